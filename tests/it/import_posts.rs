//! Organizers import lists of posts: every row gets an outcome, and importing the same list again adds nothing.

use std::fmt::Write;

use reeljury::actions::import_posts::{PostRefused, Standing};
use reeljury::contest::entry::EntryState;
use reeljury::contest::entry_details::{EntryField, FieldProblem};
use reeljury::contest::imported_post::{PostRow, RowProblem};
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::contest::rules::Rule;
use reeljury::db::{DbError, contests, entries};
use reeljury::posts::List;
use reeljury::posts::bring_in::bring_in;
use reeljury::posts::report::Sums;

use crate::support::TestProgram;

const NOON: &str = "2023-08-20T12:00:00+08:00";

fn row(number: u64) -> PostRow {
    PostRow {
        number,
        link: format!("https://www.douyin.com/video/73{number:017}"),
        title: format!("作品{number}"),
        author: format!("作者{number}"),
        published_at: "2023-08-01 12:30".into(),
        description: "海河边 #你好天津 #点赞天津".into(),
        ..PostRow::default()
    }
}

fn import(program: &TestProgram, rows: &[PostRow]) -> Vec<Standing> {
    let outcomes = bring_in(&program.app, "list.csv", rows.iter().cloned(), None, false)
        .expect("a list comes in");
    outcomes.into_iter().map(|(_, standing)| standing).collect()
}

#[test]
fn every_row_is_accepted_returned_waiting_or_refused() {
    let program = TestProgram::start_at(NOON);
    let rows = [
        row(2),
        PostRow {
            link: "https://v.douyin.com/iAbCdEf1/".into(),
            ..row(3)
        },
        PostRow {
            author: String::new(),
            published_at: String::new(),
            ..row(4)
        },
        PostRow {
            link: "https://example.com/".into(),
            ..row(5)
        },
        PostRow {
            link: format!("{}?previous_page=1", row(2).link),
            ..row(6)
        },
    ];
    let outcomes = import(&program, &rows);
    assert_eq!(outcomes[0], Standing::Accepted(Some("TJ2-000001".into())));
    let open = vec![Rule::Link, Rule::Duplicate];
    assert_eq!(
        outcomes[1],
        Standing::Waiting(Some("TJ2-000002".into()), open)
    );
    let lacks = vec![
        RowProblem::Detail(EntryField::Author, FieldProblem::Missing),
        RowProblem::NoDate,
    ];
    assert_eq!(outcomes[2], Standing::Returned(lacks));
    assert!(matches!(
        outcomes[3],
        Standing::Refused(PostRefused::Broken(_))
    ));
    assert_eq!(outcomes[4], Standing::Refused(PostRefused::SameRow(2)));
    let entry = program
        .read(|conn| entries::by_code(conn, "TJ2-000001"))
        .expect("an entry");
    assert_eq!(entry.state.0, EntryState::Submitted);
    assert_eq!(
        (entry.title.as_str(), entry.phone.as_str(), entry.needs_look),
        ("作品2", "", false)
    );
    assert!(entry.own_round_id.is_some());
    let checks = program.read(|conn| entries::newest_checks(conn, entry.id));
    assert_eq!(checks.len(), 4);
    assert_eq!(program.read(|conn| entries::steps(conn, entry.id)).len(), 1);
    assert!(program.letters().is_empty(), "nobody asked to take part");
}

#[test]
fn the_same_list_a_second_time_adds_nothing() {
    let program = TestProgram::start_at(NOON);
    let linkless = PostRow {
        link: "https://channels.weixin.qq.com/finder-preview/pages/feed?token=a&eid=export/UzFf"
            .into(),
        ..row(9)
    };
    let rows = [row(2), row(3), linkless];
    assert!(import(&program, &rows).iter().all(Standing::is_entered));
    for (n, standing) in import(&program, &rows).iter().enumerate() {
        let code = format!("TJ2-{:06}", n + 1);
        assert_eq!(*standing, Standing::Refused(PostRefused::Known(code)));
    }
    assert_eq!(program.count("entries"), 3);
}

#[test]
fn a_dry_run_says_the_same_and_stores_nothing() {
    let program = TestProgram::start_at(NOON);
    let rows: Vec<PostRow> = (2..1_300).map(|n| row(n % 700)).collect();
    let outcomes = bring_in(&program.app, "list.csv", rows.iter().cloned(), None, true)
        .expect("a list is read");
    assert_eq!(program.count("entries"), 0);
    let dry = Sums::of(&outcomes);
    let outcomes = bring_in(&program.app, "list.csv", rows.iter().cloned(), None, false)
        .expect("a list comes in");
    assert_eq!(Sums::of(&outcomes), dry);
    assert_eq!(program.count("entries"), 700);
}

#[test]
fn posts_come_in_after_the_window_until_the_last_month_is_screened() {
    let program = TestProgram::start_at("2024-07-01T12:00:00+08:00");
    assert!(import(&program, &[row(2)])[0].is_entered());
    let write = program.app.db.write_now(|conn| -> Result<(), DbError> {
        for month in 1..=12 {
            let round = contests::round(conn, RoundKey::Month(month))?;
            contests::enter_stage(
                conn,
                round.id,
                Stage::Screening,
                None,
                "",
                program.app.now(),
            )?;
        }
        Ok(())
    });
    write.expect("the months are judged");
    assert_eq!(
        import(&program, &[row(3)])[0],
        Standing::Refused(PostRefused::NoOpenMonth)
    );
}

#[test]
fn two_thousand_rows_with_a_fifth_repeated_are_counted_exactly() {
    let program = TestProgram::start_at(NOON);
    let mut list = String::from("链接,标题,作者,发布时间,描述\n");
    for n in 0..2_000 {
        // every fifth row repeats an earlier one
        let video = if n % 5 == 4 { n - 4 } else { n };
        let _ = writeln!(
            list,
            "https://www.douyin.com/video/73{video:017},作品{n},作者{n},2023-08-01,海河 #你好天津 #点赞天津"
        );
    }
    let list = List::open(list.as_bytes(), &program.app.contest).expect("a list");
    let outcomes =
        bring_in(&program.app, "list.csv", list.rows(), None, false).expect("it comes in");
    let expected = Sums {
        rows: 2_000,
        accepted: 1_600,
        refused: 400,
        ..Sums::default()
    };
    assert_eq!(Sums::of(&outcomes), expected);
    assert_eq!(program.count("entries"), 1_600);
}
