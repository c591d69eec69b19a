//! A list of posts is imported while people submit: the list comes in whole, and nobody waits long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reeljury::contest::imported_post::PostRow;
use reeljury::posts::bring_in::bring_in;
use reeljury::posts::report::Sums;

use super::{START, enter_in_time};
use crate::support::TestProgram;

const ROWS: u64 = 3_000;
/// Twenty submissions a second.
const BETWEEN: Duration = Duration::from_millis(50);

fn row(number: u64) -> PostRow {
    PostRow {
        number,
        link: format!("https://www.douyin.com/video/73{number:017}"),
        title: format!("作品{number}"),
        author: format!("作者{number}"),
        published_at: "2023-06-20 12:30".into(),
        description: "海河边 #你好天津 #点赞天津".into(),
        ..PostRow::default()
    }
}

/// Submits until the list is in; returns the statuses.
async fn submit_meanwhile(program: &TestProgram, is_in: &AtomicBool) -> Vec<u16> {
    let mut forms = vec![];
    for n in 0.. {
        if is_in.load(Ordering::SeqCst) {
            break;
        }
        let visitor = program.visitor();
        forms.push(tokio::spawn(async move {
            let link = format!("https://www.douyin.com/video/72345678901234{n:05}");
            let key = format!("form-{n}");
            let (title, author) = (format!("海河之夜{n}"), format!("小河{n}"));
            let form = [
                ("share_text", link.as_str()),
                ("receipt_key", &key),
                ("title", &title),
                ("author", &author),
            ];
            enter_in_time(&visitor, &form).await.status
        }));
        tokio::time::sleep(BETWEEN).await;
    }
    let mut statuses = vec![];
    for form in forms {
        statuses.push(form.await.expect("an answer"));
    }
    statuses
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_in_whole_beside_twenty_submissions_a_second() {
    let program = TestProgram::start_with(START, |config| config.throttle = false);
    let is_in = Arc::new(AtomicBool::new(false));
    let (app, done) = (program.app.clone(), Arc::clone(&is_in));
    let import = std::thread::spawn(move || {
        let outcomes = bring_in(&app, "list.csv", (2..ROWS + 2).map(row), None, false);
        done.store(true, Ordering::SeqCst);
        outcomes
    });
    let statuses = submit_meanwhile(&program, &is_in).await;
    let outcomes = import.join().expect("no panic").expect("the list is in");
    let sums = Sums::of(&outcomes);
    assert_eq!((sums.rows, sums.accepted), (ROWS as usize, ROWS as usize));
    let refused: Vec<_> = statuses.iter().filter(|status| **status != 303).collect();
    assert_eq!(refused, Vec::<&u16>::new(), "of {}", statuses.len());
    let all = i64::try_from(ROWS as usize + statuses.len()).expect("a count");
    assert_eq!(program.count("entries"), all);
}
