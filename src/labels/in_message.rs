//! Labels in messages and in the cells of registration forms, read by the words of [`super::families`].
//!
//! A label here also ends the value before it, so details that are not kept are told as [`Field::Other`].

use unicode_normalization::UnicodeNormalization;

use super::families::{Named, Rank, Word, Words, is_of_other, named, words_of};
use super::{Field, simplified};

/// The most characters of a label, in Chinese and in English.
const LONGEST: usize = 16;
const LONGEST_IN_ENGLISH: usize = 40;

/// The most characters of a label with a word that is not known, such as `法人代表电话`.
const LONGEST_OF_OTHERS: usize = 9;

/// Words that name an introduction, and other things as well.
const VAGUE: [&str; 6] = ["说明", "描述", "文字", "内容", "正文", "文案"];

/// Signs between the names of a label for several details: 电话/微信.
const SIGNS: [char; 6] = ['/', '、', '|', '&', ',', ';'];

/// Words between such names: 电话及微信.
const AND: [char; 4] = ['或', '及', '和', '与'];

/// Reads a label without the colon behind it; `None` for what is none. A label for several details, each of them known,
/// is read as the first one that is kept.
#[must_use]
pub fn read(label: &str) -> Option<Named> {
    let is_spaced = label.trim().contains(char::is_whitespace);
    let label = bare(label)?;
    let parts = label.split(SIGNS).map(|text| part(text, is_spaced));
    first_kept(&parts.collect::<Option<Vec<_>>>()?)
}

fn first_kept(parts: &[Named]) -> Option<Named> {
    let kept = parts.iter().find(|named| named.field != Field::Other);
    kept.or(parts.first()).copied()
}

/// The label in simplified characters without spaces, number, brackets and what they hold.
fn bare(label: &str) -> Option<String> {
    let label: String = label.nfkc().take(LONGEST_IN_ENGLISH * 2).collect();
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let label = without_brackets(without_number(label));
    let most = match label.is_ascii() {
        true => LONGEST_IN_ENGLISH,
        false => LONGEST,
    };
    let label: String = match label.is_ascii() {
        true => label,
        false => label.chars().filter(|c| !c.is_whitespace()).collect(),
    };
    let is_label = !label.is_empty() && label.chars().count() <= most;
    is_label.then(|| simplified::text(&label))
}

/// The label without a number before it: `1、`, `一.`, `2)`.
fn without_number(label: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let behind = label.trim_start_matches(is_number);
    let is_marked = behind.starts_with(['、', '.', ')', ',', ' ', '】', ']']);
    let is_digits = label[..label.len() - behind.len()].is_ascii();
    match is_marked || is_digits {
        true => behind.trim_start_matches(|c: char| !c.is_alphanumeric()),
        false => label,
    }
}

fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in label.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn part(part: &str, is_spaced: bool) -> Option<Named> {
    let whole = words_of(part);
    if !whole.contains(&None) {
        return of_words(part, &whole);
    }
    let parts = part.split(AND).map(|part| {
        let words = words_of(part);
        (!words.contains(&None)).then(|| of_words(part, &words))?
    });
    let parts: Option<Vec<Named>> = parts.collect();
    let several = parts.filter(|parts| parts.len() > 1);
    let several = several.and_then(|parts| first_kept(&parts));
    // in `李华 电话`, only the last word is a label
    several.or_else(|| (!is_spaced && is_of_somebody(part, &whole)).then_some(other(Rank::Weak)))
}

fn other(rank: Rank) -> Named {
    Named {
        field: Field::Other,
        rank,
    }
}

/// Whether the last word of a label with unknown ones names a detail of somebody or something else, such as
/// `指导单位` or `法人代表电话`.
fn is_of_somebody(part: &str, words: &Words) -> bool {
    use Field::{Contact, Email, Phone};
    let last = words.last().copied().flatten();
    let of_person = match last {
        Some(Word::OfPerson) => true,
        Some(Word::Head(field) | Word::WeakHead(field)) => {
            matches!(field, Contact | Email | Phone)
        }
        _ => false,
    };
    of_person && !part.is_ascii() && part.chars().count() <= LONGEST_OF_OTHERS
}

/// What known words name together.
fn of_words(part: &str, words: &Words) -> Option<Named> {
    let has = |word: Word| words.contains(&Some(word));
    if is_of_other(words) {
        // one word alone, such as 城市 or 音乐, is as often a word of the introduction
        let says_enough = words.len() > 1 || has(Word::OfPerson);
        let rank = match has(Word::Neutral) {
            true => Rank::Weak,
            false => Rank::General,
        };
        return says_enough.then_some(other(rank));
    }
    let named = named(words)?;
    let general = |field| Named {
        field,
        rank: Rank::General,
    };
    let is_vague = VAGUE.contains(&part);
    match named.field {
        // whoever writes `姓名：` names the author
        Field::Contact if !has(Word::Head(Field::Contact)) => Some(general(Field::Author)),
        Field::Title if is_name_of_person(part) => Some(general(Field::Author)),
        Field::Title if named.rank == Rank::Weak && has(Word::OfEntry) => {
            Some(general(Field::Title))
        }
        Field::PublishedAt if named.rank < Rank::Specific => None,
        field if is_vague => Some(Named {
            field,
            rank: Rank::Weak,
        }),
        _ => Some(named),
    }
}

/// `name`, `Full name`, `Your name`: a person's, where nothing is said of a work.
fn is_name_of_person(part: &str) -> bool {
    let words: Vec<String> = part.split_whitespace().map(str::to_lowercase).collect();
    let about = |word: &String| matches!(word.as_str(), "full" | "your" | "real" | "the");
    words.last().is_some_and(|word| word == "name") && words[..words.len() - 1].iter().all(about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Field::{Account, Author, Contact, Email, Intro, Link, Other, Phone, PublishedAt, Title};

    fn field(label: &str) -> Option<Field> {
        read(label).map(|named| named.field)
    }

    #[test]
    fn labels_are_read_in_all_the_words_that_people_use() {
        for (wanted, labels) in [
            (
                Title,
                "作品名称 作品名稱 参赛作品名称 影片名称 片名 标题 作品 参赛作品 作品名称Title 1、作品名称 （一）作品题目 title \
                 作品名称(必填)",
            ),
            (
                Author,
                "作者 姓名 选手姓名 投稿人姓名 參賽者姓名 学生姓名 真实姓名 作者单位或姓名 作者（团队）姓名 团队名称 报名人 \
                 姓名/单位 创作者 name author 創作者",
            ),
            (Contact, "联系人 联系人姓名 聯絡人 联系人及电话 团队负责人"),
            (
                Phone,
                "电话 联系电话 聯繫電話 电话/微信 微信/电话 手机号码 联系方式（手机） 电话或微信 联系人电话 phone Tel 手机/电话",
            ),
            (
                Intro,
                "作品简介 作品簡介 内容简介 创作说明 影片介绍 创意说明 作品内容 创作背景 剧情梗概 作品阐述 introduction",
            ),
            (Email, "邮箱 电子邮箱 E-mail 電郵"),
            (Link, "链接 地址 作品链接"),
            (PublishedAt, "发布时间 发布日期"),
            (Account, "平台账号 抖音号"),
            (
                Other,
                "单位 工作单位 微信号 微信 QQ 身份证号 通讯地址 拍摄时间 指导老师 个人简介 作者介绍 团队简介 导演 \
                 摄影 备注 作品时长 组别 法人代表电话 主办单位 家长姓名 原创声明 School",
            ),
        ] {
            for label in labels.split(' ') {
                assert_eq!(field(label), Some(wanted), "{label}");
            }
        }
    }

    #[test]
    fn words_of_an_introduction_are_no_labels() {
        for text in [
            "海河",
            "城市",
            "音乐",
            "时间",
            "海河介绍",
            "内容如下",
            "以下是我的作品链接",
            "他说",
            "和平区",
            "天津大学",
            "Link to the video",
            "",
            "作者们在海河边",
        ] {
            assert_eq!(field(text), None, "{text}");
        }
    }

    #[test]
    fn a_general_word_is_less_sure_than_the_whole_label() {
        let rank = |label: &str| read(label).map(|named| named.rank);
        for (whole, general) in [
            ("作品名称", "作品"),
            ("作品简介", "内容"),
            ("创作说明", "说明"),
        ] {
            assert!(rank(whole) > rank(general), "{whole}, {general}");
        }
    }
}
