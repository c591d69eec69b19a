//! The gallery of entries that take part, with its filters, and the page of one entry; neither shows personal data.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::card::{self, EntryCard};
use crate::contest::entry::{Channel, EntryState};
use crate::contest::platform::Platform;
use crate::contest::round::{RoundKey, RoundKind};
use crate::db::contests::Round;
use crate::db::entries::{self, Entry};
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::results::prizes::{self, Won};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError, contests};
use crate::names;
use crate::pace::What;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::query;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

/// Entries on a page.
const PAGE: i64 = 24;

/// The query of the address. All values are texts, so that a malformed one does not invalidate the others.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct GalleryQuery {
    round: String,
    source: String,
    q: String,
    before: String,
    after: String,
}

#[derive(Template)]
#[template(path = "public/gallery.html")]
struct Gallery {
    page: Page,
    form: Form,
    rounds: Vec<(String, String)>,
    sources: Vec<(String, String)>,
    total: i64,
    entries: Vec<EntryCard>,
    newer: String,
    older: String,
}

/// The entries that take part, newest first.
pub async fn list_entries(ctx: RequestContext, request: HttpRequest) -> HandlerResult {
    let query: GalleryQuery = query(&request);
    if !query.q.trim().is_empty()
        && let Some(wait) = ctx.wait(What::Search, &[])
    {
        return Err(WebError::TooMany(wait));
    }
    let list_query = query.clone();
    let shown = ctx.read(move |tx| read_page(tx.conn, &list_query)).await?;
    let (newer, older) = shown.addresses(&query);
    let (contest, lang) = (ctx.contest(), ctx.lang);
    ctx.render(&Gallery {
        page: ctx.page(Audience::Public),
        rounds: round_options(&ctx),
        sources: source_options(&ctx),
        total: shown.total,
        entries: card::cards(contest, lang, shown.entries, &shown.won),
        form: query.as_form(),
        newer,
        older,
    })
}

#[derive(Template)]
#[template(path = "public/entry.html")]
struct EntryPage {
    page: Page,
    entry: EntryCard,
    round: String,
    link: Option<String>,
    plays_on: String,
    prizes: Vec<PrizeRow>,
}

struct PrizeRow {
    tier: String,
    round: String,
    href: String,
    fen: i64,
}

/// The page of an entry that takes part; [`WebError::NotFound`] for any other entry.
pub async fn show_entry(ctx: RequestContext, code: web::Path<String>) -> HandlerResult {
    let code = code.into_inner();
    if !is_code(&code) {
        return Err(WebError::NotFound);
    }
    let found = ctx.read(move |tx| find(tx.conn, &code)).await?;
    let ShownEntry { entry, round, won } = found.ok_or(WebError::NotFound)?;
    let (contest, lang) = (ctx.contest(), ctx.lang);
    let prize = |won: Won| PrizeRow {
        tier: card::tier_name(contest, &won.tier, lang),
        round: lang.word(&names::round(won.round)),
        href: format!("/winners/{}", won.round),
        fen: won.amount_fen,
    };
    ctx.render(&EntryPage {
        page: ctx.page(Audience::Public),
        round: round.map_or_else(String::new, |round| lang.word(&names::round(round.key))),
        plays_on: lang.word(&names::plays_on(
            entry.link.platform(),
            entry.link.url.as_deref(),
            contest,
        )),
        link: entry.link.url.clone().filter(|link| is_web_link(link)),
        entry: EntryCard::of(entry, None, lang),
        prizes: won.into_iter().map(prize).collect(),
    })
}

/// A page of the gallery.
struct GalleryPage {
    total: i64,
    entries: Vec<Entry>,
    won: Vec<Won>,
    has_newer: bool,
    has_older: bool,
}

impl GalleryPage {
    /// The addresses of the pages before and after; empty if there is none.
    fn addresses(&self, query: &GalleryQuery) -> (String, String) {
        let address = |there: bool, name: &str, entry: Option<&Entry>| match entry {
            Some(entry) if there => query.address(name, entry.id),
            _ => String::new(),
        };
        (
            address(self.has_newer, "after", self.entries.first()),
            address(self.has_older, "before", self.entries.last()),
        )
    }
}

fn read_page(conn: &mut Conn, query: &GalleryQuery) -> Result<GalleryPage, DbError> {
    let filter = query.filter(conn)?;
    let start = query.start();
    let mut entries = gallery::page(conn, &filter, start, PAGE + 1)?;
    let mut has_more = truncate(&mut entries);
    // less than a page remains up to the newest entry, so the whole first page is shown
    let back_at_the_top = matches!(start, PageStart::After(_)) && !has_more;
    if back_at_the_top {
        entries = gallery::page(conn, &filter, PageStart::Newest, PAGE + 1)?;
        has_more = truncate(&mut entries);
    }
    let (has_newer, has_older) = match start {
        PageStart::After(_) if !back_at_the_top => {
            entries.reverse();
            (true, true)
        }
        PageStart::Before(_) => (true, has_more),
        _ => (false, has_more),
    };
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    Ok(GalleryPage {
        total: gallery::count(conn, &filter)?,
        won: prizes::won_by(conn, &ids)?,
        entries,
        has_newer,
        has_older,
    })
}

/// Cuts the entries to one page; returns whether there were more.
fn truncate(entries: &mut Vec<Entry>) -> bool {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = entries.len() > page;
    entries.truncate(page);
    has_more
}

impl GalleryQuery {
    /// The filter; malformed values are ignored.
    fn filter(&self, conn: &mut Conn) -> Result<Filter, DbError> {
        let round = match self.round.parse::<RoundKey>() {
            Ok(key) if key.kind() == RoundKind::Month => match contests::round(conn, key) {
                Ok(round) => Some(round.id),
                Err(DbError::Missing) => None,
                Err(error) => return Err(error),
            },
            _ => None,
        };
        Ok(Filter {
            states: vec![EntryState::Accepted],
            platform: Platform::from_key(&self.source),
            channel: (self.source == Channel::Mail.key()).then_some(Channel::Mail),
            round,
            words: Some(self.q.trim().to_owned()).filter(|words| !words.is_empty()),
            ..Filter::default()
        })
    }

    fn start(&self) -> PageStart {
        let id = |text: &str| text.parse().ok().map(EntryId);
        match (id(&self.before), id(&self.after)) {
            (Some(before), _) => PageStart::Before(before),
            (None, Some(after)) => PageStart::After(after),
            (None, None) => PageStart::Newest,
        }
    }

    fn as_form(&self) -> Form {
        let mut form = Form::new();
        form.set("round", &self.round);
        form.set("source", &self.source);
        form.set("q", &self.q);
        form
    }

    fn address(&self, cursor: &str, at: EntryId) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in [
            ("round", &self.round),
            ("source", &self.source),
            ("q", &self.q),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair(cursor, &at.to_string());
        format!("/entries?{}", query.finish())
    }
}

fn round_options(ctx: &RequestContext) -> Vec<(String, String)> {
    let months = (1..=ctx.contest().definition.window.months).map(RoundKey::Month);
    let option = |key: RoundKey| (key.to_string(), ctx.lang.word(&names::round(key)));
    all_and(ctx, months.map(option))
}

fn source_options(ctx: &RequestContext) -> Vec<(String, String)> {
    let platforms = ctx.contest().definition.platforms.iter();
    let option = |key: Platform| {
        let words = ctx.lang.word(&names::source(Some(key)));
        (key.key().to_owned(), words)
    };
    let mail = (
        Channel::Mail.key().to_owned(),
        ctx.lang.word(&names::source(None)),
    );
    all_and(ctx, platforms.map(|rule| option(rule.key)).chain([mail]))
}

fn all_and(
    ctx: &RequestContext,
    options: impl Iterator<Item = (String, String)>,
) -> Vec<(String, String)> {
    let all = (String::new(), ctx.lang.word(&"gallery-any".into()));
    std::iter::once(all).chain(options).collect()
}

/// An entry that takes part, with the month in which it counts and its prizes.
struct ShownEntry {
    entry: Entry,
    round: Option<Round>,
    won: Vec<Won>,
}

fn find(conn: &mut Conn, code: &str) -> Result<Option<ShownEntry>, DbError> {
    let Some(entry) = entries::by_code(conn, code)? else {
        return Ok(None);
    };
    if entry.state.0 != EntryState::Accepted {
        return Ok(None);
    }
    let round = match entry.round_id {
        Some(id) => Some(contests::round_by_id(conn, id)?),
        None => None,
    };
    let won = prizes::won_by(conn, &[entry.id])?;
    Ok(Some(ShownEntry { entry, round, won }))
}

/// Whether a text has the form of an entry code: letters, digits and hyphens.
fn is_code(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.len() <= 40 && text.bytes().all(plain)
}

fn is_web_link(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}
