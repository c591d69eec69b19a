//! What programs that watch this one ask: whether it runs, and whether it can work.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::app::App;
use crate::db::{Conn, Db, DbError, contests, installation};
use crate::media::MediaError;
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

/// The addresses that are answered even if the secret key is wrong.
pub const ADDRESSES: [&str; 2] = ["/healthz", "/readyz"];

/// How long an answer is repeated, so that asking often costs nothing.
const FRESH: Duration = Duration::from_secs(1);
/// How long a bucket that was written to counts as good, since each test of it is paid for.
const BUCKET: Duration = Duration::from_secs(60);
/// How long the test of one part may take; all parts are tested at once.
const LIMIT: Duration = Duration::from_millis(4_200);

/// What kept the program from working at the last test; `Ok` if nothing did.
type Outcome = Result<(), &'static str>;

/// The last answers, which all workers of the site share.
#[derive(Default)]
pub struct Readiness {
    last: Mutex<Option<(Instant, Outcome)>>,
    bucket: Mutex<Option<Instant>>,
}

/// `GET /healthz`: responds as long as the program runs.
pub async fn healthz() -> HandlerResult {
    Ok(plain(StatusCode::OK, "ok"))
}

/// `GET /readyz`: 200 if the program can work: it writes a row, stores a file, and has the right secret key. Else 503
/// with one word for the reason.
pub async fn readyz(ctx: RequestContext, readiness: web::Data<Readiness>) -> HandlerResult {
    Ok(match readiness.ask(&ctx.app).await {
        Ok(()) => plain(StatusCode::OK, "ready"),
        Err(reason) => plain(
            StatusCode::SERVICE_UNAVAILABLE,
            format!("not ready: {reason}"),
        ),
    })
}

impl Readiness {
    /// One request tests; the others wait for its answer.
    async fn ask(&self, app: &App) -> Outcome {
        let Ok(mut last) = timeout(LIMIT, self.last.lock()).await else {
            return Err("late");
        };
        if let Some((at, outcome)) = *last
            && at.elapsed() < FRESH
        {
            return outcome;
        }
        let (database, media) = tokio::join!(database(app), self.media(app));
        let outcome = database.and(media);
        *last = Some((Instant::now(), outcome));
        outcome
    }

    async fn media(&self, app: &App) -> Outcome {
        let mut bucket = self.bucket.lock().await;
        if bucket.is_some_and(|at| at.elapsed() < BUCKET) {
            return Ok(());
        }
        match timeout(LIMIT, app.media.check()).await {
            Ok(Ok(())) => {
                *bucket = app.media.is_bucket().then(Instant::now);
                Ok(())
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "not ready: files can be neither stored nor read");
                Err(reason(&error))
            }
            Err(_) => Err("media-silent"),
        }
    }
}

fn reason(error: &MediaError) -> &'static str {
    match error {
        MediaError::Disk(error) if error.kind() == ErrorKind::StorageFull => "disk-full",
        _ => "media",
    }
}

async fn database(app: &App) -> Outcome {
    let (ours, now) = (app.links.key_mark(), app.now());
    let test = move |conn: &mut Conn| {
        installation::set_ready(conn, now)?;
        let fits = installation::key_mark(conn)?.as_ref() == Some(&ours);
        let contest = contests::newest_definition_hash(conn)?;
        Ok::<_, DbError>((fits, contest.is_some()))
    };
    let tested = app.db.off_thread(move |db: &Db| db.probe_now(test));
    match timeout(LIMIT, tested).await {
        Ok(Ok((true, true))) => Ok(()),
        Ok(Ok((false, _))) => Err("key"),
        Ok(Ok((true, false))) => Err("contest"),
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready: the database cannot be used");
            Err(error.reason())
        }
        Err(_) => Err("database-silent"),
    }
}

fn plain(status: StatusCode, words: impl Into<String>) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/plain; charset=utf-8")
        .body(words.into())
}
