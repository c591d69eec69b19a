//! Somebody lost the link to an entry: a letter with all links goes to the address given at entry, and to nobody else.

use actix_web::http::StatusCode;
use askama::Template;

use super::pace::{self, Pace};
use crate::actions::send_links::send_links;
use crate::contest::claim::is_email;
use crate::db::DbError;
use crate::web::answer::{Answer, page, page_with, refused};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::visit::Visit;

const BY_ADDRESS: Pace = Pace {
    what: "find",
    most: 10,
    minutes: 10,
};
const BY_EMAIL: Pace = Pace {
    what: "find-email",
    most: 3,
    minutes: 60,
};

#[derive(Template)]
#[template(path = "contestant/find.html")]
struct FindPage {
    page: Page,
    form: Form,
    is_sent: bool,
}

/// `GET /find-my-entries`
///
/// # Errors
/// When the page cannot be made.
pub async fn ask_for_entries(visit: Visit) -> Answer {
    page(&find_page(&visit, Form::new(), false))
}

/// `POST /find-my-entries`: the answer is the same whether there are entries or not.
///
/// # Errors
/// When the database cannot be used.
pub async fn send_entries(visit: Visit, Posted(mut form): Posted) -> Answer {
    if pace::is_too_much(&visit, BY_ADDRESS, &visit.address).await? {
        form.refuse("email", "submit-too-many");
        let again = find_page(&visit, form, false);
        return page_with(StatusCode::TOO_MANY_REQUESTS, &again);
    }
    let email = form.value("email").trim().to_lowercase();
    if form.require("email", "submit-email").is_some() && !is_email(&email) {
        form.refuse("email", "verdict-no-email");
    }
    if !form.is_ok() {
        return refused(&find_page(&visit, form, false));
    }
    // who asks again and again gets no more letters, and learns nothing from that
    if !pace::is_too_much(&visit, BY_EMAIL, &email).await? {
        write_letter(&visit, email).await?;
    }
    page(&find_page(&visit, form, true))
}

async fn write_letter(visit: &Visit, email: String) -> Result<(), WebError> {
    let (contest, site) = (visit.app.contest.clone(), visit.app.site.clone());
    let (lang, now) = (visit.lang, visit.now);
    let named = visit
        .app
        .db
        .write(move |conn| send_links(conn, &contest, &site, &email, lang, now))
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    tracing::info!(entries = named, "links were asked for");
    Ok(())
}

fn find_page(visit: &Visit, form: Form, is_sent: bool) -> FindPage {
    FindPage {
        page: visit.page(Audience::Public),
        form,
        is_sent,
    }
}
