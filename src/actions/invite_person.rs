//! An organizer invites a judge or another organizer by letter.

use chrono::{DateTime, Duration, Utc};

use super::post_letter;
use crate::contest::Contest;
use crate::contest::role::Role;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::types::{AccountId, Stamp, StoredRole};
use crate::db::{Conn, Failed, audit};
use crate::lang::Lang;
use crate::links::{self, Links};
use crate::mail::letter::Letter;

/// How long a one-time link works.
pub const LINK_DAYS: i64 = 7;

/// Who is invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Lower-case.
    pub email: String,
    /// As shown.
    pub name: String,
    /// Judge or organizer.
    pub role: Role,
    /// The language of the letter.
    pub lang: Lang,
    /// A fresh random token.
    pub token: String,
}

/// Why somebody was not invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InviteRefused {
    /// The address has an account of another role.
    OtherRole(Role),
    /// The account is disabled; it must be enabled first.
    Disabled,
}

/// Makes the account where it is missing, and writes a letter with a one-time link that sets its password. Inviting
/// again sends a new link; the one before stops working.
///
/// # Errors
/// [`InviteRefused`], and when the database fails.
pub fn invite_person(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    invitation: &Invitation,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<Account, Failed<InviteRefused>> {
    let account = account_for(conn, invitation, now)?;
    let expires = now + Duration::days(LINK_DAYS);
    accounts::insert_link(
        conn,
        account.id,
        &links::hash_of(&invitation.token),
        now,
        expires,
    )?;
    let letter = Letter::Invitation {
        contest: invitation.lang.pick(&contest.definition.name).to_owned(),
        name: account.name.clone(),
        role: role_words(invitation.role),
        link: links.password_address(&invitation.token),
        days: LINK_DAYS,
    };
    post_letter::post(conn, &letter, &account.email, invitation.lang, None, now)?;
    audit::record(
        conn,
        now,
        by,
        "invite_person",
        &account.email,
        invitation.role.key(),
    )?;
    Ok(account)
}

fn account_for(
    conn: &mut Conn,
    invitation: &Invitation,
    now: DateTime<Utc>,
) -> Result<Account, Failed<InviteRefused>> {
    if let Some(account) = accounts::by_email(conn, &invitation.email)? {
        if account.role.0 != invitation.role {
            return Err(Failed::Refused(InviteRefused::OtherRole(account.role.0)));
        }
        if account.disabled_at.is_some() {
            return Err(Failed::Refused(InviteRefused::Disabled));
        }
        return Ok(account);
    }
    let new = NewAccount {
        email: &invitation.email,
        name: &invitation.name,
        role: StoredRole(invitation.role),
        created_at: Stamp::from(now),
    };
    Ok(accounts::insert(conn, &new)?)
}

/// Key of a role's name.
#[must_use]
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Visitor => "role-visitor",
        Role::Judge => "role-judge",
        Role::Organizer => "role-organizer",
    }
}
