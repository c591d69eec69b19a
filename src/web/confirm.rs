//! Asks for the password again before something that a stranger at an open screen, or a thief of a session, must not do.
//!
//! The form that was being sent is kept: the page that asks holds it in hidden fields and sends it to the same address,
//! with the password beside it. After the right password the request goes on as if nothing had been asked.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpMessage, HttpResponse};
use askama::Template;

use super::account::is_own_password;
use super::error::WebError;
use super::filters;
use super::form::Form;
use super::input::Posted;
use super::page::{Audience, Page};
use super::request_context::{Pattern, RequestContext};
use super::{response, session};
use crate::actions::confirm_password::{MINUTES, begin_confirm, confirm_session, is_confirmed};
use crate::actions::sign_in::SESSION_DAYS;
use crate::db::accounts::Account;
use crate::db::accounts::sessions::Session;
use crate::links;

/// The field of the password. No form that is kept has a field of this name.
const FIELD: &str = "confirm-password";
/// The field that tells programs that keep passwords whose password it is.
const OWNER: &str = "confirm-username";

/// A post that needs the password.
pub struct Weighty {
    /// The pattern of its address.
    pub pattern: &'static str,
    /// The value of a field without which the post needs no password.
    pub only_if: Option<(&'static str, &'static str)>,
    /// The key of the words for what is done.
    pub what: &'static str,
}

const fn weighty(pattern: &'static str, what: &'static str) -> Weighty {
    Weighty {
        pattern,
        only_if: None,
        what,
    }
}

/// Every post that needs the password. A new one is a line here and its words in both catalogues.
pub static WEIGHTY: [Weighty; 5] = [
    weighty("/admin/judges", "confirm-invite"),
    weighty("/admin/judges/{account}/disable", "confirm-disable"),
    weighty("/admin/judges/{account}/enable", "confirm-enable"),
    weighty("/admin/entries/{code}/contact", "confirm-contact"),
    Weighty {
        pattern: "/admin/rounds/{round}/advance",
        // the step after settling makes the list public
        only_if: Some(("stage", SETTLING)),
        what: "confirm-publish",
    },
];

const SETTLING: &str = "settling";

/// What becomes of a request.
pub enum Asked {
    /// It goes on.
    GoOn,
    /// It goes on, and the answer sets the session's new cookie.
    GoOnWith(Cookie<'static>),
    /// The password is asked for first.
    First(HttpResponse),
}

#[derive(Template)]
#[template(path = "account/confirm.html")]
struct ConfirmPage {
    page: Page,
    form: Form,
    address: String,
    kept: Vec<(String, String)>,
    what: &'static str,
    email: String,
    minutes: i64,
    demo_password: Option<String>,
}

/// Asks for the password if the post needs it and it was not given in the last minutes.
pub async fn confirm_password(request: &mut ServiceRequest) -> Result<Asked, WebError> {
    let ctx = RequestContext::of(request.request())?;
    let signed_in = ctx.viewer.clone().zip(ctx.session.clone());
    let (Some(rule), Some((account, session))) = (rule_of(request), signed_in) else {
        return Ok(Asked::GoOn);
    };
    let (http, payload) = request.parts_mut();
    let Posted(mut form) = Posted::from_request(http, payload).await?;
    let given = form.take(FIELD);
    form.take(OWNER);
    let is_light = |(field, value)| form.value(field) != value;
    if rule.only_if.is_some_and(is_light) || is_confirmed(&session, ctx.now) {
        request.extensions_mut().insert(Posted(form));
        return Ok(Asked::GoOn);
    }
    let address = request.uri().path().to_owned();
    let ask = |status, error| ask(&ctx, &account, (rule, &address), &form, status, error);
    let Some(given) = given else {
        return ask(StatusCode::UNPROCESSABLE_ENTITY, None);
    };
    match check(&ctx, &account, &session, &given).await? {
        Checked::Right(cookie) => {
            request.extensions_mut().insert(Posted(form));
            Ok(Asked::GoOnWith(cookie))
        }
        Checked::Wrong => ask(StatusCode::UNPROCESSABLE_ENTITY, Some("confirm-wrong")),
        Checked::HeldBack => ask(StatusCode::TOO_MANY_REQUESTS, Some("confirm-held-back")),
    }
}

fn rule_of(request: &ServiceRequest) -> Option<&'static Weighty> {
    let Pattern(pattern) = request.extensions().get::<Pattern>()?.clone();
    let found = WEIGHTY.iter().find(|rule| *rule.pattern == *pattern);
    found.filter(|_| *request.method() == Method::POST)
}

enum Checked {
    Right(Cookie<'static>),
    Wrong,
    HeldBack,
}

async fn check(
    ctx: &RequestContext,
    account: &Account,
    session: &Session,
    given: &str,
) -> Result<Checked, WebError> {
    let (owner, throttle) = (account.clone(), ctx.app.config.throttle);
    let begin = ctx.act(move |tx| begin_confirm(tx, &owner, throttle));
    if !begin.await? {
        return Ok(Checked::HeldBack);
    }
    if !is_own_password(account, given).await? {
        return Ok(Checked::Wrong);
    }
    let (owner, own, token) = (account.clone(), session.clone(), links::random_token());
    let hash = links::hash_of(&token);
    ctx.act(move |tx| confirm_session(tx, &owner, &own, &hash))
        .await?;
    let age = session.created_at.utc() + chrono::Duration::days(SESSION_DAYS) - ctx.now;
    let age = Duration::seconds(age.num_seconds());
    let cookie = session::cookie(ctx.app.links.has_tls(), token, age);
    Ok(Checked::Right(cookie))
}

fn ask(
    ctx: &RequestContext,
    account: &Account,
    (rule, address): (&Weighty, &str),
    kept: &Form,
    status: StatusCode,
    error: Option<&'static str>,
) -> Result<Asked, WebError> {
    let mut form = Form::new();
    if let Some(error) = error {
        form.refuse(FIELD, error);
    }
    let fields = kept.fields().flat_map(|field| {
        let values = kept.values(field).iter();
        values.map(move |value| (field.to_owned(), value.clone()))
    });
    let demo = ctx.app.demo_accounts.iter();
    let page = ConfirmPage {
        page: ctx.page(Audience::of(account.role.0)),
        form,
        address: address.to_owned(),
        kept: fields.collect(),
        what: rule.what,
        email: account.email.clone(),
        minutes: MINUTES,
        demo_password: demo.map(|account| account.password.clone()).next(),
    };
    Ok(Asked::First(response::page_with(status, &page)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::role::Role;
    use crate::contest::round::Stage;
    use crate::lang::{Lang, Phrase};
    use crate::web::routes::act;

    #[test]
    fn every_weighty_post_is_an_address_of_people_with_accounts_and_has_words() {
        for rule in &WEIGHTY {
            let act = act(&Method::POST, rule.pattern);
            assert!(
                act.is_some_and(|act| !Role::Visitor.may(act)),
                "{}",
                rule.pattern
            );
            for lang in Lang::ALL {
                assert!(!lang.word(&Phrase::new(rule.what)).contains('⟦'));
            }
        }
        assert_eq!(SETTLING, Stage::Settling.key());
    }
}
