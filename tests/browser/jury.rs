//! What a judge does: scores every entry of the queue, on the page or with plain forms, and finishes judging.

use crate::entries::{CRITERIA, JUDGED, SampleEntry};
use crate::support::Browser;
use crate::window::{Size, Window};

/// Scores the whole queue on the page; the script saves points while they are typed.
pub async fn scores_all(window: &Window, judge: usize, size: Size) {
    window.open("/judge").await;
    window.fits().await;
    window.press("a[href^='/judge/m01']").await;
    window.arrives_at("/judge/m01").await;
    window.press("a.act[href^='/judge/m01/']").await;
    for n in 0..JUDGED {
        let path = window.arrives_at("/judge/m01/").await;
        let entry = entry_on_sheet(window).await;
        type_points(window, entry, judge).await;
        if n == 0 {
            window
                .shows_well(&format!("judge-score-{judge}"), size)
                .await;
            points_stand_by_themselves(window, entry, judge, &path).await;
        }
        window.press("button[data-key='n']").await;
        window.leaves(&path).await;
    }
    finishes(window).await;
}

/// Types the points of one sheet.
pub async fn type_points(window: &Window, entry: &SampleEntry, judge: usize) {
    for (criterion, points) in CRITERIA.into_iter().zip(entry.points(judge)) {
        window.fill(&format!("points.{criterion}"), points).await;
    }
}

/// The entry on the sheet; fails if its author is anywhere on the page.
pub async fn entry_on_sheet(window: &Window) -> &'static SampleEntry {
    let title = window.one("h1").await.text().await.expect("a title");
    let entry = SampleEntry::titled(&title);
    let words = window.words().await;
    assert!(
        !words.contains(entry.author),
        "{} is named:\n{words}",
        entry.author
    );
    entry
}

/// Fails unless the points are there when the page is opened again, although no button was pressed.
async fn points_stand_by_themselves(
    window: &Window,
    entry: &SampleEntry,
    judge: usize,
    path: &str,
) {
    // the server counts an entry once all five criteria have points
    window.sees(&format!("1 / {JUDGED}")).await;
    window.one("[data-saved] .is-pass").await;
    window.open(path).await;
    for (criterion, points) in CRITERIA.into_iter().zip(entry.points(judge)) {
        assert_eq!(
            window.value(&format!("points.{criterion}")).await,
            points,
            "{criterion}"
        );
    }
}

/// Finishes the round's judging.
async fn finishes(window: &Window) {
    window.arrives_at("/judge/m01/finish").await;
    window.press("form[action$='/finish'] button.act").await;
    window.leaves("/judge/m01/finish").await;
}

/// Scores the whole queue with plain forms.
pub async fn scores_all_plainly(browser: &Browser, judge: usize) {
    let queue = browser.get("/judge/m01").await;
    let sheets = sheets(&queue.text);
    assert_eq!(sheets.len(), JUDGED, "{}", queue.text);
    for (path, title) in sheets {
        let points = SampleEntry::titled(&title).points(judge);
        let names = CRITERIA.map(|criterion| format!("points.{criterion}"));
        let mut form: Vec<(&str, &str)> = vec![("then", "next")];
        form.extend(names.iter().map(String::as_str).zip(points));
        browser.post(&path, &form).await.is(303);
    }
    browser.post("/judge/m01/finish", &[]).await.is(303);
}

/// The path and the title of every sheet in the rows of a queue.
fn sheets(page: &str) -> Vec<(String, String)> {
    let rows = page.split("<p class=\"row-title\">").skip(1);
    let rows = rows
        .filter_map(|row| row.split_once("<a href=\""))
        .map(|(_, row)| row);
    let sheet = |row: &str| {
        let (path, rest) = row.split_once("\">")?;
        let (title, _) = rest.split_once('<')?;
        Some((path.to_owned(), title.to_owned()))
    };
    rows.filter_map(sheet).collect()
}
