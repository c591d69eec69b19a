//! 津抖云: which link leads to which page?
//!
//! The form of its video links is not public. Every link to the configured hosts is accepted, its key is made from
//! host, path and news number, and an organizer looks at each.

use crate::contest::link::address::Address;
use crate::contest::link::code::is_number;
use crate::contest::link::found::{Kind, Link, VideoKey};
use crate::contest::link::site::Site;
use crate::contest::platform::Platform;
use crate::contest::topic::Form;

/// 津抖云; its hosts stand in the definition, since they are not confirmed.
pub(super) const SITE: Site = Site {
    platform: Platform::Jindouyun,
    domains: &[],
    hosts: &[],
    sisters: &[],
    names: &[],
    read: |address| Ok(recognise(address)),
    topics: Form::Open,
    bare_ids: None,
};

fn recognise(address: &Address) -> Link {
    let path = address.path();
    if path.is_empty() {
        return Link::page(address, Platform::Jindouyun, Kind::Other);
    }
    let in_query = address.value("newsId").filter(|id| is_news(id));
    let page = page_key(address, &path, in_query.as_deref());
    let news = in_query.or_else(|| news_in_path(&path));
    let news = news.map(|id| VideoKey::new(Platform::Jindouyun, "news", &id));
    let canonical_url = match address.value("newsId") {
        Some(id) if is_news(&id) => format!("{}?newsId={id}", address.without_query()),
        _ => address.without_query(),
    };
    Link {
        keys: news.into_iter().chain([page]).collect(),
        canonical_url,
        ..Link::page(address, Platform::Jindouyun, Kind::Other)
    }
}

fn is_news(id: &str) -> bool {
    is_number(id, 6..=12)
}

/// The 9-digit number of a news page, from the file name in the path.
fn news_in_path(path: &[&str]) -> Option<String> {
    let name = path.last()?.strip_suffix(".shtml")?;
    is_news(name).then(|| name.to_owned())
}

fn page_key(address: &Address, path: &[&str], news: Option<&str>) -> VideoKey {
    let place = format!("{}/{}", address.host(), path.join("/"));
    match news {
        Some(id) => VideoKey::new(Platform::Jindouyun, "page", &format!("{place}?newsId={id}")),
        None => VideoKey::new(Platform::Jindouyun, "page", &place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::link::{LinkSettings, recognise};

    fn read(url: &str) -> Link {
        let settings = LinkSettings {
            hosts: vec![(Platform::Jindouyun, "cloud.example".into())],
        };
        recognise(url, &settings).unwrap_or_else(|why| panic!("{url}: {why:?}"))
    }

    #[test]
    fn a_page_is_known_by_its_news_number_and_the_sharer_is_dropped() {
        let page = read("https://app.cloud.example/system/2024/03/14/059224428.shtml?jy_uid=1");
        let template =
            read("https://app.cloud.example/cms/index.shtml?newsId=059224428&jy_uid=2&from_oid=3");
        assert_eq!(page.platform, Platform::Jindouyun);
        assert_eq!(
            page.canonical_url,
            "https://app.cloud.example/system/2024/03/14/059224428.shtml"
        );
        assert_eq!(
            template.canonical_url,
            "https://app.cloud.example/cms/index.shtml?newsId=059224428"
        );
        assert!(page.is_same_video(&template));
        assert!(page.can_be_an_entry());
    }

    #[test]
    fn pages_without_a_number_are_known_by_their_place() {
        let page = read("https://www.cloud.example/v/abc?x=1");
        assert_eq!(page.keys[0].0, "jindouyun:page:www.cloud.example/v/abc");
        assert!(!page.is_same_video(&read("https://www.cloud.example/v/abd")));
        assert!(!read("https://www.cloud.example/").can_be_an_entry());
    }
}
