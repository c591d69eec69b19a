//! The page of one entry at the desk: its details, the results of the checks, its history, and the decisions on it.

use actix_web::web;
use askama::Template;

use super::details::{DetailLine, Earlier, detail_lines, earlier};
use super::entries::{EntryLine, line, plays_on, round_words, source};
use super::history::{Event, events};
use super::hold_panel::{self, Panel};
use crate::actions::publish_official::is_judged;
use crate::actions::review_entry::month_if_accepted;
use crate::actions::tx::Tx;
use crate::contest::entry::{Channel, EntryState, EntryStep, ReasonCode, is_late, may_record_post};
use crate::contest::round::Stage;
use crate::contest::rules::Check;
use crate::db::DbError;
use crate::db::contests::{self, Round};
use crate::db::entries::{self, Entry, HistoryStep};
use crate::db::mail::correspondence;
use crate::db::mail::letters;
use crate::db::mail::media::{self, Media};
use crate::db::mail::messages::Message as Incoming;
use crate::db::mail::outbox::OutboxLetter;
use crate::db::official_posts::{self, OfficialPost};
use crate::db::types::{AttachmentId, RoundId, Stamp};
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;
use crate::web::wording::{self, VerdictRow};

/// The most other entries of an author that are listed.
const MOST_OTHERS: i64 = 20;

/// Everything that is stored about an entry.
#[derive(Debug, Clone)]
pub(super) struct EntryData {
    pub(super) entry: Entry,
    rounds: Vec<Round>,
    checks: Vec<Check>,
    steps: Vec<HistoryStep>,
    letters: Vec<OutboxLetter>,
    versions: Vec<(i32, String, Stamp)>,
    others: Vec<Entry>,
    month_if_accepted: Option<RoundId>,
    letters_in: Vec<Incoming>,
    videos: Vec<(AttachmentId, String, Media)>,
    post: Option<OfficialPost>,
    hold: hold_panel::Stored,
    is_post_judged: bool,
    /// Whether the page shows personal details whole.
    pub(super) reveals: bool,
}

/// Reads everything about an entry.
///
/// # Errors
/// [`DbError::Missing`] when there is no such entry.
pub(super) fn data(tx: &mut Tx<'_>, code: &str) -> Result<EntryData, DbError> {
    let entry = entries::by_code(tx.conn, code)?.ok_or(DbError::Missing)?;
    Ok(EntryData {
        rounds: contests::rounds(tx.conn)?,
        checks: entries::newest_checks(tx.conn, entry.id)?,
        steps: entries::steps(tx.conn, entry.id)?,
        letters: letters::about_entry(tx.conn, entry.id)?,
        versions: entries::versions(tx.conn, entry.id)?,
        others: entries::others_of_author(tx.conn, &entry, MOST_OTHERS)?,
        month_if_accepted: month_if_accepted(tx, &entry)?,
        letters_in: correspondence::of_entry(tx.conn, entry.id)?,
        videos: media::videos_of(tx.conn, entry.id)?,
        post: official_posts::of_entry(tx.conn, entry.id)?,
        hold: hold_panel::stored(tx, &entry)?,
        is_post_judged: is_judged(tx, &entry)?,
        reveals: false,
        entry,
    })
}

impl EntryData {
    fn stage(&self) -> Option<Stage> {
        let round = self.entry.round_id?;
        let found = self.rounds.iter().find(|other| other.id == round);
        found.map(|round| round.stage)
    }

    /// Whether its month is no longer reviewed, so that nothing can be decided here.
    fn is_judged(&self) -> bool {
        self.stage().is_some_and(|stage| !stage.flags().gathers)
    }
}

/// A preview of a letter.
#[derive(Debug, Clone)]
pub(super) struct Preview {
    pub(super) subject: String,
    pub(super) text: String,
}

#[derive(Template)]
#[template(path = "organizer/entry.html")]
pub(super) struct EntryPage {
    page: Page,
    form: Form,
    entry: Entry,
    source: String,
    plays_on: String,
    kind: &'static str,
    state: String,
    own_month: String,
    month: String,
    month_if_accepted: String,
    is_judged: bool,
    /// Whether it counts, or would count, in another month than that of its publication.
    is_late: bool,
    verdicts: Vec<VerdictRow>,
    decisions: Vec<(&'static str, String)>,
    reasons: Vec<(&'static str, String)>,
    preview: Option<Preview>,
    letter_lang: &'static str,
    events: Vec<Event>,
    earlier: Vec<Earlier>,
    others: Vec<EntryLine>,
    letters_in: Vec<Incoming>,
    videos: Vec<(AttachmentId, String, Media)>,
    post: Option<OfficialPost>,
    hold: Option<Panel>,
    may_be_put_on_hold: bool,
    is_post_judged: bool,
    lookup: Option<Phrase>,
    publishing: Form,
    details: Vec<DetailLine>,
    reveals: bool,
}

/// The decisions that can be taken, with their words.
fn decisions(ctx: &RequestContext, data: &EntryData) -> Vec<(&'static str, String)> {
    let steps = data.entry.state.0.decisions(data.is_judged()).into_iter();
    let words = |step: EntryStep| {
        let phrase = Phrase::new(format!("decide-{}", step.key()));
        (step.key(), ctx.lang.word(&phrase))
    };
    steps.map(words).collect()
}

impl EntryPage {
    /// The page of an entry, with a form as the organizer filled it in.
    pub(super) fn new(
        ctx: &RequestContext,
        data: EntryData,
        form: Form,
        preview: Option<Preview>,
    ) -> Self {
        let month = |id: Option<RoundId>| {
            id.map_or_else(String::new, |id| round_words(ctx, &data.rounds, id))
        };
        let word = |phrase: &Phrase| ctx.lang.word(phrase);
        let reason = |code: ReasonCode| (code.key(), word(&code.phrase()));
        Self {
            page: ctx.page(Audience::Organizer),
            form,
            source: source(ctx, &data.entry),
            plays_on: plays_on(ctx, &data.entry),
            kind: names::state_kind(data.entry.state.0),
            state: word(&data.entry.state.0.phrase()),
            own_month: month(data.entry.own_round_id),
            month: month(data.entry.round_id),
            month_if_accepted: month(data.month_if_accepted),
            is_judged: data.is_judged(),
            is_late: is_late(
                data.entry.own_round_id,
                data.entry.round_id.or(data.month_if_accepted),
            ),
            decisions: decisions(ctx, &data),
            reasons: ReasonCode::ALL.into_iter().map(reason).collect(),
            preview,
            letter_lang: letter_lang(&data.entry),
            events: events(ctx, &data.steps, data.hold.events(ctx), &data.letters),
            earlier: earlier(ctx, &data.entry, &data.versions, data.reveals),
            others: data
                .others
                .iter()
                .map(|other| line(ctx, &data.rounds, other))
                .collect(),
            letters_in: data.letters_in,
            videos: data.videos,
            post: data.post,
            publishing: Form::new(),
            details: detail_lines(&data.entry, data.reveals),
            reveals: data.reveals,
            hold: data.hold.panel(ctx),
            may_be_put_on_hold: data.hold.may_be_put(),
            is_post_judged: data.is_post_judged,
            lookup: data.hold.lookup(),
            verdicts: wording::rows(&data.checks, ctx.contest(), ctx.lang),
            entry: data.entry,
        }
    }

    /// The same page, with the publishing form as the organizer filled it in.
    pub(super) fn with_publishing(self, publishing: Form) -> Self {
        Self { publishing, ..self }
    }

    fn opens(&self) -> &str {
        self.entry.link.to_open().unwrap_or_default()
    }

    fn is_by_mail(&self) -> bool {
        self.entry.channel.0 == Channel::Mail
    }

    /// Whether its post on the contest's own account can be recorded or corrected.
    fn can_be_published(&self) -> bool {
        may_record_post(
            self.entry.channel.0,
            self.entry.state.0,
            self.is_post_judged,
        )
        .is_ok()
    }

    fn waits(&self) -> bool {
        self.entry.state.0 == EntryState::Submitted
    }
}

fn letter_lang(entry: &Entry) -> &'static str {
    let lang = entry.lang.0;
    lang.own_name()
}

/// `GET /admin/entries/{code}`
pub async fn show_entry(organizer: OrganizerContext, code: web::Path<String>) -> HandlerResult {
    let ctx = organizer.ctx;
    let code = code.into_inner();
    let data = ctx.read(move |tx| data(tx, &code)).await?;
    ctx.render(&EntryPage::new(&ctx, data, Form::new(), None))
}

/// `POST /admin/entries/{code}/contact`: the page with the personal details whole. Who looked is recorded.
pub async fn show_contact(organizer: OrganizerContext, code: web::Path<String>) -> HandlerResult {
    let code = code.into_inner();
    let look = organizer.act(move |tx| {
        let mut data = data(tx, &code)?;
        data.reveals = true;
        tx.record("see_contact", &data.entry.code, "")?;
        Ok(data)
    });
    let data = look.await?;
    organizer.render(&EntryPage::new(&organizer, data, Form::new(), None))
}
