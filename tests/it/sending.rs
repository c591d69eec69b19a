//! Letters are sent through a mail server that fails in various ways: each letter arrives once, is postponed or given
//! up, and none is lost silently.

use chrono::Duration;
use reeljury::db::mail::letters::{self, LetterState};
use reeljury::db::mail::outbox;
use reeljury::jobs::send_letters::send_letters;
use reeljury::mail::send::Outgoing;

use crate::support::{LetterIn, SmtpSink, TestProgram};

const START: &str = "2023-06-26T12:00:00+08:00";
/// The instant at which the letters written at [`START`] are due.
const SOON: &str = "2023-06-26T12:01:00+08:00";

/// A program that sends through this server, with a letter waiting for each of these addresses.
async fn program(sink: &SmtpSink, senders: &[&'static str]) -> TestProgram {
    let url = sink.url.clone();
    let program = TestProgram::start_with(START, |config| config.smtp_url = Some(url));
    for from in senders {
        let letter = LetterIn {
            from,
            ..LetterIn::default()
        };
        program.receives(&letter).await;
    }
    program
}

async fn send_at(program: &TestProgram, instant: &str) -> usize {
    program.at(instant);
    send_letters(&program.app).await.expect("the job runs")
}

fn fates(program: &TestProgram) -> Vec<LetterState> {
    program
        .letters()
        .iter()
        .map(outbox::OutboxLetter::state)
        .collect()
}

#[tokio::test]
async fn each_letter_is_sent_once_with_its_thread() {
    let sink = SmtpSink::start().await;
    let program = program(&sink, &["one@example.com"]).await;
    assert_eq!(send_at(&program, SOON).await, 1);
    assert_eq!(send_at(&program, "2023-06-27T12:00:00+08:00").await, 0);
    let taken = sink.taken();
    assert_eq!(taken.len(), 1);
    for field in [
        "In-Reply-To: <1@example.com>",
        "References: <1@example.com>",
        "Auto-Submitted: auto-generated",
        "text/plain",
        "text/html",
    ] {
        assert!(taken[0].text.contains(field), "{field}: {}", taken[0].text);
    }
}

#[tokio::test]
async fn what_is_put_off_is_tried_again_later_and_arrives_once() {
    let sink = SmtpSink::start().await;
    let program = program(&sink, &["defer@example.com", "drop@example.com"]).await;
    assert_eq!(send_at(&program, SOON).await, 0);
    let tried: Vec<i32> = program
        .letters()
        .iter()
        .map(|letter| letter.attempts)
        .collect();
    assert_eq!(tried, [1, 1]);
    assert_eq!(
        fates(&program),
        [LetterState::Waiting, LetterState::Waiting]
    );
    let soon = "2023-06-26T12:00:30+08:00";
    assert_eq!(
        send_at(&program, soon).await,
        0,
        "not before its pause is over"
    );
    assert_eq!(send_at(&program, "2023-06-26T12:03:00+08:00").await, 2);
    assert_eq!(send_at(&program, "2023-06-26T14:00:00+08:00").await, 0);
    assert_eq!(sink.taken().len(), 2);
}

#[tokio::test]
async fn a_final_refusal_is_given_up_loudly_and_holds_nothing_else_up() {
    let sink = SmtpSink::start().await;
    let program = program(&sink, &["reject@example.com", "one@example.com"]).await;
    assert_eq!(send_at(&program, SOON).await, 1);
    assert_eq!(fates(&program), [LetterState::GivenUp, LetterState::Sent]);
    assert_eq!(program.read(letters::counts), (0, 1));
    let page = program
        .organizer()
        .await
        .get("/admin/letters?show=given-up")
        .await;
    page.is(200).says("no such mailbox");
}

#[tokio::test]
async fn a_program_that_dies_between_sending_and_recording_sends_again_under_the_same_message_id() {
    let sink = SmtpSink::start().await;
    let program = program(&sink, &["one@example.com"]).await;
    let now = program.app.now();
    let lent = now + Duration::minutes(10);
    let taken = program
        .app
        .db
        .write_now(|conn| outbox::take_due(conn, now, lent, 50));
    let letter = taken.expect("the database answers").remove(0);
    let outgoing = Outgoing {
        to: letter.to_address.clone(),
        subject: letter.subject.clone(),
        text: letter.body_text.clone(),
        html: letter.body_html.clone(),
        message_id: letter.message_id.clone(),
        in_reply_to: letter.in_reply_to.clone(),
        written_at: letter.created_at.utc(),
    };
    program
        .app
        .mailer
        .send(&outgoing)
        .await
        .expect("the server takes it");
    assert_eq!(
        send_at(&program, "2023-06-26T12:05:00+08:00").await,
        0,
        "it is lent"
    );
    assert_eq!(send_at(&program, "2023-06-26T12:11:00+08:00").await, 1);
    let named = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("Message-ID"))
            .map(str::to_owned)
    };
    let taken = sink.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(named(&taken[0].text), named(&taken[1].text));
}

#[tokio::test]
async fn a_server_that_lets_nobody_in_costs_no_letter_a_try_and_is_told_at_the_desk() {
    let sink = SmtpSink::start().await;
    let program = program(&sink, &["one@example.com", "two@example.com"]).await;
    sink.set_closed(true);
    assert_eq!(send_at(&program, SOON).await, 0);
    for letter in program.letters() {
        assert_eq!((letter.state(), letter.attempts), (LetterState::Waiting, 0));
        assert!(letter.last_error.is_some_and(|why| why.contains("554")));
    }
    let desk = program.organizer().await.get("/admin").await;
    desk.is(200).says("2 封邮件暂时无法发出");
    sink.set_closed(false);
    send_at(&program, "2023-06-26T12:07:00+08:00").await;
    assert_eq!(program.read(letters::count_held_up), 0);
    let arrived = |to: &str| sink.taken().iter().filter(|taken| taken.to == to).count();
    assert_eq!(["one@example.com", "two@example.com"].map(arrived), [1, 1]);
}

#[test]
fn a_command_runs_where_a_mail_server_is_set() {
    let data = tempfile::tempdir().expect("a folder");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(["user", "add", "--role", "judge", "--email", "a@example.com"])
        .args(["--name", "a"])
        .arg("--data")
        .arg(data.path())
        .env("REELJURY_SMTP_URL", "smtp://127.0.0.1:9")
        .output()
        .expect("the program runs");
    let output = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{output}");
}
