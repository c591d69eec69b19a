//! The one-time link that sets a password.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::hashing;
use crate::actions::set_password::{self, LinkRefused};
use crate::db::accounts::Account;
use crate::db::{DbError, Failed};
use crate::lang::Phrase;
use crate::pace::What;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{self, HandlerResult};
use crate::{links, password};

#[derive(Template)]
#[template(path = "account/set_password.html")]
struct SetPassword {
    page: Page,
    form: Form,
    name: String,
    email: String,
    shortest: usize,
}

#[derive(Template)]
#[template(path = "account/broken_link.html")]
struct BrokenLink {
    page: Page,
    key: &'static str,
}

/// The page of a one-time link, with the form that sets the password.
pub async fn show_set_password(ctx: RequestContext, token: web::Path<String>) -> HandlerResult {
    match owner(&ctx, &token).await? {
        Ok(account) => ctx.render(&password_page(&ctx, &account, Form::new())),
        Err(refused) => broken_link(&ctx, refused),
    }
}

/// Sets the password and marks the link as used.
pub async fn set_password(
    ctx: RequestContext,
    token: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    if let Some(wait) = ctx.wait(What::SetPassword, &[]) {
        return Err(WebError::TooMany(wait));
    }
    let account = match owner(&ctx, &token).await? {
        Ok(account) => account,
        Err(refused) => return broken_link(&ctx, refused),
    };
    check_passwords(&mut form);
    if !form.is_ok() {
        return ctx.render_refused(&password_page(&ctx, &account, form));
    }
    let chosen = form.value("password").to_owned();
    let hash = hashing::run(move || password::hash(&chosen)).await?;
    let token_hash = links::hash_of(&token);
    let set = ctx.write(move |tx| set_password::set_password(tx, &token_hash, &hash));
    match set.await? {
        Ok(_) => response::redirect_with_flash("/sign-in", "done-password-set"),
        Err(refused) => broken_link(&ctx, refused),
    }
}

async fn owner(
    ctx: &RequestContext,
    token: &str,
) -> Result<Result<Account, LinkRefused>, WebError> {
    let hash = links::hash_of(token);
    ctx.read(move |tx| match set_password::link_owner(tx, &hash) {
        Ok(account) => Ok(Ok(account)),
        Err(Failed::Refused(refused)) => Ok(Err(refused)),
        Err(Failed::Db(error)) => Err::<_, DbError>(error),
    })
    .await
}

fn check_passwords(form: &mut Form) {
    let chosen = form.value("password").to_owned();
    let length = chosen.chars().count();
    if length < password::SHORTEST {
        let error = Phrase::new("password-too-short").with("n", password::SHORTEST);
        form.refuse("password", error);
    } else if length > password::LONGEST {
        let error = Phrase::new("password-too-long").with("n", password::LONGEST);
        form.refuse("password", error);
    } else if form.value("again") != chosen {
        form.refuse("again", "password-differs");
    }
}

fn password_page(ctx: &RequestContext, account: &Account, mut form: Form) -> SetPassword {
    form.set("password", "");
    form.set("again", "");
    SetPassword {
        page: ctx.page(Audience::Public),
        form,
        name: account.name.clone(),
        email: account.email.clone(),
        shortest: password::SHORTEST,
    }
}

fn broken_link(ctx: &RequestContext, refused: LinkRefused) -> HandlerResult {
    let (status, key) = match refused {
        LinkRefused::Unknown => (StatusCode::NOT_FOUND, "link-unknown"),
        LinkRefused::Used => (StatusCode::GONE, "link-used"),
        LinkRefused::Expired => (StatusCode::GONE, "link-expired"),
        LinkRefused::Disabled => (StatusCode::FORBIDDEN, "link-disabled"),
    };
    let page = ctx.page(Audience::Public);
    response::page_with(status, &BrokenLink { page, key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_counted_in_characters_and_typed_twice() {
        let typed = |password: &str, again: &str| {
            let pairs = [("password", password), ("again", again)];
            let mut form = Form::from(Vec::from(
                pairs.map(|(name, value)| (name.to_owned(), value.to_owned())),
            ));
            check_passwords(&mut form);
            form.errors()
                .map(|(_, error)| error.key().to_owned())
                .next()
        };
        assert_eq!(typed("海河之上有座老铁桥啊", "海河之上有座老铁桥啊"), None);
        assert_eq!(
            typed("海河之上有座桥", "").as_deref(),
            Some("password-too-short")
        );
        assert_eq!(
            typed("0123456789", "012345678").as_deref(),
            Some("password-differs")
        );
        let long = "x".repeat(201);
        assert_eq!(typed(&long, &long).as_deref(), Some("password-too-long"));
    }
}
