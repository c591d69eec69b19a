//! A whole contest year of acts: twelve months, four quarters and the final award the promised prizes, tier by tier, to
//! the yuan.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use reeljury::actions::budget_status::budget_status;
use reeljury::actions::verify_round::verify_round;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::results::{awards, decisions};
use reeljury::db::types::RoundId;
use reeljury::db::{DbError, contests, entries, judging};

use crate::rounds::{Season, SeasonEntry, split};

/// Entries of each month: enough for 110 awards, although one author has two of them.
const ENTRIES: usize = 115;

#[tokio::test(flavor = "multi_thread")]
async fn a_year_gives_out_what_the_contest_promises_tier_by_tier_to_the_yuan() {
    let mut season = Season::begin("2023-06-18T12:00:00+08:00", 3);
    let mut entered: Vec<String> = vec![];
    for month in 1..=13 {
        // the earlier month's window closes on this one's first day, the 17th
        season.program.at(&instant(month, 18));
        if month > 1 {
            finish_quarter(&season, month - 2);
            judge(&season, RoundKey::Month(month - 1), &entered);
        }
        season.program.at(&instant(month, 20));
        if month <= 12 {
            entered = enter_month(&mut season, month);
        }
        season.program.at(&instant(month, 28));
        if month > 1 {
            season.advance(RoundKey::Month(month - 1), Stage::Publicity);
            begin_quarter(&season, month - 1);
        }
    }
    season.program.at(&instant(14, 18));
    finish_quarter(&season, 12);
    let quarters: Vec<RoundKey> = (1..=4).map(RoundKey::Quarter).collect();
    judge_chosen(&season, RoundKey::Annual, &quarters);
    season.program.at(&instant(15, 18));
    season.advance(RoundKey::Annual, Stage::Publicity);

    every_prize_is_given(&season);
    an_author_with_two_works_got_one_award_a_month(&season);
    every_round_is_verified(&season);
    let seat = season.seat(season.organizer);
    let page = seat.get("/admin/awards").await;
    page.is(200)
        .says("已评出 3,060,000 元 + 空缺 0 元 + 尚未评出 0 元 = 预算 3,060,000 元")
        .says("全部奖金都已评出");
}

/// Noon of a day in the calendar month in which this contest month begins; month 13 is the one after the contest.
fn instant(month: u8, day: u8) -> String {
    let months = u16::from(month) + 4;
    let (year, of_year) = (2023 + months / 12, months % 12 + 1);
    format!("{year}-{of_year:02}-{day:02}T12:00:00+08:00")
}

fn enter_month(season: &mut Season, month: u8) -> Vec<String> {
    // the first and the fourth entry have the same author
    let entry = |n: usize| SeasonEntry {
        title: format!("第{month}月作品{n}"),
        author: format!("作者{month}-{}", if n == 3 { 0 } else { n }),
    };
    let entries: Vec<SeasonEntry> = (0..ENTRIES).map(entry).collect();
    season.enter(&entries)
}

/// Takes a round to its publicity period; `codes` are its entries in the order of their quality.
fn judge(season: &Season, key: RoundKey, codes: &[String]) {
    season.advance(key, Stage::Eligibility);
    give_points(season, key, codes);
    season.advance(key, Stage::Jury);
    season.decide(key, vec![]);
    season.advance(key, Stage::Settling);
}

fn begin_quarter(season: &Season, month: u8) {
    if month.is_multiple_of(3) {
        let months: Vec<RoundKey> = (month - 2..=month).map(RoundKey::Month).collect();
        judge_chosen(season, RoundKey::Quarter(month / 3), &months);
    }
}

fn finish_quarter(season: &Season, month: u8) {
    if month > 0 && month.is_multiple_of(3) {
        season.advance(RoundKey::Quarter(month / 3), Stage::Publicity);
    }
}

/// Judges a quarter or the final, once the results of all its feeding rounds are final.
fn judge_chosen(season: &Season, key: RoundKey, feeders: &[RoundKey]) {
    let codes = best_of(season, feeders);
    judge(season, key, &codes);
    chosen_know_where_they_came_from(season, key, feeders);
}

/// The earlier an entry stands in `codes`, the more points it gets; the judges differ by half a point.
fn give_points(season: &Season, key: RoundKey, codes: &[String]) {
    season.choose_judges(key);
    season.advance(key, Stage::Screening);
    let places: BTreeMap<&str, i32> = codes.iter().map(String::as_str).zip(0..).collect();
    season.score(key, |code, judge| {
        let around = [1, 0, -1][judge];
        split(198 - places[code] + around)
    });
}

/// The codes of all entries that advance: the ten best of every feeding round, best first within each.
fn best_of(season: &Season, feeders: &[RoundKey]) -> Vec<String> {
    season.program.read(|conn| {
        let mut codes = vec![];
        for key in feeders {
            let round = contests::round(conn, *key)?;
            let decided = decisions::decided(conn, round.id)?.expect("a decided feeder");
            let on = awards::advancing(conn, decided.decision.id)?;
            let ranks: Vec<i32> = on.iter().map(|(_, rank)| *rank).collect();
            assert_eq!(ranks, (1..=10).collect::<Vec<_>>(), "{key}");
            for (entry, _) in on {
                codes.push(entries::get(conn, entry)?.code);
            }
        }
        Ok(codes)
    })
}

fn chosen_know_where_they_came_from(season: &Season, key: RoundKey, feeders: &[RoundKey]) {
    season.program.read(|conn| {
        let round = contests::round(conn, key)?;
        let mut sources: BTreeMap<RoundId, BTreeSet<i32>> = BTreeMap::new();
        for candidate in judging::pool(conn, round.id)? {
            let source = candidate.source_round_id.expect("a source");
            let rank = candidate.source_rank.expect("a rank there");
            assert!(
                sources.entry(source).or_default().insert(rank),
                "twice the same rank"
            );
        }
        assert_eq!(sources.len(), feeders.len());
        for feeder in feeders {
            let id = contests::round(conn, *feeder)?.id;
            assert_eq!(sources[&id], (1..=10).collect(), "{feeder} feeds {key}");
        }
        Ok(())
    });
}

fn every_prize_is_given(season: &Season) {
    let budget = season.program.compute(budget_status);
    let given: Vec<_> = budget
        .tiers
        .iter()
        .map(|(tier, account)| {
            (
                tier.as_str(),
                account.awarded.count,
                account.awarded.fen / 100,
            )
        })
        .collect();
    let promised = [
        ("special", 3, 900_000),
        ("first", 12, 360_000),
        ("second", 120, 600_000),
        ("third", 1_200, 1_200_000),
    ];
    assert_eq!(given, promised);
    assert_eq!(budget.total.awarded.fen, 306_000_000);
    assert_eq!(budget.total.awarded.count, 1_335);
    assert!(budget.balances());
    assert!(budget.vacant.is_empty());
    let rounds: Vec<i64> = budget
        .rounds
        .iter()
        .map(|round| round.account.awarded.fen / 100)
        .collect();
    let expected = [vec![150_000; 12], vec![90_000; 4], vec![900_000]].concat();
    assert_eq!(rounds, expected);
}

fn an_author_with_two_works_got_one_award_a_month(season: &Season) {
    season.program.read(|conn| {
        for month in 1..=12 {
            let round = contests::round(conn, RoundKey::Month(month))?;
            let decided = decisions::decided(conn, round.id)?.expect("a decided month");
            let authors: BTreeSet<&str> = decided
                .awards
                .iter()
                .map(|award| award.entry.author_key.as_str())
                .collect();
            assert_eq!((decided.awards.len(), authors.len()), (110, 110));
            let ranks: Vec<i32> = decided.awards.iter().map(|award| award.rank).collect();
            let expected: Vec<i32> = (1..=111).filter(|rank| *rank != 4).collect();
            assert_eq!(ranks, expected, "the fourth is by the author of the first");
        }
        Ok(())
    });
}

fn every_round_is_verified(season: &Season) {
    let app = &season.program.app;
    let verified = season.program.compute(|tx| {
        let mut verified = 0;
        for round in contests::rounds(tx.conn)? {
            let found = verify_round(tx, &round)?;
            assert_eq!(found.expect("a decided round").faults, [], "{}", round.key);
            verified += 1;
        }
        Ok::<_, DbError>(verified)
    });
    assert_eq!(verified, 17);
    let output = Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args([
            "--data",
            &season.program.folder().display().to_string(),
            "verify",
        ])
        .env("REELJURY_DATABASE_URL", &app.config.database_url)
        .env(
            "REELJURY_SECRET_KEY",
            "a key for tests, thirty-two bytes long",
        )
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches(": agrees.").count(), 17, "{said}");
}
