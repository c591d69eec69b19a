//! A copy of the database alone opens nothing: no token that works is in it, before letters are sent or after.

use std::fs;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use reeljury::actions::invite_person::{Invitation, invite_person};
use reeljury::contest::role::Role;
use reeljury::db::Conn;
use reeljury::db::mail::outbox::OutboxLetter;
use reeljury::jobs::forget_secrets::forget_secrets;
use reeljury::jobs::send_letters::send_letters;
use reeljury::lang::Lang;
use reeljury::mail::receive::receive;

use crate::support::{LetterIn, TestProgram, enter};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(conn: &mut Conn, query: &str) -> Vec<String> {
    let lines = diesel::sql_query(query).load::<Line>(conn);
    let lines = lines.unwrap_or_else(|error| panic!("{error}: {query}"));
    lines.into_iter().map(|line| line.line).collect()
}

fn execute(program: &TestProgram, sql: &str) {
    let executed = program
        .app
        .db
        .on_connection(|conn| Ok(conn.batch_execute(sql)?));
    executed.unwrap_or_else(|error| panic!("{error}: {sql}"));
}

/// Everything in the database: on SQLite the bytes of its file, on PostgreSQL every row of every table.
fn whole(program: &TestProgram) -> Vec<u8> {
    let rows = |conn: &mut Conn| {
        let Conn::Pg(_) = conn else {
            conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
            return Ok(None);
        };
        let tables = lines(
            conn,
            "SELECT table_name AS line FROM information_schema.tables WHERE table_schema = current_schema()",
        );
        let all = tables.iter().flat_map(|table| {
            lines(
                conn,
                &format!("SELECT t::text AS line FROM \"{table}\" AS t"),
            )
        });
        Ok(Some(all.collect::<Vec<_>>().join("\n")))
    };
    let rows = program.app.db.on_connection(rows).expect("the rows");
    match rows {
        Some(rows) => rows.into_bytes(),
        None => fs::read(&program.app.config.database_url).expect("the database's file"),
    }
}

fn holds(bytes: &[u8], token: &str) -> bool {
    bytes
        .windows(token.len())
        .any(|window| window == token.as_bytes())
}

/// The paths of a letter's links that a secret opens.
fn secret_paths(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    let paths = words.filter_map(|word| {
        let at = word.find("/status/").or(word.find("/set-password/"))?;
        Some(word[at..].to_owned())
    });
    paths.collect()
}

fn token(path: &str) -> &str {
    let token = path.split('/').next_back().unwrap_or_default();
    &token[..26]
}

fn invite(program: &TestProgram) {
    let invitation = Invitation {
        email: "judge@example.com".to_owned(),
        name: "评委甲".to_owned(),
        role: Role::Judge,
        lang: Lang::En,
        seed: reeljury::links::random_token(),
    };
    let (app, now) = (&program.app, program.app.now());
    let invited = app
        .db
        .write_now(|conn| invite_person(&mut app.tx(conn, now), &invitation));
    assert!(invited.is_ok());
}

/// A program with a letter of each kind that holds a secret; all of them wait.
async fn filled() -> TestProgram {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    program.receives(&LetterIn::default()).await;
    invite(&program);
    let fields = [("email", "someone@example.com")];
    program
        .visitor()
        .post("/find-my-entries", &fields)
        .await
        .is(200);
    program
}

/// The texts of all letters that went out.
fn sent_texts(program: &TestProgram) -> Vec<String> {
    let folder = fs::read_dir(program.folder().join("outbox")).expect("the folder of letters");
    let files = folder.map(|file| fs::read(file.expect("a file").path()).expect("a letter"));
    files.map(|raw| receive(raw).text).collect()
}

async fn all_open(program: &TestProgram, paths: &[String]) {
    for path in paths {
        program.visitor().get(path).await.is(200);
    }
}

fn opens_nothing(program: &TestProgram, paths: &[String]) {
    let bytes = whole(program);
    for path in paths {
        assert!(!holds(&bytes, token(path)), "{path}");
    }
}

#[tokio::test]
async fn a_copy_of_the_database_opens_nothing_before_letters_are_sent_and_after() {
    let program = filled().await;
    let letters = program.letters();
    let paths: Vec<String> = letters
        .iter()
        .flat_map(|letter| secret_paths(&letter.body_text))
        .collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    all_open(&program, &paths).await;
    opens_nothing(&program, &paths);
    assert_eq!(send_letters(&program.app).await.expect("the job runs"), 4);
    let sent: Vec<String> = sent_texts(&program)
        .iter()
        .flat_map(|text| secret_paths(text))
        .collect();
    let mut wanted = paths.clone();
    wanted.sort();
    let mut found = sent.clone();
    found.sort();
    assert_eq!(found, wanted);
    all_open(&program, &sent).await;
    opens_nothing(&program, &sent);
}

#[tokio::test]
async fn what_a_one_time_link_is_made_of_is_forgotten_once_its_letter_is_sent() {
    let program = TestProgram::start();
    invite(&program);
    let seed = |program: &TestProgram| {
        let links = program.letters()[0].links.clone().expect("links");
        let links: serde_json::Value = serde_json::from_str(&links).expect("JSON");
        links[0]["password"].as_str().expect("a seed").to_owned()
    };
    let before = seed(&program);
    assert!(holds(&whole(&program), &before), "it waits");
    send_letters(&program.app).await.expect("the job runs");
    assert_eq!(seed(&program), "");
    assert!(!holds(&whole(&program), &before));
}

/// Stores a letter as older versions did: with the links in its text.
fn make_old(program: &TestProgram, letter: &OutboxLetter) {
    let quoted = |text: &str| text.replace('\'', "''");
    execute(
        program,
        &format!(
            "UPDATE letters SET links = NULL, body_text = '{}', body_html = '{}' WHERE id = {}",
            quoted(&letter.body_text),
            quoted(&letter.body_html),
            letter.id
        ),
    );
}

#[tokio::test]
async fn letters_of_an_older_version_go_out_with_their_links_which_are_forgotten_then() {
    let program = filled().await;
    let letters = program.letters();
    letters.iter().for_each(|letter| make_old(&program, letter));
    let (status, password): (Vec<String>, Vec<String>) = letters
        .iter()
        .flat_map(|letter| secret_paths(&letter.body_text))
        .partition(|path| path.starts_with("/status/"));
    let all = [status.clone(), password].concat();
    assert!(all.iter().all(|path| holds(&whole(&program), token(path))));
    forget_secrets(&program.app).await.expect("the job runs");
    // a one-time link of an older version is in its letter alone, so it is forgotten only when that is sent
    opens_nothing(&program, &status);
    let texts: Vec<String> = letters.iter().map(|l| l.body_text.clone()).collect();
    let after: Vec<String> = program.letters().into_iter().map(|l| l.body_text).collect();
    assert_eq!(texts, after, "their readers see no difference");
    assert_eq!(send_letters(&program.app).await.expect("the job runs"), 4);
    assert_eq!(sent_texts(&program).len(), 4);
    let sent = sent_texts(&program).join("\n");
    assert!(all.iter().all(|path| sent.contains(path)), "{sent}");
    opens_nothing(&program, &all);
}

#[tokio::test]
async fn letters_that_an_older_version_sent_hold_no_link_any_more() {
    let program = filled().await;
    let letters = program.letters();
    send_letters(&program.app).await.expect("the job runs");
    letters.iter().for_each(|letter| make_old(&program, letter));
    forget_secrets(&program.app).await.expect("the job runs");
    let paths: Vec<String> = letters
        .iter()
        .flat_map(|letter| secret_paths(&letter.body_text))
        .collect();
    opens_nothing(&program, &paths);
    let organizer = program.organizer().await;
    let shown = organizer.get("/admin/letters/1").await;
    shown.is(200).says("海河之夜").says("/status/••••");
}

#[tokio::test]
async fn a_message_that_quotes_a_letter_holds_no_link_that_works() {
    let program = TestProgram::start();
    let path = enter(&program.visitor(), &[]).await;
    let letter = &program.letters()[0];
    let text = format!(
        "谢谢！\n> 请看 {}{path}\n> https%3A%2F%2Fx.cn{}\n微博 https://m.weibo.cn/status/4916000000000000",
        program.address,
        path.replace('/', "%2F"),
    );
    let reply = LetterIn {
        text: text.clone().leak(),
        subject: format!("Re: {}", token(&path)).leak(),
        answers: Some(format!("<{}@qq.com>", letter.message_id)),
        ..LetterIn::default()
    };
    let imported = program.receives(&reply).await;
    opens_nothing(&program, std::slice::from_ref(&path));
    let organizer = program.organizer().await;
    let page = format!("/admin/inbox/{}", imported.id);
    let shown = organizer.get(&page).await;
    shown
        .is(200)
        .says("/status/••••")
        .says("%2Fstatus%2F••••")
        .says("https://m.weibo.cn/status/4916000000000000");
    shown.keeps_quiet_about(token(&path));
    // as older versions stored it
    execute(
        &program,
        &format!("UPDATE messages SET masked_at = NULL, text = '{text}', subject = '{path}'"),
    );
    let shown = organizer.get(&page).await;
    shown.is(200).keeps_quiet_about(token(&path));
    assert!(holds(&whole(&program), token(&path)));
    forget_secrets(&program.app).await.expect("the job runs");
    opens_nothing(&program, &[path]);
}
