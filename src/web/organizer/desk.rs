//! The organizers' desk: today's tasks in order, and the numbers.

use askama::Template;
use chrono::{DateTime, Utc};

use super::blockers::{BlockerView, blocker_views};
use super::entries::TO_CHOOSE;
use super::rounds::{Standing, next_words, standings};
use crate::actions::tx::Tx;
use crate::contest::entry::EntryState;
use crate::contest::round::{Blocker, RoundKind};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::mail::mailboxes::Mailbox;
use crate::db::mail::{inbox, letters, mailboxes};
use crate::db::{DbError, holds, official_posts, pairs};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

/// Something to be done.
struct DeskTask {
    kind: &'static str,
    words: String,
    href: String,
    act: String,
}

/// A round in progress with its tasks.
struct RoundTasks {
    name: String,
    stage: String,
    href: String,
    /// Its next step if nothing blocks it.
    next: String,
    blockers: Vec<BlockerView>,
}

#[derive(Template)]
#[template(path = "organizer/desk.html")]
struct DeskPage {
    page: Page,
    tasks: Vec<DeskTask>,
    rounds: Vec<RoundTasks>,
    numbers: Vec<(String, String, i64)>,
    open_month: Option<OpenMonth>,
}

/// The month that takes entries now.
struct OpenMonth {
    name: String,
    days_left: i64,
    closes: DateTime<Utc>,
}

/// Everything that the desk shows.
struct DeskData {
    waiting: i64,
    unclear: i64,
    oldest: Option<Entry>,
    by_state: Vec<(EntryState, i64)>,
    standings: Vec<Standing>,
    letters_waiting: i64,
    letters_given_up: i64,
    holds: i64,
    mailbox: Option<Mailbox>,
    letters_held_up: i64,
    inbox: i64,
    pairs: i64,
    to_choose: i64,
}

/// The desk.
pub async fn show_desk(organizer: OrganizerContext) -> HandlerResult {
    let ctx = organizer.ctx;
    let mailbox = ctx.app.config.mailbox();
    let read = ctx.read(move |tx| load(tx, mailbox.as_deref()));
    let data = read.await?;
    ctx.render(&DeskPage {
        page: ctx.page(Audience::Organizer),
        tasks: tasks(&ctx, &data),
        rounds: data
            .standings
            .iter()
            .filter_map(|standing| round_tasks(&ctx, standing))
            .collect(),
        numbers: numbers(&ctx, &data),
        open_month: open_month(&ctx),
    })
}

fn load(tx: &mut Tx<'_>, mailbox: Option<&str>) -> Result<DeskData, DbError> {
    let queue = Filter {
        states: vec![EntryState::Submitted],
        ..Filter::default()
    };
    let unclear = Filter {
        needs_look: true,
        ..queue.clone()
    };
    let (standings, now) = (standings(tx)?, tx.now);
    let conn = &mut *tx.conn;
    let (letters_waiting, letters_given_up) = letters::counts(conn)?;
    Ok(DeskData {
        waiting: gallery::count(conn, &queue)?,
        unclear: gallery::count(conn, &unclear)?,
        oldest: gallery::page(conn, &queue, PageStart::Oldest, 1)?.pop(),
        by_state: gallery::count_by_state(conn)?,
        standings,
        letters_waiting,
        letters_given_up,
        holds: holds::count_to_resolve(conn, now)?,
        mailbox: match mailbox {
            Some(name) => mailboxes::named(conn, name)?,
            None => None,
        },
        letters_held_up: letters::count_held_up(conn)?,
        inbox: inbox::counts(conn)?.waiting,
        pairs: pairs::count_open(conn)?,
        to_choose: official_posts::count_to_choose(conn)?,
    })
}

fn tasks(ctx: &RequestContext, data: &DeskData) -> Vec<DeskTask> {
    let word = |phrase: Phrase| ctx.lang.word(&phrase);
    let mut tasks = vec![];
    if let Some(oldest) = &data.oldest {
        let days = (ctx.now - oldest.submitted_at.utc()).num_days();
        let words = Phrase::new("desk-waiting")
            .with("n", data.waiting)
            .with("unclear", data.unclear)
            .with("days", days);
        tasks.push(DeskTask {
            kind: "unknown",
            words: word(words),
            href: format!("/admin/entries/{}", oldest.code),
            act: word(Phrase::new("desk-review")),
        });
    }
    let counted = |kind, key: &'static str, n: i64, href: &str, act: &'static str| {
        (n > 0).then(|| DeskTask {
            kind,
            words: word(Phrase::new(key).with("n", n)),
            href: href.to_owned(),
            act: word(Phrase::new(act)),
        })
    };
    let inbox = "/admin/inbox?show=waiting";
    let held_up = "/admin/letters?show=waiting";
    let given_up = "/admin/letters?show=given-up";
    let (hold, pair) = (super::holds::PATH, super::pairs::PATH);
    let others = [
        counted("unknown", "desk-inbox", data.inbox, inbox, "desk-see-inbox"),
        counted(
            "unknown",
            "desk-pairs",
            data.pairs,
            pair,
            "blocker-act-pairs",
        ),
        counted("fail", "desk-holds", data.holds, hold, "desk-see-holds"),
        data.mailbox.as_ref().and_then(|m| mailbox_task(ctx, m)),
        counted(
            "fail",
            "desk-held-up",
            data.letters_held_up,
            held_up,
            "desk-see-letters",
        ),
        counted(
            "fail",
            "desk-letters",
            data.letters_given_up,
            given_up,
            "desk-see-letters",
        ),
    ];
    tasks.extend(others.into_iter().flatten());
    tasks
}

/// A refused password is reported at once; a mailbox that cannot be reached is reported after several failures in a
/// row.
fn mailbox_task(ctx: &RequestContext, mailbox: &Mailbox) -> Option<DeskTask> {
    const FAILURES: i32 = 3;
    let (kind, words) = match (mailbox.refusals, mailbox.failures) {
        (0, ..FAILURES) => return None,
        (0, _) => ("unknown", "desk-mailbox-failing"),
        _ => ("fail", "desk-mailbox-refused"),
    };
    let words = Phrase::new(words).with("name", &mailbox.name);
    Some(DeskTask {
        kind,
        words: ctx.lang.word(&words),
        href: "/admin/inbox".to_owned(),
        act: ctx.lang.word(&Phrase::new("desk-see-mailbox")),
    })
}

/// A round is shown once it has tasks; a month that only takes entries has none.
fn round_tasks(ctx: &RequestContext, standing: &Standing) -> Option<RoundTasks> {
    let blockers = standing.blockers.as_ref()?;
    let round = &standing.round;
    let is_gathering = round.stage.flags().gathers
        && (blockers.contains(&Blocker::WindowOpen) || standing.is_feeder_open());
    if is_gathering {
        return None;
    }
    Some(RoundTasks {
        name: ctx.lang.word(&names::round(round.key)),
        stage: ctx.lang.word(&round.stage.phrase()),
        href: format!("/admin/rounds/{}", round.key),
        next: next_words(ctx, round.stage)
            .filter(|_| blockers.is_empty())
            .unwrap_or_default(),
        blockers: blocker_views(ctx, round, blockers),
    })
}

fn numbers(ctx: &RequestContext, data: &DeskData) -> Vec<(String, String, i64)> {
    let of_state = |state: EntryState| {
        let found = data.by_state.iter().find(|(other, _)| *other == state);
        let n = found.map_or(0, |(_, n)| *n);
        let href = format!("/admin/entries?state={}", state.key());
        (ctx.lang.word(&state.phrase()), href, n)
    };
    let mut numbers: Vec<_> = EntryState::ALL.into_iter().map(of_state).collect();
    numbers.push((
        ctx.lang.word(&Phrase::new("desk-to-choose")),
        format!("/admin/entries?state=accepted&source={TO_CHOOSE}"),
        data.to_choose,
    ));
    numbers.push((
        ctx.lang.word(&Phrase::new("desk-letters-waiting")),
        "/admin/letters?show=waiting".to_owned(),
        data.letters_waiting,
    ));
    numbers
}

fn open_month(ctx: &RequestContext) -> Option<OpenMonth> {
    let calendar = &ctx.contest().calendar;
    let month = calendar.month_of(ctx.now)?;
    let window = calendar.window(month);
    Some(OpenMonth {
        name: ctx.lang.word(&names::round(month)),
        days_left: window.days_left(ctx.now),
        closes: window.last_instant(),
    })
}

impl Standing {
    /// Whether a quarter or the final waits for a round below, which is shown in its own line.
    fn is_feeder_open(&self) -> bool {
        self.round.key.kind() != RoundKind::Month
            && self
                .blockers
                .iter()
                .flatten()
                .any(|blocker| matches!(blocker, Blocker::FeederOpen(_)))
    }
}
