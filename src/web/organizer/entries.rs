//! Which entries wait for their review, and which are there at all? The queue (oldest first) and every other list of
//! entries, narrowed by state, month, way in, words.

use actix_web::HttpRequest;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::paging::{self, Leaf, Turn};
use crate::contest::entry::{EntryState, Way};
use crate::contest::platform::Platform;
use crate::contest::round::{RoundKey, RoundKind};
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, From};
use crate::db::types::{EntryId, RoundId};
use crate::db::{Conn, DbError};
use crate::db::{asides, pairs};
use crate::lang::Message;
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

const PATH: &str = "/admin/entries";

/// The source that stands for e-mail works which no account has published.
pub(super) const TO_CHOOSE: &str = "to_choose";

/// What the address asks for; without a state it is the queue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    month: String,
    source: String,
    look: String,
    q: String,
    next: String,
    prev: String,
}

impl Asked {
    /// The states asked for; none of them for all.
    fn states(&self) -> Vec<EntryState> {
        match self.state.as_str() {
            "all" => vec![],
            key => vec![EntryState::from_key(key).unwrap_or(EntryState::Submitted)],
        }
    }

    /// Whether all that waits is asked for, and nothing narrower.
    fn is_whole_queue(&self) -> bool {
        let narrows = [&self.month, &self.source, &self.q, &self.look];
        self.is_queue() && narrows.iter().all(|asked| asked.trim().is_empty())
    }

    /// Who has waited longest comes first; everything else is read from the newest on.
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
            way: Way::from_key(&self.source).or(to_choose.then_some(Way::Mail)),
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
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One entry of a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its page at the desk.
    pub href: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// Its way in, worded.
    pub source: String,
    /// The month it counts in, or would by its publication; empty when neither is known.
    pub month: String,
    /// When it was entered.
    pub submitted: DateTime<Utc>,
    /// Mark of its state.
    pub kind: &'static str,
    /// Its state, worded.
    pub state: String,
    /// Whether something about it waits for a person's look.
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
    asides: i64,
    states: Vec<Choice>,
    months: Vec<Choice>,
    sources: Vec<Choice>,
    look: bool,
    words: String,
    lines: Vec<Line>,
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

/// A list of entries.
///
/// # Errors
/// When the database fails.
pub async fn list_entries(organizer: OrganizerVisit, request: HttpRequest) -> Answer {
    let visit = organizer.visit;
    let asked: Asked = input::query(&request);
    let wanted = asked.clone();
    let load = move |conn: &mut Conn| load(conn, &wanted);
    let (rounds, count, leaf) = visit.app.db.read(load).await?;
    let pairs = visit.app.db.read(pairs::count_open).await?;
    let asides = visit.app.db.read(asides::count_open).await?;
    let (newer, older) = leaf.addresses(PATH, &asked.kept());
    answer::page(&EntriesPage {
        page: visit.page(Audience::Organizer),
        is_queue: asked.is_queue(),
        is_whole_queue: asked.is_whole_queue(),
        count,
        pairs,
        asides,
        states: states(&visit, &asked),
        months: months(&visit, &asked, &rounds),
        sources: sources(&visit, &asked),
        look: asked.look == "yes",
        words: asked.q,
        lines: leaf
            .rows
            .iter()
            .map(|entry| line(&visit, &rounds, entry))
            .collect(),
        newer,
        older,
    })
}

fn load(conn: &mut Conn, asked: &Asked) -> Result<(Vec<Round>, i64, Leaf<Entry>), DbError> {
    let rounds = contests::rounds(conn)?;
    let filter = asked.filter(&rounds);
    let count = gallery::count(conn, &filter)?;
    let turn = Turn::read(&asked.next, &asked.prev);
    let rows = page(conn, &filter, turn, asked.is_queue())?;
    Ok((rounds, count, paging::leaf(turn, rows, |entry| entry.id.0)))
}

fn page(
    conn: &mut Conn,
    filter: &Filter,
    turn: Turn,
    oldest_first: bool,
) -> Result<Vec<Entry>, DbError> {
    let (from, against) = match (turn, oldest_first) {
        (Turn::First, true) => (From::Oldest, false),
        (Turn::First, false) => (From::Newest, false),
        (Turn::After(key), true) => (From::After(EntryId(key)), false),
        (Turn::After(key), false) => (From::Before(EntryId(key)), false),
        (Turn::Before(key), true) => (From::Before(EntryId(key)), true),
        (Turn::Before(key), false) => (From::After(EntryId(key)), true),
    };
    let mut rows = gallery::page(conn, filter, from, paging::wanted())?;
    if against {
        rows.reverse();
    }
    Ok(rows)
}

/// An entry as a line of a list.
#[must_use]
pub fn line(visit: &Visit, rounds: &[Round], entry: &Entry) -> Line {
    let month = entry.round_id.or(entry.own_round_id);
    Line {
        href: format!("{PATH}/{}", entry.code),
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        source: source(visit, entry),
        month: month.map_or_else(String::new, |id| round_words(visit, rounds, id)),
        submitted: entry.submitted_at.utc(),
        kind: names::state_kind(entry.state.0),
        state: visit.lang.word(&names::state(entry.state.0)),
        needs_look: entry.needs_look,
    }
}

/// An entry's way in, worded.
#[must_use]
pub fn source(visit: &Visit, entry: &Entry) -> String {
    let platform = entry.platform.map(|platform| platform.0);
    visit.lang.word(&names::source(platform))
}

/// Where an entry's link leads, worded.
#[must_use]
pub fn plays_on(visit: &Visit, entry: &Entry) -> String {
    visit.lang.word(&names::plays_on(entry, visit.contest()))
}

/// The name of a round by its id.
#[must_use]
pub fn round_words(visit: &Visit, rounds: &[Round], id: RoundId) -> String {
    let found = rounds.iter().find(|round| round.id == id);
    found.map_or_else(String::new, |round| {
        visit.lang.word(&names::round(round.key))
    })
}

fn states(visit: &Visit, asked: &Asked) -> Vec<Choice> {
    let chosen = asked.states();
    let choice = |state: EntryState| Choice {
        value: state.key().to_owned(),
        words: visit.lang.word(&names::state(state)),
        chosen: chosen == [state],
    };
    let mut choices: Vec<Choice> = EntryState::ALL.into_iter().map(choice).collect();
    choices.push(Choice {
        value: "all".to_owned(),
        words: visit.lang.word(&Message::new("entries-all-states")),
        chosen: chosen.is_empty(),
    });
    choices
}

fn months(visit: &Visit, asked: &Asked, rounds: &[Round]) -> Vec<Choice> {
    let months = rounds
        .iter()
        .filter(|round| round.key.kind() == RoundKind::Month);
    let choice = |round: &Round| Choice {
        value: round.key.to_string(),
        words: visit.lang.word(&names::round(round.key)),
        chosen: asked.month == round.key.to_string(),
    };
    with_any(visit, "entries-all-months", months.map(choice))
}

fn sources(visit: &Visit, asked: &Asked) -> Vec<Choice> {
    let choice = |value: &str, words: Message| Choice {
        value: value.to_owned(),
        words: visit.lang.word(&words),
        chosen: asked.source == value,
    };
    let platforms = visit.contest().definition.platforms.iter();
    let mut choices = vec![choice(
        Way::Platform.key(),
        Message::new("entries-way-platform"),
    )];
    choices.extend(platforms.map(|rule| choice(rule.key.key(), names::source(Some(rule.key)))));
    choices.push(choice(Way::Mail.key(), names::source(None)));
    choices.push(choice(TO_CHOOSE, Message::new("desk-to-choose")));
    with_any(visit, "entries-all-sources", choices.into_iter())
}

/// The choice that narrows nothing stands first.
fn with_any(
    visit: &Visit,
    any: &'static str,
    choices: impl Iterator<Item = Choice>,
) -> Vec<Choice> {
    let choices: Vec<Choice> = choices.collect();
    let any = Choice {
        value: String::new(),
        words: visit.lang.word(&Message::new(any)),
        chosen: !choices.iter().any(|choice| choice.chosen),
    };
    std::iter::once(any).chain(choices).collect()
}
