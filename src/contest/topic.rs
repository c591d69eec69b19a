//! Which topics (话题) does a text contain, and do they meet the contest's condition?
//!
//! Each platform writes topics in its own way. All forms are read, and names are compared after NFKC, without regard to
//! case and invisible characters. A share text proves that a topic is there, never that it is missing.

use super::link::sites::site;
use super::platform::Platform;

mod found;
mod likeness;
mod marks;
mod name;
mod requirement;

pub use found::{Form, Topic};
pub(super) use name::is_invisible;
pub use name::same_topic;
pub use requirement::{Source, TopicState, TopicVerdict, check_required};

/// Finds the topics of a text, in order, in every form that the platform writes.
///
/// On 新浪微博 and 哔哩哔哩, only the closed form is a topic; the open form is returned as [`Form::Open`] so that it can be
/// shown. 快手 writes `"` for `#` in share texts.
pub fn find_topics(text: &str, platform: Platform) -> Vec<Topic> {
    match site(platform).topics {
        Form::Open => marks::open_topics(text),
        Form::Closed => marks::closed_topics(text),
        Form::Quoted => {
            let mut topics = marks::open_topics(text);
            let mut quoted = marks::quoted_topics(text);
            if !topics.is_empty() {
                // in a text with `#` topics, a quotation mark directly after a word is a quotation
                quoted.retain(|topic| stands_apart(&text[..topic.span.start]));
            }
            topics.append(&mut quoted);
            topics.sort_by_key(|topic| topic.span.start);
            topics
        }
    }
}

fn stands_apart(before: &str) -> bool {
    before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '"')
}

/// The names of topics as people on the platform see them, in order. Topics that are cut off are left out, and so is
/// the open form where only the closed form makes a topic.
pub fn names_seen(topics: &[Topic], platform: Option<Platform>) -> Vec<&str> {
    let closed_only = platform.is_some_and(|platform| site(platform).topics == Form::Closed);
    let seen = |topic: &&Topic| !topic.cut && (!closed_only || topic.form == Form::Closed);
    let topics = topics.iter().filter(seen);
    topics.map(|topic| topic.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str, platform: Platform) -> Vec<String> {
        let topics = find_topics(text, platform).into_iter();
        topics
            .filter(|topic| !topic.cut)
            .map(|topic| topic.name)
            .collect()
    }

    fn forms(text: &str, platform: Platform) -> Vec<Form> {
        let topics = find_topics(text, platform).into_iter();
        topics.map(|topic| topic.form).collect()
    }

    #[test]
    fn the_open_form_ends_at_space_mark_at_sign_and_punctuation() {
        for text in [
            "海河 #津门 #早晨",
            "海河# 津门 # 早晨 ",
            "海河# 津门# 早晨",
            "#津门#早晨 海河",
            "#津门！#早晨。",
            "#津门@某人 #早晨@某人",
            "＃津门\u{3000}﹟早晨\u{3000}海河",
            "#津门\u{200B} #早晨\u{200B}",
            "# 津门 # # 早晨",
            "%%津门 %% 早晨",
            "#津门# #早晨#",
            "#津门##早晨#",
            "#津门[话题]##早晨[话题]# 海河[话题]",
            "#津门[话题]# #早晨[话题] #",
            "#\u{A0}津门 #\t早晨\u{A0}海河",
        ] {
            for platform in [
                Platform::Douyin,
                Platform::Weixin,
                Platform::Xiaohongshu,
                Platform::Jindouyun,
            ] {
                assert_eq!(names(text, platform), ["津门", "早晨"], "{text}");
            }
        }
    }

    #[test]
    fn the_closed_form_holds_spaces_dots_and_text_around_it() {
        for (text, expected) in [
            ("#津门# #早晨#", vec!["津门", "早晨"]),
            ("看#津门##早晨#海河", vec!["津门", "早晨"]),
            ("# 津门 # # 早晨 #", vec!["津门", "早晨"]),
            ("【#津门 早晨#】海河", vec!["津门 早晨"]),
            ("#津门1.1# #早晨[超话]#", vec!["津门1.1", "早晨[超话]"]),
            ("＃津门＃早", vec!["津门"]),
        ] {
            for platform in [Platform::Weibo, Platform::Bilibili] {
                assert_eq!(names(text, platform), expected, "{text}");
                assert!(
                    forms(text, platform)
                        .iter()
                        .all(|form| *form == Form::Closed)
                );
            }
        }
    }

    #[test]
    fn the_open_form_is_named_where_the_closed_one_is_wanted() {
        for text in ["#津门 #早晨 海河", "海河 #津门 #早晨", "#津门\n#早晨"] {
            assert_eq!(names(text, Platform::Weibo), ["津门", "早晨"], "{text}");
            assert_eq!(forms(text, Platform::Weibo), [Form::Open, Form::Open]);
        }
    }

    #[test]
    fn kuaishou_prints_a_quotation_mark() {
        for text in [
            "海河\"津门 \"早晨 ",
            "海河 \"津门\"\"早晨",
            "他说\"你好\"了 \"津门 \"早晨",
            "#津门 #早晨 他说\"你好 ",
        ] {
            assert_eq!(names(text, Platform::Kuaishou), ["津门", "早晨"], "{text}");
        }
        assert!(names("\" \"", Platform::Kuaishou).is_empty());
        assert!(names("“津门”", Platform::Kuaishou).is_empty());
    }

    #[test]
    fn a_topic_before_the_dots_of_a_cut_is_only_a_beginning() {
        let topics = find_topics("海河# 津门 # 早...", Platform::Douyin);
        assert_eq!((topics[0].cut, topics[1].cut), (false, true));
        assert_eq!(topics[1].name, "早");
        assert!(find_topics("海河 #津门…", Platform::Weibo)[0].cut);
        for before_link in ["<", "[**", "👉", "👇🏻 ", "看", "（链接：", "~>"] {
            let text = format!("海河# 津门 # 早... {before_link}");
            assert!(find_topics(&text, Platform::Douyin)[1].cut, "{text}");
        }
        for text in [
            "#津门...看海",
            "海河# 津门 ...",
            "海河# 津门 # ...",
            "海河# 津门#...",
            "#津门...海河",
        ] {
            let topics = find_topics(text, Platform::Douyin);
            assert_eq!((topics.len(), topics[0].cut), (1, false), "{text}");
        }
    }

    #[test]
    fn spans_and_tails_tell_what_was_written() {
        let text = "看#你好，天津 #早晨[话题]#";
        let topics = find_topics(text, Platform::Douyin);
        assert_eq!(&text[topics[0].span.clone()], "#你好");
        assert_eq!(topics[0].tail, "，天津");
        assert_eq!(&text[topics[1].span.clone()], "#早晨[话题]#");
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(text in "([#＃\"%@ \\n.…]|\\[话题\\]|[a-z]|[津门，\u{200B}🔥]){0,60}") {
            for platform in Platform::ALL {
                for topic in find_topics(&text, platform) {
                    prop_assert!(text.get(topic.span).is_some());
                    prop_assert!(!topic.name.is_empty());
                }
            }
        }
    }
}
