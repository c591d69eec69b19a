//! Messages that arrive: which become entries, which wait for an organizer, and which are dismissed.

use reeljury::contest::message::MessageState;
use reeljury::contest::similar::Likeness;
use reeljury::db::mail::{inbox, media, messages};
use reeljury::db::types::PairId;
use reeljury::db::{entries, pairs};

use crate::support::{CLIP, LetterIn, TestProgram};

#[tokio::test]
async fn a_whole_letter_becomes_an_entry_and_its_sender_gets_the_status_link() {
    let program = TestProgram::start();
    let imported = program.receives(&LetterIn::default()).await;
    assert_eq!(imported.state, MessageState::Entry);
    let kept = program.letter_in(&imported);
    let entry = program.read(|conn| entries::get(conn, kept.entry_id.expect("an entry")));
    assert_eq!(
        (
            entry.title.as_str(),
            entry.author.as_str(),
            entry.phone.as_str()
        ),
        ("海河的早晨", "李华", "13800000000")
    );
    assert!(!entry.needs_look, "everything is plainly said");
    let letters = program.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to_address, "lihua@example.com");
    assert_eq!(letters[0].in_reply_to.as_deref(), Some("<1@example.com>"));
    assert!(letters[0].body_text.contains("/status/"));
    let status = letters[0]
        .body_text
        .split_whitespace()
        .find(|word| word.contains("/status/"));
    let path = status.and_then(|link| link.find("/status/").map(|at| &link[at..]));
    let page = program.visitor().get(path.expect("a status page")).await;
    page.is(200).says("海河的早晨");
}

#[tokio::test]
async fn a_video_is_kept_as_it_was_sent_and_what_it_is_is_told_by_its_bytes() {
    let program = TestProgram::start();
    let imported = program.receives(&LetterIn::default()).await;
    let files = program.read(|conn| messages::files(conn, imported.id));
    let (file, kept) = &files[0];
    let kept = kept.as_ref().expect("a kept file");
    assert_eq!((file.name.as_str(), file.video), ("海河.mp4", true));
    assert_eq!(kept.media_type, "video/mp4");
    assert_eq!(kept.bytes, i64::try_from(CLIP.len()).expect("small"));
    assert!(
        kept.duration_ms
            .is_some_and(|ms| (1_400..1_700).contains(&ms))
    );
    let organizer = program.organizer().await;
    let shown = organizer.get(&format!("/admin/files/{}", file.id)).await;
    shown.is(200);
    let page = organizer
        .get(&format!("/admin/inbox/{}", imported.id))
        .await;
    page.is(200)
        .says("海河.mp4")
        .says("<video")
        .says("video/mp4");
}

#[tokio::test]
async fn a_file_is_saved_under_a_name_that_is_what_it_looks_like() {
    let program = TestProgram::start();
    let letter = LetterIn {
        files: vec![("C:\\films\\海河\u{202E}4pm.exe", CLIP.to_vec())],
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    let file = program.read(|conn| messages::files(conn, imported.id))[0]
        .0
        .id;
    let organizer = program.organizer().await;
    let saved = organizer.get(&format!("/admin/files/{file}?save=1")).await;
    assert_eq!(
        saved.headers["content-disposition"],
        "attachment; filename=\"__4pm.mp4\"; filename*=UTF-8''%E6%B5%B7%E6%B2%B34pm.mp4"
    );
}

#[tokio::test]
async fn the_same_letter_again_changes_nothing() {
    let program = TestProgram::start();
    let letter = LetterIn::default();
    let raw = letter.raw();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("letter.eml");
    std::fs::write(&path, raw).expect("a letter");
    let origin = || reeljury::intake::Origin {
        source: "INBOX".to_owned(),
        received_at: Some(program.app.now()),
        junk: false,
    };
    let take = || reeljury::intake::take_in(&program.app, &path, origin(), |_, _| Ok(()));
    let first = take().await.expect("a letter comes in");
    let second = take().await.expect("a letter comes in");
    assert!(!first.again && second.again);
    assert_eq!(first.id, second.id);
    assert_eq!(program.letters().len(), 1);
    assert_eq!(program.read(inbox::counts).all, 1);
}

#[tokio::test]
async fn a_letter_that_lacks_something_waits_and_its_sender_is_told_what() {
    let program = TestProgram::start();
    let letter = LetterIn {
        files: vec![],
        text: "想参加“你好，天津”短视频大赛",
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    assert_eq!(imported.state, MessageState::Waiting);
    let letters = program.letters();
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].body_text.contains("没有找到视频文件"),
        "{}",
        letters[0].body_text
    );
    assert!(letters[0].body_text.contains("没有写明作者"));
    let page = program
        .organizer()
        .await
        .get("/admin/inbox?show=waiting")
        .await;
    page.is(200).says("没有视频").says("lihua@example.com");
}

#[tokio::test]
async fn a_letter_without_a_chinese_character_is_answered_in_english() {
    let program = TestProgram::start();
    let letter = LetterIn {
        subject: "My video for the contest",
        text: "Please find it attached.",
        ..LetterIn::default()
    };
    program.receives(&letter).await;
    assert_eq!(program.letters()[0].lang.0.tag(), "en");
}

#[tokio::test]
async fn a_cut_video_is_incomplete_and_never_an_entry() {
    let program = TestProgram::start();
    let letter = LetterIn {
        files: vec![("海河.mp4", CLIP[..CLIP.len() / 2].to_vec())],
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    assert_eq!(imported.state, MessageState::Waiting);
    assert_eq!(program.letter_in(&imported).reasons, r#"["incomplete"]"#);
    assert!(program.letters()[0].body_text.contains("视频文件不完整"));
}

#[tokio::test]
async fn programs_letters_are_set_aside_and_never_answered() {
    let program = TestProgram::start();
    for (id, header) in [
        ("<a@example.com>", "Auto-Submitted: auto-replied"),
        ("<b@example.com>", "Precedence: bulk"),
        ("<c@example.com>", "Return-Path: <>"),
    ] {
        let letter = LetterIn {
            id,
            header,
            ..LetterIn::default()
        };
        let imported = program.receives(&letter).await;
        assert_eq!(imported.state, MessageState::Dismissed, "{header}");
    }
    let letter = LetterIn {
        id: "<d@example.com>",
        subject: "hello",
        text: "buy now",
        files: vec![],
        ..LetterIn::default()
    };
    assert_eq!(program.receives(&letter).await.state, MessageState::Waiting);
    assert!(program.letters().is_empty());
    let counts = program.read(inbox::counts);
    assert_eq!(
        counts.all,
        counts.entries + counts.waiting + counts.dismissed
    );
}

#[tokio::test]
async fn a_guess_is_marked_for_the_organizer_and_never_taken_as_said() {
    let program = TestProgram::start();
    let letter = LetterIn {
        text: "作者：李华\n电话13900000000，片子叫《海河》。",
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    let kept = program.letter_in(&imported);
    let entry = program.read(|conn| entries::get(conn, kept.entry_id.expect("an entry")));
    assert!(entry.needs_look);
    let organizer = program.organizer().await;
    let page = organizer
        .get(&format!("/admin/entries/{}", entry.code))
        .await;
    page.is(200).says("未明确写出");
    let page = organizer
        .get(&format!("/admin/inbox/{}", imported.id))
        .await;
    page.says("推测");
}

#[tokio::test]
async fn two_letters_with_the_same_video_are_laid_side_by_side() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let other = LetterIn {
        id: "<2@example.com>",
        from: "wang@example.com",
        text: "作品名称：另一个名字\n作者：王明",
        ..LetterIn::default()
    };
    program.receives(&other).await;
    let open = program.read(|conn| pairs::open(conn, PairId(0), 10));
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].why.0, Likeness::SameVideo);
    let files = program.read(|conn| media::videos_of(conn, open[0].entry_a));
    assert_eq!(
        files[0].2.id,
        program.read(|conn| media::videos_of(conn, open[0].entry_b))[0]
            .2
            .id
    );
}

#[tokio::test]
async fn an_answer_to_our_letter_waits_beside_the_work_it_is_about() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let ours = &program.letters()[0];
    let answer = LetterIn {
        id: "<2@example.com>",
        subject: "回复：已收到您的投稿",
        text: "补充一下：作品简介有改动。",
        files: vec![],
        answers: Some(format!("<{}@qq.com>", ours.message_id)),
        ..LetterIn::default()
    };
    let imported = program.receives(&answer).await;
    assert_eq!(imported.state, MessageState::Waiting);
    let page = program
        .organizer()
        .await
        .get(&format!("/admin/inbox/{}", imported.id))
        .await;
    page.says("回复了系统邮件").says("value=\"TJ2-000001\"");
}

#[tokio::test]
async fn a_repeated_message_id_with_other_content_is_shown() {
    let program = TestProgram::start();
    let first = program.receives(&LetterIn::default()).await;
    let forged = LetterIn {
        text: "作品名称：别的\n作者：别人",
        ..LetterIn::default()
    };
    let second = program.receives(&forged).await;
    assert_ne!(first.id, second.id);
    let page = program
        .organizer()
        .await
        .get(&format!("/admin/inbox/{}", second.id))
        .await;
    page.says("Message-ID 相同")
        .says(&format!("/admin/inbox/{}", first.id));
}

#[tokio::test]
async fn a_letter_before_the_window_waits() {
    let program = TestProgram::start_at("2023-06-01T12:00:00+08:00");
    let imported = program.receives(&LetterIn::default()).await;
    assert_eq!(imported.state, MessageState::Waiting);
    assert_eq!(
        program.letter_in(&imported).reasons,
        r#"["outside_window"]"#
    );
}

#[tokio::test]
async fn a_header_that_no_index_could_hold_is_kept_in_part_and_stops_nothing() {
    let program = TestProgram::start();
    let endless = noise(9_000);
    let raw = format!(
        "From: {endless}@example.com\nMessage-ID: <{endless}@x>\nReferences: <a\0b@x> <{endless}@y>\n\
         Subject: {endless}\n\n作者：李华\n"
    );
    let imported = program.receives_raw(raw.as_bytes(), false).await;
    let kept = program.letter_in(&imported);
    assert_eq!(kept.state.0, MessageState::Waiting);
    assert!(kept.from_address.chars().count() <= 320);
    assert!(kept.message_id.is_some_and(|id| id.len() <= 250));
}

/// Random text, so that no compression shortens it.
fn noise(length: u32) -> String {
    let letter = |n: u32| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26);
    (0..length).map(letter).collect()
}

#[tokio::test]
async fn the_words_of_a_letter_that_was_sent_on_as_a_file_are_shown() {
    let program = TestProgram::start();
    let raw = "From: a@example.com\nSubject: =?utf-8?B?5oqV56i/?=\nContent-Type: multipart/mixed; boundary=b\n\n\
               --b\nContent-Type: text/plain; charset=utf-8\n\n请看附件里的信\n\
               --b\nContent-Type: message/rfc822\n\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n\
               作者：王五\n--b--\n";
    let imported = program.receives_raw(raw.as_bytes(), false).await;
    let page = program
        .organizer()
        .await
        .get(&format!("/admin/inbox/{}", imported.id))
        .await;
    page.is(200).says("请看附件里的信").says("作者：王五");
    let said = program.letter_in(&imported).said;
    assert!(!said.contains("王五"), "another's words: {said}");
}
