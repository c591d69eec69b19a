//! Invites a judge or an organizer by letter.

use chrono::Duration;

use super::tx::Tx;
use crate::contest::role::Role;
use crate::db::Failed;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::types::{Stamp, StoredRole};
use crate::lang::{Lang, Phrase};
use crate::links;
use crate::mail::letter::Letter;
use crate::mail::letter::link::LetterLink;

/// How many days a one-time link is valid.
pub const LINK_DAYS: i64 = 7;

/// Who is invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The address, in lower case.
    pub email: String,
    /// The name shown to colleagues.
    pub name: String,
    /// Judge or organizer.
    pub role: Role,
    /// The language of the letter.
    pub lang: Lang,
    /// The seed of the one-time token: a fresh random text.
    pub seed: String,
}

/// Why a person was not invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InviteRefused {
    /// The address already belongs to an account of another role.
    OtherRole(Role),
    /// The account is disabled; it must be enabled first.
    Disabled,
}

/// Makes the account if it is missing, and writes a letter with a one-time link that sets its password. Inviting again
/// sends a new link, and the earlier one stops working.
pub fn invite_person(
    tx: &mut Tx<'_>,
    invitation: &Invitation,
) -> Result<Account, Failed<InviteRefused>> {
    let account = account_for(tx, invitation)?;
    let token = tx.links.one_time_token(&invitation.seed);
    let (hash, expires) = (links::hash_of(&token), tx.now + Duration::days(LINK_DAYS));
    accounts::insert_link(tx.conn, account.id, &hash, tx.now, expires)?;
    let letter = Letter::invitation(
        invitation.lang.pick(&tx.contest.definition.name),
        &account.name,
        Phrase::new(role_words(invitation.role)),
        LetterLink::Password(invitation.seed.clone()),
        LINK_DAYS,
    );
    tx.post(&letter, &account.email, invitation.lang)?;
    tx.record("invite_person", &account.email, invitation.role.key())?;
    Ok(account)
}

fn account_for(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<Account, Failed<InviteRefused>> {
    if let Some(account) = accounts::by_email(tx.conn, &invitation.email)? {
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
        created_at: Stamp::from(tx.now),
    };
    Ok(accounts::insert(tx.conn, &new)?)
}

/// The key of a role's name.
#[must_use]
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Visitor => "role-visitor",
        Role::Judge => "role-judge",
        Role::Organizer => "role-organizer",
    }
}
