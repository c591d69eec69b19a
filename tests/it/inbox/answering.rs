//! To whom does the program reply by itself? To people who can correct something, a few times a day, and to nobody
//! else.

use reeljury::contest::message::{MessageState, Reason};

use crate::support::{CLIP, LetterIn, TestProgram};

/// A message that its text marks as an entry, but without a file.
fn empty(id: &'static str) -> LetterIn {
    LetterIn {
        id,
        files: vec![],
        text: "想参加“你好，天津”短视频大赛",
        ..LetterIn::default()
    }
}

#[tokio::test]
async fn whoever_answers_our_letter_is_answered_by_a_person() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let ours = &program.letters()[0];
    let thanks = LetterIn {
        subject: "Re: 已收到您的投稿",
        text: "谢谢！",
        answers: Some(format!("<{}@qq.com>", ours.message_id)),
        ..empty("<2@example.com>")
    };
    let imported = program.receives(&thanks).await;
    let kept = program.letter_in(&imported);
    assert!(kept.reasons.contains(Reason::Answer.key()));
    assert_eq!(program.letters().len(), 1, "only the receipt");
}

#[tokio::test]
async fn an_absence_notice_is_set_aside_though_no_header_tells_it() {
    let program = TestProgram::start();
    let notice = LetterIn {
        subject: "自动回复：已收到您的投稿",
        ..empty("<1@example.com>")
    };
    let imported = program.receives(&notice).await;
    assert_eq!(imported.state, MessageState::Dismissed);
    assert!(program.letters().is_empty());
}

#[tokio::test]
async fn advertisements_and_junk_are_never_answered() {
    let program = TestProgram::start();
    let advertisement = LetterIn {
        subject: "发票代开",
        text: "详见 https://pan.quark.cn/s/abcdef",
        ..empty("<1@example.com>")
    };
    assert_eq!(
        program.receives(&advertisement).await.state,
        MessageState::Waiting
    );
    let junk = LetterIn {
        junk: true,
        ..empty("<2@example.com>")
    };
    assert_eq!(program.receives(&junk).await.state, MessageState::Waiting);
    assert!(program.letters().is_empty());
}

#[tokio::test]
async fn the_same_address_is_told_a_few_times_a_day() {
    let program = TestProgram::start();
    let ids = ["<1@a>", "<2@a>", "<3@a>", "<4@a>", "<5@a>", "<6@a>"];
    for id in ids {
        program.receives(&empty(id)).await;
    }
    assert_eq!(program.letters().len(), 5);
    program.at("2023-06-28T12:00:00+08:00");
    program.receives(&empty("<7@a>")).await;
    assert_eq!(program.letters().len(), 6);
}

#[tokio::test]
async fn a_strangers_subject_is_named_and_not_passed_on_at_length() {
    let program = TestProgram::start();
    let subject = "你好天津短视频大赛投稿，请点击这里领取奖金，你好天津短视频大赛投稿，请点击这里领取奖金，你好天津短视频大赛投稿，最后几个字";
    let letter = LetterIn {
        subject,
        ..empty("<1@example.com>")
    };
    program.receives(&letter).await;
    let ours = &program.letters()[0];
    assert!(ours.subject.contains("你好天津短视频大赛投稿"));
    assert!(!ours.subject.contains("最后几个字"), "{}", ours.subject);
}

#[tokio::test]
async fn a_video_that_is_packed_is_kept_and_asked_for_unpacked() {
    let program = TestProgram::start();
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    let plain = zip::write::SimpleFileOptions::default();
    packed.start_file("海河.mp4", plain).expect("a file");
    std::io::Write::write_all(&mut packed, CLIP).expect("its bytes");
    let packed = packed.finish().expect("an archive").into_inner();
    let letter = LetterIn {
        files: vec![("作品.zip", packed)],
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    assert_eq!(imported.state, MessageState::Waiting);
    let ours = program.letters().pop().expect("a letter");
    assert!(
        ours.body_text.contains("压缩包里的视频评委无法播放"),
        "{}",
        ours.body_text
    );
    let page = program
        .organizer()
        .await
        .get(&format!("/admin/inbox/{}", imported.id))
        .await;
    page.says("作品.zip").says("海河.mp4");
}

#[tokio::test]
async fn a_file_that_is_a_video_by_its_name_alone_waits_for_a_persons_look() {
    let program = TestProgram::start();
    let letter = LetterIn {
        files: vec![("海河.mp4", "不是视频".as_bytes().to_vec())],
        ..LetterIn::default()
    };
    let imported = program.receives(&letter).await;
    assert_eq!(imported.state, MessageState::Waiting);
    let kept = program.letter_in(&imported);
    assert!(kept.reasons.contains(Reason::Incomplete.key()));
}
