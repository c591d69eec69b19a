//! `reeljury user add`: adds an account and prints the one-time link that sets its password.

use clap::{Subcommand, ValueEnum};

use super::output::{Exit, say};
use crate::actions::invite_person::{Invitation, InviteRefused, LINK_DAYS, invite_person};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::contest::entry_details::is_email;
use crate::contest::role::Role;
use crate::db::Failed;
use crate::lang::Lang;
use crate::links;

#[derive(Subcommand)]
pub(super) enum User {
    /// Add an account, or make a new link for one that exists
    Add {
        /// The role of the account
        #[arg(long)]
        role: RoleName,
        /// The address to sign in with
        #[arg(long)]
        email: String,
        /// The name that colleagues see
        #[arg(long)]
        name: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum RoleName {
    Organizer,
    Judge,
}

impl User {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let Self::Add { role, email, name } = self;
        let app = App::open(config, clock, DEFAULT_LISTEN)?;
        let role = match role {
            RoleName::Organizer => Role::Organizer,
            RoleName::Judge => Role::Judge,
        };
        let email = email.trim().to_lowercase();
        anyhow::ensure!(
            is_email(&email),
            "“{email}” is no e-mail address; no account was made"
        );
        let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
        let link = add(&app, role, &email, &name)?;
        say(format_args!(
            "{link}\nThe link sets the password of {email}; it works once, for {LINK_DAYS} days."
        ));
        Ok(Exit::Done)
    }
}

/// Adds an account and returns its one-time link.
pub(super) fn add(app: &App, role: Role, email: &str, name: &str) -> anyhow::Result<String> {
    let seed = links::random_token();
    let invitation = Invitation {
        email: email.to_owned(),
        name: name.to_owned(),
        role,
        lang: Lang::default(),
        seed: seed.clone(),
    };
    let now = app.now();
    let invited = app
        .db
        .write_now(|conn| invite_person(&mut app.tx(conn, now), &invitation));
    match invited {
        Ok(_) => Ok(app.links.password_address(&seed)),
        Err(Failed::Db(error)) => Err(error.into()),
        Err(Failed::Refused(InviteRefused::Disabled)) => {
            anyhow::bail!("the account of {email} is disabled")
        }
        Err(Failed::Refused(InviteRefused::OtherRole(role))) => {
            anyhow::bail!("{email} has an account as {}", role.key())
        }
    }
}
