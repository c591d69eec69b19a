//! Links to large attachments and net disks are read as mail services and people write them.

use super::*;
use crate::mail::text::html::page;
use proptest::prelude::*;

fn plain(text: &str) -> Vec<CloudLink> {
    cloud_links(&[crate::mail::text::plain_text::page(text)])
}

#[test]
fn a_net_disk_link_has_its_code_and_no_words_behind_it() {
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
    let summary: Vec<_> = links
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
        summary[0],
        (
            Some("桥.mp4"),
            Some("128.03M"),
            Some("2026-11-27 21:59".to_owned())
        )
    );
    assert_eq!(
        summary[1],
        (Some("岸.mp4"), Some("1.2G"), Some("never".to_owned()))
    );
}

#[test]
fn the_name_of_a_file_is_neither_its_size_nor_its_expiry() {
    let link = "进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1&code=2";
    for (named, name, size) in [
        (
            "成片4K.mkv (128.03M, 2026年11月27日 21:59 到期)",
            "成片4K.mkv",
            "128.03M",
        ),
        (
            "2026年作品.mp4 (1.86G, 2026年11月27日 21:59 到期)",
            "2026年作品.mp4",
            "1.86G",
        ),
        (
            "第1集 (2G版).mp4 (1,024M, 2026年11月27日 21:59 到期)",
            "第1集 (2G版).mp4",
            "1,024M",
        ),
        (
            "海河的早晨 (128.03M, 2026年11月27日 21:59 到期)",
            "海河的早晨",
            "128.03M",
        ),
        (
            "工程.iso (128.03M, 2026年11月27日 21:59 到期)",
            "工程.iso",
            "128.03M",
        ),
    ] {
        let found = &plain(&format!("从QQ邮箱发来的超大附件\n\n{named}{link}"))[0];
        assert_eq!(found.name.as_deref(), Some(name), "{named}");
        assert_eq!(found.size.as_deref(), Some(size), "{named}");
        let expires = found.expires.map(|at| at.to_string());
        assert_eq!(expires.as_deref(), Some("2026-11-27 21:59"), "{named}");
    }
}

/// Name, size, expiry and code, with a dash where the message gives none.
fn summary(link: &CloudLink) -> String {
    let expires = link.expires.map(|expires| expires.to_string());
    let said = [&link.name, &link.size, &expires, &link.code];
    said.map(|said| said.as_deref().unwrap_or("-").to_owned())
        .join(" ")
}

#[test]
fn what_webmail_left_of_html_in_a_plain_text_is_read() {
    let links = plain(
        "桥.mp4&nbsp;(1.5G,&nbsp;2026年11月3日&nbsp;21:59&nbsp;到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1&amp;code=2\n\
         https://pan.quark.cn/s/aa&nbsp;提取码:&nbsp;x7k9",
    );
    assert_eq!(summary(&links[0]), "桥.mp4 1.5G 2026-11-03 21:59 -");
    assert!(links[0].url.ends_with("?k=1&code=2"), "{}", links[0].url);
    assert_eq!(links[1].url, "https://pan.quark.cn/s/aa");
    assert_eq!(links[1].code.as_deref(), Some("x7k9"));
}

#[test]
fn name_measure_and_link_may_stand_below_each_other() {
    let link = "https://mail.qq.com/cgi-bin/ftnExs_download?k=1";
    let text = format!("桥.mp4\n(1.5G, 2026年11月3日 21:59 到期)\n进入下载页面：{link}");
    assert_eq!(summary(&plain(&text)[0]), "桥.mp4 1.5G 2026-11-03 21:59 -");
    for (html, expected) in [
        (
            format!(
                "<div>桥.mp4</div><div>(1.5G, 2026年11月3日 21:59 到期)</div><div><a href='{link}'>进入下载页面</a></div>"
            ),
            "桥.mp4 1.5G 2026-11-03 21:59 -",
        ),
        (
            format!(
                "<div class=foxmail_hugeattachment_item><div>桥.mp4</div><div><span>1.5G</span></div><div>2026-11-03 到期</div><div><a href='{link}'>下载</a></div></div>"
            ),
            "桥.mp4 1.5G 2026-11-03 23:59 -",
        ),
        (
            format!("云附件<br>桥.mp4<br>80.5M，9天后过期<br><a href='{link}'>下载</a>"),
            "桥.mp4 80.5M +9d -",
        ),
    ] {
        assert_eq!(summary(&cloud_links(&[page(&html)])[0]), expected, "{html}");
    }
}

#[test]
fn facts_before_a_link_on_its_line_are_its_own() {
    let row = |name, size, key| {
        format!(
            "<tr><td>{name}</td><td>{size}</td><td>2026年11月3日 08:00 到期</td>\
             <td><a href='https://mail.qq.com/cgi-bin/ftnExs_download?k={key}'>下载</a></td></tr>"
        )
    };
    let table = row("桥.mp4", "1.5G", 1) + &row("岸.mp4", "80M", 2);
    let links = cloud_links(&[page(&format!("<table>{table}</table>"))]);
    assert_eq!(summary(&links[0]), "桥.mp4 1.5G 2026-11-03 08:00 -");
    assert_eq!(summary(&links[1]), "岸.mp4 80M 2026-11-03 08:00 -");
    let html = "1.5G <a href='https://mail.qq.com/cgi-bin/ftnExs_download?k=1'>桥4K.mp4</a>";
    assert_eq!(summary(&cloud_links(&[page(html)])[0]), "桥4K.mp4 1.5G - -");
    let html = "<a href='https://wx.mail.qq.com/ftn/download?key=a'>桥.mp4</a> (1.5G, 无限期) \
                <a href='https://wx.mail.qq.com/ftn/download?key=b'>岸.mp4</a>";
    let links = cloud_links(&[page(html)]);
    assert_eq!(summary(&links[0]), "桥.mp4 1.5G never -");
    assert_eq!(summary(&links[1]), "岸.mp4 - - -");
}

#[test]
fn a_code_is_read_in_brackets_behind_the_link_and_in_it_before_other_words() {
    for text in [
        "https://pan.quark.cn/s/aa (x7k9)",
        "https://pan.quark.cn/s/aa [x7k9]",
        "https://pan.quark.cn/s/aa 提取码：【x7k9】",
        "https://pan.quark.cn/s/aa 提取碼 x7k9",
        "https://pan.baidu.com/s/1abcdefghijklmnopqrstuv?pwd=x7k9--来自百度网盘超级会员的分享",
    ] {
        let link = &plain(text)[0];
        assert_eq!(link.code.as_deref(), Some("x7k9"), "{text}");
        assert!(!link.url.contains("--"), "{text}");
    }
    assert_eq!(plain("https://pan.quark.cn/s/aa (128M)")[0].code, None);
}

#[test]
fn words_right_behind_a_link_give_its_code_and_are_no_part_of_it() {
    let share = "https://www.alipan.com/s/AbCdEfGhIjK";
    let baidu = "https://pan.baidu.com/s/1abcdefghijklmnopqrstuv";
    for attached in ["(x7k9)", "[x7k9]", "(提取码:x7k9)", "?password=x7k9"] {
        let link = &plain(&format!("{share}{attached}"))[0];
        assert_eq!(link.url.split('?').next(), Some(share));
        assert_eq!(link.code.as_deref(), Some("x7k9"), "{attached}");
    }
    let tianyi = &plain("https://cloud.189.cn/web/share?code=abc(访问码:8ev1)")[0];
    assert_eq!(tianyi.url, "https://cloud.189.cn/web/share?code=abc");
    assert_eq!(tianyi.code.as_deref(), Some("8ev1"));
    for share in [share, baidu] {
        for attached in [
            "提取码：x7k9",
            " 提取码：x7k9",
            "%20%E6%8F%90%E5%8F%96%E7%A0%81%EF%BC%9Ax7k9",
        ] {
            let html = format!("<a href=\"{share}{attached}\">链接</a> 提取码：0000");
            let link = &cloud_links(&[page(&html)])[0];
            assert_eq!(
                (link.url.as_str(), link.code.as_deref()),
                (share, Some("x7k9"))
            );
        }
        let html = format!("<a href=\"{share}\">{share} 提取码：x7k9</a>");
        assert_eq!(cloud_links(&[page(&html)])[0].code.as_deref(), Some("x7k9"));
    }
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
fn an_anchor_may_show_name_and_measure_together() {
    for shown in [
        "桥.mp4 (1.5G, 2026年11月3日 21:59 到期)",
        "<div>桥.mp4</div><div>1.5G 2026年11月3日 21:59 到期</div>",
    ] {
        let html = format!("<a href='https://wx.mail.qq.com/ftn/download?key=a'>{shown}</a>");
        let links = cloud_links(&[page(&html)]);
        assert_eq!(
            summary(&links[0]),
            "桥.mp4 1.5G 2026-11-03 21:59 -",
            "{shown}"
        );
    }
}

#[test]
fn words_in_a_links_address_say_nothing_of_its_file() {
    let link = "https://download.cloud.189.cn/file/downloadFile.action?dt=1&expired=2G&sk=a";
    assert_eq!(
        summary(&plain(&format!("桥.mp4 {link}"))[0]),
        "桥.mp4 - - -"
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
        let html = format!("<a href=\"{url}\">https://wx.mail.qq.com/ftn/download?key=a</a>");
        assert_eq!(cloud_links(&[page(&html)]), [], "{url}");
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
