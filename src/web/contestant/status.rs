//! The status page behind an entry's secret link: its state, and what the contestant can do.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::details::details;
use super::history::{StepView, history};
use super::hold::{HoldView, hold_view};
use super::progress::{self, StageView};

use crate::actions::correct_entry::{ChangeRefused, is_open};
use crate::actions::tx::Tx;
use crate::actions::withdraw_entry::withdraw_entry as take_back;
use crate::contest::entry::{Channel, EntryState, is_late};
use crate::contest::round::RoundKey;
use crate::contest::rules::Check;
use crate::db::contests::Round;
use crate::db::entries::{self, Entry, HistoryStep};
use crate::db::holds::{self, Hold};
use crate::db::results::decisions;
use crate::db::types::HoldId;
use crate::db::{DbError, contests};
use crate::lang::Phrase;
use crate::links;
use crate::names;
use crate::pace::{Per, What};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, page_with, redirect_with_flash};
use crate::web::wording::{self, VerdictRow};

#[derive(Template)]
#[template(path = "contestant/status.html")]
struct StatusPage {
    page: Page,
    code: String,
    title: String,
    state: &'static str,
    link: Option<String>,
    stages: Vec<StageView>,
    verdicts: Vec<VerdictRow>,
    next: String,
    month: String,
    problem: String,
    steps: Vec<StepView>,
    awards: Vec<AwardView>,
    details: Vec<(String, String)>,
    can_change: bool,
    hold: Option<HoldView>,
    form: Form,
    token: String,
}

#[derive(Template)]
#[template(path = "contestant/lost.html")]
struct LostPage {
    page: Page,
}

struct AwardView {
    round: String,
    tier: String,
    fen: i64,
}

/// Everything stored about an entry that its page shows.
struct Stored {
    entry: Entry,
    own: Option<Round>,
    month: Option<Round>,
    checks: Vec<Check>,
    steps: Vec<HistoryStep>,
    awards: Vec<(String, String, i64)>,
    can_change: bool,
    holds: Vec<Hold>,
    is_offered: bool,
}

impl Stored {
    /// The open hold, if the contestant can end it with a new link. Organizers repair the post of an entry by e-mail.
    fn hold(&self) -> Option<&Hold> {
        let mut holds = self.holds.iter();
        let open = holds.find(|hold| hold.resolved_at.is_none());
        open.filter(|_| self.entry.channel.0 == Channel::Platform)
    }

    fn is_left_out(&self) -> bool {
        self.holds.iter().any(|hold| hold.round_id.is_some())
    }
}

/// `GET /status/{token}`
pub async fn show_status(ctx: RequestContext, token: Path<String>) -> HandlerResult {
    match stored(&ctx, &token).await? {
        None => lost(&ctx),
        Some(stored) => ctx.render(&status_page(&ctx, stored, &token, "", Form::new())),
    }
}

/// The page again, with errors in the form that repairs the link.
pub(super) async fn show_with(ctx: &RequestContext, token: &str, form: Form) -> HandlerResult {
    match stored(ctx, token).await? {
        None => lost(ctx),
        Some(stored) => ctx.render_refused(&status_page(ctx, stored, token, "", form)),
    }
}

/// `POST /status/{token}/withdraw`
pub async fn withdraw_entry(ctx: RequestContext, token: Path<String>) -> HandlerResult {
    if of_token(&ctx, &token).await?.is_none() {
        return lost(&ctx);
    }
    if let Some(wait) = ctx.wait(What::Withdraw, &[(Per::Link, &token)]) {
        return Err(WebError::TooMany(wait));
    }
    let hash = links::hash_of(&token);
    match ctx.write(move |tx| take_back(tx, &hash)).await? {
        Ok(_) => redirect_with_flash(&format!("/status/{token}"), "withdrawn"),
        Err(refused) => not_now(&ctx, &token, &refused).await,
    }
}

/// The entry behind a token.
pub(super) async fn of_token(ctx: &RequestContext, token: &str) -> Result<Option<Entry>, WebError> {
    let hash = links::hash_of(token);
    ctx.read(move |tx| entries::by_token_hash(tx.conn, &hash))
        .await
}

/// The page for a link without an entry: it says how to get the right link.
pub(super) fn lost(ctx: &RequestContext) -> HandlerResult {
    let page = ctx.page(Audience::Public);
    page_with(StatusCode::NOT_FOUND, &LostPage { page })
}

async fn not_now(ctx: &RequestContext, token: &str, refused: &ChangeRefused) -> HandlerResult {
    let key = match refused {
        ChangeRefused::NotNow(not_now) if not_now.state == EntryState::Withdrawn => {
            "status-withdrawn-already"
        }
        _ => "edit-closed",
    };
    match stored(ctx, token).await? {
        None => lost(ctx),
        Some(stored) => {
            let again = status_page(ctx, stored, token, key, Form::new());
            page_with(StatusCode::CONFLICT, &again)
        }
    }
}

async fn stored(ctx: &RequestContext, token: &str) -> Result<Option<Stored>, WebError> {
    let hash = links::hash_of(token);
    let read = move |tx: &mut Tx<'_>| match entries::by_token_hash(tx.conn, &hash)? {
        Some(entry) => load(tx, entry).map(Some),
        None => Ok(None),
    };
    ctx.read(read).await
}

fn load(tx: &mut Tx<'_>, entry: Entry) -> Result<Stored, DbError> {
    let mut round = |id: Option<_>| id.map(|id| contests::round_by_id(tx.conn, id)).transpose();
    let (own, month) = (round(entry.own_round_id)?, round(entry.round_id)?);
    let holds = holds::of_entry(tx.conn, entry.id)?;
    let open: Vec<HoldId> = holds
        .iter()
        .filter(|hold| hold.resolved_at.is_none())
        .map(|hold| hold.id)
        .collect();
    Ok(Stored {
        is_offered: !holds::offers(tx.conn, &open)?.is_empty(),
        holds,
        own,
        month,
        checks: entries::newest_checks(tx.conn, entry.id)?,
        steps: entries::steps(tx.conn, entry.id)?,
        awards: decisions::of_entry(tx.conn, entry.id)?,
        can_change: is_open(tx, &entry)?,
        entry,
    })
}

fn status_page(
    ctx: &RequestContext,
    stored: Stored,
    token: &str,
    problem: &str,
    form: Form,
) -> StatusPage {
    let (contest, lang) = (ctx.contest(), ctx.lang);
    let Stored { entry, month, .. } = &stored;
    let state = entry.state.0;
    let place = month.as_ref().map(|round| (round.key, round.stage));
    let say = |key: String| lang.word(&Phrase::new(key));
    StatusPage {
        page: ctx.page(Audience::Public),
        code: entry.code.clone(),
        title: entry.title.clone(),
        state: state.key(),
        link: entry.link.url.clone(),
        stages: progress::stage_line(state, place, contest, lang),
        verdicts: wording::rows(&stored.checks, contest, lang),
        next: say(next_key(&stored)),
        month: month_words(&stored).map_or(String::new(), |words| lang.word(&words)),
        problem: if problem.is_empty() {
            String::new()
        } else {
            say(problem.to_owned())
        },
        steps: history(ctx, &stored.steps, &stored.holds),
        hold: stored
            .hold()
            .map(|hold| hold_view(ctx, hold, stored.is_offered)),
        form,
        awards: stored
            .awards
            .iter()
            .map(|award| award_view(ctx, award))
            .collect(),
        details: details(ctx, entry),
        can_change: stored.can_change,
        token: token.to_owned(),
    }
}

/// The key of the words for the next step.
fn next_key(stored: &Stored) -> String {
    let open = if stored.can_change { "" } else { "-closed" };
    let by_mail = stored.entry.channel.0 == Channel::Mail;
    match stored.entry.state.0 {
        _ if stored.hold().is_some() => "status-next-hold".to_owned(),
        _ if !stored.awards.is_empty() => "status-next-awarded".to_owned(),
        EntryState::Returned if by_mail => "status-next-returned-mail".to_owned(),
        EntryState::Returned => format!("status-next-returned{open}"),
        EntryState::Accepted if stored.is_left_out() => "status-next-left-out".to_owned(),
        EntryState::Accepted => match &stored.month {
            Some(round) if round.stage.flags().is_public => "status-next-result".to_owned(),
            None if by_mail => "status-next-accepted-mail".to_owned(),
            _ => "status-next-accepted".to_owned(),
        },
        state => format!("status-next-{}", state.key()),
    }
}

/// The month in which an entry counts and, if that is not its month of publication, why.
fn month_words(stored: &Stored) -> Option<Phrase> {
    let name = |round: &Round| names::round(round.key);
    let (late, own_month) = match stored.entry.channel.0 {
        Channel::Platform => ("status-month-late", "status-month-own"),
        Channel::Mail => ("status-month-late-mail", "status-month-mail"),
    };
    match (&stored.own, &stored.month) {
        // an entry that does not take part counts in no month
        (_, None) if !stored.entry.state.0.holds_its_video() => None,
        (Some(own), Some(month)) if is_late(Some(own.key), Some(month.key)) => Some(
            Phrase::new(late)
                .with("own", name(own))
                .with("month", name(month)),
        ),
        (_, Some(month)) => Some(Phrase::new("status-month").with("month", name(month))),
        (Some(own), None) => Some(Phrase::new(own_month).with("month", name(own))),
        (None, None) => None,
    }
}

fn award_view(ctx: &RequestContext, (round, tier, fen): &(String, String, i64)) -> AwardView {
    let key = round.parse::<RoundKey>();
    let tiers = &ctx.contest().definition.tiers;
    let named = tiers.iter().find(|rule| rule.key == *tier);
    AwardView {
        round: key.map_or_else(|_| round.clone(), |key| ctx.lang.word(&names::round(key))),
        tier: named.map_or_else(|| tier.clone(), |rule| ctx.lang.pick(&rule.name).to_owned()),
        fen: *fen,
    }
}
