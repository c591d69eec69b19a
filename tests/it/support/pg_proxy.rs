//! A proxy before the PostgreSQL server of `TEST_DATABASE_URL` that can fall silent, and can cut a connection at its
//! COMMIT.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};

/// The proxy.
pub struct PgProxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    silent: Mutex<bool>,
    speaks: Condvar,
    cut: Mutex<Option<Cut>>,
}

/// At which COMMIT a connection is cut: the first one after a statement that contains these words.
#[derive(Clone)]
pub struct Cut {
    pub after: &'static str,
    /// Whether the server still gets the COMMIT.
    pub forwarded: bool,
}

/// Both sides of a connection, whichever kind of socket the server has.
trait Socket: Read + Write + Send {
    fn both(&self) -> Box<dyn Socket>;
    fn close(&self);
}

macro_rules! socket {
    ($kind:ty) => {
        impl Socket for $kind {
            fn both(&self) -> Box<dyn Socket> {
                Box::new(self.try_clone().expect("the same socket"))
            }

            fn close(&self) {
                let _ = self.shutdown(Shutdown::Both);
            }
        }
    };
}
socket!(TcpStream);
socket!(UnixStream);

impl PgProxy {
    /// A proxy; `None` without PostgreSQL.
    pub fn start() -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL").ok()?;
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                connect(client, &server, &shared);
            }
        });
        Some(Self { port, state })
    }

    /// The same database, behind the proxy.
    pub fn before(&self, url: &str) -> String {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (authority, rest) = rest.split_once('/').expect("a database");
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        let (database, parameters) = rest.split_once('?').unwrap_or((rest, ""));
        let parameters = parameters
            .split('&')
            .filter(|one| !one.starts_with("host="));
        let parameters: Vec<&str> = parameters.collect();
        let port = self.port;
        format!(
            "{scheme}://{user}@127.0.0.1:{port}/{database}?{}",
            parameters.join("&")
        )
    }

    /// From now on nothing is passed on, and no connection is closed.
    pub fn hush(&self) {
        *self.state.silent.lock().expect("no panic") = true;
    }

    /// Everything is passed on again.
    pub fn speak(&self) {
        *self.state.silent.lock().expect("no panic") = false;
        self.state.speaks.notify_all();
    }

    /// Cuts one connection.
    pub fn cut(&self, cut: Cut) {
        *self.state.cut.lock().expect("no panic") = Some(cut);
    }

    /// Whether the connection was cut.
    pub fn has_cut(&self) -> bool {
        self.state.cut.lock().expect("no panic").is_none()
    }
}

impl Drop for PgProxy {
    fn drop(&mut self) {
        self.speak();
    }
}

fn connect(client: TcpStream, server: &str, state: &Arc<State>) {
    let server = open(server);
    let (client, server): (Box<dyn Socket>, Box<dyn Socket>) = (Box::new(client), server);
    let fate = Arc::new(Fate::default());
    for (from, to, asks) in [
        (client.both(), server.both(), true),
        (server, client, false),
    ] {
        let (state, fate) = (Arc::clone(state), Arc::clone(&fate));
        std::thread::spawn(move || pump(from, to, asks, &state, &fate));
    }
}

/// What becomes of a connection.
#[derive(Default)]
struct Fate {
    /// Its next COMMIT is the one at which it is cut.
    is_armed: AtomicBool,
    is_cut: AtomicBool,
}

fn open(server: &str) -> Box<dyn Socket> {
    let folder = server
        .split(['?', '&'])
        .find_map(|one| one.strip_prefix("host=/"));
    match folder {
        Some(folder) => Box::new(
            UnixStream::connect(format!("/{folder}/.s.PGSQL.5432")).expect("the server's socket"),
        ),
        None => {
            let authority = server.split("://").nth(1).unwrap_or_default();
            let host = authority.split('/').next().unwrap_or_default();
            let host = host.rsplit('@').next().unwrap_or_default();
            let host = match host.contains(':') {
                true => host.to_owned(),
                false => format!("{host}:5432"),
            };
            Box::new(TcpStream::connect(host).expect("the server"))
        }
    }
}

fn pump(
    mut from: Box<dyn Socket>,
    mut to: Box<dyn Socket>,
    asks: bool,
    state: &State,
    fate: &Fate,
) {
    let mut bytes = [0; 64 * 1024];
    while let Ok(n @ 1..) = from.read(&mut bytes) {
        let silent = state.silent.lock().expect("no panic");
        drop(state.speaks.wait_while(silent, |silent| *silent));
        if asks && must_cut(&bytes[..n], state, fate) {
            fate.is_cut.store(true, Ordering::SeqCst);
            let cut = state.cut.lock().expect("no panic").take();
            if cut.is_some_and(|cut| cut.forwarded) {
                let _ = to.write_all(&bytes[..n]);
                // the server commits before it notices
                std::thread::sleep(std::time::Duration::from_millis(300));
            }
            break;
        }
        let answers_the_cut = !asks && fate.is_cut.load(Ordering::SeqCst);
        if answers_the_cut || to.write_all(&bytes[..n]).is_err() {
            break;
        }
    }
    from.close();
    to.close();
}

fn must_cut(bytes: &[u8], state: &State, fate: &Fate) -> bool {
    let holds = |words: &str| {
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    };
    let cut = state.cut.lock().expect("no panic").clone();
    let Some(cut) = cut else { return false };
    if holds(cut.after) {
        fate.is_armed.store(true, Ordering::SeqCst);
    }
    fate.is_armed.load(Ordering::SeqCst) && holds("COMMIT\0")
}
