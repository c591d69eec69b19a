//! Wordings in messages: labels, titles, names, numbers, files, sizes, codes, dates.

use reeljury::mail::cloud::around_link;
use reeljury::mail::cloud::code;
use reeljury::mail::structure::date;
use reeljury::mail::understand::closing;
use reeljury::mail::understand::label::{Field, of_cell, on_line};
use reeljury::mail::understand::quote;
use reeljury::mail::understand::video;
use reeljury::mail::understand::wording;

/// A value that is taken from a text is not longer than the text.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    assert!(quote::own_text(&text).len() <= text.len());
    assert!(text.starts_with(closing::above(&text, &["李华"])));
    text.lines().for_each(line);
    let values = [
        around_link::size(&text),
        code::first(&text),
        code::last(&text),
        code::bracketed(&text),
    ];
    let values = values.into_iter().chain([wording::phone(&text)]).flatten();
    values.for_each(|value| assert!(value.len() <= text.len()));
    for anchor in around_link::links_in_text(&text) {
        assert!(text.get(anchor.place).is_some());
    }
    let _ = (
        around_link::expiry(&text),
        wording::statement(&text),
        wording::mobiles(&text),
    );
    let file = around_link::File::first_in(&text).or(around_link::File::last_in(&text));
    let _ = around_link::facts_line(&text, &text, &text, file.as_ref());
}

fn line(line: &str) {
    for cut in [wording::title(line), wording::name(line)] {
        assert!(cut.len() <= line.len());
        let _ = wording::fits(Field::Title, &cut) && wording::is_personal_name(&cut);
    }
    let _ = date::instant(line);
    let _ = (on_line(line), of_cell(line), wording::in_title_marks(line));
    let _ = (
        closing::ends_a_value(line),
        wording::is_about_the_contest(line),
    );
    let _ = (video::is_video_name(line), video::is_machine_name(line));
    parts_stand_in(line);
}

/// Parts are inside the line, in order, and contain no separator. Values that differ in spaces are equal, values that
/// differ in letters are not.
fn parts_stand_in(line: &str) {
    let mut rest = line;
    for part in wording::parts(line) {
        assert!(
            !part.is_empty() && !part.contains(['+', '|', '/', '《']),
            "{part:?}"
        );
        let (_, behind) = rest
            .split_once(part)
            .expect("a part of the line, in its order");
        rest = behind;
        let spread: String = part.chars().flat_map(|c| [' ', c]).collect();
        assert!(wording::same(part, &spread), "{part:?}");
        assert!(!wording::same(part, &format!("{part}x")), "{part:?}");
    }
}
