//! Checks of a page beyond its text: its size and width, the browser's complaints, and screenshots.

use std::path::{Path, PathBuf};

use reqwest::Method;
use serde_json::{Value, json};

use crate::window::{DESK, PHONE, Size, Window};

impl Window {
    /// Fails if the page scrolls sideways.
    pub async fn fits(&self) {
        // clientWidth leaves out the vertical scroll bar, which innerWidth counts
        let script =
            "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]";
        let widths = self.run(script, vec![]).await;
        let width = |n: usize| widths[n].as_u64().expect("a width");
        let path = self.path().await;
        assert!(
            width(0) <= width(1),
            "{path} is {} wide in {}",
            width(0),
            width(1)
        );
    }

    /// The browser's complaints since the last call: errors of scripts, of the security policy, of loading.
    pub async fn complaints(&self) -> Vec<String> {
        let response = self
            .ask_driver("se/log", json!({ "type": "browser" }))
            .await;
        let entries = response.as_array().cloned().unwrap_or_default();
        let bad = entries
            .iter()
            .filter(|entry| entry["level"] != "INFO" && entry["level"] != "DEBUG");
        bad.map(Value::to_string).collect()
    }

    /// Forbids or allows scripts, for pages that are opened from now on.
    pub async fn allow_scripts(&self, allowed: bool) {
        let request = json!({ "value": !allowed });
        self.ask_chromium("Emulation.setScriptExecutionDisabled", request)
            .await;
    }

    /// Sets the size of the window.
    pub async fn resize(&self, size: Size) {
        let metrics = json!({
            "width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.ask_chromium("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Fails if the page scrolls sideways on a desktop screen or on a phone. Leaves screenshots of the whole page at
    /// both sizes in the folder that `REELJURY_PICTURES` names, if the variable is set.
    pub async fn shows_well(&self, name: &str, back_to: Size) {
        for size in [DESK, PHONE] {
            self.resize(size).await;
            self.fits().await;
            if let Some(folder) = std::env::var_os("REELJURY_PICTURES") {
                let file = format!("{name}-{}.png", size.width);
                self.keep_picture(&PathBuf::from(folder).join(file), size)
                    .await;
            }
        }
        self.resize(back_to).await;
    }

    async fn keep_picture(&self, file: &Path, size: Size) {
        let script = "return document.documentElement.scrollHeight";
        let height = self.run(script, vec![]).await.as_u64().unwrap_or(0);
        let height = u32::try_from(height).unwrap_or(u32::MAX);
        let whole = Size {
            height: height.clamp(size.height, 6000),
            ..size
        };
        self.resize(whole).await;
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(file, picture).expect("a picture is kept");
    }

    async fn ask_chromium(&self, command: &str, arguments: Value) {
        let request = json!({ "cmd": command, "params": arguments });
        self.ask_driver("goog/cdp/execute", request).await;
    }

    async fn ask_driver(&self, what: &str, arguments: Value) -> Value {
        let url = format!("{}/{what}", self.session);
        let request = reqwest::Client::new()
            .request(Method::POST, url)
            .json(&arguments);
        let response = request.send().await.expect("the driver answers");
        let mut response: Value = response.json().await.expect("JSON");
        let value = response["value"].take();
        assert!(value.get("error").is_none(), "{what}: {value}");
        value
    }
}
