//! A whole program for one test: database, clock, outbox, and the site on a port of its own.

use std::net::TcpListener;
use std::sync::mpsc::channel;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, Utc};
use reeljury::actions::invite_person::{Invitation, invite_person};
use reeljury::actions::letter_links;
use reeljury::actions::set_password::set_password;
use reeljury::app::App;
use reeljury::clock::Clock;
use reeljury::config::Config;
use reeljury::contest::role::Role;
use reeljury::db::mail::letters;
use reeljury::db::mail::outbox::OutboxLetter;
use reeljury::db::types::AccountId;
use reeljury::db::{Conn, DbError};
use reeljury::lang::Lang;
use reeljury::{links, password, web};
use tempfile::TempDir;

use super::Browser;
use super::database;

/// A program under test; its folder is deleted with it.
pub struct TestProgram {
    pub app: App,
    pub address: String,
    site: ServerHandle,
    folder: TempDir,
}

impl Drop for TestProgram {
    /// The site ends with its test, since each holds connections to the database.
    fn drop(&mut self) {
        drop(self.site.stop(false));
    }
}

/// The password of every account in tests.
pub const PASSWORD: &str = "correct-horse-battery";

impl TestProgram {
    /// A program whose clock shows noon of the contest's tenth day.
    pub fn start() -> Self {
        Self::start_at("2023-06-26T12:00:00+08:00")
    }

    /// A program whose clock shows this instant.
    pub fn start_at(instant: &str) -> Self {
        Self::start_with(instant, |_| {})
    }

    /// A program whose settings a test changes.
    pub fn start_with(instant: &str, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config {
            data: folder.path().to_owned(),
            database_url: database::fresh(folder.path()),
            database_connections: 8,
            media_url: None,
            smtp_url: None,
            mail_from: None,
            public_url: None,
            contest: None,
            trusted_proxies: vec![],
            throttle: true,
            resolve_links: false,
            imap: None,
            imap_ca: None,
            imap_flag: None,
            imap_poll: chrono::Duration::minutes(5),
            secret_key: b"a key for tests, thirty-two bytes long".to_vec(),
        };
        change(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let listen = listener.local_addr().expect("its address").to_string();
        let app =
            App::open(config, Clock::set_to(parse(instant)), &listen).expect("the program opens");
        let served = app.clone();
        let (send_url, site_url) = channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let site = web::server(served, listener, 2).expect("the site starts");
                send_url.send(site.handle()).expect("the test waits");
                site.await
            })
        });
        Self {
            app,
            site: site_url.recv().expect("the site started"),
            address: format!("http://{listen}"),
            folder,
        }
    }

    /// Sets the clock.
    pub fn at(&self, instant: &str) {
        self.app.clock.set(parse(instant));
    }

    /// A browser that is not signed in and prefers Chinese.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// Makes an account with [`PASSWORD`].
    pub fn account(&self, role: Role, email: &str, name: &str) -> AccountId {
        let seed = links::random_token();
        let invitation = Invitation {
            email: email.to_owned(),
            name: name.to_owned(),
            role,
            lang: Lang::Zh,
            seed: seed.clone(),
        };
        let (app, now) = (&self.app, self.app.now());
        let hash = cheap_hash();
        let made = app
            .db
            .write_now(|conn| invite_person(&mut app.tx(conn, now), &invitation));
        let id = made.unwrap_or_else(|refused| panic!("{refused:?}")).id;
        let token = links::hash_of(&app.links.one_time_token(&seed));
        let set = app
            .db
            .write_now(|conn| set_password(&mut app.tx(conn, now), &token, hash));
        set.unwrap_or_else(|refused| panic!("{refused:?}"));
        id
    }

    /// A signed-in organizer.
    pub async fn organizer(&self) -> Browser {
        self.account(Role::Organizer, "organizer@example.com", "组委会甲");
        self.signed_in("organizer@example.com").await
    }

    /// A signed-in judge, by number.
    pub async fn judge(&self, n: usize) -> Browser {
        let email = format!("judge{n}@example.com");
        self.account(Role::Judge, &email, &format!("评委{n}"));
        self.signed_in(&email).await
    }

    /// A browser in which this account has signed in through the form.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.visitor();
        let response = browser
            .post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await;
        assert_eq!(response.status, 303, "{}", response.text);
        browser
    }

    /// Reads from the database.
    pub fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T, DbError>) -> T {
        self.app.db.read_now(f).expect("the database answers")
    }

    /// All letters written so far, oldest first, with their links as their readers get them.
    pub fn letters(&self) -> Vec<OutboxLetter> {
        let mut letters = self.read(|conn| letters::newest(conn, None, 10_000));
        letters.reverse();
        for letter in &mut letters {
            let written = letter_links::written(letter).expect("its links");
            let written = written.with_links(&self.app.links);
            (letter.body_text, letter.body_html) = (written.text, written.html);
        }
        letters
    }

    /// The folder of the program's data.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

fn parse(instant: &str) -> DateTime<Utc> {
    instant
        .parse()
        .unwrap_or_else(|_| panic!("“{instant}” is no instant"))
}

/// Hashing is slow on purpose, so all tests of a process share one hash.
fn cheap_hash() -> &'static str {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD))
}
