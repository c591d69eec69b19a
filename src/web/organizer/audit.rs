//! The audit records: who did what to which subject, and when.

use actix_web::HttpRequest;
use askama::Template;
use serde::Deserialize;

use super::paging::{self, Cursor};
use crate::contest::entry::{EntryStep, ReasonCode};
use crate::contest::round::{RoundKey, Stage};
use crate::db::audit::{self, AuditRecord};
use crate::lang::{Lang, Phrase};
use crate::names;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::OrganizerContext;
use crate::web::response::HandlerResult;

/// The acts that are recorded; each has a name in both languages.
pub const ACTS: [&str; 30] = [
    "advance_round",
    "ask_sender",
    "choose_panel",
    "decide_awards",
    "decide_pair",
    "decide_tie",
    "disable_account",
    "enable_account",
    "end_session",
    "fill_demo",
    "finish_judging",
    "import_posts",
    "invite_person",
    "load_contest",
    "mend_link",
    "name_chief",
    "offer_link",
    "publish_official",
    "put_aside",
    "recuse",
    "release_judge",
    "replace_key",
    "review_entry",
    "see_contact",
    "send_again",
    "set_password",
    "settle_aside",
    "settle_details",
    "settle_message",
    "sign_in",
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AuditQuery {
    next: String,
    prev: String,
}

#[derive(Template)]
#[template(path = "organizer/audit.html")]
struct AuditPage {
    page: Page,
    records: Vec<AuditRecord>,
    newer: String,
    older: String,
}

impl AuditPage {
    /// The act in words; its key, if another version of the program recorded an act that is unknown here.
    fn act(&self, record: &AuditRecord) -> String {
        act_words(self.page.lang, &record.act)
    }

    /// The subject: a round by its name, anything else as recorded.
    fn subject(&self, record: &AuditRecord) -> String {
        match record.subject.parse::<RoundKey>() {
            Ok(key) => self.page.word(&names::round(key)),
            Err(_) => record.subject.clone(),
        }
    }

    /// The detail: keys in words, and a person's note as written.
    fn detail(&self, record: &AuditRecord) -> String {
        let worded = match record.act.as_str() {
            "review_entry" => self.review(&record.detail),
            "advance_round" => {
                Stage::from_key(&record.detail).map(|stage| self.page.word(&stage.phrase()))
            }
            _ => None,
        };
        worded.unwrap_or_else(|| record.detail.clone())
    }

    fn review(&self, detail: &str) -> Option<String> {
        let (step, rest) = detail.split_once(' ').unwrap_or((detail, ""));
        let step = self.page.word(&EntryStep::from_key(step)?.phrase());
        let (first, note) = rest.split_once(' ').unwrap_or((rest, ""));
        let (reason, note) = match ReasonCode::from_key(first) {
            Some(reason) => (self.page.word(&reason.phrase()), note),
            None => (String::new(), rest),
        };
        let parts = [step.as_str(), &reason, note.trim()];
        Some(
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
        )
    }
}

fn act_words(lang: Lang, act: &str) -> String {
    if ACTS.contains(&act) {
        lang.word(&Phrase::new(format!("act-{}", act.replace('_', "-"))))
    } else {
        act.to_owned()
    }
}

/// The records, newest first.
pub async fn list_audit(ctx: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let query: AuditQuery = input::query(&request);
    let cursor = Cursor::read(&query.next, &query.prev);
    let (before, after) = cursor.bounds();
    let rows = ctx.read(move |tx| audit::page(tx.conn, before, after, paging::wanted()));
    let cursor_page = paging::cursor_page(cursor, rows.await?, |record| record.id);
    let (newer, older) = cursor_page.addresses("/admin/audit", &[]);
    ctx.render(&AuditPage {
        page: ctx.page(Audience::Organizer),
        records: cursor_page.rows,
        newer,
        older,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recorded_act_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            for act in ACTS {
                assert!(!act_words(lang, act).contains('⟦'), "{act}");
            }
        }
    }
}
