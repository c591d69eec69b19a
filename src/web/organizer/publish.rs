//! 遴选: an organizer says where and when the contest's own account published an e-mail work.

use actix_web::web;

use super::entry::{EntryPage, data};
use crate::actions::publish_official::{PublishRefused, publish_official};
use crate::contest::rules::LinkProblem;
use crate::db::Conn;
use crate::lang::Phrase;
use crate::web::contestant::entry_form::read_published_at;
use crate::web::error::or_refused;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};
use crate::web::wording::refused_link;

/// Marks a work as published.
///
/// # Errors
/// When there is no such entry, or the database fails.
pub async fn publish_entry(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let code = code.into_inner();
    let Ok(published) = read_published_at(&form, &ctx.contest().calendar) else {
        form.refuse("published_at", Phrase::new("publish-no-time"));
        return show_refused(&ctx, code, form).await;
    };
    let link: String = form.value("link").trim().chars().take(2_000).collect();
    let (app, wanted) = (ctx.app.clone(), code.clone());
    let write = move |conn: &mut Conn| {
        let (contest, links) = (&app.contest, &app.links);
        publish_official(conn, contest, links, acting, &wanted, (&link, published))
    };
    match or_refused(ctx.app.db.write(write).await)? {
        Ok(entry) => response::redirect_with_flash(
            &format!("/admin/entries/{}", entry.code),
            "entry-published",
        ),
        Err(refused) => {
            let (field, words) = why(refused);
            form.refuse(field, words);
            show_refused(&ctx, code, form).await
        }
    }
}

async fn show_refused(ctx: &RequestContext, code: String, form: Form) -> HandlerResult {
    let data = ctx.app.db.read(move |conn| data(conn, &code)).await?;
    response::refused(&EntryPage::new(ctx, data, Form::new(), None).with_publishing(form))
}

/// The field at which it is said why a work was not marked, and the words.
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
        PublishRefused::NotByMail | PublishRefused::NotAccepted => {
            ("link", Phrase::new("publish-not-accepted"))
        }
        PublishRefused::Judged => ("link", Phrase::new("publish-judged")),
        PublishRefused::NoOpenMonth => ("link", Phrase::new("publish-no-month")),
    }
}
