//! Texts in which the words of an app and those of an author are easily confused are read correctly.

use super::tests::read_plain;
use crate::contest::link::{Kind, LinkSettings};
use crate::contest::platform::Platform;
use crate::contest::share_text::ShareText;

/// The names of the topics that are not cut off.
fn named(read: &ShareText) -> Vec<&str> {
    let topics = read.topics.iter().filter(|topic| !topic.cut);
    topics.map(|topic| topic.name.as_str()).collect()
}

fn names(text: &str) -> Vec<String> {
    let read = read_plain(text);
    named(&read).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_text_that_is_one_id_or_one_encoded_link_is_read_as_that_link() {
    for text in [
        " av170001 ",
        "bv17x411w7KC",
        "https%3A%2F%2Fwww.bilibili.com%2Fvideo%2FBV17x411w7KC",
    ] {
        let read = read_plain(text);
        let id = read.link().and_then(|link| link.canonical_id.as_deref());
        assert_eq!(id, Some("BV17x411w7KC"), "{text}");
        assert_eq!(read.links[0].raw, text.trim());
    }
}

#[test]
fn a_topic_that_the_app_cut_stays_cut_whatever_is_written_behind_the_link() {
    const CUT: &str = "4.17 复制打开抖音，看看【津门的作品】秋天# 你好天津 # 点赞天津... https://v.douyin.com/iAbCdEf1/ 08/09 abC:/ ";
    for own in ["", "\u{200B}", "好", "这是我的参赛作品", "\n津门小记"] {
        let read = read_plain(&format!("{CUT}{own}"));
        let cut: Vec<bool> = read.topics.iter().map(|topic| topic.cut).collect();
        assert_eq!(cut, [false, true], "{own:?}");
    }
    for text in [
        "4.17 复制打开抖音，看看【津门的作品】秋天# 你好天津 # 点赞天津... aBc:/ 08/09 https://v.douyin.com/iAbCdEf1/",
        "4.17 复制打开抖音，看看【津门的作品】秋天# 你好天津 # 点赞天津... 链接：https://v.douyin.com/iAbCdEf1/",
        "https://v.douyin.com/iAbCdEf1/ 4.17 复制打开抖音，看看【津门的作品】秋天# 你好天津 # 点赞天津...\n姓名：张三",
    ] {
        let read = read_plain(text);
        let cut: Vec<bool> = read.topics.iter().map(|topic| topic.cut).collect();
        assert_eq!(cut, [false, true], "{text}");
        assert_eq!(read.author.as_deref(), Some("津门"), "{text}");
    }
    let read = read_plain("#你好天津... https://v.douyin.com/iAbCdEf1/ #点赞天津");
    let topics = read.topics.iter();
    let told: Vec<_> = topics
        .map(|topic| (topic.name.as_str(), topic.cut))
        .collect();
    assert_eq!(told, [("你好天津", true), ("点赞天津", false)]);
    let description = read.description.expect("a description");
    assert_eq!(&description[read.topics[1].span.clone()], "#点赞天津");
}

#[test]
fn the_motto_of_the_app_is_no_topic_wherever_it_stands() {
    for text in [
        "#在抖音，记录美好生活#海河 #你好天津 https://v.douyin.com/iAbCdEf1/ 复制此链接",
        "海河 #你好天津 #在抖音，记录美好生活# https://v.douyin.com/iAbCdEf1/ 复制此链接",
        "海河 #你好天津 https://v.douyin.com/iAbCdEf1/ ＃在抖音,记录美好生活＃",
    ] {
        assert_eq!(names(text), ["你好天津"], "{text}");
    }
}

#[test]
fn what_an_author_says_of_live_rooms_and_sales_makes_no_video_one() {
    for (text, worded_as) in [
        (
            "我正在直播的日常 #你好天津 https://v.douyin.com/iAbCdEf1/",
            None,
        ),
        (
            "https://v.kuaishou.com/bAbCdE 已售一万，全是好评 \"你好天津 该作品在快手被播放过1.2万次",
            None,
        ),
        (
            "记者【正在直播】海河夜景 #你好天津 https://v.douyin.com/iAbCdEf1/",
            None,
        ),
        (
            "2.56 海河# 你好天津 https://v.douyin.com/iAbCdEf1/ 欢迎到抖音查看TA的更多作品",
            None,
        ),
        (
            "https://v.kuaishou.com/bAbCdE 津门的直播很精彩，快来围观现场 \"你好天津 该作品在快手被播放过1.2万次",
            None,
        ),
        (
            "直播间翻车 http://xhslink.com/o/8AbCdEf 复制后打开【小红书】查看笔记！昨天观看直播的都笑了",
            None,
        ),
        (
            "长按复制此条消息，打开抖音搜索，查看TA的更多作品。 https://v.douyin.com/iAbCdEf1/",
            Some(Kind::Profile),
        ),
        (
            "【抖音商城】https://v.douyin.com/iAbCdEf1/ 长按复制此条消息，打开抖音搜索，查看商品详情！",
            Some(Kind::Other),
        ),
        (
            "【津门的个人空间-哔哩哔哩】 https://b23.tv/aBcDeFg",
            Some(Kind::Profile),
        ),
        (
            "开播啦 http://t.cn/A6abcDEF 津门小记的微博直播",
            Some(Kind::Live),
        ),
        (
            "33 津门小记正在直播，来和我一起支持ta吧。 https://xhslink.com/o/8AbCdEf 复制本条信息，打开【小红书】，直接观看直播！",
            Some(Kind::Live),
        ),
        (
            "5- 复制打开抖音，看看【津门】正在直播，来和我一起支持Ta吧 https://v.douyin.com/iAbCdEf1/",
            Some(Kind::Live),
        ),
    ] {
        assert_eq!(read_plain(text).worded_as, worded_as, "{text}");
    }
}

#[test]
fn the_words_of_a_known_video_stay_whatever_they_sound_like() {
    let text =
        "【津门正在直播】海河夜景 #你好天津 https://www.douyin.com/video/7300000000000000001";
    assert_eq!(names(text), ["你好天津"]);
}

#[test]
fn marks_of_both_kinds_are_read_in_a_text_of_kuaishou() {
    for (text, expected) in [
        (
            "C#教程 \"你好天津 \"点赞天津",
            &["教程", "你好天津", "点赞天津"][..],
        ),
        (
            "#️⃣海河 \"你好天津 #点赞天津 他说\"好看\"就走",
            &["你好天津", "点赞天津"],
        ),
    ] {
        let found = names(&format!(
            "https://v.kuaishou.com/bAbCdE {text} 该作品在快手被播放过1.2万次"
        ));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn each_of_several_works_has_its_own_topics() {
    for text in [
        "#你好天津# http://t.cn/A6abcDEF津门小记的微博视频\n#点赞天津# http://t.cn/A6abcDEG津门小记的微博视频",
        "#你好天津# http://t.cn/A6abcDEF 4.17 复制打开抖音，看看【津门的作品】海河# 点赞天津 https://v.douyin.com/iAbCdEf1/",
    ] {
        assert_eq!(names(text), ["你好天津"], "{text}");
    }
    let text = "https://v.kuaishou.com/bAbCdE #点赞天津 该作品在快手被播放过1.2万次，点击链接，打开【快手】直接观看！\n2.56 海河# 你好天津 https://v.douyin.com/iAbCdEf1/ 复制此链接";
    let read = super::read(text, &LinkSettings::default(), Some(Platform::Douyin));
    assert_eq!(named(&read), ["你好天津"]);
}

#[test]
fn a_profile_that_was_pasted_first_gives_way_to_the_work() {
    let text = "长按复制此条消息，打开抖音搜索，查看TA的更多作品。 https://v.douyin.com/iAbCdEf1/\n4.17 复制打开抖音，看看【津门的作品】海河# 你好天津 https://v.douyin.com/iAbCdEf2/";
    let read = read_plain(text);
    assert_eq!(read.chosen, Some(1));
    assert_eq!(
        (read.worded_as, read.author.as_deref()),
        (None, Some("津门"))
    );
}

#[test]
fn an_author_is_found_wherever_the_link_stands() {
    for text in [
        "https://v.douyin.com/iAbCdEf1/ 4.17 复制打开抖音，看看【津门小记的作品】海河",
        "6.43 去抖音看看【津门小记的作品】海河 https://v.douyin.com/iAbCdEf1/",
        "海河 http://t.cn/A6abcDEF 津门小记的微博视频 请老师查收",
        "48\u{A0}津门小记发布了一篇小红书笔记，快来看吧！ http://xhslink.com/o/8AbCdEf",
    ] {
        assert_eq!(
            read_plain(text).author.as_deref(),
            Some("津门小记"),
            "{text}"
        );
    }
}

#[test]
fn an_author_who_speaks_of_the_app_loses_no_words() {
    let text = "#你好天津 周末去抖音看看吧 #点赞天津 https://v.douyin.com/iAbCdEf1/";
    assert_eq!(names(text), ["你好天津", "点赞天津"]);
}

#[test]
fn a_topic_is_cut_whatever_leads_to_the_link_behind_it() {
    const CUT: &str = "4.17 复制打开抖音，看看【津门的作品】秋天# 你好天津 # 点赞天津...";
    for link in [
        " <https://v.douyin.com/iAbCdEf1/>",
        " 👉https://v.douyin.com/iAbCdEf1/",
        "看https://v.douyin.com/iAbCdEf1/",
        " [**https://v.douyin.com/\\_iAbCdEf/**](https://v.douyin.com/_iAbCdEf/)",
        " [点击](https://v.douyin.com/iAbCdEf1/)",
        "https：//v.douyin.com/iAbCdEf1/",
    ] {
        let read = read_plain(&format!("{CUT}{link}"));
        let cut: Vec<bool> = read.topics.iter().map(|topic| topic.cut).collect();
        assert_eq!(cut, [false, true], "{link}: {read:?}");
        assert!(
            read.link().is_some_and(|link| link.can_be_an_entry()),
            "{link}"
        );
    }
}

#[test]
fn what_is_no_video_is_none_when_it_was_pasted_twice() {
    for (text, kind) in [
        (
            "长按复制此条消息，打开抖音搜索，查看TA的更多作品。 https://v.douyin.com/iAbCdEf1/ https://v.douyin.com/iAbCdEf1/",
            Kind::Profile,
        ),
        (
            "https://v.kuaishou.com/bAbCdE 看了这么多快手，还是「津门」最好玩了！ 复制此消息，打开【快手】直接观看！ https://v.kuaishou.com/bAbCdE",
            Kind::Profile,
        ),
    ] {
        assert_eq!(read_plain(text).worded_as, Some(kind), "{text}");
    }
    let beside = "长按复制此条消息，打开抖音搜索，查看TA的更多作品。 https://v.douyin.com/iAbCdEf1/\n4.17 复制打开抖音，看看【津门的作品】海河# 你好天津 https://v.douyin.com/iAbCdEf2/ https://v.douyin.com/iAbCdEf2/";
    let read = read_plain(beside);
    assert_eq!((read.chosen, read.worded_as), (Some(1), None));
}

#[test]
fn the_section_of_bilibili_tells_what_is_no_video() {
    for (section, kind) in [
        ("", None),
        ("视频", None),
        ("直播", Some(Kind::Live)),
        ("番剧", Some(Kind::Other)),
        ("国创", Some(Kind::Other)),
    ] {
        let read = read_plain(&format!(
            "【海河的-哔哩哔哩-早晨-哔哩哔哩{section}】 https://b23.tv/aBcDeFg"
        ));
        assert_eq!(read.worded_as, kind, "{section}");
        assert_eq!(read.description.as_deref(), Some("海河的-哔哩哔哩-早晨"));
    }
}

#[test]
fn an_author_is_read_whatever_signs_the_name_holds() {
    for text in [
        "4.17 复制打开抖音，看看【津】门的作品】海河 https://v.douyin.com/iAbCdEf1/",
        "4.17 复制打开抖音，看看【津】门的图文作品】海河 https://v.douyin.com/iAbCdEf1/",
    ] {
        let read = read_plain(text);
        assert_eq!(read.author.as_deref(), Some("津】门"), "{text}");
        assert_eq!(read.description.as_deref(), Some("海河"), "{text}");
    }
    let text = "@津. 发了一个快手作品，一起来看！ https://v.kuaishou.com/bAbCdE";
    assert_eq!(read_plain(text).author.as_deref(), Some("津."));
}

#[test]
fn every_closing_of_xiaohongshu_is_left_out() {
    for closing in [
        "复制后打开【小红书】查看笔记！",
        "存下这段话，去【小红书】速览笔记~",
        "直达【小红书】探索笔记全文~",
        "【小红书】笔记已备好，复制后即可查看~",
        "点击链接或者复制本条信息打开【小红书app】查看",
    ] {
        let text = format!("海河的早晨 今天... http://xhslink.com/o/8AbCdEf \n{closing}");
        let description = read_plain(&text).description;
        assert_eq!(description.as_deref(), Some("海河的早晨 今天..."), "{text}");
    }
}

#[test]
fn a_post_without_its_link_names_its_author_all_the_same() {
    let text = "#你好天津#海河的早晨 津门小记的微博视频";
    let read = super::read(text, &LinkSettings::default(), Some(Platform::Weibo));
    assert_eq!(read.author.as_deref(), Some("津门小记"));
    assert_eq!(read.description.as_deref(), Some("#你好天津#海河的早晨"));
    assert!(read.description_is_whole);
}

#[test]
fn a_scheme_in_full_width_is_no_word_of_the_author() {
    for scheme in ["https：//", "http：//"] {
        let text = format!("海河 {scheme}v.douyin.com/iAbCdEf1/");
        assert_eq!(read_plain(&text).description.as_deref(), Some("海河"));
    }
}
