//! Habits of mail services and networks: none of them loses a message, brings one twice, or makes the program sign in
//! again and again.

use std::time::Duration;

use reeljury::mail::fetch::account::Privacy;
use reeljury::mail::fetch::{FetchError, Pass, fetch_new};

use super::journal::{Journal, letter, letters};
use crate::support::awkward::{Awkward, Habits};
use crate::support::dovecot::{Dovecot, PASSWORD};

/// Fetches everything from a server with these habits.
async fn fetch(
    server: &Dovecot,
    habits: Habits,
    journal: &Journal,
) -> (Awkward, Pass, Result<(), FetchError>) {
    let proxy = Awkward::before(server.port, habits);
    let spool = tempfile::tempdir().expect("a folder");
    let settings = server.settings(proxy.port, Privacy::Plain, spool.path());
    let mut pass = Pass::default();
    let fetched = match fetch_new(&settings, journal, &mut pass).await {
        Ok(session) => {
            session.leave().await;
            Ok(())
        }
        Err(error) => Err(error),
    };
    (proxy, pass, fetched)
}

#[tokio::test]
async fn the_services_habits_lose_no_letter() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let sent = letters(70);
    server.deliver("INBOX", &sent[..65]).await;
    server.deliver("Junk", &sent[65..]).await;
    let habits = [
        Habits {
            wants_id: true,
            no_idle: true,
            ..Habits::default()
        },
        Habits {
            search_lies: true,
            longest_line: Some(2048),
            ..Habits::default()
        },
        Habits {
            broken_idle: true,
            ..Habits::default()
        },
        Habits {
            wrong_sizes: true,
            ..Habits::default()
        },
    ];
    for habits in habits {
        let shown = format!("{habits:?}");
        let journal = Journal::default();
        let (proxy, pass, fetched) = fetch(&server, habits, &journal).await;
        fetched.unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert_eq!(
            (pass.new, pass.known, pass.troubles.len()),
            (70, 0, 0),
            "{shown}"
        );
        journal.holds_exactly(&sent);
        assert_eq!(proxy.count("LOGIN"), 1, "{shown}");
        assert!(
            proxy.commands().iter().all(|command| command.len() < 1024),
            "{shown}"
        );
        for never in [
            "SELECT",
            "UID STORE",
            "UID SEARCH",
            "SEARCH",
            "STORE",
            "EXPUNGE",
            "UID MOVE",
            "CLOSE",
        ] {
            assert_eq!(proxy.count(never), 0, "{shown}: {never}");
        }
    }
}

#[tokio::test]
async fn without_idle_the_wait_is_a_rest() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    for habits in [
        Habits {
            no_idle: true,
            ..Habits::default()
        },
        Habits {
            broken_idle: true,
            ..Habits::default()
        },
    ] {
        let proxy = Awkward::before(server.port, habits);
        let spool = tempfile::tempdir().expect("a folder");
        let settings = server.settings(proxy.port, Privacy::Plain, spool.path());
        let journal = Journal::default();
        let mut session = fetch_new(&settings, &journal, &mut Pass::default())
            .await
            .expect("fetched");
        let begun = std::time::Instant::now();
        let rest = Duration::from_secs(1);
        for _ in 0..2 {
            session.wait(rest).await.expect("still connected");
        }
        assert!(begun.elapsed() >= 2 * rest);
        assert!(proxy.count("IDLE") <= 1);
    }
}

#[tokio::test]
async fn a_connection_cut_in_the_middle_of_a_letter_goes_on_there() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let mut sent = letters(40);
    sent.extend([
        letter(500, 700_000),
        letter(501, 3_300_000),
        letter(502, 1024 * 1024),
    ]);
    server.deliver("INBOX", &sent).await;
    for cut_after in [90_000, 250_001, 1_500_000] {
        let habits = Habits {
            cut_after: Some(cut_after),
            ..Habits::default()
        };
        let journal = Journal::default();
        let (proxy, pass, fetched) = fetch(&server, habits, &journal).await;
        fetched.unwrap_or_else(|error| panic!("{cut_after}: {error}"));
        assert_eq!(
            (pass.new, pass.known),
            (43, 0),
            "{cut_after}: {:?}",
            pass.troubles
        );
        journal.holds_exactly(&sent);
        assert!(proxy.count("LOGIN") > 3);
    }
}

#[tokio::test]
async fn a_refused_sign_in_is_not_tried_again() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let habits = Habits {
        refusals: 1.into(),
        ..Habits::default()
    };
    let (proxy, _, fetched) = fetch(&server, habits, &Journal::default()).await;
    let error = fetched.expect_err("refused");
    assert!(error.is_refusal());
    let shown = error.to_string();
    assert!(
        shown.contains("Login fail. Account is abnormal") && !shown.contains(PASSWORD),
        "{shown}"
    );
    assert_eq!(proxy.count("LOGIN"), 1);
}

#[tokio::test]
async fn a_letter_that_the_server_garbles_is_read_in_another_way() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let mut sent = letters(6);
    sent[2] = letter(600, 2_500_000);
    server.deliver("INBOX", &sent).await;
    let journal = Journal::default();
    let habits = Habits {
        garbles: Some(3),
        ..Habits::default()
    };
    let (_, pass, fetched) = fetch(&server, habits, &journal).await;
    fetched.expect("fetched");
    assert_eq!(
        (pass.new, pass.troubles.len()),
        (6, 0),
        "{:?}",
        pass.troubles
    );
    journal.holds_exactly(&sent);
}

#[tokio::test]
async fn a_list_that_the_server_garbles_is_asked_for_piece_by_piece() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let sent = letters(12);
    server.deliver("INBOX", &sent).await;
    for nonsense in ["* 1 FETCH (RFC822.SIZE ( UID", "* 1 FETCH (UID x))"] {
        let journal = Journal::default();
        let habits = Habits {
            garbles_list: Some((7, nonsense)),
            ..Habits::default()
        };
        let (_, pass, fetched) = fetch(&server, habits, &journal).await;
        fetched.unwrap_or_else(|error| panic!("{nonsense}: {error}"));
        assert_eq!(
            (pass.new, pass.troubles.len()),
            (12, 0),
            "{nonsense}: {:?}",
            pass.troubles
        );
        journal.holds_exactly(&sent);
        let undated = journal.letters().into_iter();
        let undated = undated.filter(|letter| letter.received_at.is_none());
        assert_eq!(undated.map(|letter| letter.uid).collect::<Vec<_>>(), [7]);
    }
}

#[tokio::test]
async fn a_letter_that_cannot_be_had_is_told_of_and_keeps_no_other() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let mut sent = letters(6);
    server.deliver("INBOX", &sent).await;
    sent.remove(4);
    sent.remove(2);
    for habits in [
        Habits {
            never_tells: Some(3),
            ..Habits::default()
        },
        Habits {
            floods: Some(3),
            ..Habits::default()
        },
    ] {
        let shown = format!("{habits:?}");
        let journal = Journal::refusing("INBOX", 5);
        let (_, pass, fetched) = fetch(&server, habits, &journal).await;
        fetched.unwrap_or_else(|error| panic!("{shown}: {error}"));
        let mut left: Vec<u32> = pass.troubles.iter().map(|trouble| trouble.uid).collect();
        left.sort_unstable();
        assert_eq!(
            (pass.new, left),
            (4, vec![3, 5]),
            "{shown}: {:?}",
            pass.troubles
        );
        journal.holds_exactly(&sent);
    }
}
