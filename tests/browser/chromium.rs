//! Chromium and its driver: found, started on a port of its own, and ended with the test.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::support::left_out::{is_required, left_out};
use crate::window::{Size, Window};

/// A driver process of the test; every Chromium that it started ends with it.
pub struct Chromium {
    driver: Child,
    address: String,
    profiles: TempDir,
}

/// The flags of every Chromium: no screen, no account, no traffic to the outside.
const FLAGS: [&str; 8] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // as root, or in a container, Chromium cannot build its sandbox; it sees only our own pages
    "--no-sandbox",
];

impl Chromium {
    /// Starts the driver. Where it is missing, the test is left out; with `REELJURY_BROWSER=required` it fails.
    pub async fn start() -> Option<Self> {
        let port = free_port();
        let started = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        let driver = match started {
            Ok(driver) => driver,
            Err(error) => {
                let reason = format!("chromedriver does not start: {error}");
                left_out(&reason, is_required("REELJURY_BROWSER"));
                return None;
            }
        };
        let chromium = Self {
            driver,
            address: format!("http://127.0.0.1:{port}"),
            profiles: tempfile::tempdir().expect("a folder"),
        };
        chromium.wait_until_ready().await;
        Some(chromium)
    }

    /// Opens a window without cookies on the site at `site`.
    pub async fn open(&self, site: &str, size: Size) -> Window {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(self.wishes(size))
            .connect(&self.address)
            .await
            .expect("Chromium starts");
        let id = client.session_id().await.expect("a session");
        let session = format!("{}/session/{}", self.address, id.expect("its name"));
        let window = Window::new(client, session, site);
        window.resize(size).await;
        window
    }

    fn wishes(&self, size: Size) -> Capabilities {
        let profile = tempfile::Builder::new().tempdir_in(self.profiles.path());
        let profile = profile.expect("a folder").keep();
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.display()));
        flags.push(format!("--window-size={},{}", size.width, size.height));
        flags.push("--lang=zh-CN".to_owned());
        let wishes = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": flags,
                "prefs": { "intl.accept_languages": "zh-CN,zh" },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        wishes.as_object().expect("an object").clone()
    }

    async fn wait_until_ready(&self) {
        reeljury::tls::use_ring();
        let status = format!("{}/status", self.address);
        for _ in 0..200 {
            if reqwest::get(&status).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("chromedriver does not answer at {status}");
    }
}

impl Drop for Chromium {
    /// Ends the whole process group, so that a failed test leaves no Chromium running.
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
