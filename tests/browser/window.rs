//! One person's window: acts (open, fill in, press, type) and observations (words, values, screenshots).
//!
//! Every search waits, since pages and scripts take their time.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

/// The size of the visible part of a page, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// A desktop screen.
pub const DESK: Size = Size {
    width: 1280,
    height: 800,
};
/// A phone held upright.
pub const PHONE: Size = Size {
    width: 390,
    height: 844,
};

/// The tabulator key.
pub const TAB: &str = "\u{e004}";
/// The enter key.
pub const ENTER: &str = "\u{e007}";

const PATIENCE: Duration = Duration::from_secs(15);

/// A window in a Chromium of its own, with its own cookies.
pub struct Window {
    pub(super) client: Client,
    /// The session's address at the driver, for commands beyond the WebDriver standard.
    pub(super) session: String,
    site: String,
}

impl Window {
    pub fn new(client: Client, session: String, site: &str) -> Self {
        Self {
            client,
            session,
            site: site.to_owned(),
        }
    }

    /// Opens a page of the site.
    pub async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.site);
        self.client.goto(&url).await.expect("the page opens");
    }

    /// The address of the page, without the site's.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url.path().to_owned()
    }

    /// Waits until the window shows a path with this beginning, and returns the whole path.
    pub async fn arrives_at(&self, start: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let path = self.path().await;
            if path.starts_with(start) {
                return path;
            }
            if Instant::now() > until {
                panic!("at {path}, not at {start}:\n{}", self.words().await);
            }
            pause().await;
        }
    }

    /// Replaces the text of a field, once more if a script changed it meanwhile.
    pub async fn fill(&self, name: &str, words: &str) {
        let field = self.one(&format!("[name='{name}']")).await;
        for _ in 0..3 {
            if !self.value(name).await.is_empty() {
                field.clear().await.expect("a field");
            }
            field.send_keys(words).await.expect("keys");
            if self.value(name).await == words {
                return;
            }
        }
        panic!("{name} holds “{}”, not “{words}”", self.value(name).await);
    }

    /// Chooses a checkbox or a radio button by pressing its label.
    pub async fn chooses(&self, name: &str, value: &str) {
        self.press(&format!("label:has([name='{name}'][value='{value}'])"))
            .await;
    }

    /// Sets a date and time as the browser's own picker does. It is not typed, because its keys depend on the language.
    pub async fn pick_time(&self, name: &str, local: &str) {
        let script = "const field = document.querySelector(`[name='${arguments[0]}']`); field.value = arguments[1]; \
                      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(script, vec![json!(name), json!(local)]).await;
    }

    /// The value of a field.
    pub async fn value(&self, name: &str) -> String {
        let field = self.one(&format!("[name='{name}']")).await;
        let value = field.prop("value").await.expect("a field");
        value.unwrap_or_default()
    }

    /// Presses the first element that a CSS selector finds, in the middle of the window. Presses again if the page
    /// moved meanwhile, which happens when the response to a script arrives.
    pub async fn press(&self, css: &str) {
        let element = self.one(css).await;
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
        let until = Instant::now() + PATIENCE;
        loop {
            self.run(script, vec![json!(css)]).await;
            match element.click().await {
                Ok(()) => return,
                Err(error) if is_covered(&error) && Instant::now() < until => {
                    pause().await;
                }
                Err(error) => panic!("{css}: {error}"),
            }
        }
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn type_keys(&self, keys: &str) {
        let mut strokes = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            strokes = strokes
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.client.perform_actions(strokes).await.expect("keys");
    }

    /// The `name` of the focused element, or its text if it has no name.
    pub async fn focused(&self) -> String {
        let script = "const it = document.activeElement; return it.name || it.textContent.trim();";
        let name = self.run(script, vec![]).await;
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the window shows another path than this.
    pub async fn leaves(&self, path: &str) {
        let until = Instant::now() + PATIENCE;
        while self.path().await == path {
            assert!(
                Instant::now() < until,
                "still at {path}:\n{}",
                self.words().await
            );
            pause().await;
        }
    }

    /// Waits until a CSS selector finds nothing any more.
    pub async fn gone(&self, css: &str) {
        let until = Instant::now() + PATIENCE;
        while self.has(css).await {
            assert!(
                Instant::now() < until,
                "{css} is still there:\n{}",
                self.words().await
            );
            pause().await;
        }
    }

    /// Waits until the page shows these words.
    pub async fn sees(&self, words: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let shown = self.words().await;
            if shown.contains(words) {
                return;
            }
            assert!(
                Instant::now() < until,
                "“{words}” is not to be seen:\n{shown}"
            );
            pause().await;
        }
    }

    /// The whole text that the page shows.
    pub async fn words(&self) -> String {
        let words = self.run("return document.body.innerText", vec![]).await;
        words.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for the first element that a CSS selector finds.
    pub async fn one(&self, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        match found {
            Ok(element) => element,
            Err(error) => panic!(
                "no {css} at {} ({error}):\n{}",
                self.path().await,
                self.words().await
            ),
        }
    }

    /// Whether a CSS selector finds anything at the moment.
    pub async fn has(&self, css: &str) -> bool {
        let found = self.client.find_all(Locator::Css(css)).await;
        !found.expect("a page").is_empty()
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        // right after a press, the old page may be gone and the new one not there yet
        for _ in 0..3 {
            if let Ok(value) = self.client.execute(script, arguments.clone()).await {
                return value;
            }
            pause().await;
        }
        let last = self.client.execute(script, arguments).await;
        last.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The cookies of this window as one header, so that a plain client can continue its session.
    pub async fn cookies(&self) -> String {
        let cookies = self.client.get_all_cookies().await.expect("cookies");
        let pairs = cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name(), cookie.value()));
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// Closes the window.
    pub async fn close(self) {
        self.client.close().await.expect("the window closes");
    }
}

/// Whether a press failed because another element covered the place.
fn is_covered(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(why) if why.error == ErrorStatus::ElementClickIntercepted)
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(60)).await;
}
