//! The desk's lists of entries: the review queue (oldest first), and other lists filtered by state, month, channel and
//! words.

use actix_web::HttpRequest;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::paging::{self, Cursor, CursorPage};
use crate::contest::entry::{Channel, EntryState};
use crate::contest::platform::Platform;
use crate::contest::round::{RoundKey, RoundKind};
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::types::{EntryId, RoundId};
use crate::db::{Conn, DbError};
use crate::db::{holds, pairs};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

const PATH: &str = "/admin/entries";

/// The value of the source filter for entries by e-mail that are not yet published on the contest's own account.
pub(super) const TO_CHOOSE: &str = "to_choose";

/// The query of the address; without a state it asks for the queue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct EntriesQuery {
    state: String,
    month: String,
    source: String,
    look: String,
    q: String,
    next: String,
    prev: String,
}

impl EntriesQuery {
    /// The states in the query; empty for all states.
    fn states(&self) -> Vec<EntryState> {
        match self.state.as_str() {
            "all" => vec![],
            key => vec![EntryState::from_key(key).unwrap_or(EntryState::Submitted)],
        }
    }

    /// Whether the query is the queue without any filter.
    fn is_whole_queue(&self) -> bool {
        let narrows = [&self.month, &self.source, &self.q, &self.look];
        self.is_queue() && narrows.iter().all(|query| query.trim().is_empty())
    }

    /// Whether the query is the queue, which shows the oldest first; all other lists show the newest first.
    fn is_queue(&self) -> bool {
        self.states() == [EntryState::Submitted]
    }

    fn filter(&self, rounds: &[Round]) -> Filter {
        let month = self.month.parse::<RoundKey>().ok();
        let month = rounds.iter().find(|round| Some(round.key) == month);
        let to_choose = self.source == TO_CHOOSE;
        Filter {
            states: self.states(),
            platform: Platform::from_key(&self.source),
            channel: Channel::from_key(&self.source).or(to_choose.then_some(Channel::Mail)),
            in_no_month: to_choose,
            month: month.map(|round| round.id),
            words: Some(self.q.trim().to_owned()).filter(|words| !words.is_empty()),
            needs_look: self.look == "yes",
            ..Filter::default()
        }
    }

    fn kept(&self) -> [(&str, &str); 5] {
        [
            ("state", &self.state),
            ("month", &self.month),
            ("source", &self.source),
            ("look", &self.look),
            ("q", &self.q),
        ]
    }
}

/// One choice of a filter.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its value in the query.
    pub value: String,
    /// Its words.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One entry of a list.
#[derive(Debug, Clone)]
pub struct EntryLine {
    /// Its page at the desk.
    pub href: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// The name of its platform or channel.
    pub source: String,
    /// The month in which it counts or, by its publication, would count; empty when neither is known.
    pub month: String,
    /// When it was entered.
    pub submitted: DateTime<Utc>,
    /// The mark of its state.
    pub kind: &'static str,
    /// Its state in words.
    pub state: String,
    /// Whether a check is undecided.
    pub needs_look: bool,
}

#[derive(Template)]
#[template(path = "organizer/entries.html")]
struct EntriesPage {
    page: Page,
    is_queue: bool,
    is_whole_queue: bool,
    count: i64,
    pairs: i64,
    holds: i64,
    states: Vec<Choice>,
    months: Vec<Choice>,
    sources: Vec<Choice>,
    look: bool,
    words: String,
    lines: Vec<EntryLine>,
    newer: String,
    older: String,
}

impl EntriesPage {
    fn count_words(&self) -> &'static str {
        if self.is_queue {
            "entries-queue-count"
        } else {
            "entries-count"
        }
    }

    fn caption(&self) -> &'static str {
        if self.is_queue {
            "entries-caption-queue"
        } else {
            "entries-caption"
        }
    }
}

/// `GET /admin/entries`
pub async fn list_entries(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let ctx = organizer.ctx;
    let query: EntriesQuery = input::query(&request);
    let wanted = query.clone();
    let data = ctx.read(move |tx| load(tx.conn, &wanted)).await?;
    let (newer, older) = data.page.addresses(PATH, &query.kept());
    ctx.render(&EntriesPage {
        page: ctx.page(Audience::Organizer),
        is_queue: query.is_queue(),
        is_whole_queue: query.is_whole_queue(),
        count: data.count,
        pairs: data.pairs,
        holds: data.holds,
        states: states(&ctx, &query),
        months: months(&ctx, &query, &data.rounds),
        sources: sources(&ctx, &query),
        look: query.look == "yes",
        words: query.q,
        lines: data
            .page
            .rows
            .iter()
            .map(|entry| line(&ctx, &data.rounds, entry))
            .collect(),
        newer,
        older,
    })
}

/// What a list shows.
struct EntriesData {
    rounds: Vec<Round>,
    count: i64,
    pairs: i64,
    holds: i64,
    page: CursorPage<Entry>,
}

fn load(conn: &mut Conn, query: &EntriesQuery) -> Result<EntriesData, DbError> {
    let rounds = contests::rounds(conn)?;
    let filter = query.filter(&rounds);
    let cursor = Cursor::read(&query.next, &query.prev);
    let rows = page(conn, &filter, cursor, query.is_queue())?;
    Ok(EntriesData {
        rounds,
        count: gallery::count(conn, &filter)?,
        pairs: pairs::count_open(conn)?,
        holds: holds::count_open(conn)?,
        page: paging::cursor_page(cursor, rows, |entry| entry.id.0),
    })
}

fn page(
    conn: &mut Conn,
    filter: &Filter,
    cursor: Cursor,
    oldest_first: bool,
) -> Result<Vec<Entry>, DbError> {
    let (from, against) = match (cursor, oldest_first) {
        (Cursor::First, true) => (PageStart::Oldest, false),
        (Cursor::First, false) => (PageStart::Newest, false),
        (Cursor::After(key), true) => (PageStart::After(EntryId(key)), false),
        (Cursor::After(key), false) => (PageStart::Before(EntryId(key)), false),
        (Cursor::Before(key), true) => (PageStart::Before(EntryId(key)), true),
        (Cursor::Before(key), false) => (PageStart::After(EntryId(key)), true),
    };
    let mut rows = gallery::page(conn, filter, from, paging::wanted())?;
    if against {
        rows.reverse();
    }
    Ok(rows)
}

/// An entry as a line of a list.
#[must_use]
pub fn line(ctx: &RequestContext, rounds: &[Round], entry: &Entry) -> EntryLine {
    let month = entry.round_id.or(entry.own_round_id);
    EntryLine {
        href: format!("{PATH}/{}", entry.code),
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        source: source(ctx, entry),
        month: month.map_or_else(String::new, |id| round_words(ctx, rounds, id)),
        submitted: entry.submitted_at.utc(),
        kind: names::state_kind(entry.state.0),
        state: ctx.lang.word(&entry.state.0.phrase()),
        needs_look: entry.needs_look,
    }
}

/// The name of an entry's platform, or of its channel.
#[must_use]
pub fn source(ctx: &RequestContext, entry: &Entry) -> String {
    ctx.lang.word(&names::source(entry.link.platform()))
}

/// The platform that an entry's link leads to, in words.
#[must_use]
pub fn plays_on(ctx: &RequestContext, entry: &Entry) -> String {
    ctx.lang.word(&names::plays_on(
        entry.link.platform(),
        entry.link.url.as_deref(),
        ctx.contest(),
    ))
}

/// The name of a round by its id.
#[must_use]
pub fn round_words(ctx: &RequestContext, rounds: &[Round], id: RoundId) -> String {
    let found = rounds.iter().find(|round| round.id == id);
    found.map_or_else(String::new, |round| ctx.lang.word(&names::round(round.key)))
}

fn states(ctx: &RequestContext, query: &EntriesQuery) -> Vec<Choice> {
    let chosen = query.states();
    let choice = |state: EntryState| Choice {
        value: state.key().to_owned(),
        words: ctx.lang.word(&state.phrase()),
        chosen: chosen == [state],
    };
    let mut choices: Vec<Choice> = EntryState::ALL.into_iter().map(choice).collect();
    choices.push(Choice {
        value: "all".to_owned(),
        words: ctx.lang.word(&Phrase::new("entries-all-states")),
        chosen: chosen.is_empty(),
    });
    choices
}

fn months(ctx: &RequestContext, query: &EntriesQuery, rounds: &[Round]) -> Vec<Choice> {
    let months = rounds
        .iter()
        .filter(|round| round.key.kind() == RoundKind::Month);
    let choice = |round: &Round| Choice {
        value: round.key.to_string(),
        words: ctx.lang.word(&names::round(round.key)),
        chosen: query.month == round.key.to_string(),
    };
    with_any(ctx, "entries-all-months", months.map(choice))
}

fn sources(ctx: &RequestContext, query: &EntriesQuery) -> Vec<Choice> {
    let choice = |value: &str, words: Phrase| Choice {
        value: value.to_owned(),
        words: ctx.lang.word(&words),
        chosen: query.source == value,
    };
    let platforms = ctx.contest().definition.platforms.iter();
    let mut choices = vec![choice(
        Channel::Platform.key(),
        Phrase::new("entries-way-platform"),
    )];
    choices.extend(platforms.map(|rule| choice(rule.key.key(), names::source(Some(rule.key)))));
    choices.push(choice(Channel::Mail.key(), names::source(None)));
    choices.push(choice(TO_CHOOSE, Phrase::new("desk-to-choose")));
    with_any(ctx, "entries-all-sources", choices.into_iter())
}

/// The choices of a filter, after one for "all".
fn with_any(
    ctx: &RequestContext,
    any: &'static str,
    choices: impl Iterator<Item = Choice>,
) -> Vec<Choice> {
    let choices: Vec<Choice> = choices.collect();
    let any = Choice {
        value: String::new(),
        words: ctx.lang.word(&Phrase::new(any)),
        chosen: !choices.iter().any(|choice| choice.chosen),
    };
    std::iter::once(any).chain(choices).collect()
}
