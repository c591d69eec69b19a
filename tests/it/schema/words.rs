//! Words of enums are checked where they are read: tables list none, and a word that no enum knows is an error with a
//! sentence.

use diesel::connection::SimpleConnection;
use reeljury::db::mail::{letters, media, messages};
use reeljury::db::types::{AccountId, EntryId, HoldId, MessageId, PairId, RoundId};
use reeljury::db::{
    Conn, DbError, accounts, contests, entries, holds, lookups, official_posts, pairs,
};

use super::catalogue::checks;
use super::filled::Filled;
use crate::support::{TestProgram, enter};

type Read = fn(&mut Conn) -> Result<(), DbError>;

/// A table, its columns that hold words, and a read of them.
const WORDS: [(&str, &str, Read); 14] = [
    ("accounts", "role", |conn| {
        accounts::get(conn, AccountId(1)).map(drop)
    }),
    ("rounds", "stage", |conn| contests::rounds(conn).map(drop)),
    ("round_steps", "stage", |conn| {
        contests::steps(conn, RoundId(1)).map(drop)
    }),
    ("entries", "channel platform kind lang state", |conn| {
        entries::get(conn, EntryId(1)).map(drop)
    }),
    ("entry_steps", "step state reason", |conn| {
        entries::steps(conn, EntryId(1)).map(drop)
    }),
    ("entry_checks", "rule verdict", |conn| {
        entries::newest_checks(conn, EntryId(1)).map(drop)
    }),
    ("letters", "lang", |conn| {
        letters::invitations(conn).map(drop)
    }),
    ("pairs", "why decision", |conn| {
        pairs::get(conn, PairId(1)).map(drop)
    }),
    ("lookups", "outcome", |conn| {
        lookups::outcome(conn, EntryId(1)).map(drop)
    }),
    ("holds", "outcome", |conn| {
        holds::open(conn, HoldId(0), 50).map(drop)
    }),
    ("media", "what", |conn| {
        let all = (1..50).map(|id| media::videos_of(conn, EntryId(id)).map(drop));
        all.collect()
    }),
    ("messages", "lang received_by state", |conn| {
        messages::get(conn, MessageId(1)).map(drop)
    }),
    ("message_steps", "step", |conn| {
        messages::steps(conn, MessageId(1)).map(drop)
    }),
    ("official_posts", "platform", |conn| {
        let all = (1..500).map(|id| official_posts::of_entry(conn, EntryId(id)).map(drop));
        all.collect()
    }),
];

#[test]
fn no_table_lists_the_words_of_a_set() {
    let program = TestProgram::start();
    let all = program.read(|conn| Ok(checks(conn)));
    assert!(all.contains("pairs: entry_a < entry_b"), "{all:?}");
    let lists: Vec<_> = all.iter().filter(|check| check.contains(" IN ")).collect();
    assert!(lists.is_empty(), "{lists:?}");
}

#[test]
fn a_word_that_no_enum_knows_is_an_error_that_names_it() {
    let filled = Filled::new();
    let read_over = |table: &str, column: &str, read: Read| {
        // the check of two columns that stays
        let also = if (table, column) == ("messages", "state") {
            ", entry_id = NULL"
        } else {
            ""
        };
        filled.db().on_connection(|conn| {
            conn.batch_execute(&format!(
                "BEGIN; UPDATE {table} SET {column} = 'tudou ' || id{also}"
            ))?;
            let answer = read(conn);
            conn.batch_execute("ROLLBACK")?;
            read(conn)?;
            Ok(answer)
        })
    };
    for (table, columns, read) in WORDS {
        for column in columns.split(' ') {
            let answer = read_over(table, column, read).expect("it is read as it was");
            let error = answer.expect_err(&format!("{table}.{column}"));
            assert!(matches!(error, DbError::Corrupt(_)), "{error:?}");
            let said = error.to_string();
            assert!(
                said.contains("means nothing to this program")
                    && said.contains("“tudou ")
                    && said.contains("” is none of: "),
                "{table}.{column}: {said}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_that_meets_such_a_word_fails_in_a_sentence_and_recovers_with_the_word() {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    let organizer = program.organizer().await;
    let set = |platform: &str| {
        let sql = format!("UPDATE entries SET platform = '{platform}'");
        let db = &program.app.db;
        db.on_connection(|conn| Ok(conn.batch_execute(&sql)?))
            .expect("a word");
    };
    assert_eq!(organizer.get("/admin/entries").await.status, 200);
    set("tudou");
    let page = organizer.get("/admin/entries").await;
    assert_eq!(page.status, 500);
    assert!(page.text.contains("<h1"), "{}", page.text);
    set("douyin");
    assert_eq!(organizer.get("/admin/entries").await.status, 200);
}
