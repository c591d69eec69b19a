//! The web site: the pages that a browser sees, and the forms that it sends.
//!
//! [`routes`] has all addresses, [`guard`] enforces who may use them, and the pages are grouped by their users.

pub mod account;
pub mod assets;
pub mod body;
mod confirm;
pub mod contestant;
mod device;
pub mod error;
pub mod filters;
pub mod flash;
pub mod form;
pub mod forwarded;
pub mod guard;
pub mod input;
pub mod judge;
pub mod limits;
pub mod media;
pub mod organizer;
pub mod page;
pub mod pages;
pub mod plot;
pub mod public;
pub mod request_context;
pub mod response;
pub mod routes;
pub mod session;
pub mod waiting;
pub mod wording;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, NormalizePath, TrailingSlash};
use actix_web::{App as WebApp, HttpServer, web};
use tracing_actix_web::TracingLogger;

use self::public::health::Readiness;
use crate::app::App;
use crate::db::Patience;
use crate::stopping;

/// The web site on a listening socket; the server runs while it is awaited.
pub fn server(app: App, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let app = app.with_patience(Patience::Request);
    let pages = web::Data::new(routes::pages());
    let readiness = web::Data::new(Readiness::default());
    let server = HttpServer::new(move || {
        WebApp::new()
            .app_data(web::Data::new(app.clone()))
            .app_data(pages.clone())
            .app_data(readiness.clone())
            .wrap(actix_web::middleware::from_fn(guard::admit))
            .wrap(Compress::default())
            .wrap(NormalizePath::new(TrailingSlash::Trim))
            .wrap(TracingLogger::<guard::PatternsOnly>::new())
            .configure(routes::configure)
            .default_service(web::to(error::no_such_page))
    });
    // the program itself listens to signals, and ends what the site does not finish in time
    let server = server
        .workers(workers)
        .disable_signals()
        .shutdown_timeout(stopping::LAST_REQUESTS.as_secs());
    Ok(server.listen(listener)?.run())
}
