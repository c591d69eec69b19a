//! A mail service with awkward habits: a proxy in front of the real server that does what QQ and NetEase were seen to
//! do, and what networks do. It notes every command.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// The proxy's habits; by default it has none.
#[derive(Debug, Default)]
pub struct Habits {
    /// NetEase: no folder can be opened before ID.
    pub wants_id: bool,
    /// QQ: SEARCH for words finds every message. NetEase: it finds none.
    pub search_lies: bool,
    /// QQ: a line longer than this gets no answer.
    pub longest_line: Option<usize>,
    /// QQ: the number of sign-ins that are still refused.
    pub refusals: AtomicUsize,
    /// NetEase: IDLE is not known.
    pub no_idle: bool,
    /// IDLE is announced, but answered with BAD.
    pub broken_idle: bool,
    /// Each connection is cut after this many bytes from the server.
    pub cut_after: Option<usize>,
    /// The message that it answers with nonsense when the whole of it is requested.
    pub garbles: Option<u32>,
    /// The message that it answers with nonsense however it is requested.
    pub never_tells: Option<u32>,
    /// The message that it lists as this nonsense when several are requested together with their instants.
    pub garbles_list: Option<(u32, &'static str)>,
    /// The message that it announces as one without end.
    pub floods: Option<u32>,
    /// It reports wrong sizes.
    pub wrong_sizes: bool,
}

/// The running proxy.
pub struct Awkward {
    pub port: u16,
    commands: Arc<Mutex<Vec<String>>>,
}

impl Awkward {
    /// Starts a proxy in front of the server at the port `behind`.
    pub fn before(behind: u16, habits: Habits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let (commands, habits) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(habits));
        let heard = commands.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let server = TcpStream::connect(("127.0.0.1", behind)).expect("the real server");
                let (habits, heard) = (habits.clone(), heard.clone());
                let (to_client, from_server) = (client.try_clone(), server.try_clone());
                let down = habits.clone();
                std::thread::spawn(move || {
                    let _ = answers(
                        from_server.expect("a socket"),
                        to_client.expect("a socket"),
                        &down,
                    );
                });
                std::thread::spawn(move || {
                    let _ = questions(client, server, &habits, &heard);
                });
            }
        });
        Self { port, commands }
    }

    /// Every command received, without its tag.
    pub fn commands(&self) -> Vec<String> {
        self.commands.lock().expect("the commands").clone()
    }

    /// How many commands begin with this text.
    pub fn count(&self, beginning: &str) -> usize {
        self.commands()
            .iter()
            .filter(|command| command.starts_with(beginning))
            .count()
    }
}

/// What the proxy does with a command.
enum Fate {
    Pass(String),
    Answer(String),
    Swallow,
}

fn questions(
    client: TcpStream,
    mut server: TcpStream,
    habits: &Habits,
    heard: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut to_client = client.try_clone()?;
    let mut lines = BufReader::new(client);
    let (mut line, mut knows_id) = (String::new(), false);
    while lines.read_line(&mut line)? > 0 {
        let (tag, command) = line
            .trim_end()
            .split_once(' ')
            .unwrap_or(("*", line.trim_end()));
        heard.lock().expect("the commands").push(command.to_owned());
        knows_id |= command.starts_with("ID ");
        match fate(tag, command, &line, knows_id, habits) {
            Fate::Pass(line) => server.write_all(line.as_bytes())?,
            Fate::Answer(answer) => to_client.write_all(answer.as_bytes())?,
            Fate::Swallow => {}
        }
        line.clear();
    }
    server.shutdown(Shutdown::Both)
}

fn fate(tag: &str, command: &str, line: &str, knows_id: bool, habits: &Habits) -> Fate {
    let opens = command.starts_with("SELECT ") || command.starts_with("EXAMINE ");
    let asks_for = |uid: Option<u32>, what: &str| {
        uid.is_some_and(|uid| {
            command.starts_with(&format!("UID FETCH {uid} (UID BODY.PEEK[{what}"))
        })
    };
    let refused = |left: usize| left.checked_sub(1);
    if habits
        .longest_line
        .is_some_and(|longest| line.len() > longest)
    {
        return Fate::Swallow;
    }
    if opens && habits.wants_id && !knows_id {
        return Fate::Answer(format!(
            "{tag} NO SELECT Unsafe Login. Please contact kefu@188.com for help\r\n"
        ));
    }
    if command.starts_with("LOGIN ")
        && habits
            .refusals
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, refused)
            .is_ok()
    {
        return Fate::Answer(format!(
            "{tag} NO Login fail. Account is abnormal, service is not open, password is incorrect, login frequency \
             limited, or system is busy.\r\n"
        ));
    }
    if command == "IDLE" && (habits.no_idle || habits.broken_idle) {
        return Fate::Answer(format!("{tag} BAD unknown command\r\n"));
    }
    if habits.search_lies && command.contains("SEARCH") {
        return Fate::Pass(format!("{tag} UID SEARCH ALL\r\n"));
    }
    if asks_for(habits.garbles, "]") || asks_for(habits.never_tells, "") {
        return Fate::Answer("* 1 FETCH (UID ))(( BODY\r\n".to_owned());
    }
    if asks_for(habits.floods, "") {
        return Fate::Answer("* 1 FETCH (UID 3 BODY[]<0> {400000000}\r\nand so on".to_owned());
    }
    if let Some((uid, nonsense)) = habits.garbles_list
        && let Some(set) = command
            .strip_prefix("UID FETCH ")
            .and_then(|rest| rest.strip_suffix(" (UID RFC822.SIZE INTERNALDATE)"))
        && (set.contains([',', ':']) || set == uid.to_string())
    {
        return Fate::Answer(format!("{nonsense}\r\n"));
    }
    Fate::Pass(line.to_owned())
}

fn answers(mut server: TcpStream, mut client: TcpStream, habits: &Habits) -> std::io::Result<()> {
    let (mut block, mut sent) = (vec![0; 64 * 1024], 0);
    loop {
        let count = server.read(&mut block)?;
        let mut answer = block[..count].to_vec();
        if habits.no_idle {
            answer = replaced(&answer, b" IDLE", b"");
        }
        if habits.wrong_sizes {
            answer = replaced(&answer, b"RFC822.SIZE ", b"RFC822.SIZE 1");
        }
        if let Some(most) = habits.cut_after
            && sent + answer.len() > most
        {
            answer.truncate(most - sent);
            client.write_all(&answer)?;
            return client.shutdown(Shutdown::Both);
        }
        client.write_all(&answer)?;
        sent += answer.len();
        if count == 0 {
            return client.shutdown(Shutdown::Both);
        }
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (vec![], bytes);
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}
