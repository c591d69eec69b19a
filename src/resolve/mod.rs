//! Where does a short link lead, and is the page of a video still there? Only the link's own host is contacted.
//!
//! Only links that the rules know as a platform's short links are opened, so only hosts of that list are contacted.
//! Their responses are read by the same rules: a redirect is followed if it is a short link again, and is never opened
//! if it leads anywhere else. The addresses of a host are checked when the program connects to it.

pub mod address;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{LOCATION, USER_AGENT};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use url::Url;

use crate::contest::link::{self, Kind, Link, LinkSettings, Refusal};
use crate::tls;
use address::{Addresses, Guarded};

/// The most links that are followed in a row.
const MOST_HOPS: usize = 5;
/// The longest time for all hops of one link together.
const LONGEST: Duration = Duration::from_secs(5);

/// Where a short link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// To this page of a platform, which may or may not show a video.
    Page(Box<Link>),
    /// To an address that the rules refuse.
    Elsewhere(Refusal),
    /// To nothing: the host responds without a redirect, or says that there is no such page.
    Nowhere,
    /// Through too many links, perhaps in a circle.
    TooFar,
    /// The host refused to answer or did not answer in time; it may do so another day.
    NotNow,
}

/// Whether the page of a video is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStatus {
    /// It exists.
    There,
    /// It is gone, as this status says.
    Gone(u16),
    /// It leads elsewhere, or it is a page that the program may not request.
    Unclear,
    /// The host refused to answer or did not answer in time.
    NotNow,
}

/// Follows short links, and checks the pages of videos.
#[derive(Clone)]
pub struct Resolver {
    client: Client,
    settings: LinkSettings,
    plainly: bool,
}

impl Resolver {
    /// A resolver that connects only to addresses that `addresses` gives.
    ///
    /// # Errors
    /// When the HTTP client cannot be set up on this machine.
    pub fn new(settings: LinkSettings, addresses: Addresses) -> anyhow::Result<Self> {
        let client = Client::builder()
            .dns_resolver(Arc::new(Guarded(addresses)))
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            // connections are not reused, so that every request checks the addresses again
            .pool_max_idle_per_host(0)
            .timeout(LONGEST)
            .tls_backend_preconfigured(tls::client(&[]))
            .build()?;
        Ok(Self {
            client,
            settings,
            plainly: false,
        })
    }

    /// The same resolver without TLS, for the servers of tests.
    #[must_use]
    pub fn plainly(self) -> Self {
        Self {
            plainly: true,
            ..self
        }
    }

    /// Where a short link leads.
    pub async fn follow(&self, short: &str) -> Lead {
        match tokio::time::timeout(LONGEST, self.follow_hops(short)).await {
            Ok(lead) => lead,
            Err(_) => Lead::NotNow,
        }
    }

    /// Whether an entry's own page is still there. No other page is requested, and no redirect is followed.
    pub async fn page_status(&self, page: &str) -> PageStatus {
        let is_entry = |link: &Link| link.canonical_id.is_some() && link.kind.can_be_an_entry();
        let known = link::recognise(page, &self.settings).ok().filter(is_entry);
        let Some(url) = known.and_then(|link| self.address_of(&link.canonical_url)) else {
            return PageStatus::Unclear;
        };
        match self.head_of(url).await.map(|response| response.status()) {
            Some(status) if status.is_success() => PageStatus::There,
            Some(status @ (StatusCode::NOT_FOUND | StatusCode::GONE)) => {
                PageStatus::Gone(status.as_u16())
            }
            Some(status) if status.is_redirection() => PageStatus::Unclear,
            Some(_) | None => PageStatus::NotNow,
        }
    }

    async fn follow_hops(&self, short: &str) -> Lead {
        let mut at = short.to_owned();
        let mut met = HashSet::new();
        for _ in 0..=MOST_HOPS {
            match link::recognise(&at, &self.settings) {
                Err(refusal) => return Lead::Elsewhere(refusal),
                Ok(link) if link.kind != Kind::ShortLink => return Lead::Page(Box::new(link)),
                Ok(_) if !met.insert(at.clone()) => return Lead::TooFar,
                Ok(link) => match self.ask(&link.pasted).await {
                    Ok(next) => at = next,
                    Err(lead) => return lead,
                },
            }
        }
        Lead::TooFar
    }

    /// The address to which a host redirects, from the headers of its response; the body is not read.
    async fn ask(&self, address: &str) -> Result<String, Lead> {
        let url = self.address_of(address).ok_or(Lead::Nowhere)?;
        let response = self.head_of(url.clone()).await.ok_or(Lead::NotNow)?;
        let status = response.status();
        if status == StatusCode::NOT_FOUND || status == StatusCode::GONE || status.is_success() {
            return Err(Lead::Nowhere);
        }
        if !status.is_redirection() {
            return Err(Lead::NotNow);
        }
        let said = response.headers().get(LOCATION);
        let said = said.and_then(|value| value.to_str().ok());
        let next = said.and_then(|said| url.join(said).ok());
        next.map(String::from).ok_or(Lead::Nowhere)
    }

    fn address_of(&self, link: &str) -> Option<Url> {
        let mut url = Url::parse(link).ok()?;
        if self.plainly {
            url.set_scheme("http").ok()?;
        }
        Some(url)
    }

    /// The headers of a response; `None` if they do not arrive in time.
    async fn head_of(&self, url: Url) -> Option<Response> {
        let request = self.client.get(url).header(USER_AGENT, "reeljury");
        request.send().await.ok()
    }
}

/// The host of a short link.
#[must_use]
pub fn host_of(short: &str) -> Option<String> {
    let url = Url::parse(short).ok()?;
    url.host_str().map(str::to_owned)
}
