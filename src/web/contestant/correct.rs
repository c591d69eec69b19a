//! A contestant corrects an entry, on the same form as it was entered.

use actix_web::web::Path;
use askama::Template;

use super::entry_form::{self, Checked, Filled};
use super::status::{lost, of_token};
use super::submit::{self, Guide};
use crate::actions::correct_entry::{ChangeRefused, correct_entry, is_open};
use crate::contest::claim::Claim;
use crate::db::DbError;
use crate::db::entries::Entry;
use crate::site;
use crate::web::answer::{Answer, page, refused, see_done};
use crate::web::error::or_refused;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "contestant/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    checked: Checked,
    guide: Guide,
    code: String,
    token: String,
}

/// `GET /status/{token}/edit`
///
/// # Errors
/// When the database cannot be used.
pub async fn edit_entry(visit: Visit, token: Path<String>) -> Answer {
    let Some(entry) = of_token(&visit, &token).await? else {
        return lost(&visit);
    };
    let asked = entry.clone();
    let open = visit.app.db.read(move |conn| is_open(conn, &asked));
    if !open.await.map_err(|error: DbError| error)? {
        return see_done(&format!("/status/{token}"), "edit-closed");
    }
    let form = filled_from(&visit, &entry);
    let filled = entry_form::read(&form, visit.contest());
    let checks = entry_form::check(&visit, &form, &filled, Some(entry.id)).await?;
    let checked = entry_form::shown(&form, &filled, &checks, visit.contest(), visit.lang);
    page(&edit_page(&visit, form, checked, &entry, &token))
}

/// `POST /status/{token}/edit`
///
/// # Errors
/// When the database cannot be used.
pub async fn update_entry(visit: Visit, token: Path<String>, Posted(mut form): Posted) -> Answer {
    let Some(entry) = of_token(&visit, &token).await? else {
        return lost(&visit);
    };
    let filled = entry_form::read(&form, visit.contest());
    if let (Ok(claim), true) = (&filled.claim, form.is_ok()) {
        match change(&visit, &token, claim.clone(), &filled).await? {
            None => return see_done(&format!("/status/{token}"), "changed"),
            Some(ChangeRefused::Claim(_)) => {}
            Some(ChangeRefused::Closed | ChangeRefused::NotNow(_)) => {
                form.refuse("share_text", "edit-closed");
            }
        }
    }
    let checks = entry_form::check(&visit, &form, &filled, Some(entry.id)).await?;
    let checked = entry_form::shown(&form, &filled, &checks, visit.contest(), visit.lang);
    entry_form::refuse(&mut form, &filled, &checks, visit.contest());
    refused(&edit_page(&visit, form, checked, &entry, &token))
}

async fn change(
    visit: &Visit,
    token: &str,
    claim: Claim,
    filled: &Filled,
) -> Result<Option<ChangeRefused>, crate::web::error::WebError> {
    let (contest, now, hash) = (visit.app.contest.clone(), visit.now, site::hash_of(token));
    let reading = filled.reading.clone();
    let done = visit
        .app
        .db
        .write(move |conn| correct_entry(conn, &contest, &hash, &claim, &reading, now))
        .await;
    Ok(or_refused(done)?.err())
}

fn edit_page(visit: &Visit, form: Form, checked: Checked, entry: &Entry, token: &str) -> EditPage {
    EditPage {
        page: visit.page(Audience::Public),
        form,
        checked,
        guide: submit::guide(visit.contest(), visit.lang),
        code: entry.code.clone(),
        token: token.to_owned(),
    }
}

fn filled_from(visit: &Visit, entry: &Entry) -> Form {
    let mut form = Form::new();
    let calendar = &visit.contest().calendar;
    let published = entry
        .published_at
        .map(|at| entry_form::for_field(at.utc(), calendar));
    for (field, value) in [
        ("share_text", entry.share_text.clone()),
        ("description", entry.description.clone()),
        ("title", entry.title.clone()),
        ("author", entry.author.clone()),
        ("account", entry.account.clone().unwrap_or_default()),
        ("published_at", published.unwrap_or_default()),
        ("contact", entry.contact.clone()),
        ("phone", entry.phone.clone()),
        ("email", entry.email.clone().unwrap_or_default()),
    ] {
        form.set(field, value);
    }
    form
}
