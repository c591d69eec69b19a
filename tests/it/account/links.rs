//! The one-time link that sets a password.

use reeljury::actions::disable_account::set_disabled;
use reeljury::actions::invite_person::{Invitation, invite_person};
use reeljury::contest::role::Role;
use reeljury::db::types::AccountId;
use reeljury::lang::Lang;
use reeljury::links;

use super::try_in;
use crate::support::{PASSWORD, TestProgram};

const CHOSEN: &str = "a-long-sentence-of-mine";

/// Invites a judge; returns the account and the path of its one-time link.
fn invite(program: &TestProgram, email: &str) -> (AccountId, String) {
    let seed = links::random_token();
    let invitation = Invitation {
        email: email.to_owned(),
        name: "评委甲".to_owned(),
        role: Role::Judge,
        lang: Lang::Zh,
        seed: seed.clone(),
    };
    let (app, now) = (&program.app, program.app.now());
    let made = app
        .db
        .write_now(|conn| invite_person(&mut app.tx(conn, now), &invitation));
    let id = made.unwrap_or_else(|refused| panic!("{refused:?}")).id;
    (
        id,
        format!("/set-password/{}", app.links.one_time_token(&seed)),
    )
}

#[tokio::test]
async fn a_one_time_link_sets_a_password_once() {
    let program = TestProgram::start();
    let (_, link) = invite(&program, "judge@example.com");
    let visitor = program.visitor();
    visitor
        .get(&link)
        .await
        .is(200)
        .says("评委甲")
        .says("至少 10 个字符");
    let both = |first: &'static str, again: &'static str| [("password", first), ("again", again)];
    visitor
        .post(&link, &both("short", "short"))
        .await
        .is(422)
        .says("至少要有 10 个字符");
    let differs = visitor.post(&link, &both(CHOSEN, "something-else")).await;
    differs
        .is(422)
        .says("两次输入的密码不一致")
        .keeps_quiet_about(CHOSEN);
    let done = visitor.post(&link, &both(CHOSEN, CHOSEN)).await;
    done.leads_to("/sign-in", "password-set");
    visitor.follow(&done).await.says("密码已设置");
    try_in(&visitor, "judge@example.com", CHOSEN).await.is(303);
    visitor.get(&link).await.is(410).says("已经用过");
    visitor
        .post(&link, &both(CHOSEN, CHOSEN))
        .await
        .is(410)
        .says("已经用过");
    visitor
        .clone()
        .english()
        .get(&link)
        .await
        .is(410)
        .says("used already");
}

#[tokio::test]
async fn an_expired_an_unknown_and_a_disabled_link_are_each_said_clearly() {
    let program = TestProgram::start();
    let desk = program.account(Role::Organizer, "desk@example.com", "组委会甲");
    let (judge, link) = invite(&program, "judge@example.com");
    let visitor = program.visitor();
    visitor
        .get("/set-password/nonsense")
        .await
        .is(404)
        .says("链接无效");
    visitor.get("/set-password/%00%FF").await.is(404);
    let disable = |out| program.act_as(desk, |tx| set_disabled(tx, judge, out));
    disable(true);
    visitor.get(&link).await.is(403).says("账号已停用");
    disable(false);
    program.at("2023-07-03T12:10:00+08:00");
    visitor.get(&link).await.is(410).says("链接已过期");
    let late = visitor
        .post(&link, &[("password", CHOSEN), ("again", CHOSEN)])
        .await;
    late.is(410).says("联系组委会");
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_the_old_one() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let before = program.signed_in("judge@example.com").await;
    let (_, link) = invite(&program, "judge@example.com");
    let visitor = program.visitor();
    visitor
        .post(&link, &[("password", CHOSEN), ("again", CHOSEN)])
        .await
        .is(303);
    before.get("/").await.keeps_quiet_about("评委甲");
    try_in(&visitor, "judge@example.com", PASSWORD)
        .await
        .is(422);
}
