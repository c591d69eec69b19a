//! How the program treats its mailbox: one process fetches at a time, refused sign-ins are remembered, and a large
//! message takes little memory.

use std::process::{Command, Stdio};
use std::time::Duration;

use reeljury::db::mail::mailboxes::{self, Mailbox};
use reeljury::jobs::fetch_mail::{self, Asker, Lease, Taken};
use reeljury::mail::fetch::Pass;
use reeljury::mail::fetch::account::Privacy;

use super::journal::{letter, letters};
use super::killed::{full, program};
use crate::support::TestProgram;
use crate::support::awkward::{Awkward, Habits};
use crate::support::dovecot::{Dovecot, PASSWORD};

fn start(server: &Dovecot, port: u16) -> TestProgram {
    TestProgram::start_with("2023-06-26T12:00:00+08:00", |config| {
        config.imap = Some(server.account(port, Privacy::Plain));
    })
}

fn row(program: &TestProgram) -> Mailbox {
    let name = program.app.config.mailbox().expect("a mailbox is set");
    let found = program.read(|conn| mailboxes::named(conn, &name));
    found.expect("a mailbox")
}

#[tokio::test]
async fn refusals_lead_to_half_an_hour_of_rest_and_a_good_sign_in_ends_it() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    server.deliver("INBOX", &letters(3)).await;
    let proxy = Awkward::before(
        server.port,
        Habits {
            refusals: 4.into(),
            ..Habits::default()
        },
    );
    let program = start(&server, proxy.port);
    let start = program.app.now();
    let mut minutes = 0;
    for (n, rest) in [5, 15, 30, 30].into_iter().enumerate() {
        program
            .app
            .clock
            .set(start + chrono::Duration::minutes(minutes));
        for _ in 0..3 {
            fetch_mail::fetch_mail(&program.app)
                .await
                .expect("the job runs");
        }
        assert_eq!(
            proxy.count("LOGIN"),
            n + 1,
            "a refused password is not tried again before its time"
        );
        let row = row(&program);
        assert_eq!(row.refusals, n as i32 + 1);
        let pause = row.free_at.expect("a rest").utc() - row.last_try.expect("a try").utc();
        assert_eq!(pause.num_minutes(), rest);
        let output = row.last_error.expect("a reason");
        assert!(
            output.contains("Login fail") && !output.contains(PASSWORD),
            "{output}"
        );
        minutes += rest + 1;
    }
    let desk = program.organizer().await;
    desk.get("/admin").await.says("拒绝登录");
    desk.get("/admin/inbox")
        .await
        .says("邮箱拒绝登录，已连续 4 次")
        .says("Login fail")
        .keeps_quiet_about(PASSWORD);
    program
        .app
        .clock
        .set(start + chrono::Duration::minutes(minutes));
    let app = program.app.clone();
    let staying = tokio::spawn(async move { fetch_mail::fetch_mail(&app).await });
    wait_until(|| row(&program).last_contact.is_some()).await;
    desk.get("/admin").await.keeps_quiet_about("拒绝登录");
    desk.get("/admin/inbox").await.says("最近收取邮件");
    let row = row(&program);
    assert_eq!((row.refusals, row.last_error), (0, None));
    let seen = program.read(|conn| mailboxes::seen(conn, row.id, "INBOX", uid_validity(&server)));
    assert_eq!(seen.len(), 3);
    staying.abort();
}

fn uid_validity(server: &Dovecot) -> u32 {
    let output = server.admin(&[
        "-f",
        "flow",
        "mailbox",
        "status",
        "-u",
        crate::support::dovecot::USER,
        "uidvalidity",
        "INBOX",
    ]);
    let output = String::from_utf8(output.stdout).expect("text");
    let number = output.split("uidvalidity=").nth(1).expect("a number");
    number.trim().parse().expect("a number")
}

async fn wait_until(is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came to be");
}

#[tokio::test]
async fn one_copy_of_the_program_fetches_at_a_time() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    server.deliver("INBOX", &letters(2)).await;
    let program = start(&server, server.port);
    let settings = fetch_mail::settings(&program.app.config)
        .expect("settings")
        .expect("a mailbox");
    let take = async |spool: &std::path::Path| {
        Lease::take(&program.app, &settings.account, spool, Asker::Person)
            .await
            .expect("an answer")
    };
    let Taken::Ours(lease) = take(&settings.spool).await else {
        panic!("it is free")
    };
    let elsewhere = tempfile::tempdir().expect("a folder");
    for spool in [settings.spool.as_path(), elsewhere.path()] {
        let Taken::NotNow(why) = take(spool).await else {
            panic!("it is taken")
        };
        assert!(why.contains("fetches from it"), "{why}");
    }
    let mut pass = Pass::default();
    fetch_mail::fetch_once(&program.app, &settings, &lease, &mut pass)
        .await
        .expect("fetched");
    assert_eq!(pass.new, 2);
    // a killed program does not release its lease: a process with the same folder continues at once, any other when the
    // lease ends
    drop(lease);
    assert!(matches!(take(elsewhere.path()).await, Taken::NotNow(_)));
    // a child process that another test starts at this moment holds the lock a little longer
    let mut tries = 0;
    let lease = loop {
        match take(&settings.spool).await {
            Taken::Ours(lease) => break lease,
            Taken::NotNow(why) => assert!(tries < 20, "{why}"),
        }
        tries += 1;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    drop(lease);
    let now = program.app.now();
    program.app.clock.set(now + chrono::Duration::minutes(4));
    assert!(matches!(take(elsewhere.path()).await, Taken::Ours(_)));
}

#[tokio::test]
async fn a_large_letter_takes_little_memory() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let bytes = if full() { 150 } else { 40 } * 1024 * 1024;
    let folder = tempfile::tempdir().expect("a folder");
    server.deliver("INBOX", &[letter(1, 500)]).await;
    let before = peak(&server, folder.path());
    server.deliver("INBOX", &[letter(2, bytes)]).await;
    let with_large = peak(&server, folder.path());
    eprintln!(
        "peak memory: {before} KiB with a small letter, {with_large} KiB with one of {bytes} bytes"
    );
    assert!(with_large < before + 64 * 1024);
}

/// The most memory that a whole run used, in KiB, as the kernel counts it.
fn peak(server: &Dovecot, data: &std::path::Path) -> u64 {
    let mut command = program(server, data);
    let mut child = command
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut peak = 0;
    let status = loop {
        let output =
            std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let most = output.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let most = most.and_then(|most| most.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(most.unwrap_or(0));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success() && peak > 0, "{status}");
    peak
}

#[tokio::test]
async fn what_is_wrong_is_said_in_a_sentence_without_the_password() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let output = |command: &mut Command| {
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("text")
    };
    let wrong = format!(
        "imap://nihao%40qq.example:wrong-secret@127.0.0.1:{}",
        server.port
    );
    let sentence = output(program(&server, folder.path()).env("REELJURY_IMAP_URL", &wrong));
    assert!(
        sentence.contains("refused to sign in") && !sentence.contains("wrong-secret"),
        "{sentence}"
    );
    let sentence = output(program(&server, folder.path()).env("REELJURY_IMAP_URL", &wrong));
    assert!(sentence.contains("left in peace"), "{sentence}");
    let sentence =
        output(program(&server, folder.path()).env("REELJURY_IMAP_URL", "imaps://a:wrong-secret"));
    assert!(
        sentence.contains("imap_url") && !sentence.contains("wrong-secret"),
        "{sentence}"
    );
    let sentence = output(program(&server, folder.path()).env("REELJURY_IMAP_POLL", "60"));
    assert!(sentence.contains("imap_poll"), "{sentence}");
}
