//! Rounds taken from their first entry to their last stage by the program's acts, for tests about results.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use reeljury::actions::Actor;
use reeljury::actions::advance_round::advance_round;
use reeljury::actions::choose_panel::choose_panel;
use reeljury::actions::decide_awards::decide_awards;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::actions::sign_in::{Opening, open_session};
use reeljury::actions::submit_entry::{Submission, submit_entry};
use reeljury::actions::tx::StaffTx;
use reeljury::contest::award::Vacancy;
use reeljury::contest::entry_details::{EntryDetails, RawDetails};
use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::contest::rules;
use reeljury::db::judging::{self, Screened};
use reeljury::db::types::{AccountId, EntryId, RoundId};
use reeljury::db::{Conn, DbError, Failed, accounts, contests};
use reeljury::lang::Lang;
use reeljury::links;

use crate::support::{Browser, TestProgram};

/// The month that short tests use.
pub const MONTH: RoundKey = RoundKey::Month(1);

/// A program with its organizer and judges, for one contest year.
pub struct Season {
    pub program: TestProgram,
    pub organizer: AccountId,
    pub judges: Vec<AccountId>,
    links: u64,
}

/// An entry that a test enters.
#[derive(Clone)]
pub struct SeasonEntry {
    pub title: String,
    pub author: String,
}

/// A judge's points for one entry, in halves, in the order of the criteria.
pub type Points = [i32; 5];

/// The criteria's keys with their maxima in halves.
pub const CRITERIA: [(&str, i32); 5] = [
    ("theme", 60),
    ("creativity", 40),
    ("content", 40),
    ("craft", 40),
    ("reach", 20),
];

/// Splits a total in halves over the criteria, filling them in order.
pub fn split(mut total: i32) -> Points {
    CRITERIA.map(|(_, most)| {
        let part = total.clamp(0, most);
        total -= part;
        part
    })
}

/// Entries by different authors.
pub fn season_entries(count: usize) -> Vec<SeasonEntry> {
    let entry = |n: usize| SeasonEntry {
        title: format!("海河第{n}夜"),
        author: format!("作者{n}"),
    };
    (1..=count).map(entry).collect()
}

/// A month of these entries with its jury finished. `totals` gives an entry's total in halves for each judge.
pub fn judged(
    judges: usize,
    entries: &[SeasonEntry],
    totals: impl Fn(usize, usize) -> i32,
) -> (Season, Vec<String>) {
    let mut season = Season::begin("2023-06-20T12:00:00+08:00", judges);
    let codes = season.enter(entries);
    season.program.at("2023-07-18T12:00:00+08:00");
    season.begin_jury(MONTH);
    season.score(MONTH, |code, judge| {
        let entry = codes.iter().position(|known| known == code);
        split(totals(entry.expect("a work of the test"), judge))
    });
    season.advance(MONTH, Stage::Jury);
    (season, codes)
}

/// Totals that fall from entry to entry; all judges give the same.
pub fn falling(entry: usize, _: usize) -> i32 {
    190 - i32::try_from(entry).expect("few works")
}

impl Season {
    /// Starts a program at this instant with an organizer and so many judges, the first of whom is the chief judge.
    pub fn begin(instant: &str, judges: usize) -> Self {
        let program = TestProgram::start_at(instant);
        let organizer = program.account(Role::Organizer, "organizer@example.com", "组委会甲");
        let judge = |n: usize| {
            program.account(
                Role::Judge,
                &format!("judge{n}@example.com"),
                &format!("评委{n}"),
            )
        };
        let judges = (1..=judges).map(judge).collect();
        Self {
            organizer,
            judges,
            links: 7_000_000_000_000_000_000,
            program,
        }
    }

    /// The person who acts at this instant.
    pub fn actor(&self) -> Actor {
        Actor {
            by: self.organizer,
            now: self.program.app.now(),
        }
    }

    /// Enters entries an hour after they were published, and accepts them; returns their codes in the same order.
    pub fn enter(&mut self, entries: &[SeasonEntry]) -> Vec<String> {
        let first = self.links;
        self.links += entries.len() as u64;
        let (app, actor) = (&self.program.app, self.actor());
        let entered = app.db.write_now(|conn| {
            let mut codes = vec![];
            for (link, entry) in (first..).zip(entries) {
                let submission = submission(&self.program, entry, link);
                let mut tx = app.tx(conn, actor.now);
                let entry = submit_entry(&mut tx, &submission).map_err(said)?;
                let tx = &mut StaffTx::new(tx, actor.by);
                review_entry(tx, &entry.code, entry.version, &Review::Accept).map_err(said)?;
                codes.push(entry.code);
            }
            Ok::<_, DbError>(codes)
        });
        entered.expect("works can be entered")
    }

    /// Moves a round to its next stage.
    pub fn advance(&self, key: RoundKey, from: Stage) {
        self.try_advance(key, from)
            .unwrap_or_else(|why| panic!("{key} stays in {}: {why}", from.key()));
    }

    /// Moves a round to its next stage, or says why that is refused.
    pub fn try_advance(&self, key: RoundKey, from: Stage) -> Result<Stage, String> {
        let advance = |tx: &mut StaffTx<'_>| advance_round(tx, key, from, "a seed");
        let done = self.program.try_as(self.organizer, advance);
        done.map_err(|why| format!("{why:?}"))
    }

    /// Moves a round to its jury, with the whole pool and all judges.
    pub fn begin_jury(&self, key: RoundKey) {
        self.advance(key, Stage::Eligibility);
        self.choose_judges(key);
        self.advance(key, Stage::Screening);
    }

    /// Puts all judges on a round's panel.
    pub fn choose_judges(&self, key: RoundKey) {
        let judges = &self.judges;
        let chief = judges.first().copied();
        self.program
            .act_as(self.organizer, |tx| choose_panel(tx, key, judges, chief));
    }

    /// Gives every assigned sheet its points, computed from the entry's code and the judge's place on the panel.
    pub fn score(&self, key: RoundKey, points: impl Fn(&str, usize) -> Points) {
        let now = self.program.app.now();
        let written = self.program.app.db.write_now(|conn| {
            let round = contests::round(conn, key)?;
            let pool =
                judging::pool_page(conn, round.id, Screened::Shortlisted, EntryId(0), i64::MAX)?;
            let codes: BTreeMap<EntryId, String> = pool
                .into_iter()
                .map(|(_, entry)| (entry.id, entry.code))
                .collect();
            let mut rows = vec![];
            for task in judging::assignments(conn, round.id)? {
                let judge = self
                    .judges
                    .iter()
                    .position(|judge| *judge == task.account_id);
                let given = points(
                    &codes[&task.entry_id],
                    judge.expect("a judge of the season"),
                );
                let task_rows = CRITERIA
                    .iter()
                    .zip(given)
                    .map(|((criterion, _), half_points)| {
                        format!(
                            "({}, '{criterion}', 1, {half_points}, '{}')",
                            task.id,
                            stamp(now)
                        )
                    });
                rows.extend(task_rows);
            }
            write_points(conn, round.id, &rows)
        });
        written.expect("points can be written");
    }

    /// Decides a round's list.
    pub fn decide(&self, key: RoundKey, vacancies: Vec<Vacancy>) {
        self.program.act_as(self.organizer, |tx| {
            decide_awards(tx, key, vacancies.clone(), None)
        });
    }

    /// A browser in which this account is signed in.
    pub fn seat(&self, account: AccountId) -> Browser {
        let token = links::random_token();
        let opening = Opening {
            token_hash: links::hash_of(&token),
            ..Opening::default()
        };
        let now = self.program.app.now();
        let opened = self.program.app.db.write_now(|conn| {
            let account = accounts::get(conn, account)?;
            open_session(&mut self.program.app.tx(conn, now), &account, &opening)
        });
        opened.expect("a session opens");
        Browser::with_cookie(&self.program.address, &format!("session={token}"))
    }
}

fn submission(program: &TestProgram, entry: &SeasonEntry, link: u64) -> Submission {
    let share_text = format!("https://www.douyin.com/video/{link}");
    let description = "海河两岸 #你好天津 #点赞天津";
    let typed = RawDetails {
        share_text: &share_text,
        description,
        title: &entry.title,
        author: &entry.author,
        contact: "联系人",
        phone: "15400012345",
        email: "author@example.com",
        published_at: Some(program.app.now() - chrono::Duration::hours(1)),
        ..RawDetails::default()
    };
    Submission {
        details: EntryDetails::parse(&typed).expect("a claim that is in order"),
        reading: rules::read(&program.app.contest, &share_text, description),
        lang: Lang::Zh,
        receipt_key: format!("receipt-{link}"),
    }
}

fn said<R: std::fmt::Debug>(failed: Failed<R>) -> DbError {
    match failed {
        Failed::Db(error) => error,
        Failed::Refused(refused) => panic!("{refused:?}"),
    }
}

/// The instant in a form that both databases accept.
fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

/// Inserts points by the thousand, for whole years that would take too long sheet by sheet. Tests about judging use the
/// act instead.
fn write_points(conn: &mut Conn, round: RoundId, rows: &[String]) -> Result<(), DbError> {
    let mut run = |sql: &str| match conn {
        Conn::Pg(conn) => conn.batch_execute(sql),
        Conn::Sqlite(conn) => conn.batch_execute(sql),
    };
    for chunk in rows.chunks(400) {
        let values = chunk.join(", ");
        let columns = "assignment_id, criterion, version, half_points, at";
        run(&format!("INSERT INTO scores ({columns}) VALUES {values}"))?;
    }
    let given = CRITERIA.len();
    run(&format!(
        "UPDATE assignments SET given = {given} WHERE round_id = {round}"
    ))?;
    Ok(())
}
