//! The daily link check: an entry is put on hold only if its page says on two days that the video is gone.

use reeljury::jobs::check_links::{check_due, check_links};
use reeljury::resolve::Resolver;
use reeljury::resolve::address::Addresses;

use super::*;
use crate::resolve::host::{Host, Reply};
use crate::support::LetterIn;

async fn turn(program: &TestProgram, host: &Host) -> usize {
    let address = host.address;
    let addresses = Addresses::by(move |_| Ok(vec![address]), move |target| target == address);
    let settings = program.app.contest.definition.link_settings();
    let resolver = Resolver::new(settings, addresses).expect("a resolver");
    let resolver = resolver.plainly();
    check_due(&program.app, &resolver).await.expect("a turn")
}

fn page_path(n: usize) -> String {
    link(n).trim_start_matches("https://").to_owned()
}

#[tokio::test]
async fn a_page_that_is_gone_on_two_days_puts_its_work_aside_and_one_day_does_not() {
    for status in [404, 410] {
        let month = month_with(1).await;
        let host = Host::start(&[(&page_path(1), Reply::Status(status))]);
        assert_eq!(turn(&month.program, &host).await, 1);
        month.program.at("2023-06-26T23:00:00+08:00");
        assert_eq!(turn(&month.program, &host).await, 0, "once a day");
        assert_eq!(month.program.count("holds"), 0);
        month.program.at("2023-06-27T00:10:00+08:00");
        assert_eq!(turn(&month.program, &host).await, 1);
        let all = month.all_holds(1);
        assert_eq!(all.len(), 1, "{status}");
        assert_eq!(
            (all[0].account_id, all[0].note.as_str()),
            (None, status.to_string().as_str())
        );
        let letters = month.program.letters();
        let letter = letters.last().expect("a letter");
        assert!(
            letter.body_text.contains("连续两天"),
            "{}",
            letter.body_text
        );
        month.program.at("2023-06-28T00:10:00+08:00");
        assert_eq!(turn(&month.program, &host).await, 0, "it is aside");
        month
            .desk()
            .get("/admin/entries/asides")
            .await
            .says("每日自动检查");
    }
}

#[tokio::test]
async fn whatever_is_uncertain_does_nothing() {
    for reply in [
        Reply::Status(200),
        Reply::Status(302),
        Reply::To("https://www.douyin.com/"),
        Reply::Status(403),
        Reply::Status(429),
        Reply::Status(451),
        Reply::Status(503),
    ] {
        let month = month_with(1).await;
        let host = Host::start(&[(&page_path(1), reply)]);
        for day in 27..=30 {
            month.program.at(&format!("2023-06-{day}T12:00:00+08:00"));
            turn(&month.program, &host).await;
        }
        assert_eq!(month.program.count("holds"), 0);
        assert!(host.requests().iter().all(|link| *link == page_path(1)));
        assert!(host.requests().len() >= 3, "{:?}", host.requests());
    }
}

#[tokio::test]
async fn a_page_that_came_back_must_be_gone_twice_again() {
    let month = month_with(1).await;
    let (gone, there) = (
        Host::start(&[(&page_path(1), Reply::Status(404))]),
        Host::start(&[(&page_path(1), Reply::Status(200))]),
    );
    for (day, host) in [(27, &gone), (28, &there), (29, &gone)] {
        month.program.at(&format!("2023-06-{day}T12:00:00+08:00"));
        turn(&month.program, host).await;
    }
    assert_eq!(month.program.count("holds"), 0);
    month.program.at("2023-06-30T12:00:00+08:00");
    turn(&month.program, &gone).await;
    assert_eq!(month.program.count("holds"), 1);
    // an organizer saw the video play, so what its page says later does not count
    let compute_result = "/admin/entries/TJ2-000001/aside/settle";
    month
        .desk()
        .post(compute_result, &[("resolution", "plays")])
        .await
        .is(303);
    month.program.at("2023-07-02T12:00:00+08:00");
    assert_eq!(turn(&month.program, &gone).await, 0);
}

#[tokio::test]
async fn only_works_that_a_round_asks_for_are_looked_at_one_at_a_time_of_a_host() {
    let month = month_with(2).await;
    let waiting = [
        (
            "share_text",
            "https://www.douyin.com/video/7300000000000000077",
        ),
        ("receipt_key", "waits"),
    ];
    enter(&month.program.visitor(), &waiting).await;
    let host = Host::start(&[]);
    // the clock is set again: on a slow machine the host's pause might be over already
    month.program.at("2023-06-26T12:00:00+08:00");
    assert_eq!(turn(&month.program, &host).await, 1);
    month.program.at("2023-06-26T12:00:00+08:00");
    assert_eq!(turn(&month.program, &host).await, 0, "too soon");
    month.program.at("2023-06-26T12:00:30+08:00");
    assert_eq!(turn(&month.program, &host).await, 1);
    month.program.at("2023-06-26T12:01:00+08:00");
    assert_eq!(
        turn(&month.program, &host).await,
        0,
        "the third is not accepted"
    );
    assert_eq!(host.requests(), [page_path(1), page_path(2)]);
    let rejected = [
        ("version", "1"),
        ("state", "submitted"),
        ("decision", "reject"),
        ("reason", "theme"),
        ("then", "stay"),
    ];
    let review = format!("/admin/entries/{}/review", code(3));
    month.desk().post(&review, &rejected).await.is(303);
    // in the jury stage, both entries are still checked
    month.to_jury(3);
    assert_eq!(turn(&month.program, &host).await, 1);
}

#[tokio::test]
async fn nothing_is_looked_at_where_the_setting_is_off() {
    let month = month_with(1).await;
    assert_eq!(check_links(&month.program.app).await.expect("a turn"), 0);
    assert_eq!(month.program.count("link_checks"), 0);
}

#[tokio::test]
async fn the_desk_shows_what_became_of_a_short_link() {
    let program = TestProgram::start();
    let desk = program.organizer().await;
    let fields = [("share_text", "https://v.douyin.com/iAbCdEf1/")];
    enter(&program.visitor(), &fields).await;
    let page = "/admin/entries/TJ2-000001";
    desk.get(page).await.keeps_quiet_about("没有指向任何页面");
    let host = Host::start(&[]);
    let address = host.address;
    let addresses = Addresses::by(move |_| Ok(vec![address]), move |target| target == address);
    let settings = program.app.contest.definition.link_settings();
    let resolver = Resolver::new(settings, addresses).expect("a resolver");
    reeljury::jobs::resolve_links::follow_due(&program.app, &resolver.plainly())
        .await
        .expect("a turn");
    desk.get(page).await.says("没有指向任何页面");
}

#[tokio::test]
async fn the_contests_own_post_is_looked_at_too_and_its_loss_is_the_organizers_to_mend() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let desk = program.organizer().await;
    let review = [
        ("version", "1"),
        ("state", "submitted"),
        ("decision", "accept"),
    ];
    let path = format!("/admin/entries/{}", code(1));
    desk.post(&format!("{path}/review"), &review).await.is(303);
    let post = [
        ("link", link(1)),
        ("published_at", "2023-06-26T12:00".to_owned()),
    ];
    let post = post.each_ref().map(|(name, value)| (*name, value.as_str()));
    desk.post(&format!("{path}/publish"), &post).await.is(303);
    let written = program.letters().len();
    let host = Host::start(&[(&page_path(1), Reply::Status(404))]);
    assert_eq!(turn(&program, &host).await, 1);
    program.at("2023-06-27T12:10:00+08:00");
    assert_eq!(turn(&program, &host).await, 1);
    assert_eq!(program.count("holds"), 1);
    assert_eq!(program.letters().len(), written, "nobody else can mend it");
    let desk = program.organizer().await;
    desk.get("/admin").await.says("/admin/entries/asides");
}
