//! 遴选: the form in which an organizer records where and when the contest's own account published an entry by e-mail.

use actix_web::web;

use super::entry::{EntryPage, data};
use crate::actions::publish_official::{PublishRefused, publish_official};
use crate::actions::tx::StaffTx;
use crate::contest::entry::PostProblem;
use crate::contest::entry_details::EntryField;
use crate::contest::rules::LinkProblem;
use crate::lang::Phrase;
use crate::web::contestant::entry_form::read_published_at;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};
use crate::web::wording::refused_link;

/// `POST /admin/entries/{code}/publish`
pub async fn publish_entry(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let Ok(published) = read_published_at(&form, &organizer.contest().calendar) else {
        form.refuse("published_at", Phrase::new("publish-no-time"));
        return show_refused(&organizer, code.into_inner(), form).await;
    };
    let link = form.value("link").trim();
    let link: String = link.chars().take(EntryField::ShareText.limit()).collect();
    let wanted = code.clone();
    let write = move |tx: &mut StaffTx<'_>| publish_official(tx, &wanted, &link, published);
    match organizer.write(write).await? {
        Ok(entry) => {
            redirect_with_flash(&format!("/admin/entries/{}", entry.code), "entry-published")
        }
        Err(refused) => {
            let (field, words) = why(refused);
            form.refuse(field, words);
            show_refused(&organizer, code.into_inner(), form).await
        }
    }
}

async fn show_refused(ctx: &RequestContext, code: String, form: Form) -> HandlerResult {
    let data = ctx.read(move |tx| data(tx, &code)).await?;
    ctx.render_refused(&EntryPage::new(ctx, data, Form::new(), None).with_publishing(form))
}

/// The field and the words for a refusal.
fn why(refused: PublishRefused) -> (&'static str, Phrase) {
    match refused {
        PublishRefused::Link(LinkProblem::Refused(refusal)) => ("link", refused_link(&refusal)),
        PublishRefused::Link(LinkProblem::None) => ("link", Phrase::new("publish-bad-link")),
        PublishRefused::NotAVideo(_) => ("link", Phrase::new("publish-not-a-video")),
        PublishRefused::Taken(code) => ("link", Phrase::new("publish-taken").with("code", code)),
        PublishRefused::Undecided(code) => {
            ("link", Phrase::new("publish-undecided").with("code", code))
        }
        PublishRefused::Time => ("published_at", Phrase::new("publish-bad-time")),
        PublishRefused::Post(PostProblem::NotByMail | PostProblem::NotAccepted) => {
            ("link", Phrase::new("publish-not-accepted"))
        }
        PublishRefused::Post(PostProblem::Judged) => ("link", Phrase::new("publish-judged")),
        PublishRefused::NoOpenMonth => ("link", Phrase::new("publish-no-month")),
    }
}
