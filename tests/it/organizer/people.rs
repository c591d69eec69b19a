//! Accounts of organizers and judges, and the page of letters sent.

use reeljury::actions::disable_account::{DisableRefused, set_disabled};
use reeljury::contest::role::Role;
use reeljury::db::mail::{letters, outbox};
use reeljury::db::types::AccountId;
use reeljury::db::{Failed, accounts};

use super::season;
use crate::rounds::Season;
use crate::support::TestProgram;

const JUDGE: [(&str, &str); 4] = [
    ("email", " Chen@Example.com "),
    ("name", "陈老师"),
    ("role", "judge"),
    ("lang", "en"),
];

fn account(program: &TestProgram, email: &str) -> AccountId {
    let found = program.read(|conn| accounts::by_email(conn, email));
    found.expect("an account").id
}

#[tokio::test]
async fn a_judge_is_invited_by_letter_in_their_language_and_again_with_a_fresh_link() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    desk.post("/admin/judges", &JUDGE).await.is(303);
    let first = program.letters().pop().expect("a letter");
    assert_eq!(
        (first.to_address.as_str(), first.lang.0.tag()),
        ("chen@example.com", "en")
    );
    let page = desk.get("/admin/judges").await;
    page.says("陈老师")
        .says("尚未设置密码")
        .says("name=\"lang\" value=\"en\"");
    program.at("2023-06-26T13:00:00+08:00");
    let desk = season.seat(season.organizer);
    desk.post("/admin/judges", &JUDGE).await.is(303);
    let second = program.letters().pop().expect("a letter");
    assert_eq!(program.read(|conn| accounts::count(conn, Role::Judge)), 1);
    assert_ne!(first.body_text, second.body_text);
    let path = |text: &str| {
        let at = text.find("/set-password/").expect("a link");
        text[at..]
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let visitor = program.visitor();
    let old = visitor.get(&path(&first.body_text)).await;
    assert_ne!(old.status, 200);
    visitor.get(&path(&second.body_text)).await.is(200);
}

#[tokio::test]
async fn an_invitation_that_makes_no_sense_is_refused_at_its_fields() {
    let season = season();
    let desk = season.seat(season.organizer);
    let refused = desk
        .post("/admin/judges", &[("email", "nobody"), ("role", "visitor")])
        .await;
    refused
        .is(422)
        .says("电子邮箱格式不正确")
        .says("请填写姓名");
    refused
        .says("请选择身份")
        .says("请选择邮件语言")
        .says("value=\"nobody\"");
    let mut taken = JUDGE;
    taken[0].1 = "organizer@example.com";
    desk.post("/admin/judges", &taken)
        .await
        .is(422)
        .says("已是组委会的账号");
    assert_eq!(
        season
            .program
            .read(|conn| accounts::count(conn, Role::Judge)),
        0
    );
}

#[tokio::test]
async fn whoever_is_disabled_is_signed_out_at_once_and_can_be_let_in_again() {
    let season = Season::begin("2023-06-26T12:00:00+08:00", 1);
    let desk = season.seat(season.organizer);
    let judge = season.seat(season.judges[0]);
    judge.get("/judge").await.is(200);
    let path = format!("/admin/judges/{}", season.judges[0]);
    desk.post(&format!("{path}/disable"), &[]).await.is(303);
    judge.get("/judge").await.is(303);
    desk.get("/admin/judges").await.says("已停用");
    let again = [
        ("email", "judge1@example.com"),
        ("name", "评委1"),
        ("role", "judge"),
        ("lang", "zh-CN"),
    ];
    desk.post("/admin/judges", &again)
        .await
        .is(422)
        .says("请先恢复");
    desk.post(&format!("{path}/enable"), &[]).await.is(303);
    desk.get("/admin/judges").await.keeps_quiet_about("已停用");
    // the old session stays ended
    judge.get("/judge").await.is(303);
}

#[tokio::test]
async fn the_last_organizer_cannot_be_disabled() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let myself = format!("/admin/judges/{}/disable", season.organizer);
    desk.post(&myself, &[])
        .await
        .is(422)
        .says("不能停用自己的账号");
    program.account(Role::Organizer, "second@example.com", "组委会乙");
    let second = account(program, "second@example.com");
    desk.post(&format!("/admin/judges/{second}/disable"), &[])
        .await
        .is(303);
    let last = season.organizer;
    let refused = program.try_as(second, |tx| set_disabled(tx, last, true));
    assert!(
        matches!(refused, Err(Failed::Refused(DisableRefused::LastOrganizer))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn letters_are_shown_without_the_secrets_of_their_readers() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    desk.post("/admin/judges", &JUDGE).await.is(303);
    let letter = program.letters().pop().expect("a letter");
    let at = letter.body_text.find("/set-password/").expect("a link");
    let secret: String = letter.body_text[at..].chars().skip(14).take(26).collect();
    let page = desk.get(&format!("/admin/letters/{}", letter.id)).await;
    page.is(200)
        .says("chen@example.com")
        .says("/set-password/••••")
        .says(&format!("src=\"/admin/letters/{}/html\"", letter.id));
    page.keeps_quiet_about(&secret);
}

#[tokio::test]
async fn a_letter_that_was_given_up_is_shown_with_its_reason_and_can_be_sent_again() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    desk.post("/admin/judges", &JUDGE).await.is(303);
    let letter = program.letters().pop().expect("a letter");
    desk.get("/admin/letters?show=given-up")
        .await
        .says("没有邮件");
    let now = program.app.now();
    let failed = program
        .app
        .db
        .write_now(|conn| outbox::mark_failed(conn, letter.id, "550 no such mailbox", None, now));
    failed.expect("it is marked");
    desk.get("/admin").await.says("1 封邮件没能发出");
    desk.get("/admin/letters?show=given-up")
        .await
        .says("550 no such mailbox");
    desk.post(&format!("/admin/letters/{}/again", letter.id), &[])
        .await
        .is(303);
    let letter = program.read(|conn| letters::get(conn, letter.id));
    assert_eq!((letter.gave_up_at, letter.attempts), (None, 0));
    desk.get("/admin/audit").await.says("重新发送邮件");
    desk.get("/admin/letters?show=waiting")
        .await
        .says("chen@example.com");
}

#[tokio::test]
async fn what_is_done_at_the_desk_is_recorded_with_who_did_it() {
    let season = season();
    let (program, desk) = (&season.program, season.seat(season.organizer));
    let entry = super::entered(program, 1, &[]).await;
    super::decide(&desk, program, &entry.code, &[("decision", "accept")])
        .await
        .is(303);
    desk.post("/admin/judges", &JUDGE).await.is(303);
    let page = desk.get("/admin/audit").await;
    page.says("资格初审").says(&entry.code).says("组委会甲");
    page.says("发出邀请").says("chen@example.com");
}
