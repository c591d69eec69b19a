//! Organizers resolve messages that wait.

use reeljury::contest::message::MessageState;
use reeljury::db::entries;
use reeljury::db::mail::inbox;

use crate::support::{LetterIn, TestProgram};

fn unclear() -> LetterIn {
    LetterIn {
        text: "请查收我的作品，参加你好天津短视频大赛。",
        ..LetterIn::default()
    }
}

const DETAILS: [(&str, &str); 5] = [
    ("resolution", "entry"),
    ("title", "海河的早晨"),
    ("author", "李华"),
    ("phone", "13800000000"),
    ("said", "unpublished"),
];

#[tokio::test]
async fn a_waiting_letter_becomes_an_entry_with_the_details_that_the_organizer_settled() {
    let program = TestProgram::start();
    let imported = program.receives(&unclear()).await;
    assert_eq!(imported.state, MessageState::Waiting);
    let desk = program.organizer().await;
    let path = format!("/admin/inbox/{}/settle", imported.id);
    desk.post(&path, &DETAILS).await.is(303);
    let kept = program.letter_in(&imported);
    let entry = program.read(|conn| entries::get(conn, kept.entry_id.expect("an entry")));
    assert_eq!((entry.author.as_str(), entry.needs_look), ("李华", false));
    assert_eq!(entry.email.as_deref(), Some("lihua@example.com"));
    desk.post(&path, &DETAILS).await.is(422).says("已被处理");
    let receipts = program
        .letters()
        .into_iter()
        .filter(|letter| letter.kind == "mail-receipt");
    assert_eq!(receipts.count(), 1);
}

#[tokio::test]
async fn details_that_are_wrong_are_said_at_their_fields_and_nothing_is_lost() {
    let program = TestProgram::start();
    let imported = program.receives(&unclear()).await;
    let desk = program.organizer().await;
    let path = format!("/admin/inbox/{}/settle", imported.id);
    let fields = [
        ("resolution", "entry"),
        ("title", "海河"),
        ("author", ""),
        ("phone", "12"),
    ];
    let page = desk.post(&path, &fields).await;
    page.is(422)
        .says("value=\"海河\"")
        .says("author-error")
        .says("phone-error");
    assert_eq!(program.letter_in(&imported).state.0, MessageState::Waiting);
}

#[tokio::test]
async fn a_letter_is_joined_to_an_entry_by_its_number() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let more = LetterIn {
        id: "<2@example.com>",
        ..unclear()
    };
    let imported = program.receives(&more).await;
    let desk = program.organizer().await;
    let path = format!("/admin/inbox/{}/settle", imported.id);
    let wrong = [("resolution", "join"), ("code", "TJ2-999999")];
    desk.post(&path, &wrong).await.is(422).says("没有这个编号");
    let right = [("resolution", "join"), ("code", " TJ2-000001 ")];
    let before = program.letters().len();
    desk.post(&path, &right).await.is(303);
    assert_eq!(program.letters().len(), before + 1, "it is from its sender");
    desk.get("/admin/entries/TJ2-000001")
        .await
        .says(&format!("/admin/inbox/{}", imported.id));
    assert_eq!(program.count("entries"), 1);
}

#[tokio::test]
async fn what_is_set_aside_can_be_taken_back() {
    let program = TestProgram::start();
    let imported = program.receives(&unclear()).await;
    let desk = program.organizer().await;
    let path = format!("/admin/inbox/{}/settle", imported.id);
    desk.post(&path, &[("resolution", "set_aside"), ("note", "广告")])
        .await
        .is(303);
    assert_eq!(program.read(inbox::counts).dismissed, 1);
    desk.get(&format!("/admin/inbox/{}", imported.id))
        .await
        .says("广告");
    desk.post(&path, &[("resolution", "take_back")])
        .await
        .is(303);
    assert_eq!(program.letter_in(&imported).state.0, MessageState::Waiting);
}

#[tokio::test]
async fn the_sender_is_asked_once_for_the_same_and_again_for_something_else() {
    let program = TestProgram::start();
    let imported = program.receives(&unclear()).await;
    let letters = program.letters();
    assert_eq!(
        letters.len(),
        1,
        "told by itself that the author is missing"
    );
    let desk = program.organizer().await;
    let before = program.letters().len();
    let path = format!("/admin/inbox/{}/ask", imported.id);
    let same = [("missing", "unclear_author")];
    desk.post(&path, &same).await.is(422).says("已经发过");
    let more = [("missing", "unclear_author"), ("note", "请附上身份说明")];
    desk.post(&path, &more).await.is(303);
    let letters = program.letters();
    assert_eq!(letters.len(), before + 1);
    assert!(letters[before].body_text.contains("请附上身份说明"));
    desk.post(&path, &more).await.is(422);
}

#[tokio::test]
async fn guesses_of_an_entry_are_settled_before_its_review() {
    let program = TestProgram::start();
    let letter = LetterIn {
        text: "作者：李华",
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    let desk = program.organizer().await;
    let path = format!("/admin/inbox/{}/details", imported.id);
    let fields = [
        ("version", "1"),
        ("title", "海河的早晨"),
        ("author", "李华"),
        ("phone", "13800000000"),
        ("said", "unpublished"),
    ];
    desk.post(&path, &fields).await.is(303);
    let kept = program.letter_in(&imported);
    let entry = program.read(|conn| entries::get(conn, kept.entry_id.expect("an entry")));
    assert_eq!((entry.title.as_str(), entry.version), ("海河的早晨", 2));
    assert!(!entry.needs_look);
    desk.post(&path, &fields).await.is(422).says("已被他人修改");
}

#[tokio::test]
async fn a_letter_of_somebody_else_that_is_joined_changes_neither_address_nor_statement() {
    let program = TestProgram::start();
    let first = program.receives(&LetterIn::default()).await;
    let other = LetterIn {
        from: "friend@example.com",
        id: "<2@example.com>",
        ..unclear()
    };
    let joined = program.receives(&other).await;
    let desk = program.organizer().await;
    let before = program.letters().len();
    let join = [("resolution", "join"), ("code", "TJ2-000001")];
    let path = format!("/admin/inbox/{}/settle", joined.id);
    desk.post(&path, &join).await.is(303);
    assert_eq!(
        program.letters().len(),
        before,
        "the status link is its sender's alone"
    );
    let details = |id| format!("/admin/inbox/{id}/details");
    desk.get(&format!("/admin/inbox/{}", joined.id))
        .await
        .keeps_quiet_about(&details(joined.id));
    desk.get(&format!("/admin/inbox/{}", first.id))
        .await
        .says("value=\"unpublished\" checked");
    let fields = [&DETAILS[1..], &[("version", "1")]].concat();
    desk.post(&details(joined.id), &fields).await.is(303);
    let entry = program.letter_in(&first).entry_id.expect("an entry");
    let entry = program.read(|conn| entries::get(conn, entry));
    assert_eq!(entry.email.as_deref(), Some("lihua@example.com"));
}
