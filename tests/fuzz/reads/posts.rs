//! Lists of posts that organizers bring in.

use reeljury::contest::imported_post::ImportedPost;
use reeljury::posts::{List, MOST_ROWS};

/// Rows are in the order of the file, and each gets an outcome.
pub fn read(bytes: &[u8]) {
    let Ok(list) = List::open(bytes, &super::CONTEST) else {
        return;
    };
    let rows: Vec<_> = list.rows().collect();
    assert!((1..=MOST_ROWS).contains(&rows.len()));
    assert!(rows.is_sorted_by(|one, next| one.number < next.number));
    for row in &rows {
        let now = super::CONTEST.calendar.whole().closes;
        if let Ok(post) = ImportedPost::of(&super::CONTEST, row, now) {
            assert!(!post.identity().is_empty());
        }
    }
}
