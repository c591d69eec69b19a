//! The log contains no secrets: it names the pattern of an address, but neither its query nor its form.

use std::io::{self, Write};
use std::process::Command;
use std::sync::{Arc, Mutex};

use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, web};
use reeljury::contest::role::Role;
use reeljury::web::{guard, routes};
use tracing_actix_web::TracingLogger;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::support::TestProgram;

/// The lines of a log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Other tests of this process also set what is logged, so the log is read in a process of its own.
#[test]
fn requests_are_logged_without_their_secrets() {
    let program = std::env::current_exe().expect("this program");
    let alone = Command::new(program)
        .args(["log::alone", "--exact", "--ignored", "--test-threads=1"])
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&alone.stdout);
    assert!(
        alone.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[actix_web::test]
#[ignore = "runs in a process of its own, started by the test above"]
async fn alone() {
    let program = TestProgram::start();
    program.account(Role::Judge, "judge@example.com", "评委甲");
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(move || writer.clone());
    let logged = tracing::subscriber::set_default(subscriber.finish());
    let site = App::new()
        .app_data(web::Data::new(program.app.clone()))
        .app_data(web::Data::new(routes::pages()))
        .wrap(from_fn(guard::admit))
        .wrap(TracingLogger::<guard::PatternsOnly>::new())
        .configure(routes::configure);
    let site = init_service(site).await;
    let form = |fields: &[(&str, &str)]| TestRequest::post().set_form(fields.to_vec());
    let requests = [
        TestRequest::get().uri("/status/0secret0token"),
        TestRequest::get().uri("/set-password/0secret0token?next=0secret0query"),
        TestRequest::get().uri("/0secret0path"),
        form(&[("email", "judge@example.com"), ("password", "0secret0word")]).uri("/sign-in"),
        form(&[("email", "somebody@example.com")]).uri("/find-my-entries"),
        TestRequest::get().uri("/admin?next=0secret0query"),
    ];
    for request in requests {
        call_service(&site, request.to_request()).await;
    }
    drop(logged);
    let log = String::from_utf8(log.0.lock().expect("no panic").clone()).expect("text");
    for pattern in ["/status/{token}", "/set-password/{token}", "/sign-in"] {
        assert!(log.contains(&format!("route=\"{pattern}\"")), "{log}");
    }
    for secret in ["0secret", "example.com"] {
        assert!(!log.contains(secret), "{log}");
    }
}
