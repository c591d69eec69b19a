//! Who runs the demonstration, and with which accounts can it be tried? Two organizers and seven judges, invited and
//! with a password as anybody else.

use chrono::{DateTime, Duration, Utc};

use super::super::Plan;
use super::super::people::{self, Member};
use super::{FillError, local};
use crate::actions::invite_person::{Invitation, invite_person};
use crate::actions::set_password::set_password;
use crate::actions::tx::Tx;
use crate::app::DemoAccount;
use crate::contest::Contest;
use crate::contest::role::Role;
use crate::db::Conn;
use crate::db::types::AccountId;
use crate::lang::Lang;
use crate::links::{self, Links};

/// The password of every account of a demonstration; the sign-in page shows it.
pub const PASSWORD: &str = "nihao-tianjin";

/// The judge who has the last word on ties.
pub(super) const CHIEF: usize = 1;
/// The judge who is in the middle of a sheet at the instant at which the demonstration stands.
pub(super) const SCORING: usize = 2;

/// The accounts, in the plan's order.
pub(super) struct Staff {
    /// The organizers.
    pub(super) organizers: Vec<AccountId>,
    /// The judges.
    pub(super) judges: Vec<AccountId>,
}

/// The accounts that a demonstration offers to try.
#[must_use]
pub fn demo_accounts() -> Vec<DemoAccount> {
    let (organizers, judges) = (people::organizers(), people::judges());
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
    /// Invites everybody before the contest opens, or before the first jury, and lets them set their passwords.
    pub(super) fn take_on(
        conn: &mut Conn,
        contest: &Contest,
        links: &Links,
        plan: &Plan,
        password: &str,
    ) -> Result<Self, FillError> {
        let mut house = House {
            conn,
            contest,
            links,
            password,
        };
        let (spring, summer) = (local(6, 12, 9, 30), local(7, 11, 14, 0));
        let organizers = house.invite(&plan.organizers, Role::Organizer, None, spring)?;
        let host = organizers.first().copied();
        let judges = house.invite(&plan.judges, Role::Judge, host, summer)?;
        Ok(Self { organizers, judges })
    }
}

struct House<'a> {
    conn: &'a mut Conn,
    contest: &'a Contest,
    links: &'a Links,
    password: &'a str,
}

impl House<'_> {
    fn invite(
        &mut self,
        members: &[Member],
        role: Role,
        mut host: Option<AccountId>,
        from: chrono::NaiveDateTime,
    ) -> Result<Vec<AccountId>, FillError> {
        let mut at = self.contest.calendar.instant(from);
        let mut accounts = vec![];
        for member in members {
            let account = self.take_on(member, role, host, at)?;
            host = host.or(Some(account));
            accounts.push(account);
            at += Duration::minutes(4);
        }
        Ok(accounts)
    }

    fn take_on(
        &mut self,
        member: &Member,
        role: Role,
        host: Option<AccountId>,
        at: DateTime<Utc>,
    ) -> Result<AccountId, FillError> {
        let token = links::random_token();
        let invitation = Invitation {
            email: member.email.clone(),
            name: member.name.clone(),
            role,
            lang: Lang::default(),
            token: token.clone(),
        };
        let tx = &mut Tx {
            conn: &mut *self.conn,
            contest: self.contest,
            links: self.links,
            by: host,
            now: at,
        };
        let account = invite_person(tx, &invitation)?;
        tx.now = at + Duration::minutes(3);
        set_password(tx, &links::hash_of(&token), self.password)?;
        Ok(account.id)
    }
}
