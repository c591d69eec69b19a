//! The accounts of the demonstration: two organizers and seven judges, who are invited and set a password like anybody
//! else.

use chrono::{DateTime, Duration, Utc};

use super::super::rows::{Member, rows};
use super::days::local;
use super::error::Result;
use crate::actions::invite_person::{Invitation, invite_person};
use crate::actions::set_password::set_password;
use crate::app::{App, DemoAccount};
use crate::contest::role::Role;
use crate::db::Conn;
use crate::db::types::AccountId;
use crate::lang::Lang;
use crate::links;

/// The password of every account of a demonstration; the sign-in page shows it.
pub const PASSWORD: &str = "nihao-tianjin";

/// The chief judge, who decides ties.
pub(super) const CHIEF: usize = 1;
/// The judge who is in the middle of a sheet when the demonstration begins.
pub(super) const SCORING: usize = 2;

/// The accounts, in the order of the rows.
pub(super) struct Staff {
    pub(super) organizers: Vec<AccountId>,
    pub(super) judges: Vec<AccountId>,
}

/// The accounts that a demonstration offers to try.
pub fn demo_accounts() -> Vec<DemoAccount> {
    let (organizers, judges) = (&rows().organizers, &rows().judges);
    let offered = [
        ("role-organizer", &organizers[0]),
        ("role-judge", &judges[SCORING]),
        ("role-chief-judge", &judges[CHIEF]),
    ];
    let account = |(role, member): (&'static str, &Member)| DemoAccount {
        role,
        email: member.email.clone(),
        password: PASSWORD.to_owned(),
    };
    offered.map(account).to_vec()
}

impl Staff {
    /// Invites the organizers before the contest opens and the judges before the first jury, and sets their passwords.
    pub(super) fn invite(conn: &mut Conn, app: &App, password: &str) -> Result<Self> {
        let mut host = None;
        let mut invite = |members: &[Member], role, from| -> Result<Vec<AccountId>> {
            let mut at = app.contest.calendar.instant(from);
            let mut accounts = vec![];
            for member in members {
                let account = invite(conn, app, (member, role), host, at, password)?;
                host = host.or(Some(account));
                accounts.push(account);
                at += Duration::minutes(4);
            }
            Ok(accounts)
        };
        Ok(Self {
            organizers: invite(&rows().organizers, Role::Organizer, local(6, 12, 9, 30))?,
            judges: invite(&rows().judges, Role::Judge, local(7, 11, 14, 0))?,
        })
    }
}

fn invite(
    conn: &mut Conn,
    app: &App,
    (member, role): (&Member, Role),
    host: Option<AccountId>,
    at: DateTime<Utc>,
    password: &str,
) -> Result<AccountId> {
    let seed = links::random_token();
    let invitation = Invitation {
        email: member.email.clone(),
        name: member.name.clone(),
        role,
        lang: Lang::default(),
        seed: seed.clone(),
    };
    let mut tx = app.tx(conn, at);
    tx.by = host;
    let account = invite_person(&mut tx, &invitation)?;
    tx.now = at + Duration::minutes(3);
    let token = links::hash_of(&app.links.one_time_token(&seed));
    set_password(&mut tx, &token, password)?;
    Ok(account.id)
}
