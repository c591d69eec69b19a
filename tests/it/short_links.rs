//! The job that follows short links: entries get their videos, organizers see duplicates, and no host is asked too
//! often.

use std::net::SocketAddr;

use reeljury::contest::entry::EntryState;
use reeljury::contest::rules::{Rule, Verdict};
use reeljury::contest::similar::Likeness;
use reeljury::db::types::PairId;
use reeljury::db::{entries, lookups, pairs};
use reeljury::jobs::resolve_links::{follow_due, resolve_links};
use reeljury::resolve::Resolver;
use reeljury::resolve::address::Addresses;

use crate::resolve::host::{Host, Reply};
use crate::support::{TestProgram, enter, sheet};

const VIDEO: &str = "https://www.douyin.com/video/7300000000000000001";

fn resolver(program: &TestProgram, address: SocketAddr) -> Resolver {
    let addresses = Addresses::by(move |_| Ok(vec![address]), move |target| target == address);
    let settings = program.app.contest.definition.link_settings();
    Resolver::new(settings, addresses)
        .expect("a resolver")
        .plainly()
}

async fn turn(program: &TestProgram, host: &Host) -> usize {
    let resolver = resolver(program, host.address);
    follow_due(&program.app, &resolver).await.expect("a turn")
}

async fn entered(program: &TestProgram, link: &str, title: &str) {
    let fields = [
        ("share_text", link),
        ("title", title),
        ("author", title),
        ("receipt_key", title),
    ];
    enter(&program.visitor(), &fields).await;
}

#[tokio::test]
async fn an_entry_gets_its_video_and_holds_it_from_then_on() {
    let program = TestProgram::start();
    entered(&program, "https://v.douyin.com/iAbCdEf1/", "海河").await;
    assert!(program.entry("TJ2-000001").needs_look);
    let host = Host::start(&[("v.douyin.com/iAbCdEf1/", Reply::To(VIDEO))]);
    assert_eq!(turn(&program, &host).await, 1);
    let entry = program.entry("TJ2-000001");
    assert_eq!(
        entry.link.canonical_id.as_deref(),
        Some("7300000000000000001")
    );
    assert_eq!(entry.link.url.as_deref(), Some(VIDEO));
    assert_eq!((entry.needs_look, entry.version), (false, 2));
    let checks = program.read(|conn| entries::newest_checks(conn, entry.id));
    assert!(!checks.is_empty());
    assert!(
        checks.iter().all(|check| check.verdict == Verdict::Pass),
        "{checks:?}"
    );
    for link in [VIDEO, "https://v.douyin.com/iAbCdEf1/"] {
        let fields = sheet(&[("share_text", link), ("receipt_key", "another")]);
        let refused = program.visitor().post("/submit", &fields).await;
        refused.is(422).says("TJ2-000001");
    }
    program.at("2023-06-27T12:00:00+08:00");
    assert_eq!(turn(&program, &host).await, 0, "it is not asked for again");
}

#[tokio::test]
async fn a_video_that_was_entered_before_comes_to_the_desk_as_a_pair() {
    let program = TestProgram::start();
    entered(&program, VIDEO, "海河").await;
    entered(&program, "https://v.douyin.com/iAbCdEf1/", "五大道").await;
    let host = Host::start(&[("v.douyin.com/iAbCdEf1/", Reply::To(VIDEO))]);
    turn(&program, &host).await;
    let entry = program.entry("TJ2-000002");
    assert_eq!(
        entry.state.0,
        EntryState::Submitted,
        "nothing is dropped unseen"
    );
    assert!(entry.needs_look);
    let checks = program.read(|conn| entries::newest_checks(conn, entry.id));
    let duplicate = checks.iter().find(|check| check.rule == Rule::Duplicate);
    assert_eq!(duplicate.map(|check| check.verdict), Some(Verdict::Fail));
    let open = program.read(|conn| pairs::open(conn, PairId(0), 10));
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].entry_a.0, open[0].entry_b.0), (1, 2));
    assert_eq!(open[0].why.0, Likeness::SameVideo);
}

#[tokio::test]
async fn what_leads_elsewhere_or_nowhere_stays_to_be_checked() {
    let program = TestProgram::start();
    entered(&program, "http://t.cn/A6abcDEF", "海河").await;
    entered(&program, "https://v.douyin.com/iAbCdEf1/", "五大道").await;
    entered(&program, "https://b23.tv/aBcDeFg", "古文化街").await;
    let host = Host::start(&[
        ("t.cn/A6abcDEF", Reply::To("https://evil.example/")),
        (
            "b23.tv/aBcDeFg",
            Reply::To("https://live.bilibili.com/123456"),
        ),
    ]);
    assert_eq!(turn(&program, &host).await, 3);
    for (code, outcome) in [
        ("TJ2-000001", "elsewhere"),
        ("TJ2-000002", "nowhere"),
        ("TJ2-000003", "page"),
    ] {
        let entry = program.entry(code);
        assert!(
            entry.needs_look && entry.link.canonical_id.is_none(),
            "{code}"
        );
        assert_eq!(entry.state.0, EntryState::Submitted);
        let found = program.read(|conn| lookups::outcome(conn, entry.id));
        assert_eq!(found.map(|found| found.key()), Some(outcome), "{code}");
    }
}

#[tokio::test]
async fn a_host_is_asked_once_in_two_seconds_and_rests_after_it_turned_us_away() {
    let program = TestProgram::start_at("2023-06-26T12:00:00+08:00");
    for n in 1..=3 {
        entered(
            &program,
            &format!("https://v.douyin.com/iAbCdEf{n}/"),
            &format!("作品{n}号"),
        )
        .await;
    }
    let host = Host::start(&[
        ("v.douyin.com/iAbCdEf1/", Reply::Status(404)),
        ("v.douyin.com/iAbCdEf2/", Reply::Status(429)),
    ]);
    // the clock is set again: on a slow machine the host's pause might be over already
    program.at("2023-06-26T12:00:00+08:00");
    assert_eq!(turn(&program, &host).await, 1);
    program.at("2023-06-26T12:00:00+08:00");
    assert_eq!(turn(&program, &host).await, 0, "too soon");
    program.at("2023-06-26T12:00:30+08:00");
    assert_eq!(turn(&program, &host).await, 1);
    program.at("2023-06-26T12:09:00+08:00");
    assert_eq!(turn(&program, &host).await, 0, "it turned us away");
    program.at("2023-06-26T12:11:00+08:00");
    assert_eq!(turn(&program, &host).await, 1);
    let requests = [
        "v.douyin.com/iAbCdEf1/",
        "v.douyin.com/iAbCdEf2/",
        "v.douyin.com/iAbCdEf3/",
    ];
    assert_eq!(host.requests(), requests);
    program.at("2023-06-26T12:40:00+08:00");
    assert_eq!(turn(&program, &host).await, 1, "the link is tried again");
}

#[tokio::test]
async fn nothing_is_asked_where_the_setting_is_off() {
    let program = TestProgram::start();
    entered(&program, "https://v.douyin.com/iAbCdEf1/", "海河").await;
    assert_eq!(resolve_links(&program.app).await.expect("a turn"), 0);
    assert_eq!(program.count("lookups"), 0);
}
