//! Details as people type them are read or refused.

use super::*;

fn typed<'a>() -> RawDetails<'a> {
    RawDetails {
        share_text: "https://www.bilibili.com/video/BV17x411w7KC",
        title: " 海河之夜 ",
        author: "小河",
        contact: "王某",
        phone: "１３８ 0000-0000",
        ..RawDetails::default()
    }
}

#[test]
fn details_are_trimmed_and_a_number_is_read_in_any_spelling() {
    let details = EntryDetails::parse(&typed()).expect("good details");
    assert_eq!(details.title, "海河之夜");
    assert_eq!(details.phone, "13800000000");
    assert_eq!(details.email, None);
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let bad = RawDetails {
        title: "\0 \0",
        phone: "123",
        email: "someone@nowhere",
        ..typed()
    };
    let expected = vec![
        (EntryField::Title, FieldProblem::Missing),
        (EntryField::Phone, FieldProblem::NoPhone),
        (EntryField::Email, FieldProblem::NoEmail),
    ];
    assert_eq!(EntryDetails::parse(&bad), Err(expected));
}

#[test]
fn only_a_post_that_organizers_found_needs_nobody_to_call() {
    let alone = RawDetails {
        contact: "",
        phone: "",
        ..typed()
    };
    let expected = vec![
        (EntryField::Contact, FieldProblem::Missing),
        (EntryField::Phone, FieldProblem::Missing),
    ];
    assert_eq!(EntryDetails::parse(&alone), Err(expected));
    assert_eq!(
        EntryDetails::parse_found(&alone)
            .expect("a post found")
            .phone,
        ""
    );
    let wrong = RawDetails {
        phone: "12",
        ..alone
    };
    let expected = vec![(EntryField::Phone, FieldProblem::NoPhone)];
    assert_eq!(EntryDetails::parse_found(&wrong), Err(expected));
}

#[test]
fn length_is_counted_in_characters() {
    let title = "河".repeat(101);
    let long = RawDetails {
        title: &title,
        ..typed()
    };
    let too_long = FieldProblem::TooLong {
        has: 101,
        limit: 100,
    };
    let expected = vec![(EntryField::Title, too_long)];
    assert_eq!(EntryDetails::parse(&long), Err(expected));
}

#[test]
fn numbers_from_abroad_are_taken_in_international_form() {
    for (phone, good) in [
        ("+85291230000", true),
        ("+8613800000000", true),
        ("0221234567", false),
        ("12345678901", true),
    ] {
        let details = EntryDetails::parse(&RawDetails { phone, ..typed() });
        assert_eq!(details.is_ok(), good, "{phone}");
    }
}

#[test]
fn one_author_has_one_key_however_the_name_is_spelt() {
    assert_eq!(author_key(" Ｈａｉ　He\u{200b} "), author_key("haihe"));
    assert_eq!(author_key("He\u{200b}\u{301}"), author_key("hé"));
}
