//! Lists of posts that organizers bring in.

use reeljury::contest::imported_post::ImportedPost;
use reeljury::posts::{MOST_ROWS, read as read_list};

/// Rows are in the order of the file, and each gets an outcome.
pub fn read(bytes: &[u8]) {
    let Ok(rows) = read_list(bytes) else {
        return;
    };
    assert!((1..=MOST_ROWS).contains(&rows.len()));
    assert!(rows.is_sorted_by(|one, next| one.number < next.number));
    for row in &rows {
        let now = super::CONTEST.calendar.whole().closes;
        if let Ok(post) = ImportedPost::of(&super::CONTEST, row, now) {
            assert!(!post.identity().is_empty());
        }
    }
}
