//! `reeljury serve`: migrates the database, loads the contest, and runs the web site and the jobs.

use std::net::TcpListener;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use tracing_subscriber::EnvFilter;

use super::output::{Exit, say};
use crate::app::{App, read_contest};
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::contest::role::Role;
use crate::db::accounts;
use crate::demo::fill::{self, Filled};
use crate::lang::{Lang, Phrase};
use crate::media::MediaError;
use crate::{jobs, stopping, web};

#[derive(Args)]
pub(super) struct Serve {
    /// Address and port to listen on
    #[arg(long, default_value = DEFAULT_LISTEN)]
    listen: String,
    /// Fill an empty database with a contest half-way through, and run it at its own time
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .init();
        let listener = TcpListener::bind(&self.listen)
            .with_context(|| format!("cannot listen on {}", self.listen))?;
        // port 0 is any free one
        let listen = match self.listen.ends_with(":0") {
            true => listener.local_addr()?.to_string(),
            false => self.listen,
        };
        let app = if self.demo {
            open_demo(config, clock, &listen)?
        } else {
            open(config, clock, &listen)?
        };
        if !app.key_fits {
            tracing::error!("{}", app.wrong_key());
            say(format_args!("Nothing is served: {}", app.wrong_key()));
        }
        say(format_args!("reeljury serves {}", app.links.address("/")));
        let system = actix_web::rt::System::new();
        system.block_on(serve(app, listener))?;
        // its end would wait for threads that a silent database or disk holds; what they have not committed, the
        // database takes back
        std::mem::forget(system);
        Ok(Exit::Done)
    }
}

/// Runs the site and the jobs until the program is asked to stop; then requests in progress and the letter on its way
/// are finished, within [`stopping::ALL`].
async fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    check_media(&app).await?;
    let asked = asked_to_stop()?;
    let jobs = match app.key_fits {
        true => jobs::start(&app),
        false => jobs::Running::default(),
    };
    let server = web::server(app.clone(), listener, workers())?;
    let (handle, stopping) = (server.handle(), app.stopping.clone());
    let watch = actix_web::rt::spawn(async move {
        asked.await;
        tracing::info!(
            "asked to stop; requests in progress and the letter on its way are finished"
        );
        stopping.begin();
        handle.stop(true).await;
    });
    let all = async {
        let served = server.await;
        app.stopping.begin();
        jobs.ended().await;
        served
    };
    let late = async {
        app.stopping.begun().await;
        tokio::time::sleep(stopping::ALL).await;
    };
    tokio::select! {
        served = all => served?,
        () = late => tracing::warn!("stopped, although something was not finished"),
    }
    watch.abort();
    Ok(())
}

/// Waits for SIGTERM or SIGINT (on other systems, Ctrl-C). From this call on, they no longer end the program at once.
#[cfg(unix)]
fn asked_to_stop() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    let mut int = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn asked_to_stop() -> anyhow::Result<impl Future<Output = ()>> {
    Ok(async {
        // without signals the program is ended from outside
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn open(config: Config, clock: Clock, listen: &str) -> anyhow::Result<App> {
    let app = App::open_with_any_key(config, clock, listen)?;
    if !app.key_fits {
        return Ok(app);
    }
    if app.db.read_now(fill::is_demo)? {
        bail!(
            "the database holds a demonstration, whose passwords everybody knows; serve it with --demo, \
             or name another folder with --data"
        );
    }
    offer_first_account(&app)?;
    Ok(app)
}

/// Opens the demonstration. A clock that was set on the command line stays set.
fn open_demo(config: Config, clock: Clock, listen: &str) -> anyhow::Result<App> {
    let set_by_hand = clock.is_set();
    if !set_by_hand {
        clock.set(fill::eve(&read_contest(&config)?));
    }
    let mut app = App::open(config, clock, listen)?;
    if !app.db.read_now(fill::is_demo)? {
        let filled = fill::fill(&app)?;
        let Filled { entered, refused } = filled;
        say(format_args!(
            "A contest half-way through was made: {entered} entries came in, {refused} were refused at the form."
        ));
    }
    if !set_by_hand {
        let resumes = app
            .db
            .read_now(|conn| fill::resumes_at(conn, &app.contest))?;
        app.clock.set(resumes);
    }
    app.demo_accounts = Arc::new(fill::demo_accounts());
    for account in app.demo_accounts.iter() {
        let role = Lang::En.word(&Phrase::new(account.role));
        say(format_args!(
            "{role}: {} · {}",
            account.email, account.password
        ));
    }
    Ok(app)
}

/// Fails when the settings of the media store are wrong; a store that is temporarily down is only logged.
async fn check_media(app: &App) -> anyhow::Result<()> {
    match app.media.check().await {
        Err(away @ MediaError::Unavailable { .. }) => {
            tracing::error!(%away, "files can be neither kept nor read");
            Ok(())
        }
        checked => Ok(checked?),
    }
}

fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Prints a link that makes the first organizer, if there is none.
fn offer_first_account(app: &App) -> anyhow::Result<()> {
    let organizers = app
        .db
        .read_now(|conn| accounts::count(conn, Role::Organizer))?;
    if organizers == 0 {
        let email = app.contest.definition.mail.address.clone();
        let link = super::user::add(app, Role::Organizer, &email, "组委会")?;
        say(format_args!(
            "No organizer yet. This link makes the first one, {email}:\n{link}"
        ));
    }
    Ok(())
}
