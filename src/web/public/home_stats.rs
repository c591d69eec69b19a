//! The numbers of the home page: entries by platform and month, the latest entries, and the latest winners.

use std::collections::BTreeMap;

use super::card::{self, EntryCard};
use crate::contest::Contest;
use crate::contest::entry::EntryState;
use crate::contest::platform::Platform;
use crate::contest::round::{PublicStatus, RoundKey};
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::results::awards::{self, AwardRow};
use crate::db::results::prizes::{self, Won};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::lang::Lang;
use crate::names;
use crate::web::plot::BarPlot;
use crate::web::request_context::RequestContext;

/// The most entries, and the most winners, that the page shows.
const LATEST: i64 = 6;

/// The numbers as stored.
pub struct HomeStats {
    states: Vec<(EntryState, i64)>,
    platforms: Vec<(Option<Platform>, i64)>,
    months: Vec<(RoundKey, i64)>,
    authors: i64,
    given_fen: i64,
    latest: Vec<Entry>,
    won: Vec<Won>,
    newest: Option<(Round, Vec<AwardRow>)>,
}

/// Reads the numbers from one snapshot.
pub fn read_home_stats(conn: &mut Conn) -> Result<HomeStats, DbError> {
    let taking_part = Filter {
        states: vec![EntryState::Accepted],
        ..Filter::default()
    };
    let latest = gallery::page(conn, &taking_part, PageStart::Newest, LATEST)?;
    let ids: Vec<EntryId> = latest.iter().map(|entry| entry.id).collect();
    let given = prizes::given(conn)?;
    Ok(HomeStats {
        states: gallery::count_by_state(conn)?,
        platforms: gallery::count_by_platform(conn)?,
        months: prizes::count_by_month(conn)?,
        authors: prizes::count_authors(conn)?,
        given_fen: given.iter().map(|(_, _, fen)| fen).sum(),
        won: prizes::won_by(conn, &ids)?,
        newest: newest_list(conn)?,
        latest,
    })
}

/// The list that was published most recently.
fn newest_list(conn: &mut Conn) -> Result<Option<(Round, Vec<AwardRow>)>, DbError> {
    let rounds = contests::rounds(conn)?;
    let public = rounds
        .into_iter()
        .filter(|round| round.stage.flags().is_public);
    let Some(round) = public.max_by_key(|round| (round.published_at, round.key)) else {
        return Ok(None);
    };
    let Some(decision) = awards::decision(conn, round.id)? else {
        return Ok(None);
    };
    let rows = awards::of_decision(conn, decision.id)?;
    Ok(Some((round, rows)))
}

/// The numbers in words for the page.
pub struct HomeStatsView {
    pub(super) entered: i64,
    pub(super) accepted: i64,
    pub(super) authors: i64,
    pub(super) given_fen: i64,
    pub(super) by_source: Vec<(String, i64)>,
    pub(super) by_month: BarPlot,
    pub(super) latest: Vec<EntryCard>,
    pub(super) winners: Option<NewestWinners>,
}

/// The first rows of the list that was published most recently.
pub struct NewestWinners {
    pub(super) round: String,
    pub(super) href: String,
    pub(super) status: PublicStatus,
    pub(super) rows: Vec<(EntryCard, String)>,
}

impl HomeStatsView {
    /// Puts the numbers into words of the reader's language.
    #[must_use]
    pub fn of(ctx: &RequestContext, stats: HomeStats) -> Self {
        let (contest, lang) = (ctx.contest(), ctx.lang);
        let accepted = |(state, _): &&(EntryState, i64)| *state == EntryState::Accepted;
        let newest_list = stats.newest;
        Self {
            entered: stats.states.iter().map(|(_, n)| n).sum(),
            accepted: stats.states.iter().find(accepted).map_or(0, |(_, n)| *n),
            authors: stats.authors,
            given_fen: stats.given_fen,
            by_source: by_source(contest, lang, stats.platforms),
            by_month: by_month(contest, &stats.months),
            latest: card::cards(contest, lang, stats.latest, &stats.won),
            winners: newest_list.map(|(round, rows)| newest(ctx, &round, rows)),
        }
    }
}

/// All sources in the order of the definition's platforms, then e-mail; sources without entries are included.
fn by_source(
    contest: &Contest,
    lang: Lang,
    counts: Vec<(Option<Platform>, i64)>,
) -> Vec<(String, i64)> {
    let counts: BTreeMap<Option<Platform>, i64> = counts.into_iter().collect();
    let platforms = contest
        .definition
        .platforms
        .iter()
        .map(|rule| Some(rule.key));
    let row = |source: Option<Platform>| {
        let count = counts.get(&source).copied().unwrap_or(0);
        (lang.word(&names::source(source)), count)
    };
    platforms.chain([None]).map(row).collect()
}

fn by_month(contest: &Contest, counts: &[(RoundKey, i64)]) -> BarPlot {
    let counts: BTreeMap<RoundKey, i64> = counts.iter().copied().collect();
    let bar = |n: u8| {
        let count = counts.get(&RoundKey::Month(n)).copied();
        (n.to_string(), count.unwrap_or(0))
    };
    BarPlot::new((1..=contest.definition.window.months).map(bar))
}

fn newest(ctx: &RequestContext, round: &Round, rows: Vec<AwardRow>) -> NewestWinners {
    let (contest, lang) = (ctx.contest(), ctx.lang);
    let row = |row: AwardRow| {
        let tier = card::tier_name(contest, &row.tier, lang);
        (EntryCard::of(row.entry, None, lang), tier)
    };
    let shown = usize::try_from(LATEST).unwrap_or(usize::MAX);
    NewestWinners {
        round: lang.word(&names::round(round.key)),
        href: format!("/winners/{}", round.key),
        status: PublicStatus::of(contest, round.publication(), ctx.now),
        rows: rows.into_iter().take(shown).map(row).collect(),
    }
}
