//! Which works go to the jury? A round's pool with yes and no, several decisions a page, against the shortlist's limit.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::entries::{round_words, source};
use super::paging::{self, Leaf, Turn, address};
use super::round_key;
use crate::actions::Acting;
use crate::actions::put_aside::{AsideRefused, put_aside_by_organizer};
use crate::actions::screen_entry::{ScreenRefused, screen_entries};
use crate::app::App;
use crate::contest::round::{RoundKey, Stage};
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::judging::{self, Candidate, PoolCounts, Screened};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError, Failed};
use crate::lang::Message;
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

/// What the name of a vote's field begins with; the work's code follows.
const VOTE: &str = "vote-";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    next: String,
    prev: String,
}

impl Asked {
    fn which(&self) -> Screened {
        match self.show.as_str() {
            "open" => Screened::Open,
            "yes" => Screened::Yes,
            "no" => Screened::No,
            "shortlisted" => Screened::Shortlisted,
            _ => Screened::Awake,
        }
    }
}

/// A work on the page.
struct Work {
    code: String,
    title: String,
    author: String,
    source: String,
    href: String,
    opens: String,
    /// Which round below it came from, and its rank there; empty in a month.
    came_from: String,
    vote: &'static str,
    shortlisted: bool,
}

#[derive(Template)]
#[template(path = "organizer/screening.html")]
struct ScreeningPage {
    page: Page,
    back: String,
    key: RoundKey,
    name: String,
    is_open: bool,
    counts: PoolCounts,
    limit: usize,
    whole_pool_fits: bool,
    show: String,
    here: String,
    works: Vec<Work>,
    newer: String,
    older: String,
}

struct Look {
    round: Round,
    rounds: Vec<Round>,
    counts: PoolCounts,
    leaf: Leaf<(Candidate, Entry)>,
}

/// A page of a round's pool.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn list_pool(
    organizer: OrganizerVisit,
    key: web::Path<String>,
    request: HttpRequest,
) -> Answer {
    let visit = organizer.visit;
    let key = round_key(&key)?;
    let asked: Asked = input::query(&request);
    let wanted = asked.clone();
    let look = visit
        .app
        .db
        .read::<Look, DbError>(move |conn| look(conn, key, &wanted))
        .await?;
    answer::page(&page_of(&visit, look, &asked))
}

fn look(conn: &mut Conn, key: RoundKey, asked: &Asked) -> Result<Look, DbError> {
    let rounds = contests::rounds(conn)?;
    let round = contests::round(conn, key)?;
    let turn = Turn::read(&asked.next, &asked.prev);
    let (which, limit) = (asked.which(), paging::wanted());
    let rows = match turn {
        Turn::First => judging::pool_page(conn, round.id, which, EntryId(0), limit)?,
        Turn::After(id) => judging::pool_page(conn, round.id, which, EntryId(id), limit)?,
        Turn::Before(id) => judging::pool_page_before(conn, round.id, which, EntryId(id), limit)?,
    };
    Ok(Look {
        counts: judging::pool_counts(conn, round.id)?,
        leaf: paging::leaf(turn, rows, |(candidate, _)| candidate.entry_id.0),
        round,
        rounds,
    })
}

fn page_of(visit: &Visit, look: Look, asked: &Asked) -> ScreeningPage {
    let key = look.round.key;
    let path = format!("/admin/rounds/{key}/screening");
    let (newer, older) = look.leaf.addresses(&path, &[("show", &asked.show)]);
    let limit = visit.contest().definition.rule(key.kind()).shortlist as usize;
    let here = [
        ("show", asked.show.as_str()),
        ("next", &asked.next),
        ("prev", &asked.prev),
    ];
    ScreeningPage {
        page: visit.page(Audience::Organizer),
        back: format!("/admin/rounds/{key}"),
        key,
        name: visit.lang.word(&names::round(key)),
        is_open: look.round.stage == Stage::Screening,
        whole_pool_fits: look.counts.pool() <= limit,
        counts: look.counts,
        limit,
        show: asked.show.clone(),
        here: address(&path, &here),
        works: look
            .leaf
            .rows
            .iter()
            .map(|(candidate, entry)| work(visit, &look.rounds, candidate, entry))
            .collect(),
        newer,
        older,
    }
}

fn work(visit: &Visit, rounds: &[Round], candidate: &Candidate, entry: &Entry) -> Work {
    let from = candidate.source_round_id.zip(candidate.source_rank);
    let pasted = entry.pasted_link.clone().or_else(|| entry.link.clone());
    Work {
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        source: source(visit, entry),
        href: format!("/admin/entries/{}", entry.code),
        opens: pasted.unwrap_or_default(),
        came_from: from.map_or_else(String::new, |(round, rank)| {
            let words = Message::new("screening-came-from")
                .with("round", round_words(visit, rounds, round))
                .with("rank", rank);
            visit.lang.word(&words)
        }),
        vote: match candidate.vote {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
        shortlisted: candidate.shortlisted,
    }
}

/// Takes the decisions of a page.
///
/// # Errors
/// 409 when the round has left its screening; when a work is not in its pool, or the database fails.
pub async fn screen_entry(
    organizer: OrganizerVisit,
    key: web::Path<String>,
    request: HttpRequest,
    Posted(form): Posted,
) -> Answer {
    let key = round_key(&key)?;
    let pressed = form.given(ASIDE).map(str::to_owned);
    let mut votes = votes(&form);
    votes.retain(|(code, _)| Some(code) != pressed.as_ref());
    let (visit, acting) = (organizer.visit, organizer.acting);
    let (app, aside) = (visit.app.clone(), pressed.clone());
    let screened = visit
        .app
        .db
        .write(move |conn| {
            screen_entries(conn, acting, key, &votes)?;
            let pressed = aside.as_deref();
            pressed.map_or(Ok(()), |code| put_pressed_aside(conn, &app, acting, code))
        })
        .await;
    match or_refused(screened)? {
        Ok(()) => {
            let asked: HashMap<String, String> = input::query(&request);
            let kept = ["show", "next", "prev"];
            let pairs: Vec<(&str, &str)> = kept
                .into_iter()
                .filter_map(|name| Some((name, asked.get(name)?.as_str())))
                .collect();
            let path = format!("/admin/rounds/{key}/screening");
            let done = pressed.map_or("screened", |_| "put-aside");
            answer::see_done(&address(&path, &pairs), done)
        }
        Err(ScreenRefused::NotInScreening(_) | ScreenRefused::Aside) => {
            Err(WebError::Conflict("error-changed"))
        }
        Err(ScreenRefused::NotInPool) => Err(WebError::NotFound),
    }
}

/// What was pressed beside a work: its code.
const ASIDE: &str = "aside";

/// Puts the work aside whose button was pressed; the votes of the page are kept all the same.
fn put_pressed_aside(
    conn: &mut Conn,
    app: &App,
    acting: Acting,
    code: &str,
) -> Result<(), Failed<ScreenRefused>> {
    match put_aside_by_organizer(conn, &app.contest, &app.site, acting, code, "") {
        Ok(()) | Err(Failed::Refused(AsideRefused::Already)) => Ok(()),
        Err(Failed::Refused(_)) => Err(Failed::Refused(ScreenRefused::NotInPool)),
        Err(Failed::Db(error)) => Err(Failed::Db(error)),
    }
}

fn votes(form: &Form) -> Vec<(String, bool)> {
    let vote = |field: &str| {
        let code = field.strip_prefix(VOTE)?;
        match form.value(field) {
            "yes" => Some((code.to_owned(), true)),
            "no" => Some((code.to_owned(), false)),
            _ => None,
        }
    };
    form.fields().filter_map(vote).collect()
}
