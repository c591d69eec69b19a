//! SIGTERM and SIGINT: requests in progress are finished, the letter on its way as well, and what was lent is given
//! back, all within ten seconds.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::jobs::send_letters::send_letters;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::START;
use crate::support::process::{Process, serve};
use crate::support::{LetterIn, SmtpSink, TestProgram, database, sheet};

const ALL: Duration = Duration::from_secs(10);

/// Sends forms that wait for the file, then a signal; every form is answered.
async fn finishes_its_requests(signal: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = database::fresh_file(folder.path());
    let mut process = Process::start(serve(folder.path(), &file));
    let mut other = SqliteConnection::establish(&file).expect("another program");
    other.batch_execute("BEGIN IMMEDIATE").expect("it writes");
    let forms: Vec<_> = (0..20)
        .map(|n| {
            let visitor = process.visitor();
            tokio::spawn(async move {
                let key = format!("form-{n}");
                let link = format!("https://www.douyin.com/video/72345678901234{n:05}");
                let form = sheet(&[("share_text", &link), ("receipt_key", &key)]);
                visitor.post("/submit", &form).await.status
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(700)).await;
    process.signal(signal);
    tokio::time::sleep(Duration::from_millis(300)).await;
    other.batch_execute("COMMIT").expect("it has written");
    for form in forms {
        let status = form.await.expect("an answer");
        // the throttle lets ten through
        assert!([303, 429].contains(&status), "{status}");
    }
    let status = process.ends_within(ALL).await;
    assert!(status.success(), "{status}");
}

#[tokio::test]
async fn sigterm_lets_requests_in_progress_finish() {
    finishes_its_requests("TERM").await;
}

#[tokio::test]
async fn sigint_lets_requests_in_progress_finish() {
    finishes_its_requests("INT").await;
}

#[tokio::test]
async fn a_body_that_comes_slowly_holds_nobody_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = database::fresh_file(folder.path());
    let mut process = Process::start(serve(folder.path(), &file));
    let host = process.address.trim_start_matches("http://").to_owned();
    let mut slow = vec![];
    for _ in 0..5 {
        let mut stream = TcpStream::connect(&host).await.expect("a connection");
        let head = "POST /submit HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\
            Content-Type: application/x-www-form-urlencoded\r\n\r\ntitle=";
        stream
            .write_all(head.as_bytes())
            .await
            .expect("a beginning");
        slow.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    process.signal("TERM");
    let begun = Instant::now();
    let drip = tokio::spawn(async move {
        for _ in 0..200 {
            for stream in &mut slow {
                let _ = stream.write_all(b"a").await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let status = process.ends_within(ALL).await;
    assert!(status.success(), "{status} after {:?}", begun.elapsed());
    drip.abort();
}

/// When letters of [`START`] are due.
const SOON: &str = "2023-06-26T12:01:00+08:00";

#[tokio::test]
async fn a_program_that_is_asked_to_stop_finishes_one_letter_and_gives_the_others_back() {
    let sink = SmtpSink::start().await;
    let url = sink.url.clone();
    let program = TestProgram::start_with(START, |config| config.smtp_url = Some(url));
    for from in ["slow@example.com", "two@example.com", "three@example.com"] {
        let letter = LetterIn {
            from,
            ..LetterIn::default()
        };
        program.receives(&letter).await;
    }
    program.at(SOON);
    let app = program.app.clone();
    let sending = tokio::spawn(async move { send_letters(&app).await });
    // the first is on its way
    for _ in 0..100 {
        if program.letters()[0].attempts == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    program.app.stopping.begin();
    let sent = sending.await.expect("it ends").expect("it works");
    assert_eq!((sent, sink.taken().len()), (1, 1));
    let soon = program.app.now() + chrono::Duration::minutes(1);
    for (letter, attempts) in program.letters().iter().zip([1, 0, 0]) {
        assert_eq!(letter.attempts, attempts);
        assert!(
            letter.sent_at.is_some() || letter.due_at.utc() <= soon,
            "it is lent"
        );
    }
}

/// A connection on which nothing is asked does not hold the program up.
#[tokio::test]
async fn an_idle_connection_holds_nobody_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = database::fresh_file(folder.path());
    let mut process = Process::start(serve(folder.path(), &file));
    let host = process.address.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&host).await.expect("a connection");
    let request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    stream.write_all(request).await.expect("a request");
    let mut answer = [0; 1024];
    let _ = stream.read(&mut answer).await.expect("an answer");
    process.signal("TERM");
    let status = process.ends_within(ALL).await;
    assert!(status.success(), "{status}");
}
