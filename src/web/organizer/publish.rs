//! 遴选: an organizer says where and when the contest's own account published an e-mail work.

use actix_web::web;

use super::entry::{EntryPage, look};
use crate::actions::publish_official::{PublishRefused, publish_official};
use crate::contest::rules::LinkProblem;
use crate::db::Conn;
use crate::lang::Message;
use crate::web::answer::{self, Answer};
use crate::web::contestant::entry_form::read_published_at;
use crate::web::error::or_refused;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::verdict::refused_link;
use crate::web::visit::{OrganizerVisit, Visit};

/// Marks a work as published.
///
/// # Errors
/// When there is no such entry, or the database fails.
pub async fn publish_entry(
    organizer: OrganizerVisit,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting) = (organizer.visit, organizer.acting);
    let code = code.into_inner();
    let Ok(published) = read_published_at(&form, &visit.contest().calendar) else {
        form.refuse("published_at", Message::new("publish-no-time"));
        return show_refused(&visit, code, form).await;
    };
    let link: String = form.value("link").trim().chars().take(2_000).collect();
    let (app, wanted) = (visit.app.clone(), code.clone());
    let write = move |conn: &mut Conn| {
        let (contest, site) = (&app.contest, &app.site);
        publish_official(conn, contest, site, acting, &wanted, (&link, published))
    };
    match or_refused(visit.app.db.write(write).await)? {
        Ok(entry) => answer::see_done(&format!("/admin/entries/{}", entry.code), "entry-published"),
        Err(refused) => {
            let (field, words) = why(refused);
            form.refuse(field, words);
            show_refused(&visit, code, form).await
        }
    }
}

async fn show_refused(visit: &Visit, code: String, form: Form) -> Answer {
    let look = visit.app.db.read(move |conn| look(conn, &code)).await?;
    answer::refused(&EntryPage::new(visit, look, Form::new(), None).with_publishing(form))
}

/// The field at which it is said why a work was not marked, and the words.
fn why(refused: PublishRefused) -> (&'static str, Message) {
    match refused {
        PublishRefused::Link(LinkProblem::Refused(refusal)) => ("link", refused_link(&refusal)),
        PublishRefused::Link(LinkProblem::None) => ("link", Message::new("publish-bad-link")),
        PublishRefused::NotAVideo(_) => ("link", Message::new("publish-not-a-video")),
        PublishRefused::Taken(code) => ("link", Message::new("publish-taken").with("code", code)),
        PublishRefused::Undecided(code) => {
            ("link", Message::new("publish-undecided").with("code", code))
        }
        PublishRefused::Time => ("published_at", Message::new("publish-bad-time")),
        PublishRefused::NotByMail | PublishRefused::NotAccepted => {
            ("link", Message::new("publish-not-accepted"))
        }
        PublishRefused::Judged => ("link", Message::new("publish-judged")),
        PublishRefused::NoOpenMonth => ("link", Message::new("publish-no-month")),
    }
}
