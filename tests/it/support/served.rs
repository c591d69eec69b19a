//! The program itself in a process of its own, for what can only be seen from outside: its time, its memory, its end.

use std::fs;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Browser, database};

/// A running program; it and its folder go with the test.
pub struct Served {
    pub address: String,
    process: Child,
    folder: TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Served {
    /// Starts the program with settings of its own and waits until it answers.
    pub async fn start(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listen = free_address();
        let process = Command::new(env!("CARGO_BIN_EXE_reeljury"))
            .args(["serve", "--listen", &listen])
            .env("REELJURY_DATA", folder.path())
            .env("REELJURY_DATABASE_URL", database::fresh(folder.path()))
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.path().join("log")).expect("a log"))
            .spawn()
            .expect("the program starts");
        let served = Self {
            address: format!("http://{listen}"),
            process,
            folder,
        };
        served.wait_until_it_answers().await;
        served
    }

    async fn wait_until_it_answers(&self) {
        let begun = Instant::now();
        while reqwest::get(format!("{}/healthz", self.address))
            .await
            .is_err()
        {
            let log = self.log();
            assert!(begun.elapsed() < Duration::from_secs(60), "{log}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// The processor time that it has used so far.
    pub fn cpu(&self) -> Duration {
        let stat = self.proc("stat");
        let (_, after_name) = stat.rsplit_once(')').expect("a name in parentheses");
        let ticks = |n: usize| {
            let field = after_name.split_whitespace().nth(n).expect("a field");
            field.parse::<u64>().expect("a number")
        };
        // of itself and of the system for it, in hundredths of a second
        Duration::from_millis(10 * (ticks(11) + ticks(12)))
    }

    fn proc(&self, name: &str) -> String {
        let path = format!("/proc/{}/{name}", self.process.id());
        fs::read_to_string(path).expect("what the system knows of it")
    }
}

fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").to_string()
}
