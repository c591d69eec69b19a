//! A browser without a screen: it keeps cookies, follows no redirect by itself, and sends forms as browsers do.

use std::sync::Arc;

use reqwest::cookie::Jar;
use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, RequestBuilder};

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    address: String,
    language: &'static str,
}

/// A response.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub location: Option<String>,
    pub content_type: String,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
    /// The body as text, with invalid UTF-8 replaced.
    pub text: String,
}

impl Browser {
    pub fn new(address: &str) -> Self {
        let client = client()
            .cookie_store(true)
            .redirect(Policy::none())
            .build()
            .expect("a client");
        Self {
            client,
            address: address.to_owned(),
            language: "zh-CN",
        }
    }

    /// A browser that carries this cookie.
    pub fn with_cookie(address: &str, cookie: &str) -> Self {
        let jar = Jar::default();
        jar.add_cookie_str(cookie, &address.parse().expect("an address"));
        let client = client()
            .cookie_provider(Arc::new(jar))
            .redirect(Policy::none())
            .build()
            .expect("a client");
        Self {
            client,
            address: address.to_owned(),
            language: "zh-CN",
        }
    }

    /// Sends a form as a page's script does, and requests JSON.
    pub async fn post_for_json(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.request(reqwest::Method::POST, path);
        let request = request.header("sec-fetch-site", "same-origin");
        response(request.header("accept", "application/json").form(fields)).await
    }

    /// The same browser, preferring English.
    pub fn english(self) -> Self {
        Self {
            language: "en",
            ..self
        }
    }

    /// Opens an address.
    pub async fn get(&self, path: &str) -> Response {
        response(
            self.client
                .get(self.url(path))
                .header(ACCEPT_LANGUAGE, self.language),
        )
        .await
    }

    /// Sends a form as the site's own pages do.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self
            .client
            .post(self.url(path))
            .header(ACCEPT_LANGUAGE, self.language);
        response(request.header("sec-fetch-site", "same-origin").form(fields)).await
    }

    /// Sends raw bytes as a form.
    pub async fn post_bytes(&self, path: &str, body: impl Into<Vec<u8>>) -> Response {
        let request = self
            .client
            .post(self.url(path))
            .header(ACCEPT_LANGUAGE, self.language);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        response(
            request
                .header("sec-fetch-site", "same-origin")
                .body(body.into()),
        )
        .await
    }

    /// A request that the test completes and sends itself.
    pub fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        self.client
            .request(method, self.url(path))
            .header(ACCEPT_LANGUAGE, self.language)
    }

    /// Opens the address to which a response redirects.
    pub async fn follow(&self, from: &Response) -> Response {
        let location = from
            .location
            .as_deref()
            .unwrap_or_else(|| panic!("leads nowhere: {from:?}"));
        self.get(location).await
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.address)
        }
    }
}

fn client() -> ClientBuilder {
    reeljury::tls::use_ring();
    Client::builder().no_proxy()
}

/// Sends a request that the test has made itself.
pub async fn response(request: RequestBuilder) -> Response {
    let received = request.send().await.expect("the site answers");
    let headers = received.headers().clone();
    let text_of = |name| {
        headers
            .get(name)
            .and_then(|value: &reqwest::header::HeaderValue| value.to_str().ok())
    };
    let location = text_of(LOCATION).map(str::to_owned);
    let content_type = text_of(CONTENT_TYPE).unwrap_or_default().to_owned();
    let status = received.status().as_u16();
    let bytes = received.bytes().await.expect("a whole answer").to_vec();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Response {
        status,
        location,
        content_type,
        headers,
        bytes,
        text,
    }
}

impl Response {
    /// Fails unless the page contains these words, and shows what it contains.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.text.contains(words),
            "“{words}” is not on the page ({}):\n{}",
            self.status,
            self.text
        );
        self
    }

    /// Fails if the page contains these words.
    #[track_caller]
    pub fn keeps_quiet_about(&self, words: &str) -> &Self {
        assert!(
            !self.text.contains(words),
            "“{words}” is on the page:\n{}",
            self.text
        );
        self
    }

    /// Fails unless the response redirects to this address, and the page there shows the message with this key once.
    #[track_caller]
    pub fn leads_to(&self, path: &str, done: &str) -> &Self {
        self.is(303);
        assert_eq!(self.location.as_deref(), Some(path));
        self.says_next(done)
    }

    /// Fails unless the next page shows the message with this key.
    #[track_caller]
    pub fn says_next(&self, done: &str) -> &Self {
        let cookies = self.headers.get_all(SET_COOKIE).iter();
        let flash = cookies.filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("flash="));
        let keys: Vec<&str> = flash
            .filter_map(|cookie| cookie.split(';').next())
            .collect();
        assert_eq!(keys, [done]);
        self
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("no JSON ({}):\n{}", self.status, self.text))
    }

    /// Fails unless the response has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(
            self.status, status,
            "leads to {:?}:\n{}",
            self.location, self.text
        );
        self
    }
}
