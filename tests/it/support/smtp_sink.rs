//! A mail server that treats letters as real servers do: it accepts some at once, some later, some never, and some only
//! half.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// A letter that the server accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenLetter {
    /// The recipient's address.
    pub to: String,
    /// Header and body as they were received.
    pub text: String,
}

/// The server. The recipient's name decides: `reject…` is refused for good (550), `defer…` is refused the first time
/// (451), `drop…` loses its connection the first time, before the letter is acknowledged; `slow…` is acknowledged after
/// two seconds. While the server is closed, it accepts no client.
pub struct SmtpSink {
    /// `smtp://` and its address.
    pub url: String,
    state: State,
}

#[derive(Clone, Default)]
struct State {
    closed: Arc<AtomicBool>,
    taken: Arc<Mutex<Vec<TakenLetter>>>,
    troubled: Arc<Mutex<Vec<String>>>,
}

impl SmtpSink {
    /// Starts a server that runs as long as the test's runtime.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("its address"));
        let state = State::default();
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, shared.clone()));
            }
        });
        Self { url, state }
    }

    /// The letters accepted so far.
    pub fn taken(&self) -> Vec<TakenLetter> {
        let taken = self.state.taken.lock();
        taken.expect("no thread panicked").clone()
    }

    /// Whether every greeting and sign-in is refused from now on.
    pub fn set_closed(&self, closed: bool) {
        self.state.closed.store(closed, Ordering::Relaxed);
    }
}

impl State {
    /// Whether this address causes trouble for the first time.
    fn is_first(&self, to: &str) -> bool {
        let mut troubled = self.troubled.lock().expect("no thread panicked");
        let first = !troubled.iter().any(|known| known == to);
        troubled.push(to.to_owned());
        first
    }
}

async fn say(out: &mut OwnedWriteHalf, line: &str) {
    let _ = out.write_all(format!("{line}\r\n").as_bytes()).await;
}

async fn talk(stream: TcpStream, state: State) {
    let (read, mut out) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    if state.closed.load(Ordering::Relaxed) {
        return say(&mut out, "554 no service for you").await;
    }
    say(&mut out, "220 sink ESMTP").await;
    let mut to = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        let verb = line.to_ascii_uppercase();
        if verb.starts_with("EHLO") {
            say(&mut out, "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8").await;
        } else if verb.starts_with("RCPT") {
            to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            say(&mut out, answer_to(&to, &state)).await;
        } else if verb == "DATA" {
            say(&mut out, "354 go on").await;
            let text = letter(&mut lines).await;
            if to.starts_with("slow") {
                tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            }
            if to.starts_with("drop") && state.is_first(&to) {
                return;
            }
            let letter = TakenLetter {
                to: to.clone(),
                text,
            };
            state.taken.lock().expect("no thread panicked").push(letter);
            say(&mut out, "250 taken").await;
        } else if verb == "QUIT" {
            return say(&mut out, "221 bye").await;
        } else {
            say(&mut out, "250 ok").await;
        }
    }
}

fn answer_to(to: &str, state: &State) -> &'static str {
    if to.starts_with("reject") {
        "550 no such mailbox"
    } else if to.starts_with("defer") && state.is_first(to) {
        "451 try again later"
    } else {
        "250 ok"
    }
}

async fn letter(lines: &mut Lines<BufReader<OwnedReadHalf>>) -> String {
    let mut text = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        if line == "." {
            break;
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push('\n');
    }
    text
}
