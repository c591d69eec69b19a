//! Every link in a text is found, without the text that is glued to it.

use proptest::prelude::*;

use super::*;
use crate::contest::link::{Kind, Link, Refusal};

fn raws(text: &str) -> Vec<&str> {
    let found = find_links(text, &LinkSettings::default());
    found.into_iter().map(|link| &text[link.span]).collect()
}

#[test]
fn a_link_is_found_whatever_is_glued_to_it() {
    for (text, raw) in [
        (
            "猫https://v.douyin.com/aBcDeF/复制",
            "https://v.douyin.com/aBcDeF/",
        ),
        (
            "看~https://v.douyin.com/aBcDeF/。#你好",
            "https://v.douyin.com/aBcDeF/",
        ),
        (
            "（https://v.douyin.com/aBcDeF/）",
            "https://v.douyin.com/aBcDeF/",
        ),
        (
            "[看](https://v.douyin.com/aBcDeF/).",
            "https://v.douyin.com/aBcDeF/",
        ),
        ("链接:v.douyin.com/aBcDeF/ 看", "v.douyin.com/aBcDeF/"),
        ("看V.DOUYIN.COM/aBcDeF/看", "V.DOUYIN.COM/aBcDeF/"),
        ("https：//v.douyin.com/aBcDeF/", "v.douyin.com/aBcDeF/"),
        (
            "https://www.douyin.com/video/7000000000000000001#你好",
            "https://www.douyin.com/video/7000000000000000001",
        ),
        ("https://a.example/x/# 看", "https://a.example/x/"),
        ("HTTPS://V.douyin.com/aBcDeF", "HTTPS://V.douyin.com/aBcDeF"),
        ("http://t.cn/A6TP3LO7西部", "http://t.cn/A6TP3LO7"),
    ] {
        assert_eq!(raws(text), [raw], "{text}");
    }
}

#[test]
fn noise_holds_no_links() {
    for text in [
        "",
        "4.17 abC:/ x@Y.zz 08/09 :5pm",
        "7@1.com M@j.cn",
        "a@weibo.com/x",
        "and/or 1/2",
        "://",
        "http://",
    ] {
        let links = find_links(text, &LinkSettings::default());
        assert!(
            links.iter().all(|link| link.result.is_err()),
            "{text}: {links:?}"
        );
    }
    assert!(raws("4.17 abC:/ x@Y.zz 08/09 :5pm 7@1.com").is_empty());
    assert!(raws("Data:2024/05/01 evil.example/x a.mov/b").is_empty());
}

#[test]
fn links_glued_to_each_other_are_told_apart() {
    let text = "https://v.douyin.com/aBcDeF/https://b23.tv/aBcDeF,v.kuaishou.com/aBcDeF";
    assert_eq!(raws(text).len(), 2);
    let text = "https://a.example/?u=https://v.douyin.com/aBcDeF/";
    assert_eq!(raws(text), [text]);
    assert_eq!(raws("b23.tv/aBcDeF https://v.douyin.com/aBcDeF/").len(), 2);
}

#[test]
fn a_foreign_scheme_and_an_imitation_are_found_and_refused() {
    let found = find_links(
        "ftp://v.douyin.com/aBcDeF/ douyin.com.evil.example/x",
        &LinkSettings::default(),
    );
    assert!(matches!(found[0].result, Err(Refusal::Scheme { .. })));
    assert!(matches!(found[1].result, Err(Refusal::LookAlike { .. })));
}

/// The code of the short link that was chosen first.
fn code(text: &str) -> Option<String> {
    let found = find_links(text, &LinkSettings::default());
    let link = found.into_iter().next()?.result.ok()?;
    link.can_be_an_entry().then_some(link.short_code)?
}

#[test]
fn noise_of_a_share_text_that_is_glued_to_a_short_link_is_left_out() {
    for rest in [
        "/Hic:/ 看看",
        "/Hic:/K@W.MW08/18",
        "/08/18 aBc:/",
        "/K@W.mw aBc:/",
        "/~",
        "~",
        "/@津门",
        "@津门",
        "/==1.05 SLw:/ 复制打开",
        "[允悲]",
        "[doge]看",
        "(video) ",
        "@someone",
        "/4.17 复制打开",
        "(视频)",
        "//@津门小记:看看",
        "](https://v.douyin.com/iAbCdEf1/)",
    ] {
        for (link, found) in [
            ("https://v.douyin.com/iAbCdEf1", "douyin:short:iAbCdEf1"),
            ("http://t.cn/A6abcDEF", "weibo:short:A6abcDEF"),
            ("v.kuaishou.com/aBcDeF", "kuaishou:short:aBcDeF"),
            ("https://b23.tv/aBcDe12", "bilibili:short:aBcDe12"),
            (
                "http://xhslink.com/a/aBcDe12",
                "xiaohongshu:short:a/aBcDe12",
            ),
        ] {
            let text = format!("{link}{rest}");
            assert_eq!(code(&text).as_deref(), Some(found), "{text}");
        }
    }
    let text = "https://v.douyin.com/iAbCdEf1/Hic:/K@W.MW08/18";
    assert_eq!(raws(text), ["https://v.douyin.com/iAbCdEf1/"]);
    let repeated = "http://t.cn/A6abcDEF//@津门小记:看看";
    assert_eq!(raws(repeated), ["http://t.cn/A6abcDEF"]);
}

#[test]
fn signs_behind_an_id_are_no_part_of_it() {
    for link in [
        "https://www.douyin.com/video/7000000000000000001",
        "https://www.douyin.com/jingxuan?modal_id=7000000000000000001",
        "https://www.bilibili.com/video/BV17x411w7KC",
        "https://www.kuaishou.com/short-video/3xabcdefgh12345",
        "https://weibo.com/1234567890/N4xlMvjhI",
        "https://www.xiaohongshu.com/explore/64e9f1e50000000003023b3f",
        "https://weixin.qq.com/sph/AbCdEfGhIj",
    ] {
        for rest in [
            "~", "@津门", "@tj", "[doge]", "[看]", "(视频)", "/~", "/@津门",
        ] {
            let text = format!("{link}{rest}");
            let found = find_links(&text, &LinkSettings::default());
            let id = found[0].result.as_ref().ok().map(|link| &link.canonical_id);
            assert!(id.is_some_and(Option::is_some), "{text}");
        }
    }
}

#[test]
fn a_path_behind_a_short_code_is_another_page() {
    for text in [
        "https://v.douyin.com/iAbCdEf1/other",
        "https://v.douyin.com/iAbCdEf1/0818",
        "https://weixin.qq.com/sph/AbCdEfGhIj/extra",
        "http://xhslink.com/a/aBcDe12/extra",
    ] {
        let found = find_links(text, &LinkSettings::default());
        let is_video = |link: &Candidate| link.result.as_ref().is_ok_and(Link::can_be_an_entry);
        assert!(!found.iter().any(is_video), "{text}");
    }
}

#[test]
fn a_link_that_was_encoded_as_a_whole_is_found_in_a_text() {
    let text = "看 https%3A%2F%2Fwww.bilibili.com%2Fvideo%2FBV17x411w7KC 好";
    let found = find_links(text, &LinkSettings::default());
    assert_eq!(found[0].result.as_ref().unwrap().kind, Kind::Video);
}

/// Links to videos, some without a scheme.
const GOOD: [&str; 3] = [
    "v.douyin.com/iAbCdEf1/",
    "www.bilibili.com/video/BV17x411w7KC",
    "www.douyin.com/video/7000000000000000001",
];

#[test]
fn a_good_link_inside_a_link_to_another_site_is_not_taken() {
    for outer in [
        "https://evil.example/https://",
        "https://evil.example/#https://",
        "https://evil.example/#/a=https://",
        "https://web.evil.example/web/2023/https://",
        "https://evil.example/a/https://v.douyin.com/iAbCdEf2/https://",
        "https://weibo.cn/sinaurl#https://",
        "https://weibo.cn/sinaurl/https://",
        "weibo.cn/sinaurl?u=https://",
        "weibo.cn/sinaurl/https://",
        "evil.example/",
        "//evil.example/",
        "evil.example/?u=",
        "evil.example/?u=https://",
        "evil.example?u=",
        "evil.example/https://",
        "127.0.0.1/",
        "file:///",
        "tauri://localhost/",
        "tauri://localhost/https://",
        "javascript:alert(1)//https://",
        "data:,https://",
        "view-source:https://",
        "https://evil.example;",
        "https://evil.example,",
        "https://127.0.0.1/https://",
        "https://evil.example/津门/https://",
        "https://evil.example\\https://",
        "evil.example:8080/",
        "mailto:a@evil.example?body=https://",
    ] {
        for good in GOOD {
            for text in [format!("{outer}{good}"), format!("看：{outer}{good} 好")] {
                let found = find_links(&text, &LinkSettings::default());
                let taken = found.iter().find(|link| link.result.is_ok());
                assert_eq!(taken, None, "{text}");
            }
        }
    }
}

#[test]
fn a_good_link_behind_words_or_another_good_link_is_taken() {
    for words in [
        "链接:https://",
        "link:https://",
        "地址/https://",
        "地址/",
        "海河https://",
        "vlog.https://",
        "A.B:https://",
        "https://https://",
        "https://b23.tv/aBcDe12https://",
        "https://b23.tv/aBcDe12/https://",
        "b23.tv/aBcDe12/https://",
        "[海河](https://",
        "x@Y.zz/",
        "1.05/",
        "#vlog.tianjin#https://",
        "https://my.example/ 链接/https://",
        "https://my.example/我的主页，视频/https://",
        "https://my.example/我的视频:https://",
        "aBc:/",
        "https:/",
        "https：//",
    ] {
        for good in GOOD {
            let text = format!("{words}{good}");
            let found = find_links(&text, &LinkSettings::default());
            let last = found.last().unwrap_or_else(|| panic!("{text}"));
            let is_taken = last.result.as_ref().is_ok_and(Link::can_be_an_entry);
            assert!(is_taken && text[last.span.clone()].contains(good), "{text}");
        }
    }
}

#[test]
fn chinese_search_words_inside_a_link_do_not_cut_it() {
    let text = "看 https://www.douyin.com/search/天津?modal_id=7000000000000000001 好";
    let found = find_links(text, &LinkSettings::default());
    assert_eq!(found[0].result.as_ref().unwrap().kind, Kind::Video);
    assert!(text[found[0].span.clone()].ends_with('1'));
}

#[test]
fn a_name_in_chinese_belongs_to_the_page_of_its_person() {
    for (text, kind) in [
        ("https://weibo.com/n/津门小记", Kind::Profile),
        ("https://www.douyin.com/user/津门 看看", Kind::Profile),
        ("https://www.douyin.com/discover/津门", Kind::Other),
    ] {
        let found = find_links(text, &LinkSettings::default());
        assert_eq!(found[0].result.as_ref().unwrap().kind, kind, "{text}");
    }
}

#[test]
fn a_bare_bv_id_is_found_between_chinese_characters() {
    let text = "推荐BV17x411w7KC不错 xBV17x411w7KC BV17x411w7KCx BV1pSouYsrRi";
    let found = find_bare_ids(text, &LinkSettings::default());
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].span.clone()], "BV17x411w7KC");
}

#[test]
fn a_bv_id_inside_a_link_that_was_not_taken_is_not_taken_either() {
    for text in [
        "www.biliintl.com/BV17x411w7KC",
        "ftp://a.example/BV17x411w7KC",
        "a.example/?v=BV17x411w7KC",
        "@BV17x411w7KC_1",
    ] {
        assert!(
            find_bare_ids(text, &LinkSettings::default()).is_empty(),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_searched_without_panic(text in "(https?://|v\\.douyin\\.com|b23\\.tv|BV1|[/#?=.@:]|[a-z0-9]{1,4}|[你好，。\u{200B}🔥]){0,30}") {
        for link in find_links(&text, &LinkSettings::default()) {
            prop_assert!(text.get(link.span).is_some());
        }
        let _ = find_bare_ids(&text, &LinkSettings::default());
    }
}
