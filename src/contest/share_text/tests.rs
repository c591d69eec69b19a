//! Share texts in every form that the apps copy are read; all were made up for these tests.

use proptest::prelude::*;

use super::*;

pub(super) fn read_plain(text: &str) -> ShareText {
    read(text, &LinkSettings::default(), None)
}

fn names(read: &ShareText) -> Vec<&str> {
    let whole = read.topics.iter().filter(|topic| !topic.cut);
    whole.map(|topic| topic.name.as_str()).collect()
}

#[test]
fn douyin_noise_is_left_out_wherever_it_stands() {
    for text in [
        "4.17 复制打开抖音，看看【津门的作品】海河的早晨# 津门 # 早晨 https://v.douyin.com/aBcDeF1/ 08/09 abC:/ x@Y.zz :5pm",
        "4.17 :5pm abC:/ 08/09 复制打开抖音极速版，看看【津门的图文作品】海河的早晨# 津门 # 早晨  https://v.douyin.com/aBcDeF1/ M@j.cn",
        "89 复制打开抖音👀看看【津门的作品】海河的早晨 #津门 https://v.douyin.com/aBcDeF1/ 7@1.com #早晨",
    ] {
        let read = read_plain(text);
        assert_eq!(read.author.as_deref(), Some("津门"), "{text}");
        assert!(
            read.description
                .as_deref()
                .is_some_and(|d| d.starts_with("海河的早晨"))
        );
        assert_eq!(names(&read), ["津门", "早晨"]);
        assert_eq!(read.choice, Some(Choice::OnlyVideo));
        assert!(!read.description_is_whole);
    }
}

#[test]
fn douyin_forms_without_an_author_are_read_too() {
    let text = "2.56 :1pm 11/11 GvS:/ b@n.dN 海河# 津门 # 早晨  https://v.douyin.com/aBcDeF1/ 复制此链接，打开Dou音搜索，直接观看视频！";
    let read = read_plain(text);
    assert_eq!(read.description.as_deref(), Some("海河# 津门 # 早晨"));
    let text = "#在抖音，记录美好生活#海河#津门https://v.douyin.com/aBcDeF1/复制此链接，打开【抖音短视频】，直接观看视频！";
    let read = read_plain(text);
    assert_eq!(read.description.as_deref(), Some("海河#津门"));
    assert_eq!(names(&read), ["津门"]);
}

#[test]
fn brackets_may_nest_in_an_authors_name() {
    let read = read_plain(
        "4.17 复制打开抖音，看看【津门【海河】的作品】早晨 https://v.douyin.com/aBcDeF1/",
    );
    assert_eq!(read.author.as_deref(), Some("津门【海河】"));
    assert_eq!(read.description.as_deref(), Some("早晨"));
}

#[test]
fn a_cut_topic_is_given_as_cut() {
    let read = read_plain(
        "4.17 复制打开抖音，看看【津门的作品】海河# 津门 # 早... https://v.douyin.com/aBcDeF1/ 08/09",
    );
    assert_eq!(names(&read), ["津门"]);
    assert!(read.topics[1].cut);
}

#[test]
fn words_tell_live_rooms_profiles_and_goods_behind_a_short_link() {
    for (text, kind) in [
        (
            "6i- x@Y.zz 03/23 【津门的直播间】  点击打开👉https://v.douyin.com/aBcDeF1/  或长按复制此条消息，打开抖音，看TA直播",
            Kind::Live,
        ),
        (
            "5- 长按复制此条消息，打开抖音搜索，查看TA的更多作品。 https://v.douyin.com/aBcDeF1/ 7@1.com :7pm",
            Kind::Profile,
        ),
        (
            "https://v.kuaishou.com/aBcDeF 津门的直播很精彩，快来围观！",
            Kind::Live,
        ),
        (
            "https://v.kuaishou.com/aBcDeF 看了这么多快手，还是「津门」最好玩了！ 复制此消息，打开【快手】直接观看！",
            Kind::Profile,
        ),
        (
            "https://v.kuaishou.com/aBcDeF 长按复制此条消息，打开【快手】直接观看！【店】推荐：麻花。已售1万，98%好评。",
            Kind::Other,
        ),
    ] {
        assert_eq!(read_plain(text).worded_as, Some(kind), "{text}");
    }
}

#[test]
fn kuaishou_texts_begin_or_end_with_the_link() {
    for text in [
        "https://v.kuaishou.com/aBcDeF 海河 \"津门 \"早晨 该作品在快手被播放过1.2万次，点击链接，打开【快手】直接观看！",
        "海河 \"津门 \"早晨 https://v.kuaishou.com/aBcDeF 复制此消息，打开【快手极速版】直接观看！",
    ] {
        let read = read_plain(text);
        assert_eq!(
            read.description.as_deref(),
            Some("海河 \"津门 \"早晨"),
            "{text}"
        );
        assert_eq!(names(&read), ["津门", "早晨"]);
    }
    let read = read_plain(
        "津门发了一个快手作品，一起来看！ http://a.m.chenzhongtech.com/s/aBcDeFgH 复制此链接，打开【快手】直接观看！",
    );
    assert_eq!(
        (read.author.as_deref(), read.description),
        (Some("津门"), None)
    );
}

#[test]
fn bilibili_titles_stand_in_brackets_that_may_nest() {
    for (text, title) in [
        (
            "【【海河】早晨-哔哩哔哩】 https://b23.tv/aBcDeFg",
            "【海河】早晨",
        ),
        (
            "【海河【早晨】】 https://www.bilibili.com/video/BV17x411w7KC/?share_source=copy_web&vd_source=x",
            "海河【早晨】",
        ),
        (
            "【海河】 【精准空降到 00:02】 https://www.bilibili.com/video/BV17x411w7KC/?t=2",
            "海河",
        ),
        (
            "看【海河-哔哩哔哩】https://b23.tv/aBcDeFg，复制打开",
            "海河",
        ),
    ] {
        assert_eq!(
            read_plain(text).description.as_deref(),
            Some(title),
            "{text}"
        );
    }
    let read = read_plain("【海河 #津门##早晨#-哔哩哔哩】 https://b23.tv/aBcDeFg");
    assert_eq!(names(&read), ["津门", "早晨"]);
}

#[test]
fn xiaohongshu_texts_name_the_author_or_the_title() {
    let read = read_plain(
        "33 津门发布了一篇小红书笔记，快来看吧！ 😆 aBcDeF 😆 http://xhslink.com/a/aBcDeF12，复制本条信息，打开【小红书】App查看精彩内容！",
    );
    assert_eq!(
        (read.author.as_deref(), read.description.as_deref()),
        (Some("津门"), None)
    );
    let read = read_plain(
        "海河的早晨 今天... http://xhslink.com/o/aBcDeF12\n复制后打开【小红书】查看笔记！",
    );
    assert_eq!(read.description.as_deref(), Some("海河的早晨 今天..."));
    let read = read_plain(
        "49 【海河 - 早晨 - 津门 | 小红书 - 你的生活兴趣社区】 😆 aBcDeF 😆 \nhttps://www.xiaohongshu.com/discovery/item/64e9f1e50000000003023b3f\n?xsec_token=AB=",
    );
    assert_eq!(
        (read.author.as_deref(), read.description.as_deref()),
        (Some("津门"), Some("海河 - 早晨"))
    );
}

#[test]
fn weibo_posts_name_their_video_at_the_end() {
    let read =
        read_plain("#津门#海河的早晨🤳http://t.cn/A6abcDEF 津门日报的微博视频 \u{200B}\u{200B}");
    assert_eq!(read.author.as_deref(), Some("津门日报"));
    assert_eq!(read.description.as_deref(), Some("#津门#海河的早晨🤳"));
    assert_eq!(names(&read), ["津门"]);
}

#[test]
fn without_a_link_the_text_is_a_whole_description_only_with_a_hint() {
    let settings = LinkSettings::default();
    let hinted = read(" 海河 #津门# ", &settings, Some(Platform::Weibo));
    assert!(hinted.description_is_whole && hinted.links.is_empty());
    assert_eq!(hinted.description.as_deref(), Some("海河 #津门#"));
    assert!(!read_plain("海河 #津门#").description_is_whole);
    let copied = "4.17 复制打开抖音，看看【津门的作品】海河... ︽︽aBcDeF︽︽";
    assert!(!read(copied, &settings, Some(Platform::Douyin)).description_is_whole);
    assert_eq!(
        read("", &settings, Some(Platform::Douyin)).description,
        None
    );
}

#[test]
fn of_several_links_the_choice_is_told() {
    let settings = LinkSettings::default();
    let two =
        "【海河-哔哩哔哩】 https://b23.tv/aBcDeFg\n\n【早晨-哔哩哔哩】 https://b23.tv/hIjKlMn";
    let result = read_plain(two);
    assert_eq!(
        (result.chosen, result.choice),
        (Some(0), Some(Choice::FirstOfSeveral))
    );
    assert_eq!(result.description.as_deref(), Some("海河"));
    let two = "https://v.kuaishou.com/aBcDeF 海河 \"津门 https://v.douyin.com/aBcDeF1/ 早晨";
    let result = read(two, &settings, Some(Platform::Kuaishou));
    assert_eq!(
        (result.chosen, result.choice),
        (Some(0), Some(Choice::ExpectedPlatform))
    );
    assert_eq!(result.description.as_deref(), Some("海河 \"津门"));
    let same = "https://weibo.com/1/N4xlMvjhI 又 https://m.weibo.cn/detail/4910815147462302";
    assert_eq!(read_plain(same).choice, Some(Choice::SameVideo));
    let page = "https://a.example/x https://www.douyin.com/user/MS4 https://v.douyin.com/aBcDeF1/";
    assert_eq!(
        (read_plain(page).chosen, read_plain(page).choice),
        (Some(2), Some(Choice::OnlyVideo))
    );
    let profile = "https://a.example/x https://www.douyin.com/user/MS4";
    assert_eq!(read_plain(profile).choice, Some(Choice::NoVideo));
    assert_eq!(
        read_plain("https://a.example/x").choice,
        Some(Choice::Refused)
    );
    assert_eq!(read_plain("海河").choice, None);
}

#[test]
fn punctuation_that_enclosed_the_link_goes_with_it() {
    for (text, description) in [
        ("（https://v.douyin.com/aBcDeF1/）#津门", "#津门"),
        (
            "看海河！https://v.douyin.com/aBcDeF1/。#津门",
            "看海河！ #津门",
        ),
        ("看 [海河](https://v.douyin.com/aBcDeF1/)", "看 [海河]"),
    ] {
        assert_eq!(
            read_plain(text).description.as_deref(),
            Some(description),
            "{text}"
        );
    }
}

#[test]
fn a_bare_bv_id_stands_for_its_link() {
    let read = read_plain("推荐BV17x411w7KC不错");
    assert_eq!(
        read.link().and_then(|link| link.canonical_id.as_deref()),
        Some("BV17x411w7KC")
    );
    let described = super::read(
        "原片BV17x411w7KC #津门#",
        &LinkSettings::default(),
        Some(Platform::Bilibili),
    );
    assert!(described.links.is_empty() && described.description_is_whole);
    let named = super::read(
        "推荐BV17x411w7KC不错",
        &LinkSettings::default(),
        Some(Platform::Bilibili),
    );
    assert_eq!(named.links.len(), 1);
}

const PIECES: &str = "(复制打开抖音|，看看|【|】|的作品|-哔哩哔哩|发布了一篇小红书笔记| \\| 小红书|的微博视频|该作品在快手被播放过|#|\"|\\.\\.\\.|https://(v\\.douyin|v\\.kuaishou|xhslink|weibo)\\.com/|b23\\.tv/|t\\.cn/|[aA1_/?]{1,8}|[ \\n\u{200B}]|[津🔥é]){0,40}";

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in PIECES, hint in 0..=Platform::ALL.len()) {
        let hint = Platform::ALL.get(hint).copied();
        let result = read(&text, &LinkSettings::default(), hint);
        let description = result.description.unwrap_or_default();
        for topic in result.topics {
            prop_assert!(description.get(topic.span).is_some());
        }
    }

    #[test]
    fn a_canonical_url_leads_to_the_same_video(text in "https?://(www\\.douyin\\.com/(video|note)/[0-9]{15,20}|v\\.douyin\\.com/[a-zA-Z0-9_]{6,9}/|www\\.kuaishou\\.com/(f|short-video)/3x[a-z0-9]{13}|m\\.weibo\\.cn/(detail|tv/show)/(1034:)?[1-9][0-9]{14,17}|weibo\\.com/1/[a-zA-Z0-9]{9}|b23\\.tv/(av|BV1)?[a-zA-Z0-9]{1,9}|weixin\\.qq\\.com/sph/A[a-z0-9]{5,9}|channels\\.weixin\\.qq\\.com/web/pages/feed\\?oid=[a-zA-Z0-9_-]{11}|xhslink\\.com/[am]/[a-z0-9]{6,12}|www\\.xiaohongshu\\.com/explore/[0-9a-f]{24})") {
        let settings = LinkSettings::default();
        if let Ok(link) = super::super::link::recognise(&text, &settings) {
            let again = super::super::link::recognise(&link.canonical_url, &settings).unwrap();
            prop_assert_eq!(&again.canonical_id, &link.canonical_id);
            prop_assert_eq!(&again.canonical_url, &link.canonical_url);
            prop_assert_eq!(&again.short_code, &link.short_code);
        }
    }

    #[test]
    fn any_url_like_text_is_recognised_without_panic(text in "(https?:|//|[/?#&=@:.%]|www|weibo|douyin|bilibili|com|cn|%E4|%2e|[a-z0-9]{1,5}|[，。中]){0,24}") {
        let _ = super::super::link::recognise(&text, &LinkSettings::default());
    }
}
