//! Messages are fetched from a real mail server, directly and through a proxy with awkward habits. Each arrives exactly
//! once, and the mailbox stays as it was.

mod awkward;
mod journal;
pub mod killed;
mod program;

use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use reeljury::mail::fetch::account::Privacy;
use reeljury::mail::fetch::{Pass, fetch_more, fetch_new};

use crate::support::dovecot::Dovecot;
use journal::{Journal, letter, letters};

#[tokio::test]
async fn every_letter_arrives_once_in_the_clear_by_tls_and_after_starttls() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let (inbox, junk) = (letters(60), vec![letter(1000, 500), letter(1001, 0)]);
    server.deliver("INBOX", &inbox).await;
    server.deliver("Junk", &junk).await;
    for (port, privacy) in [
        (server.port, Privacy::Plain),
        (server.tls_port, Privacy::Tls),
        (server.port, Privacy::StartTls),
    ] {
        let spool = tempfile::tempdir().expect("a folder");
        let settings = server.settings(port, privacy, spool.path());
        let (journal, mut pass) = (Journal::default(), Pass::default());
        for _ in 0..2 {
            let session = fetch_new(&settings, &journal, &mut pass)
                .await
                .expect("fetched");
            session.leave().await;
            assert_eq!(
                (pass.new, pass.known, pass.troubles.len()),
                (62, 0, 0),
                "{privacy:?}"
            );
        }
        journal.holds_exactly(&[inbox.clone(), junk.clone()].concat());
        let received = journal.letters()[0].received_at.expect("an instant");
        assert_eq!(received.to_rfc3339(), "2023-06-20T00:09:10+00:00");
        assert_eq!(
            std::fs::read_dir(spool.path()).expect("the spool").count(),
            0
        );
    }
}

#[tokio::test]
async fn a_stranger_who_vouches_for_the_server_is_not_believed() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let spool = tempfile::tempdir().expect("a folder");
    for (port, privacy) in [
        (server.tls_port, Privacy::Tls),
        (server.port, Privacy::StartTls),
    ] {
        let mut settings = server.settings(port, privacy, spool.path());
        settings.authorities.clear();
        let error = fetch_new(&settings, &Journal::default(), &mut Pass::default())
            .await
            .expect_err("refused");
        assert!(error.to_string().contains("TLS"), "{error}");
    }
}

#[tokio::test]
async fn another_numbering_brings_no_letter_twice() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let sent = letters(40);
    server.deliver("INBOX", &sent).await;
    let spool = tempfile::tempdir().expect("a folder");
    let settings = server.settings(server.port, Privacy::Plain, spool.path());
    let (journal, mut pass) = (Journal::default(), Pass::default());
    fetch_new(&settings, &journal, &mut pass)
        .await
        .expect("fetched")
        .leave()
        .await;
    server.admin(&[
        "mailbox",
        "update",
        "--uid-validity",
        "4000000000",
        "-u",
        crate::support::dovecot::USER,
        "INBOX",
    ]);
    let late = letter(999, 2000);
    server.deliver("INBOX", std::slice::from_ref(&late)).await;
    fetch_new(&settings, &journal, &mut pass)
        .await
        .expect("fetched")
        .leave()
        .await;
    assert_eq!((pass.new, pass.known), (41, 40));
    let last = journal.letters().pop().expect("a letter");
    assert_eq!((last.uid_validity, last.raw), (4_000_000_000, late));
}

#[tokio::test]
async fn a_letter_that_comes_while_waiting_is_fetched_at_once() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let spool = tempfile::tempdir().expect("a folder");
    let settings = server.settings(server.port, Privacy::Plain, spool.path());
    let (journal, mut pass) = (Journal::default(), Pass::default());
    let mut session = fetch_new(&settings, &journal, &mut pass)
        .await
        .expect("fetched");
    let sent = letters(3);
    for n in 0..3 {
        let begun = Instant::now();
        let deliver = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            server.deliver("INBOX", &sent[n..=n]).await;
        };
        let (waited, ()) = tokio::join!(session.wait(Duration::from_secs(30)), deliver);
        waited.expect("still connected");
        assert!(begun.elapsed() < Duration::from_secs(10));
        fetch_more(&mut session, &settings, &journal, &mut pass)
            .await
            .expect("fetched");
        assert_eq!(pass.new, n as u64 + 1);
    }
    journal.holds_exactly(&sent);
    // while waiting, a silence longer than the time-out for a response is not an error
    session
        .wait(settings.patience + Duration::from_secs(1))
        .await
        .expect("still connected");
    fetch_more(&mut session, &settings, &journal, &mut pass)
        .await
        .expect("fetched");
}

#[tokio::test]
async fn the_mailbox_is_never_changed_but_for_the_flag_that_is_set() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let sent = letters(5);
    server.deliver("INBOX", &sent).await;
    for (flag, expected) in [
        (None, vec!["Recent"]),
        (Some("\\Flagged"), vec!["Flagged"]),
        (Some("$Taken"), vec!["$Taken", "Flagged"]),
    ] {
        let spool = tempfile::tempdir().expect("a folder");
        let mut settings = server.settings(server.port, Privacy::Plain, spool.path());
        settings.flag = flag.map(str::to_owned);
        let (journal, mut pass) = (Journal::default(), Pass::default());
        fetch_new(&settings, &journal, &mut pass)
            .await
            .expect("fetched")
            .leave()
            .await;
        journal.holds_exactly(&sent);
        assert_eq!(flags(&server).await, vec![expected; 5], "{flag:?}");
    }
}

/// The flags of every message in the inbox, by name.
async fn flags(server: &Dovecot) -> Vec<Vec<String>> {
    let mut client = server.client().await;
    client.examine("INBOX").await.expect("the inbox");
    let fetched = client.fetch("1:*", "FLAGS").await.expect("flags");
    let fetched: Vec<_> = fetched.try_collect().await.expect("flags");
    let of = |letter: &async_imap::types::Fetch| {
        let mut flags: Vec<String> = letter
            .flags()
            .map(|flag| match flag {
                async_imap::types::Flag::Custom(name) => name.into_owned(),
                other => format!("{other:?}"),
            })
            .collect();
        flags.sort();
        flags
    };
    fetched.iter().map(of).collect()
}
