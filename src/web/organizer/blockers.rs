//! What blocks a round's next step, in words, each with the page where it is solved.

use super::{holds, pairs};
use crate::contest::round::{Blocker, RoundKey};
use crate::contest::window::Window;
use crate::db::contests::Round;
use crate::lang::Phrase;
use crate::names;
use crate::web::request_context::RequestContext;

/// One thing to be solved.
#[derive(Debug, Clone)]
pub struct BlockerView {
    /// `unknown` if only time or other people can solve it, else `fail`.
    pub kind: &'static str,
    /// The blocker in words.
    pub words: String,
    /// The page where it is solved.
    pub href: String,
    /// The words of the link to that page.
    pub act: String,
}

/// A round's blockers for its page and for the desk.
#[must_use]
pub fn blocker_views(
    ctx: &RequestContext,
    round: &Round,
    blockers: &[Blocker],
) -> Vec<BlockerView> {
    let word = |phrase: &Phrase| ctx.lang.word(phrase);
    let obstacle = |blocker: &Blocker| {
        let (path, act) = place(round.key, blocker);
        BlockerView {
            kind: kind(blocker),
            words: word(&words(ctx, round, blocker)),
            href: path,
            act: word(&Phrase::new(act)),
        }
    };
    blockers.iter().map(obstacle).collect()
}

fn kind(blocker: &Blocker) -> &'static str {
    match blocker {
        Blocker::WindowOpen
        | Blocker::PublicityRuns
        | Blocker::HoldsWaiting { .. }
        | Blocker::Unfinished { .. }
        | Blocker::ShortOfSheets(_) => "unknown",
        _ => "fail",
    }
}

fn words(ctx: &RequestContext, round: &Round, blocker: &Blocker) -> Phrase {
    let counted = |key: &'static str, n: usize| Phrase::new(key).with("n", n);
    match blocker {
        Blocker::WindowOpen => {
            let window = ctx.contest().calendar.window(round.key);
            Phrase::new("blocker-window").with("n", window.days_left(ctx.now))
        }
        Blocker::WaitingForReview(n) => counted("blocker-waiting", *n),
        Blocker::OpenPairs(n) => counted("blocker-pairs", *n),
        Blocker::FeederOpen(key) => Phrase::new("blocker-feeder").with("round", names::round(*key)),
        Blocker::EmptyPool => Phrase::new("blocker-empty-pool"),
        Blocker::Unscreened(n) => counted("blocker-unscreened", *n),
        Blocker::ShortlistTooLong { chosen, limit } => {
            counted("blocker-shortlist-long", *chosen).with("limit", *limit)
        }
        Blocker::EmptyShortlist => Phrase::new("blocker-shortlist-empty"),
        Blocker::PanelTooSmall { judges, needed } => {
            counted("blocker-panel", *judges).with("needed", *needed)
        }
        Blocker::NoChief => Phrase::new("blocker-chief"),
        Blocker::Unfinished { judge, sheets } => {
            counted("blocker-unfinished", *sheets).with("judge", judge)
        }
        Blocker::ShortOfSheets(n) => counted("blocker-sheets", *n),
        Blocker::HoldsWaiting { entries, until } => {
            let day = ctx.contest().calendar.last_day(*until);
            counted("blocker-holds-waiting", *entries).with("day", day)
        }
        Blocker::HoldsToResolve(n) => counted("blocker-holds-settle", *n),
        Blocker::UndecidedTies(n) => counted("blocker-ties", *n),
        Blocker::ChiefGone => Phrase::new("blocker-chief-gone"),
        Blocker::AwardsUndecided => Phrase::new("blocker-awards"),
        Blocker::PublicityRuns => {
            Phrase::new("blocker-publicity").with("n", publicity_left(ctx, round))
        }
    }
}

fn publicity_left(ctx: &RequestContext, round: &Round) -> i64 {
    let (Some(opens), Some(closes)) = (round.published_at, round.publicity_ends_at) else {
        return 0;
    };
    let period = Window {
        opens: opens.utc(),
        closes: closes.utc(),
    };
    period.days_left(ctx.now)
}

/// The address where a blocker is solved, and the key of the link's words.
fn place(key: RoundKey, blocker: &Blocker) -> (String, &'static str) {
    let here = format!("/admin/rounds/{key}");
    match blocker {
        Blocker::WaitingForReview(_) => (
            format!("/admin/entries?state=submitted&month={key}"),
            "blocker-act-review",
        ),
        Blocker::WindowOpen | Blocker::EmptyPool => (
            format!("/admin/entries?state=all&month={key}"),
            "blocker-act-entries",
        ),
        Blocker::OpenPairs(_) => (pairs::PATH.to_owned(), "blocker-act-pairs"),
        Blocker::FeederOpen(feeder) => (format!("/admin/rounds/{feeder}"), "blocker-act-round"),
        Blocker::Unscreened(_) | Blocker::EmptyShortlist => {
            (format!("{here}/screening?show=open"), "blocker-act-screen")
        }
        Blocker::ShortlistTooLong { .. } => {
            (format!("{here}/screening?show=yes"), "blocker-act-screen")
        }
        Blocker::PanelTooSmall { .. } | Blocker::NoChief => {
            (format!("{here}#panel"), "blocker-act-panel")
        }
        Blocker::Unfinished { .. } | Blocker::ShortOfSheets(_) | Blocker::ChiefGone => {
            (format!("{here}#judges"), "blocker-act-judges")
        }
        Blocker::HoldsWaiting { .. } | Blocker::HoldsToResolve(_) => {
            (holds::PATH.to_owned(), "blocker-act-holds")
        }
        Blocker::UndecidedTies(_) => (format!("{here}/tally"), "blocker-act-tally"),
        Blocker::AwardsUndecided => (format!("{here}/awards"), "blocker-act-awards"),
        Blocker::PublicityRuns => (format!("/winners/{key}"), "blocker-act-winners"),
    }
}
