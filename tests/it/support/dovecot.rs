//! A real mail server for one test: Dovecot 2.3 with two ports and one mailbox, stopped when the test ends.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use async_imap::{Client, Session};
use reeljury::mail::fetch::account::{Privacy, Secret};
use reeljury::mail::fetch::{Account, Settings};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tempfile::TempDir;

use super::left_out::{is_required, left_out};

pub const USER: &str = "nihaotianjin@qq.example";
pub const PASSWORD: &str = "abcd/efgh@ijkl\"%mnop";

/// A mail server under test.
pub struct Dovecot {
    master: Child,
    folder: TempDir,
    pub port: u16,
    pub tls_port: u16,
}

impl Dovecot {
    /// Starts a server. Where Dovecot is missing or of another version, the test is left out; with
    /// `REELJURY_DOVECOT=required` it fails.
    pub fn start() -> Option<Self> {
        let found = version().unwrap_or_else(|| "none".to_owned());
        if found.starts_with("2.3.") {
            return Some(Self::start_installed());
        }
        let reason = format!("needs Dovecot 2.3 (dovecot-imapd), found: {found}");
        left_out(&reason, is_required("REELJURY_DOVECOT"));
        None
    }

    fn start_installed() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (port, tls_port) = (free_port(), free_port());
        for name in ["run", "state", "mail", "tls"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        make_certificates(&folder.path().join("tls"));
        fs::write(
            folder.path().join("users"),
            format!("{USER}:{{PLAIN}}{PASSWORD}\n"),
        )
        .expect("users");
        let config = config(folder.path(), port, tls_port);
        fs::write(folder.path().join("dovecot.conf"), config).expect("the configuration");
        if is_root() {
            run(Command::new("chown")
                .args(["-R", "nobody:nogroup"])
                .arg(folder.path()));
        }
        let mut command = as_nobody("dovecot");
        command
            .arg("-F")
            .arg("-c")
            .arg(folder.path().join("dovecot.conf"));
        let master = command
            .stderr(Stdio::null())
            .spawn()
            .expect("Dovecot starts");
        let dovecot = Self {
            master,
            folder,
            port,
            tls_port,
        };
        dovecot.wait();
        dovecot
    }

    fn wait(&self) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "Dovecot does not answer: {log}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The mailbox's account, reached through this port.
    pub fn account(&self, port: u16, privacy: Privacy) -> Account {
        Account {
            user: USER.to_owned(),
            password: Secret::from(PASSWORD),
            host: if privacy == Privacy::Plain {
                "127.0.0.1"
            } else {
                "localhost"
            }
            .to_owned(),
            port,
            privacy,
        }
    }

    /// Settings for fetching through this port, without long pauses.
    pub fn settings(&self, port: u16, privacy: Privacy, spool: &Path) -> Settings {
        let mut settings = Settings::new(self.account(port, privacy), spool.to_owned());
        settings.pauses = vec![Duration::from_millis(10); 500];
        settings.patience = PATIENCE;
        settings.authorities =
            vec![CertificateDer::from_pem_file(self.authority()).expect("a certificate")];
        settings
    }

    /// The file with the certificate of the authority that signed the server's.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("tls/ca.pem")
    }

    /// A client for the test itself, which may change the mailbox.
    pub async fn client(&self) -> Session<tokio::net::TcpStream> {
        let tcp = tokio::net::TcpStream::connect(("127.0.0.1", self.port))
            .await
            .expect("a connection");
        let mut client = Client::new(tcp);
        client.read_response().await.expect("a greeting");
        client
            .login(USER, PASSWORD)
            .await
            .map_err(|(error, _)| error)
            .expect("signed in")
    }

    /// Adds messages to a folder.
    pub async fn deliver(&self, folder: &str, messages: &[Vec<u8>]) {
        let mut client = self.client().await;
        let date = Some("\"20-Jun-2023 08:09:10 +0800\"");
        for message in messages {
            client
                .append(folder, None, date, message)
                .await
                .expect("delivered");
        }
        client.logout().await.expect("goodbye");
    }

    /// Runs doveadm on the mailbox.
    pub fn admin(&self, arguments: &[&str]) -> Output {
        let mut command = as_nobody("doveadm");
        command
            .arg("-c")
            .arg(self.folder.path().join("dovecot.conf"));
        let output = command.args(arguments).output().expect("doveadm runs");
        assert!(output.status.success(), "{output:?}");
        output
    }
}

/// How long a silent server is waited for, unless a test says otherwise.
const PATIENCE: Duration = Duration::from_secs(3);

impl Drop for Dovecot {
    /// When the master is told to stop, it stops its children first.
    fn drop(&mut self) {
        let _ = Command::new("kill")
            .arg(self.master.id().to_string())
            .status();
        let _ = self.master.wait();
    }
}

fn version() -> Option<String> {
    let output = Command::new(path_of("dovecot"))
        .arg("--version")
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Debian installs the server in folders that only root's PATH has.
fn path_of(program: &str) -> PathBuf {
    let places = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
    let places = places.map(|place| Path::new(place).join(program));
    places
        .into_iter()
        .find(|path| path.exists())
        .unwrap_or(program.into())
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id runs");
    output.stdout.trim_ascii() == b"0"
}

fn as_nobody(program: &str) -> Command {
    let path = path_of(program);
    if !is_root() {
        return Command::new(path);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid", "nobody", "--regid", "nogroup", "--clear-groups"])
        .arg(path);
    command
}

fn user_and_group() -> (String, String) {
    if is_root() {
        return ("nobody".to_owned(), "nogroup".to_owned());
    }
    let name = |flag: &str| {
        let output = Command::new("id").arg(flag).output().expect("id runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    (name("-un"), name("-gn"))
}

/// A free port for a program that is about to start. It is below the range that the system assigns from, because other
/// tests could be assigned it meanwhile.
pub fn free_port() -> u16 {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + u16::try_from(std::process::id() % 10_000).expect("small");
    loop {
        let port = first + TAKEN.fetch_add(1, Ordering::Relaxed);
        assert!(port < 32_000, "no port is free");
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn run(command: &mut Command) {
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{output:?}");
}

/// Makes an authority for the test and a certificate for localhost: rustls accepts no authority's certificate as a
/// server's.
fn make_certificates(folder: &Path) {
    let script = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
          -keyout ca.key -out ca.pem -subj '/CN=tests' -addext basicConstraints=critical,CA:TRUE && \
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out leaf.csr \
          -subj /CN=localhost && \
        printf 'basicConstraints=CA:FALSE\\nsubjectAltName=DNS:localhost\\n' > leaf.ext && \
        openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext -out cert.pem";
    run(Command::new("sh").arg("-c").arg(script).current_dir(folder));
}

fn config(folder: &Path, port: u16, tls_port: u16) -> String {
    let (folder, (user, group)) = (folder.display(), user_and_group());
    format!(
        "base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = {user}
mail_gid = {group}
ssl = yes
ssl_cert = <{folder}/tls/cert.pem
ssl_key = <{folder}/tls/key.pem
disable_plaintext_auth = no
mail_max_userip_connections = 0
mail_fsync = never
mail_location = maildir:~/Maildir
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service imap {{
  chroot =
}}
"
    )
}
