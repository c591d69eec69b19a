//! How many statements does a write run? The number must not grow with the queue, since writes wait for one another.

use std::sync::{Arc, Mutex};

use diesel::Connection;
use diesel::connection::InstrumentationEvent;
use reeljury::contest::role::Role;
use reeljury::contest::round::RoundKey;

use crate::support::{EntryDraft, TestProgram, database};

/// A program on SQLite whose only writing connection notes the statements that it runs, except those that check the
/// connection, begin and commit.
struct Noted {
    program: TestProgram,
    statements: Arc<Mutex<Vec<String>>>,
}

impl Noted {
    fn start() -> Self {
        let program = TestProgram::start_with("2023-06-26T12:00:00+08:00", |config| {
            config.database_url = database::fresh_file(&config.data);
        });
        let statements = Arc::new(Mutex::new(vec![]));
        let notes = Arc::clone(&statements);
        let note = move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                let query = query.to_string();
                let is_frame = ["SELECT 1 ", "BEGIN", "COMMIT"].map(|word| query.starts_with(word));
                if !is_frame.contains(&true) {
                    notes.lock().expect("the notes").push(query);
                }
            }
        };
        let set = program.app.db.on_connection(|conn| {
            conn.set_instrumentation(note);
            Ok(())
        });
        set.expect("the writing connection");
        Self {
            program,
            statements,
        }
    }

    fn forget(&self) {
        self.statements.lock().expect("the notes").clear();
    }

    fn noted(&self) -> Vec<String> {
        self.statements.lock().expect("the notes").clone()
    }
}

/// The statements that save one criterion in a round of so many entries.
async fn saving_one_criterion(entries: usize) -> Vec<String> {
    let noted = Noted::start();
    let round = noted.program.round_in_jury(entries, 3);
    let judge = round.judges[0];
    let task = noted.program.queue(round.key, judge)[0].id;
    let browser = noted.program.browser_of(judge);
    noted.forget();
    let fields = [("points.craft", "12.5"), ("base.craft", "0")];
    let sheet = format!("/judge/m01/{task}");
    browser.post_for_json(&sheet, &fields).await.is(200);
    noted.noted()
}

#[tokio::test]
async fn one_criterion_is_saved_in_fewer_than_ten_statements_however_long_the_queue_is() {
    let few = saving_one_criterion(2).await;
    assert!(few.len() < 10, "{} {few:#?}", few.len());
    let many = saving_one_criterion(30).await;
    assert_eq!(few.len(), many.len(), "{many:#?}");
}

/// The statements that accept an entry while so many wait.
async fn accepting_an_entry(waiting: usize) -> Vec<String> {
    let noted = Noted::start();
    let program = &noted.program;
    let organizer = program.account(Role::Organizer, "secretary@example.com", "组委会秘书");
    let month = RoundKey::Month(1);
    let entries: Vec<_> = (1..=waiting)
        .map(|n| program.entered(&EntryDraft::number(n), month))
        .collect();
    let browser = program.browser_of(organizer);
    noted.forget();
    let version = entries[0].version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("state", "submitted"),
        ("decision", "accept"),
    ];
    let page = format!("/admin/entries/{}/review", entries[0].code);
    browser.post(&page, &fields).await.is(303);
    noted.noted()
}

#[tokio::test]
async fn an_entry_is_accepted_in_as_many_statements_however_many_wait() {
    let few = accepting_an_entry(2).await;
    let many = accepting_an_entry(30).await;
    assert!(!few.is_empty());
    assert_eq!(few.len(), many.len(), "{many:#?}");
}
