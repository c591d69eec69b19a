//! The accounts of organizers and judges: inviting, repeating an invitation, disabling and enabling.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};

use crate::actions::disable_account::{DisableRefused, set_disabled};
use crate::actions::invite_person::{Invitation, InviteRefused, invite_person, role_words};
use crate::actions::tx::StaffTx;
use crate::contest::entry_details::is_email;
use crate::contest::role::Role;
use crate::db::accounts::{self, Account};
use crate::db::mail::letters;
use crate::db::types::AccountId;
use crate::lang::{Lang, Phrase};
use crate::links;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

const PATH: &str = "/admin/judges";

/// The most characters a name may have.
const MOST_NAME: usize = 50;

/// The most characters an address may have.
const MOST_EMAIL: usize = 100;

/// The owner of an account.
struct Person {
    id: AccountId,
    name: String,
    email: String,
    kind: &'static str,
    state: String,
    /// When the last invitation was written.
    invited: Option<DateTime<Utc>>,
    /// The language of that invitation.
    lang: &'static str,
    is_disabled: bool,
    is_oneself: bool,
    has_password: bool,
}

struct Group {
    role: &'static str,
    name: String,
    people: Vec<Person>,
}

#[derive(Template)]
#[template(path = "organizer/judges.html")]
struct PeoplePage {
    page: Page,
    form: Form,
    groups: Vec<Group>,
    roles: Vec<(&'static str, String)>,
    langs: Vec<(&'static str, &'static str)>,
}

/// Organizers and judges.
pub async fn list_judges(organizer: OrganizerContext) -> HandlerResult {
    let mut form = Form::new();
    form.set("role", Role::Judge.key());
    form.set("lang", Lang::Zh.tag());
    organizer.render(&load(&organizer, form).await?)
}

async fn load(ctx: &RequestContext, form: Form) -> Result<PeoplePage, WebError> {
    let read = ctx.read(|tx| {
        let organizers = accounts::with_role(tx.conn, Role::Organizer)?;
        let judges = accounts::with_role(tx.conn, Role::Judge)?;
        Ok((organizers, judges, letters::invitations(tx.conn)?))
    });
    let (organizers, judges, letters) = read.await?;
    let invited: HashMap<String, (Lang, DateTime<Utc>)> = letters
        .into_iter()
        .map(|(to, lang, at)| (to, (lang.0, at.utc())))
        .collect();
    let group = |role: Role, accounts: Vec<Account>| Group {
        role: role.key(),
        name: ctx.lang.word(&Phrase::new(role_words(role))),
        people: accounts
            .into_iter()
            .map(|account| person(ctx, account, &invited))
            .collect(),
    };
    let role = |role: Role| (role.key(), ctx.lang.word(&Phrase::new(role_words(role))));
    Ok(PeoplePage {
        page: ctx.page(Audience::Organizer),
        form,
        groups: vec![
            group(Role::Judge, judges),
            group(Role::Organizer, organizers),
        ],
        roles: [Role::Judge, Role::Organizer].map(role).to_vec(),
        langs: Lang::ALL.map(|lang| (lang.tag(), lang.own_name())).to_vec(),
    })
}

fn person(
    ctx: &RequestContext,
    account: Account,
    invited: &HashMap<String, (Lang, DateTime<Utc>)>,
) -> Person {
    let (kind, state) = match (account.disabled_at, &account.password_hash) {
        (Some(_), _) => ("fail", "person-disabled"),
        (None, Some(_)) => ("pass", "person-active"),
        (None, None) => ("unknown", "person-invited"),
    };
    let letter = invited.get(&account.email);
    let lang = letter.map(|(lang, _)| *lang);
    Person {
        id: account.id,
        kind,
        state: ctx.lang.word(&Phrase::new(state)),
        invited: letter.map(|(_, at)| *at),
        lang: lang.unwrap_or_default().tag(),
        is_disabled: account.disabled_at.is_some(),
        is_oneself: ctx
            .viewer
            .as_ref()
            .is_some_and(|viewer| viewer.id == account.id),
        has_password: account.password_hash.is_some(),
        name: account.name,
        email: account.email,
    }
}

/// Invites a person. For a person who has an account, the letter has a new link, and the earlier link stops working.
pub async fn invite_judge(organizer: OrganizerContext, Posted(mut form): Posted) -> HandlerResult {
    let Some(invitation) = read_invitation(&mut form) else {
        return response::refused(&load(&organizer.ctx, form).await?);
    };
    let invite = move |tx: &mut StaffTx<'_>| invite_person(tx, &invitation);
    match organizer.write(invite).await? {
        Ok(_) => response::redirect_with_flash(PATH, "invited"),
        Err(refused) => {
            form.refuse("email", why_not_invited(&refused));
            response::refused(&load(&organizer.ctx, form).await?)
        }
    }
}

fn read_invitation(form: &mut Form) -> Option<Invitation> {
    let email = email(form);
    let name = name(form);
    let role = Role::from_key(form.value("role")).filter(|role| *role != Role::Visitor);
    if role.is_none() {
        form.refuse("role", "invite-role-missing");
    }
    let lang = Lang::from_tag(form.value("lang"));
    if lang.is_none() {
        form.refuse("lang", "invite-lang-missing");
    }
    let invitation = Invitation {
        email: email?,
        name: name?,
        role: role?,
        lang: lang?,
        seed: links::random_token(),
    };
    form.is_ok().then_some(invitation)
}

fn email(form: &mut Form) -> Option<String> {
    let email = form.require("email", "invite-email")?.to_lowercase();
    let fits = email.chars().count() <= MOST_EMAIL && is_email(&email);
    if !fits {
        form.refuse("email", "invite-no-email");
    }
    fits.then_some(email)
}

fn name(form: &mut Form) -> Option<String> {
    let name = form.require("name", "invite-name")?;
    let fits = name.chars().count() <= MOST_NAME && !name.chars().any(char::is_control);
    if !fits {
        form.refuse(
            "name",
            Phrase::new("invite-name-long").with("limit", MOST_NAME),
        );
    }
    fits.then_some(name)
}

fn why_not_invited(refused: &InviteRefused) -> Phrase {
    match refused {
        InviteRefused::OtherRole(role) => {
            Phrase::new("invite-other-role").with("role", Phrase::new(role_words(*role)))
        }
        InviteRefused::Disabled => Phrase::new("invite-disabled"),
    }
}

/// Disables an account and ends its sessions.
///
/// # Errors
/// 404 when there is no such account.
pub async fn disable_account(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    change(organizer, &id, true).await
}

/// Enables an account again.
pub async fn enable_account(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    change(organizer, &id, false).await
}

async fn change(organizer: OrganizerContext, id: &str, disabled: bool) -> HandlerResult {
    let id = id.parse().map(AccountId).map_err(|_| WebError::NotFound)?;
    let change = organizer.write(move |tx| set_disabled(tx, id, disabled));
    match change.await? {
        Ok(()) if disabled => response::redirect_with_flash(PATH, "disabled"),
        Ok(()) => response::redirect_with_flash(PATH, "enabled"),
        Err(refused) => {
            let mut form = Form::new();
            let why = match refused {
                DisableRefused::Oneself => "disable-oneself",
                DisableRefused::LastOrganizer => "disable-last",
            };
            form.refuse("people", why);
            organizer.render_refused(&load(&organizer, form).await?)
        }
    }
}
