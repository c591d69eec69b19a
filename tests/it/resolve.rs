//! Short links are followed to the platforms' own hosts only, and lead to their videos.

pub mod host;

use std::time::{Duration, Instant};

use reeljury::contest::link::{self, Kind, LinkSettings};
use reeljury::resolve::address::{Addresses, is_public};
use reeljury::resolve::{Lead, Resolver};

use crate::support::corpus::corpus_text;
use host::{Host, Reply};

fn settings() -> LinkSettings {
    LinkSettings::default()
}

/// A resolver for which every name leads to the test's host, and which can connect to nothing else.
fn resolver(host: &Host) -> Resolver {
    let address = host.address;
    let addresses = Addresses::by(move |_| Ok(vec![address]), move |target| target == address);
    Resolver::new(settings(), addresses)
        .expect("a resolver")
        .plainly()
}

async fn follow(replies: &[(&str, Reply<'_>)], short: &str) -> (Lead, usize) {
    let host = Host::start(replies);
    let lead = resolver(&host).follow(short).await;
    (lead, host.requests().len())
}

const SHORT: &str = "https://v.douyin.com/iAbCdEf1/";
const ASKED: &str = "v.douyin.com/iAbCdEf1/";

#[tokio::test]
async fn a_short_link_leads_to_its_video() {
    let page = "https://www.iesdouyin.com/share/video/7300000000000000001/?region=CN";
    let (lead, requests) = follow(&[(ASKED, Reply::To(page))], SHORT).await;
    let Lead::Page(found) = lead else {
        panic!("{lead:?}");
    };
    assert_eq!(found.canonical_id.as_deref(), Some("7300000000000000001"));
    assert_eq!(requests, 1, "the page itself is not opened");
}

#[tokio::test]
async fn a_short_link_behind_a_short_link_is_followed_and_a_relative_one_too() {
    let replies = [
        (ASKED, Reply::To("/iAbCdEf2/")),
        (
            "v.douyin.com/iAbCdEf2/",
            Reply::To("https://b23.tv/aBcDeFg"),
        ),
        (
            "b23.tv/aBcDeFg",
            Reply::To("https://www.bilibili.com/video/BV17x411w7KC"),
        ),
    ];
    let (lead, requests) = follow(&replies, SHORT).await;
    assert!(
        matches!(lead, Lead::Page(page) if page.canonical_id.as_deref() == Some("BV17x411w7KC"))
    );
    assert_eq!(requests, 3);
}

#[tokio::test]
async fn nothing_outside_the_platforms_is_opened() {
    for target in [
        "http://127.0.0.1/",
        "http://127.0.0.1:8080/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://localhost/",
        "https://evil.example/iAbCdEf1/",
        "https://v.douyin.com@evil.example/",
        "https://v.douyin.com.evil.example/",
        "https://v.douyin.com:8443/iAbCdEf1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ] {
        let (lead, requests) = follow(&[(ASKED, Reply::To(target))], SHORT).await;
        assert!(matches!(lead, Lead::Elsewhere(_)), "{target}: {lead:?}");
        assert_eq!(requests, 1, "{target}");
    }
}

#[tokio::test]
async fn loops_and_long_ways_end() {
    let circle = [
        (ASKED, Reply::To("https://v.douyin.com/iAbCdEf2/")),
        ("v.douyin.com/iAbCdEf2/", Reply::To(SHORT)),
    ];
    assert_eq!(follow(&circle, SHORT).await, (Lead::TooFar, 2));
    let targets: Vec<String> = (0..9)
        .map(|n| format!("https://v.douyin.com/way{n}way/"))
        .collect();
    let froms: Vec<String> = (0..8).map(|n| format!("v.douyin.com/way{n}way/")).collect();
    let channel: Vec<(&str, Reply)> = froms
        .iter()
        .zip(&targets[1..])
        .map(|(from, to)| (from.as_str(), Reply::To(to)))
        .collect();
    let (lead, requests) = follow(&channel, &targets[0]).await;
    assert_eq!((lead, requests), (Lead::TooFar, 6));
}

#[tokio::test]
async fn dead_links_lead_nowhere_and_busy_hosts_are_asked_another_day() {
    assert_eq!(follow(&[], SHORT).await.0, Lead::Nowhere);
    assert_eq!(
        follow(&[(ASKED, Reply::Status(200))], SHORT).await.0,
        Lead::Nowhere
    );
    assert_eq!(
        follow(&[(ASKED, Reply::Status(302))], SHORT).await.0,
        Lead::Nowhere
    );
    for status in [403, 429, 500, 503] {
        let (lead, _) = follow(&[(ASKED, Reply::Status(status))], SHORT).await;
        assert_eq!(lead, Lead::NotNow, "{status}");
    }
}

#[tokio::test]
async fn a_slow_answer_and_an_endless_one_are_given_up() {
    for reply in [Reply::Never, Reply::EndlessHead] {
        let begun = Instant::now();
        assert_eq!(follow(&[(ASKED, reply)], SHORT).await.0, Lead::NotNow);
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    // the resolver does not wait for the body of the response
    let begun = Instant::now();
    let page = "https://www.douyin.com/video/7300000000000000001";
    let (lead, _) = follow(&[(ASKED, Reply::ToWithEndlessBody(page))], SHORT).await;
    assert!(matches!(lead, Lead::Page(_)), "{lead:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_name_that_resolves_to_a_local_address_is_not_connected_to() {
    let host = Host::start(&[(ASKED, Reply::Status(200))]);
    let address = host.address;
    let addresses = Addresses::by(move |_| Ok(vec![address]), |target| is_public(target.ip()));
    let resolver = Resolver::new(settings(), addresses)
        .expect("a resolver")
        .plainly();
    assert_eq!(resolver.follow(SHORT).await, Lead::NotNow);
    assert!(host.requests().is_empty());
}

#[tokio::test]
async fn a_name_that_changes_its_address_between_two_questions_gains_nothing() {
    let host = Host::start(&[(ASKED, Reply::To("https://v.douyin.com/iAbCdEf2/"))]);
    let other = Host::start(&[("v.douyin.com/iAbCdEf2/", Reply::Status(200))]);
    let (first, later) = (host.address, other.address);
    let count = std::sync::atomic::AtomicUsize::new(0);
    let lookup = move |_: &str| {
        let n = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Ok(vec![if n == 0 { first } else { later }])
    };
    let addresses = Addresses::by(lookup, move |target| target == first);
    let resolver = Resolver::new(settings(), addresses)
        .expect("a resolver")
        .plainly();
    assert_eq!(resolver.follow(SHORT).await, Lead::NotNow);
    assert_eq!((host.requests().len(), other.requests().len()), (1, 0));
}

#[tokio::test]
async fn the_collected_short_links_lead_where_they_led() {
    let Some(rows) = corpus_text("links/short_links.tsv") else {
        return;
    };
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(!rows.is_empty());
    let replies: Vec<(String, &str)> = rows
        .iter()
        .filter(|row| !row[1].is_empty())
        .map(|row| {
            (
                row[0].split("://").nth(1).unwrap_or_default().to_owned(),
                row[1],
            )
        })
        .collect();
    let replies: Vec<(&str, Reply)> = replies
        .iter()
        .map(|(from, to)| (from.as_str(), Reply::To(to)))
        .collect();
    let host = Host::start(&replies);
    let resolver = resolver(&host);
    for row in &rows {
        let lead = resolver.follow(row[0]).await;
        match link::recognise(row[1], &settings()) {
            _ if row[1].is_empty() => {
                // an impossible code is recognised as no entry before any host is asked
                let is_entry = matches!(&lead, Lead::Page(page) if page.can_be_an_entry());
                assert!(!is_entry, "{row:?}: {lead:?}");
            }
            Ok(page) if page.kind != Kind::ShortLink => {
                assert_eq!(lead, Lead::Page(Box::new(page)), "{row:?}");
            }
            Ok(_) => assert_eq!(lead, Lead::Nowhere, "{row:?}"),
            Err(refusal) => assert_eq!(lead, Lead::Elsewhere(refusal), "{row:?}"),
        }
    }
}
