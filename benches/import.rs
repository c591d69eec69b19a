//! How fast is a list of posts imported, compared with bare inserts of the same rows on the same machine?
//!
//! 50,000 rows of CSV with a fifth repeated, on SQLite as the program opens it; the goal is under a minute, with exact
//! counts. The baseline shows the cost of the disk alone: it writes each row's text into a table of one column, in the
//! same batches.

use std::fmt::Write;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::app::App;
use reeljury::clock::Clock;
use reeljury::config::{Config, Flags};
use reeljury::db::posts::BATCH;
use reeljury::posts::List;
use reeljury::posts::bring_in::bring_in;
use reeljury::posts::report::Sums;

const ROWS: usize = 50_000;
const WANTED: Duration = Duration::from_secs(60);

#[allow(clippy::print_stdout, reason = "a measure is told to whoever runs it")]
fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = list();
    let bare = timed(|| insert_bare(&folder.path().join("bare.sqlite"), &list));
    let app = open(folder.path());
    let mut outcomes = vec![];
    let took = timed(|| {
        let list = List::open(list.as_bytes(), &app.contest).expect("a list");
        outcomes = bring_in(&app, "bench.csv", list.rows(), None, false).expect("it comes in");
    });
    let expected = Sums {
        rows: ROWS,
        accepted: ROWS * 4 / 5,
        refused: ROWS / 5,
        ..Sums::default()
    };
    assert_eq!(Sums::of(&outcomes), expected);
    println!(
        "import    {ROWS} rows in {took:.2?}, {} rows/s",
        ROWS as u128 * 1000 / took.as_millis().max(1)
    );
    println!(
        "bare rows {ROWS} rows in {bare:.2?}; the import takes {} times as long",
        took.as_millis() / bare.as_millis().max(1)
    );
    assert!(took < WANTED, "{took:?} is more than {WANTED:?}");
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn list() -> String {
    let mut list = String::from("链接,标题,作者,发布时间,描述\n");
    for n in 0..ROWS {
        let video = if n % 5 == 4 { n - 4 } else { n };
        let _ = writeln!(
            list,
            "https://www.douyin.com/video/73{video:017},海河的第{n}个早晨,作者{},2023-08-01 12:30,海河边 #你好天津 #点赞天津",
            n / 3
        );
    }
    list
}

fn open(folder: &std::path::Path) -> App {
    let flags = Flags {
        data: Some(folder.join("data")),
        ..Flags::default()
    };
    let config = Config::read(&flags).expect("settings");
    let now = "2023-08-20T04:00:00Z".parse().expect("an instant");
    App::open(config, Clock::set_to(now), "127.0.0.1:8080").expect("the program opens")
}

fn insert_bare(path: &std::path::Path, list: &str) {
    let mut conn = SqliteConnection::establish(&path.display().to_string()).expect("a database");
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (words TEXT NOT NULL)",
    )
    .expect("a table");
    let lines: Vec<&str> = list.lines().skip(1).collect();
    for batch in lines.chunks(BATCH) {
        conn.immediate_transaction(|conn| {
            batch.iter().try_for_each(|line| {
                let insert = diesel::sql_query("INSERT INTO bare (words) VALUES (?)");
                let row = insert.bind::<diesel::sql_types::Text, _>(*line);
                row.execute(conn).map(|_| ())
            })
        })
        .expect("a batch");
    }
}
