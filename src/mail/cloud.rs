//! Which links in a letter lead to a file that was too large for it, or to a net disk?
//! Recognised by the parsed host and path of the link, never by its text: look-alike hosts are refused. One file
//! comes with up to four anchors; they are one link here. Nothing is ever fetched.

use url::Url;

use super::html::{Anchor, Page};
use super::limits;
use super::service::service;
use super::share::{self, Expiry};

/// A file somewhere else that the sender points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudLink {
    /// The link as written.
    pub url: String,
    /// Whose link it is, from [`super::service::SERVICES`].
    pub service: &'static str,
    /// The file's name as the letter gives it.
    pub name: Option<String>,
    /// The size as the letter gives it, like `1.86G`.
    pub size: Option<String>,
    /// Until when it can be had.
    pub expires: Option<Expiry>,
    /// The extraction code (提取码).
    pub code: Option<String>,
}

/// How far around a link its name, size, expiry and code are looked for, in bytes.
const NEAR: usize = 600;

/// The cloud links of a letter's bodies, each once, in order.
pub fn cloud_links(pages: &[Page]) -> Vec<CloudLink> {
    let mut links: Vec<CloudLink> = Vec::new();
    for page in pages {
        for link in links_of(page) {
            match links.iter().position(|known| known.url == link.url) {
                Some(known) => links[known].fill_from(link),
                None if links.len() < limits::CLOUD_LINKS => links.push(link),
                None => return links,
            }
        }
    }
    links
}

impl CloudLink {
    fn fill_from(&mut self, other: Self) {
        self.name = self.name.take().or(other.name);
        self.size = self.size.take().or(other.size);
        self.expires = self.expires.take().or(other.expires);
        self.code = self.code.take().or(other.code);
    }
}

/// A recognised link and the bytes of the text that it covers.
struct Placed {
    anchor: Anchor,
    url: Url,
    service: &'static str,
}

fn links_of(page: &Page) -> Vec<CloudLink> {
    let mut anchors = page.anchors.clone();
    anchors.extend(share::links_in_text(&page.text));
    anchors.sort_by_key(|anchor| (anchor.place.start, anchor.place.end));
    let placed: Vec<Placed> = anchors
        .into_iter()
        .filter_map(recognised)
        .take(limits::CLOUD_LINKS * 4)
        .collect();
    (0..placed.len())
        .map(|at| describe(&page.text, &placed, at))
        .collect()
}

fn recognised(mut anchor: Anchor) -> Option<Placed> {
    let href: String = anchor
        .href
        .chars()
        .filter(|c| !c.is_ascii_control())
        .collect();
    anchor.href = href.trim().to_owned();
    let url = Url::parse(&anchor.href).ok()?;
    let service = service(&url)?;
    if service == "baidu" {
        anchor.href = without_glued_tail(&anchor.href);
    }
    Some(Placed {
        url: Url::parse(&anchor.href).unwrap_or(url),
        service,
        anchor,
    })
}

/// A Baidu share is `/s/1` and 22 characters; what follows directly was glued on by the sharing text.
fn without_glued_tail(href: &str) -> String {
    let Some(at) = href.find("/s/1") else {
        return href.to_owned();
    };
    let id = &href[at + 4..];
    let length = id
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
        .count();
    match length > 22 {
        true => href[..at + 4 + 22].to_owned(),
        false => href.to_owned(),
    }
}

/// Gather what the letter says about a link from the text between its neighbours.
fn describe(text: &str, placed: &[Placed], at: usize) -> CloudLink {
    let link = &placed[at];
    let others = |other: &&Placed| other.anchor.href != link.anchor.href;
    let floor = placed[..at]
        .iter()
        .rfind(others)
        .map_or(0, |other| other.anchor.place.end);
    let ceiling = placed[at + 1..]
        .iter()
        .find(others)
        .map_or(text.len(), |other| other.anchor.place.start);
    let (start, end) = (link.anchor.place.start, link.anchor.place.end);
    let before = tail(&text[floor.min(start)..start]);
    let after = head(&text[end..ceiling.max(end)]);
    let own = share::File::named_by(&text[start..end]);
    // The page link of a list of files stands above the list, a file's own link behind or on its name.
    let file = own
        .or_else(|| share::File::last_in(before))
        .or_else(|| share::File::first_in(after));
    let around = share::facts_line(before, &text[start..end], after, file.as_ref());
    CloudLink {
        url: link.anchor.href.clone(),
        service: link.service,
        name: share::query_value(&link.url, "f")
            .filter(|_| link.service == "icloud")
            .or(file.map(|file| file.name)),
        size: share::query_value(&link.url, "sz")
            .filter(|_| link.service == "icloud")
            .or(share::size(&around)),
        expires: share::expiry(&around),
        code: share::query_value(&link.url, "pwd").or_else(|| code(link, before, after)),
    }
}

fn code(link: &Placed, before: &str, after: &str) -> Option<String> {
    // 139 puts the code above the link, everybody else below or behind it; large attachments have none.
    match link.service {
        large
            if large.ends_with("-ftn")
                || large.ends_with("-large")
                || large.starts_with("netease") =>
        {
            None
        }
        "139-caiyun" => share::last_code(before).or_else(|| share::first_code(after)),
        _ => share::first_code(after).or_else(|| share::last_code(before)),
    }
}

fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    &text[(from..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())..]
}

fn head(text: &str) -> &str {
    let to = text.len().min(NEAR);
    &text[..(0..=to)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::html::page;
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<CloudLink> {
        cloud_links(&[Page {
            text: text.to_owned(),
            anchors: Vec::new(),
        }])
    }

    #[test]
    fn a_net_disk_link_has_its_code_and_no_glued_tail() {
        let links = plain(
            "通过网盘分享的文件：桥.mp4\n链接: https://pan.baidu.com/s/1abcdefghijklmnopqrstuv--来自百度网盘 提取码：x7k9",
        );
        assert_eq!(
            links[0].url,
            "https://pan.baidu.com/s/1abcdefghijklmnopqrstuv"
        );
        assert_eq!(
            (links[0].code.as_deref(), links[0].name.as_deref()),
            (Some("x7k9"), Some("桥.mp4"))
        );
    }

    #[test]
    fn a_large_attachment_knows_name_size_and_expiry_and_its_anchors_are_one() {
        let html = "<div>从QQ邮箱发来的超大附件</div><a href='https://mail.qq.com/cgi-bin/ftnExs_download?k=1&amp;code=2'>桥.mov</a>\
                    <span> (1.5G, 2026年10月8日 08:00 到期)</span><a href='https://mail.qq.com/cgi-bin/ftnExs_download?k=1&amp;code=2'>进入下载页面</a>";
        let links = cloud_links(&[page(html)]);
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].name.as_deref(), Some("桥.mov"));
        assert_eq!(links[0].size.as_deref(), Some("1.5G"));
        assert_eq!(
            links[0]
                .expires
                .as_ref()
                .map(ToString::to_string)
                .as_deref(),
            Some("2026-10-08 08:00")
        );
    }

    #[test]
    fn a_plain_text_block_with_two_files_keeps_them_apart() {
        let links = plain(
            "从QQ邮箱发来的超大附件\n\n桥.mp4 (128.03M, 2026年11月27日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1&code=2\n\
             岸.mp4 (1.2G, 无限期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=3&code=4",
        );
        let told: Vec<_> = links
            .iter()
            .map(|l| {
                (
                    l.name.as_deref(),
                    l.size.as_deref(),
                    l.expires.map(|e| e.to_string()),
                )
            })
            .collect();
        assert_eq!(
            told[0],
            (
                Some("桥.mp4"),
                Some("128.03M"),
                Some("2026-11-27 21:59".to_owned())
            )
        );
        assert_eq!(
            told[1],
            (Some("岸.mp4"), Some("1.2G"), Some("never".to_owned()))
        );
    }

    #[test]
    fn a_netease_block_with_its_name_twice_and_an_advert_is_one_file() {
        let html = "<div id='divNeteaseBigAttach'>从网易163邮箱发来的超大附件<div><a href='https://mail.163.com/large-attachment-download/index.html?file=ab'>桥.mp4</a>\
                    <div><a href='https://mail.163.com/large-attachment-download/index.html?file=ab'>桥.mp4</a> (80.96M, 2026年8月17日 0:49 到期)</div>\
                    <a href='https://mail.163.com/large-attachment-download/index.html?file=ab'>下载</a></div><a href='http://u.163.com/x'>客户端</a></div>";
        let links = cloud_links(&[page(html)]);
        assert_eq!(links.len(), 1);
        assert_eq!(
            (links[0].name.as_deref(), links[0].size.as_deref()),
            (Some("桥.mp4"), Some("80.96M"))
        );
        assert_eq!(
            links[0].expires.map(|e| e.to_string()).as_deref(),
            Some("2026-08-17 00:49")
        );
    }

    #[test]
    fn look_alike_hosts_are_refused() {
        for url in [
            "https://mail.qq.com.evil.example/cgi-bin/ftnExs_download?k=1",
            "https://mail.qq.com@evil.example/cgi-bin/ftnExs_download?k=1",
            "https://evil@mail.qq.com/cgi-bin/ftnExs_download?k=1",
            "https://xmail.qq.com/cgi-bin/ftnExs_download?k=1",
            "https://evil.example/?u=https://pan.baidu.com/s/1abc",
            "https://evilftn.qq.com/x",
            "javascript://pan.baidu.com/s/1abc",
        ] {
            assert_eq!(plain(url), [], "{url}");
            let html = format!("<a href=\"{url}\">https://pan.baidu.com/s/</a>");
            assert!(
                cloud_links(&[page(&html)])
                    .iter()
                    .all(|link| link.url != url),
                "{url}"
            );
        }
    }

    #[test]
    fn each_of_two_links_keeps_its_own_code() {
        let links = plain(
            "一 https://pan.quark.cn/s/aa 提取码：1111\n二 https://pan.quark.cn/s/bb 提取码：2222",
        );
        assert_eq!(
            links
                .iter()
                .filter_map(|link| link.code.as_deref())
                .collect::<Vec<_>>(),
            ["1111", "2222"]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(text in "(\\PC|https://pan.baidu.com/s/1|提取码|：|\\(1M|到期|.mp4|\n){0,40}") {
            plain(&text);
            cloud_links(&[page(&text)]);
        }
    }
}
