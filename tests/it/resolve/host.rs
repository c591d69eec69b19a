//! A web server for tests that stands for every platform and has a prepared reply for each link.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How a link is answered.
#[derive(Clone, Copy)]
pub enum Reply<'a> {
    /// With a redirect.
    To(&'a str),
    /// With a redirect and a body that never ends.
    ToWithEndlessBody(&'a str),
    /// With this status alone.
    Status(u16),
    /// Not at all: the connection stays open.
    Never,
    /// With headers that never end.
    EndlessHead,
}

/// The bytes to send, and what follows them.
#[derive(Clone)]
enum Act {
    Send(String),
    SendOn(String, &'static str),
    Wait,
}

/// The server; it answers unknown links with 404.
pub struct Host {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Answers links such as `v.douyin.com/CODE/`.
    pub fn start(replies: &[(&str, Reply<'_>)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let acts: HashMap<String, Act> = replies
            .iter()
            .map(|(link, reply)| ((*link).to_owned(), act(*reply)))
            .collect();
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let log = requests.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let (acts, log) = (acts.clone(), log.clone());
                std::thread::spawn(move || answer(&stream, &acts, &log));
            }
        });
        Self { address, requests }
    }

    /// The links that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("the list").clone()
    }
}

fn act(reply: Reply<'_>) -> Act {
    let to =
        |target: &str| format!("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: {target}\r\n");
    match reply {
        Reply::To(target) => Act::Send(format!("{}Content-Length: 0\r\n\r\n", to(target))),
        Reply::ToWithEndlessBody(target) => Act::SendOn(format!("{}\r\n", to(target)), "endless "),
        Reply::Status(status) => Act::Send(format!(
            "HTTP/1.1 {status} Said\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        )),
        Reply::Never => Act::Wait,
        Reply::EndlessHead => Act::SendOn("HTTP/1.1 200 OK\r\n".to_owned(), "X-More: and more\r\n"),
    }
}

fn answer(mut stream: &TcpStream, acts: &HashMap<String, Act>, requests: &Mutex<Vec<String>>) {
    let link = read_link(stream);
    requests.lock().expect("the list").push(link.clone());
    let missing = Act::Send(
        "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_owned(),
    );
    match acts.get(&link).unwrap_or(&missing) {
        Act::Send(text) => drop(stream.write_all(text.as_bytes())),
        Act::Wait => std::thread::sleep(Duration::from_secs(10)),
        Act::SendOn(text, more) => {
            let mut sent = stream.write_all(text.as_bytes());
            while sent.is_ok() {
                std::thread::sleep(Duration::from_millis(50));
                sent = stream.write_all(more.as_bytes());
            }
        }
    }
}

/// The host and path that a request asks for.
fn read_link(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|line| line.split(' ').nth(1));
    let host = head.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then(|| value.trim())
    });
    format!("{}{}", host.unwrap_or_default(), path.unwrap_or_default())
}
