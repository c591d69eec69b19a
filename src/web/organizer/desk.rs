//! What needs an organizer today, in order? Entries to review, rounds that can go on or are held up, judges behind,
//! letters that did not leave; then the numbers.

use askama::Template;
use chrono::{DateTime, Utc};

use super::entries::TO_CHOOSE;
use super::obstacles::{Obstacle, obstacles};
use super::rounds::{Standing, next_words, standings};
use crate::app::App;
use crate::contest::entry::EntryState;
use crate::contest::round::{Blocker, RoundKind, Stage};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, From};
use crate::db::mailboxes::Mailbox;
use crate::db::{Conn, DbError, asides, inbox, letters, mailboxes, official_posts, pairs};
use crate::lang::Message;
use crate::names;
use crate::web::answer::{self, Answer};
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

/// Something to be done.
struct Task {
    kind: &'static str,
    words: String,
    href: String,
    act: String,
}

/// A round that is under way with what it needs.
struct RoundTasks {
    name: String,
    stage: String,
    href: String,
    /// Its next step when nothing blocks it.
    next: String,
    obstacles: Vec<Obstacle>,
}

#[derive(Template)]
#[template(path = "organizer/desk.html")]
struct DeskPage {
    page: Page,
    tasks: Vec<Task>,
    rounds: Vec<RoundTasks>,
    numbers: Vec<(String, String, i64)>,
    open_month: Option<OpenMonth>,
}

/// The month that takes works at this moment.
struct OpenMonth {
    name: String,
    days_left: i64,
    closes: DateTime<Utc>,
}

/// What is stored that the desk shows.
struct Look {
    waiting: i64,
    unclear: i64,
    oldest: Option<Entry>,
    by_state: Vec<(EntryState, i64)>,
    standings: Vec<Standing>,
    letters_waiting: i64,
    letters_given_up: i64,
    asides: i64,
    mailbox: Option<Mailbox>,
    letters_held_up: i64,
    inbox: i64,
    pairs: i64,
    to_choose: i64,
}

/// The desk.
///
/// # Errors
/// When the database fails.
pub async fn show_desk(organizer: OrganizerVisit) -> Answer {
    let visit = organizer.visit;
    let (app, now) = (visit.app.clone(), visit.now);
    let look = visit
        .app
        .db
        .read::<Look, DbError>(move |conn| look(conn, &app, now))
        .await?;
    answer::page(&DeskPage {
        page: visit.page(Audience::Organizer),
        tasks: tasks(&visit, &look),
        rounds: look
            .standings
            .iter()
            .filter_map(|standing| round_tasks(&visit, standing))
            .collect(),
        numbers: numbers(&visit, &look),
        open_month: open_month(&visit),
    })
}

fn look(conn: &mut Conn, app: &App, now: DateTime<Utc>) -> Result<Look, DbError> {
    let queue = Filter {
        states: vec![EntryState::Submitted],
        ..Filter::default()
    };
    let unclear = Filter {
        needs_look: true,
        ..queue.clone()
    };
    let (letters_waiting, letters_given_up) = letters::counts(conn)?;
    Ok(Look {
        waiting: gallery::count(conn, &queue)?,
        unclear: gallery::count(conn, &unclear)?,
        oldest: gallery::page(conn, &queue, From::Oldest, 1)?.pop(),
        by_state: gallery::count_by_state(conn)?,
        standings: standings(conn, app, now)?,
        letters_waiting,
        letters_given_up,
        asides: asides::count_to_settle(conn, now)?,
        mailbox: match app.config.mailbox() {
            Some(name) => mailboxes::named(conn, &name)?,
            None => None,
        },
        letters_held_up: letters::count_held_up(conn)?,
        inbox: inbox::counts(conn)?.waiting,
        pairs: pairs::count_open(conn)?,
        to_choose: official_posts::count_to_choose(conn)?,
    })
}

fn tasks(visit: &Visit, look: &Look) -> Vec<Task> {
    let word = |message: Message| visit.lang.word(&message);
    let mut tasks = vec![];
    if let Some(oldest) = &look.oldest {
        let days = (visit.now - oldest.submitted_at.utc()).num_days();
        let words = Message::new("desk-waiting")
            .with("n", look.waiting)
            .with("unclear", look.unclear)
            .with("days", days);
        tasks.push(Task {
            kind: "unknown",
            words: word(words),
            href: format!("/admin/entries/{}", oldest.code),
            act: word(Message::new("desk-review")),
        });
    }
    let counted = |kind, key: &'static str, n: i64, href: &str, act: &'static str| {
        (n > 0).then(|| Task {
            kind,
            words: word(Message::new(key).with("n", n)),
            href: href.to_owned(),
            act: word(Message::new(act)),
        })
    };
    let inbox = "/admin/inbox?show=waiting";
    let held_up = "/admin/letters?show=waiting";
    let given_up = "/admin/letters?show=given-up";
    let (aside, pair) = (super::asides::PATH, super::pairs::PATH);
    let others = [
        counted("unknown", "desk-inbox", look.inbox, inbox, "desk-see-inbox"),
        counted(
            "unknown",
            "desk-pairs",
            look.pairs,
            pair,
            "blocker-act-pairs",
        ),
        counted("fail", "desk-asides", look.asides, aside, "desk-see-asides"),
        look.mailbox.as_ref().and_then(|m| mailbox_task(visit, m)),
        counted(
            "fail",
            "desk-held-up",
            look.letters_held_up,
            held_up,
            "desk-see-letters",
        ),
        counted(
            "fail",
            "desk-letters",
            look.letters_given_up,
            given_up,
            "desk-see-letters",
        ),
    ];
    tasks.extend(others.into_iter().flatten());
    tasks
}

/// A mailbox that refuses to sign in is told of at once; one that cannot be reached, when it is not for the moment only.
fn mailbox_task(visit: &Visit, mailbox: &Mailbox) -> Option<Task> {
    const FAILURES: i32 = 3;
    let (kind, words) = match (mailbox.refusals, mailbox.failures) {
        (0, ..FAILURES) => return None,
        (0, _) => ("unknown", "desk-mailbox-failing"),
        _ => ("fail", "desk-mailbox-refused"),
    };
    let words = Message::new(words).with("name", &mailbox.name);
    Some(Task {
        kind,
        words: visit.lang.word(&words),
        href: "/admin/inbox".to_owned(),
        act: visit.lang.word(&Message::new("desk-see-mailbox")),
    })
}

/// A round is shown once there is something to do in it: a month that only takes works in needs nothing.
fn round_tasks(visit: &Visit, standing: &Standing) -> Option<RoundTasks> {
    let blockers = standing.blockers.as_ref()?;
    let round = &standing.round;
    let is_gathering = round.stage == Stage::Eligibility
        && (blockers.contains(&Blocker::WindowOpen) || standing.is_feeder_open());
    if is_gathering {
        return None;
    }
    Some(RoundTasks {
        name: visit.lang.word(&names::round(round.key)),
        stage: visit.lang.word(&names::stage(round.stage)),
        href: format!("/admin/rounds/{}", round.key),
        next: next_words(visit, round.stage)
            .filter(|_| blockers.is_empty())
            .unwrap_or_default(),
        obstacles: obstacles(visit, round, blockers),
    })
}

fn numbers(visit: &Visit, look: &Look) -> Vec<(String, String, i64)> {
    let of_state = |state: EntryState| {
        let found = look.by_state.iter().find(|(other, _)| *other == state);
        let n = found.map_or(0, |(_, n)| *n);
        let href = format!("/admin/entries?state={}", state.key());
        (visit.lang.word(&names::state(state)), href, n)
    };
    let mut numbers: Vec<_> = EntryState::ALL.into_iter().map(of_state).collect();
    numbers.push((
        visit.lang.word(&Message::new("desk-to-choose")),
        format!("/admin/entries?state=accepted&source={TO_CHOOSE}"),
        look.to_choose,
    ));
    numbers.push((
        visit.lang.word(&Message::new("desk-letters-waiting")),
        "/admin/letters?show=waiting".to_owned(),
        look.letters_waiting,
    ));
    numbers
}

fn open_month(visit: &Visit) -> Option<OpenMonth> {
    let calendar = &visit.contest().calendar;
    let month = calendar.month_of(visit.now)?;
    let window = calendar.window(month);
    Some(OpenMonth {
        name: visit.lang.word(&names::round(month)),
        days_left: window.days_left(visit.now),
        closes: window.last_instant(),
    })
}

impl Standing {
    /// Whether a quarter or the final waits for a round below, which has its own line.
    fn is_feeder_open(&self) -> bool {
        self.round.key.kind() != RoundKind::Month
            && self
                .blockers
                .iter()
                .flatten()
                .any(|blocker| matches!(blocker, Blocker::FeederOpen(_)))
    }
}
