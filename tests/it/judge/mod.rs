//! Judges score the entries assigned to them without seeing authors or other judges.

mod privacy;
mod queue;
mod recusal;
mod saving;
mod sheet;
mod ties;

use reeljury::db::judging::{self, Assignment};
use reeljury::db::types::AccountId;

use crate::support::{Browser, JuryRound, Response, TestProgram};

/// A judge with their first sheet open.
struct AtWork {
    program: TestProgram,
    round: JuryRound,
    judge: AccountId,
    browser: Browser,
    task: Assignment,
    sheet: String,
}

fn at_work(entries: usize, judges: usize) -> AtWork {
    let program = TestProgram::start();
    let round = program.round_in_jury(entries, judges);
    let judge = round.judges[0];
    let browser = program.browser_of(judge);
    let task = program.queue(round.key, judge)[0].clone();
    let sheet = format!("/judge/m01/{}", task.id);
    AtWork {
        program,
        round,
        judge,
        browser,
        task,
        sheet,
    }
}

impl AtWork {
    /// The stored points of the first sheet: criterion, version, half-points.
    fn kept(&self) -> Vec<(String, i32, u32)> {
        let scores = self
            .program
            .read(|conn| judging::scores(conn, self.task.id));
        let row = |score: judging::Score| (score.criterion, score.version, score.points.0);
        scores.into_iter().map(row).collect()
    }

    /// Sends a whole sheet, as the page's form does, for criteria without points so far.
    async fn send(&self, points: [&str; 5], then: &str) -> Response {
        self.browser
            .post(&self.sheet, &form(points, ["0"; 5], then))
            .await
    }
}

fn form<'a>(points: [&'a str; 5], bases: [&'a str; 5], then: &'a str) -> Vec<(&'a str, &'a str)> {
    const POINTS: [&str; 5] = [
        "points.theme",
        "points.creativity",
        "points.content",
        "points.craft",
        "points.reach",
    ];
    const BASES: [&str; 5] = [
        "base.theme",
        "base.creativity",
        "base.content",
        "base.craft",
        "base.reach",
    ];
    let mut fields: Vec<(&str, &str)> = POINTS.into_iter().zip(points).collect();
    fields.extend(BASES.into_iter().zip(bases));
    fields.push(("then", then));
    fields
}

fn strings(points: [&str; 5]) -> Vec<String> {
    points.map(str::to_owned).to_vec()
}
