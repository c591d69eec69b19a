//! Getting lost links back by e-mail.

use crate::support::{TestProgram, enter};

#[tokio::test]
async fn the_links_of_all_entries_go_to_the_address_given_at_entry() {
    let program = TestProgram::start();
    let first = enter(&program.visitor(), &[]).await;
    let link = "https://www.douyin.com/video/7234567890123456789";
    let second = enter(&program.visitor(), &[("share_text", link)]).await;
    let fields = [("email", " Someone@Example.com ")];
    let page = program.visitor().post("/find-my-entries", &fields).await;
    page.is(200)
        .says("如果这个邮箱登记过作品")
        .keeps_quiet_about("TJ2-");
    let letter = program.letters().pop().expect("a letter");
    assert_eq!(
        (letter.kind.as_str(), letter.to_address.as_str()),
        ("links", "someone@example.com")
    );
    for part in [&first, &second, "TJ2-000001 海河之夜", "TJ2-000002"] {
        assert!(
            letter.body_text.contains(part),
            "{part}: {}",
            letter.body_text
        );
    }
}

#[tokio::test]
async fn the_answer_is_the_same_whether_there_are_entries_or_not() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let ask = |email: &'static str| {
        let browser = program.visitor();
        async move {
            let page = browser.post("/find-my-entries", &[("email", email)]).await;
            // only what follows the header is compared: the header shows the time
            let main = page.is(200).text.split_once("<main");
            main.expect("a page").1.to_owned()
        }
    };
    let (known, unknown) = (
        ask("someone@example.com").await,
        ask("nobody@example.com").await,
    );
    assert_eq!(known, unknown);
    assert_eq!(program.count("letters"), 2);
}

#[tokio::test]
async fn asking_again_and_again_sends_no_more_letters() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let fields = [("email", "someone@example.com")];
    for n in 0..12 {
        program.at(&format!("2023-06-26T12:00:{n:02}+08:00"));
        let response = program.visitor().post("/find-my-entries", &fields).await;
        response.is(if n < 10 { 200 } else { 429 });
    }
    assert_eq!(program.count("letters"), 1 + 3);
}

#[tokio::test]
async fn what_is_no_address_is_said_at_the_field() {
    let program = TestProgram::start();
    for (typed, sentence) in [
        ("", "请填写电子邮箱"),
        ("not an address", "电子邮箱格式不正确"),
    ] {
        let page = program
            .visitor()
            .post("/find-my-entries", &[("email", typed)])
            .await;
        page.is(422).says(sentence);
    }
}

#[tokio::test]
async fn the_letter_is_in_the_language_of_whoever_asks() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let browser = program.visitor().english();
    browser
        .post("/find-my-entries", &[("email", "someone@example.com")])
        .await
        .is(200);
    let letter = program.letters().pop().expect("a letter");
    assert!(
        letter.subject.contains("the links to your entries"),
        "{}",
        letter.subject
    );
}
