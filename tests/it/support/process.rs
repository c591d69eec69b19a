//! The program as a process of its own, which can be sent signals.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::Browser;

/// A program that serves.
pub struct Process {
    child: Child,
    said: String,
    pub address: String,
}

/// `reeljury serve` in a data folder, with this database.
pub fn serve(data: &Path, url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reeljury"));
    command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(["--now", "2023-06-26T12:00:00+08:00"])
        .env("REELJURY_DATA", data)
        .env("REELJURY_DATABASE_URL", url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

impl Process {
    /// Starts it, and waits until it serves.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.spawn().expect("it runs");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let (mut address, mut said) = (None, String::new());
        for line in lines.map_while(Result::ok) {
            if let Some(served) = line.strip_prefix("reeljury serves ") {
                address = Some(served.trim_end_matches('/').to_owned());
                break;
            }
            said += &line;
            said.push('\n');
        }
        let address = address.expect("it serves");
        Self {
            child,
            said,
            address,
        }
    }

    /// What it printed before it served.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// The processor time that it has used so far.
    pub fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.expect("what the system knows of it");
        let (_, after_name) = stat.rsplit_once(')').expect("a name in parentheses");
        let ticks = |n: usize| {
            let field = after_name.split_whitespace().nth(n).expect("a field");
            field.parse::<u64>().expect("a number")
        };
        // its own and the system's for it, in hundredths of a second
        Duration::from_millis(10 * (ticks(11) + ticks(12)))
    }

    /// The most memory that it has had so far, in bytes.
    pub fn peak_memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("what the system knows of it");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kilobytes = kilobytes.and_then(|n| n.parse::<u64>().ok());
        kilobytes.expect("a number") * 1024
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([format!("-{name}"), self.child.id().to_string()])
            .status()
            .expect("kill");
        assert!(sent.success());
    }

    /// Waits for its end; fails when that takes longer.
    pub async fn ends_within(&mut self, most: Duration) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("its state") {
                return status;
            }
            assert!(begun.elapsed() < most, "it runs after {most:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
