//! The jobs that run while the program serves: the schedule as a table, and one file for each job.

pub mod check_links;
pub mod fetch_mail;
pub mod forget_secrets;
pub mod forget_throttles;
mod host_pause;
pub mod resolve_links;
pub mod send_letters;
pub mod shorten_log;

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use crate::app::App;

/// How often each job runs; a job does what is due and returns.
pub const SCHEDULE: [(&str, Duration); 7] = [
    // one run lasts as long as its connection to the mailbox
    ("fetch_mail", Duration::from_secs(10)),
    ("send_letters", Duration::from_secs(5)),
    ("resolve_links", Duration::from_secs(2)),
    ("check_links", Duration::from_secs(2)),
    ("forget_throttles", Duration::from_secs(3600)),
    ("shorten_log", Duration::from_secs(20)),
    ("forget_secrets", Duration::from_secs(3600)),
];

/// Runs one job by its name; after a failure its next run tries again.
pub async fn run(name: &str, app: &App) -> anyhow::Result<()> {
    match name {
        "fetch_mail" => fetch_mail::fetch_mail(app).await,
        "send_letters" => send_letters::send_letters(app).await.map(|_| ()),
        "resolve_links" => resolve_links::resolve_links(app).await.map(|_| ()),
        "check_links" => check_links::check_links(app).await.map(|_| ()),
        "forget_secrets" => forget_secrets::forget_secrets(app).await,
        "forget_throttles" => forget_throttles::forget_throttles(app).await,
        "shorten_log" => shorten_log::shorten_log(app).await,
        _ => anyhow::bail!("there is no job “{name}”"),
    }
}

/// The running jobs.
#[derive(Default)]
pub struct Running(Vec<JoinHandle<()>>);

impl Running {
    /// Waits until every job has come to a place where it can end.
    pub async fn ended(self) {
        for job in self.0 {
            // a job's panic ends one run of it, not the job
            let _ = job.await;
        }
    }
}

/// Runs every job on its schedule, until the program is asked to stop.
pub fn start(app: &App) -> Running {
    let jobs = SCHEDULE.map(|(name, every)| tokio::spawn(keep_running(app.clone(), name, every)));
    Running(jobs.into())
}

async fn keep_running(app: App, name: &'static str, every: Duration) {
    let mut turns = tokio::time::interval(every);
    // after a long run the next one keeps its interval; missed runs are skipped
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while app.stopping.unless_begun(turns.tick()).await.is_some() {
        let app = app.clone();
        // each run is a task of its own, so that a panic ends the run, not the job
        let turn = tokio::spawn(async move { run(name, &app).await });
        match turn.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::error!(job = name, error = format!("{error:#}"), "a job failed");
            }
            Err(error) => tracing::error!(job = name, %error, "a job broke off"),
        }
    }
}
