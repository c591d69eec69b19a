//! How fast are messages imported from files, and within how much memory?
//!
//! 1,000 ordinary messages and one with a video of 50 MiB, compared with Python's email package, which does the same
//! reading, decoding, hashing and writing (`mail.py`). The goals are five and eight times its rate. The database rows
//! that follow are measured separately, since Python writes none. Then the whole program imports a message of 150 MB in
//! a fresh process: its memory may grow by less than 64 MB.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Message, MultiPart, SinglePart};
use reeljury::app::App;
use reeljury::clock::Clock;
use reeljury::config::{Config, Flags};
use reeljury::intake::{Origin, read_message, take_in};
use reeljury::mail::receive::on_disk::OnDisk;
use reeljury::media::Store;

const LETTERS: usize = 1_000;
const VIDEO: usize = 50 << 20;
const TURNS: usize = 5;
const LONGEST: usize = 150_000_000;
const MOST_GROWTH: u64 = 64_000_000;
/// The variable that tells the child process which message to import.
const ALONE: &str = "REELJURY_BENCH_LETTER";

#[allow(clippy::print_stdout, reason = "a measure is told to whoever runs it")]
fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    match std::env::var_os(ALONE) {
        Some(letter) => return println!("{}", growth(folder.path(), letter.as_ref())),
        None => compare_all(folder.path()),
    }
    let letter = folder.path().join("long.eml");
    fs::write(&letter, with_video(0, LONGEST / 4 * 3)).expect("a letter");
    let growth = growth_in_own_process(&letter);
    println!("150 MB    memory grows by {:.1} MB", growth as f64 / 1e6);
    assert!(growth < MOST_GROWTH, "{growth} is more than {MOST_GROWTH}");
}

#[allow(clippy::print_stdout, reason = "a measure is told to whoever runs it")]
fn compare_all(folder: &Path) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ordinary = put(folder, "ordinary", (0..LETTERS).map(ordinary));
    let video = put(folder, "film", [with_video(1, VIDEO)].into_iter());
    for (name, letters, wanted) in [("ordinary", &ordinary, 5.0), ("film", &video, 8.0)] {
        // alternating, and the best run of each, so that other work of the disk does not decide
        let turn = |_| {
            (
                baseline(folder, letters),
                runtime.block_on(async { read_all(folder, letters) }),
            )
        };
        let turns: Vec<_> = (0..TURNS).map(turn).collect();
        let theirs = turns.iter().map(|turn| turn.0).min().expect("a turn");
        let ours = turns.iter().map(|turn| turn.1).min().expect("a turn");
        let times = theirs.as_secs_f64() / ours.as_secs_f64();
        println!(
            "{name:9} {ours:.2?}, Python's email package {theirs:.2?}: {times:.1} times its rate"
        );
        assert!(times >= wanted, "{wanted} times are wanted");
    }
    let took = runtime.block_on(take_all(folder, &ordinary));
    println!("whole     {LETTERS} letters with their rows in {took:.2?}");
}

fn put(folder: &Path, name: &str, letters: impl Iterator<Item = Vec<u8>>) -> PathBuf {
    let place = folder.join(name);
    fs::create_dir(&place).expect("a folder");
    for (number, letter) in letters.enumerate() {
        fs::write(place.join(format!("{number:04}.eml")), letter).expect("a letter");
    }
    place
}

fn paths(letters: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(letters).expect("a folder");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    paths
}

/// A new folder, so that every run writes all files again.
fn empty(folder: &Path) -> tempfile::TempDir {
    tempfile::tempdir_in(folder).expect("a folder")
}

fn baseline(folder: &Path, letters: &Path) -> Duration {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/mail.py");
    let into = empty(folder);
    let output = Command::new("python3")
        .arg(script)
        .args([letters, into.path()])
        .output()
        .expect("python3 is there");
    let output = String::from_utf8(output.stdout).expect("text");
    Duration::from_secs_f64(output.trim().parse().expect("seconds"))
}

fn read_all(folder: &Path, letters: &Path) -> Duration {
    let into = empty(folder);
    let store = Store::open(None, into.path()).expect("a store");
    let begun = Instant::now();
    for path in paths(letters) {
        let letter = OnDisk::open(&path).expect("a letter");
        let read = tokio::task::block_in_place(|| read_message(&store, letter, &origin(), now()));
        assert!(!read.expect("it is read").subject.is_empty());
    }
    begun.elapsed()
}

async fn take_all(folder: &Path, letters: &Path) -> Duration {
    let into = empty(folder);
    let app = open(into.path());
    let begun = Instant::now();
    for path in paths(letters) {
        take(&app, &path).await;
    }
    begun.elapsed()
}

/// How far the memory of a new process grows while it imports the message, in bytes.
fn growth_in_own_process(letter: &Path) -> u64 {
    let output = Command::new(std::env::current_exe().expect("this program"))
        .env(ALONE, letter)
        .output()
        .expect("this program runs again");
    let output = String::from_utf8(output.stdout).expect("text");
    output.trim().parse().expect("bytes")
}

fn growth(folder: &Path, letter: &Path) -> u64 {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let app = open(folder);
    let first = folder.join("first.eml");
    fs::write(&first, ordinary(0)).expect("a letter");
    runtime.block_on(take(&app, &first));
    let before = memory("VmRSS:");
    runtime.block_on(take(&app, letter));
    memory("VmHWM:").saturating_sub(before)
}

/// A line of this process's memory from `/proc`, in bytes.
fn memory(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let found = status.lines().find_map(|l| l.strip_prefix(line));
    let kilobytes = found.and_then(|value| value.trim().strip_suffix(" kB"));
    kilobytes.expect("a size").parse::<u64>().expect("a size") * 1024
}

fn open(folder: &Path) -> App {
    let flags = Flags {
        data: Some(folder.join("data")),
        ..Flags::default()
    };
    let config = Config::read(&flags).expect("settings");
    App::open(config, Clock::set_to(now()), "127.0.0.1:8080").expect("the program opens")
}

async fn take(app: &App, path: &Path) {
    let taken = take_in(app, path, origin(), |_, _| Ok(())).await;
    assert!(!taken.expect("it comes in").again);
}

fn now() -> DateTime<Utc> {
    "2023-08-20T04:00:00Z".parse().expect("an instant")
}

fn origin() -> Origin {
    Origin {
        source: "a bench".to_owned(),
        received_at: Some(now()),
        junk: false,
    }
}

/// An ordinary message: a third has text alone, a third also an HTML part, a third a picture.
fn ordinary(number: usize) -> Vec<u8> {
    let text = format!(
        "作品名称：海河的第{number}个早晨\n作者：作者{number}\n联系电话：13800000000\n{}\n本作品未公开发表。",
        "海河边的一天，从天亮拍到天黑。".repeat(20)
    );
    let html = format!(
        "<html><body><p>{}</p></body></html>",
        text.replace('\n', "<br>")
    );
    let parts = MultiPart::mixed().singlepart(SinglePart::plain(text.clone()));
    let parts = match number % 3 {
        0 => parts,
        1 => MultiPart::alternative_plain_html(text, html),
        _ => parts.singlepart(file("海报.png", noise(number, 40_000))),
    };
    letter(number, parts)
}

fn with_video(number: usize, bytes: usize) -> Vec<u8> {
    let text = "作品名称：海河\n作者：李华\n本作品未公开发表。".to_owned();
    let parts = MultiPart::mixed().singlepart(SinglePart::plain(text));
    letter(
        number,
        parts.singlepart(file("海河.mp4", noise(number, bytes))),
    )
}

fn letter(number: usize, parts: MultiPart) -> Vec<u8> {
    let built = Message::builder()
        .from("李华 <lihua@example.com>".parse().expect("a sender"))
        .to("contest@example.com".parse().expect("a mailbox"))
        .subject(format!("投稿：海河的第{number}个早晨"))
        .message_id(Some(format!("<{number}@example.com>")))
        .multipart(parts);
    built.expect("a message").formatted()
}

fn file(name: &str, bytes: Vec<u8>) -> SinglePart {
    let kind = ContentType::parse("application/octet-stream").expect("a type");
    Attachment::new(name.to_owned()).body(bytes, kind)
}

/// Bytes that no two files share, from a simple generator (Marsaglia's xorshift).
fn noise(seed: usize, bytes: usize) -> Vec<u8> {
    let mut state = seed as u64 + 0x9E37_79B9_7F4A_7C15;
    let next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let words = std::iter::repeat_with(next).flatten();
    words.take(bytes).collect()
}
