//! Names of columns and labels of form cells, read by the words that they are made of: `作品发布链接` is 作品 + 发布 +
//! 链接. People make such names freely, so the words are listed, not the names.

mod words;

use unicode_normalization::UnicodeNormalization;

use super::{Field, simplified};
use Field::{Account, Author, Contact, Email, Intro, Link, Phone, PublishedAt, Title};
pub(super) use words::{Word, Words, words_of};

/// What a name says, and how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The detail.
    pub field: Field,
    /// How specific the name is. A specific name beats a general one wherever it stands.
    pub rank: Rank,
}

/// How specific a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A word that also names other things, such as 地址 or 作品: the cells must agree.
    Weak,
    /// The plain word, such as 链接 or 时间.
    General,
    /// The word with what it belongs to, such as 作品链接 or 发布时间.
    Specific,
}

/// Which detail counts where a name has the words of several: 联系人电话 is a number, 作者名称 an author.
const ORDER: [Field; 9] = [
    Email,
    Phone,
    Link,
    PublishedAt,
    Author,
    Account,
    Contact,
    Title,
    Intro,
];

/// Reads a name by its words; `None` for a detail that is not kept and for what is no name.
#[must_use]
pub fn read(name: &str) -> Option<Named> {
    let words = words_of(&plain(name));
    match is_of_other(&words) {
        true => None,
        false => named(&words),
    }
}

/// Whether words name a detail that is not kept. What is told about a person is no introduction of the entry.
pub(super) fn is_of_other(words: &Words) -> bool {
    let has = |word: Word| words.contains(&Some(word));
    let is_about_somebody = has(Word::Head(Author)) || has(Word::Head(Contact));
    has(Word::Other) || has(Word::OfPerson) || (is_about_somebody && has(Word::Head(Intro)))
}

/// The detail that words name together.
pub(super) fn named(words: &Words) -> Option<Named> {
    let has = |word: Word| words.contains(&Some(word));
    let strong = ORDER.into_iter().find(|field| has(Word::Head(*field)));
    let field = strong.or_else(|| ORDER.into_iter().find(|field| has(Word::WeakHead(*field))))?;
    // a title such as 作品汇总表 is no name
    if strong.is_none() && words.contains(&None) {
        return None;
    }
    let is_of_entry = has(Word::OfEntry) || (field != Title && has(Word::WeakHead(Title)));
    let rank = match (strong.is_some(), is_of_entry, words.contains(&None)) {
        (true, true, _) => Rank::Specific,
        (true, false, false) => Rank::General,
        (false, true, _) if field != Title => Rank::General,
        _ => Rank::Weak,
    };
    Some(Named { field, rank })
}

/// The name without what stands in brackets, behind a stroke or a colon: `发布时间（必填）` is `发布时间`.
fn plain(name: &str) -> String {
    let name: String = name.trim().nfkc().collect();
    let name = name.trim_start_matches(['*', '#', '·', '•']);
    let before = name
        .split(['(', '[', '【', '「', '/', ':', '、', '\n', '|', ';', '或'])
        .next();
    let before = before.unwrap_or_default().trim();
    simplified::text(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Option<Field> {
        read(name).map(|named| named.field)
    }

    #[test]
    fn names_are_read_in_all_the_words_that_people_use() {
        for (wanted, names) in [
            (
                Link,
                "链接 作品链接 作品链接地址 视频地址 投稿链接 作品地址 作品发布链接 短视频链接 作品网址 链接地址 \
                 作品分享链接 网络链接 短链接 分享口令 視頻連結 作品鏈接 抖音链接 视频号链接 发布网址 note_url \
                 aweme_url video_url videoUrl share_link url Link permalink 作品链接（必填） 作品链接/口令",
            ),
            (
                PublishedAt,
                "发布时间 发布日期 上传时间 作品发布日期 created_at create_time publishTime publish_date 日期 时间 \
                 發佈時間 投稿时间 发表日期 posted date upload_time time 视频发布时间",
            ),
            (
                Author,
                "作者 账号昵称 发布账号 博主 参赛者 发布人 昵称 作者昵称 抖音昵称 选手姓名 投稿人姓名 nickname \
                 author_name creator 創作者 作者名称 up主昵称",
            ),
            (
                Account,
                "账号 平台账号 账号名称 抖音号 用户名 帳號 account user_name username",
            ),
            (
                Title,
                "作品名称 标题 作品标题 视频标题 片名 名称 title video_title 作品名稱 name 作品",
            ),
            (
                Intro,
                "作品简介 文案 视频文案 作品描述 desc caption 內容 video_description",
            ),
            (
                Phone,
                "联系电话 手机号 电话/微信 联系人电话 联系方式 phone_number mobile 聯繫電話 作者手机",
            ),
            (
                Email,
                "邮箱 电子邮箱 联系人邮箱 e-mail Email mail_address 电子邮件地址",
            ),
            (
                Contact,
                "联系人 姓名 联系人姓名 contact contact_name 联络人",
            ),
        ] {
            for name in names.split_whitespace() {
                assert_eq!(field(name), Some(wanted), "{name}");
            }
        }
    }

    #[test]
    fn details_that_are_not_kept_are_taken_for_no_other() {
        for name in "通讯地址 联系地址 家庭地址 封面链接 作者主页链接 头像 下载地址 拍摄时间 创作时间 更新时间 \
                     点赞数 作者单位 学校名称 微信号 身份证号 备注 序号 活动名称 发布平台 cover_url \
                     video_download_url user_id note_id last_update_time liked_count aweme_type avatar 作者简介 创作者介绍 团队成员 作者ID"
            .split_whitespace()
        {
            assert_eq!(field(name), None, "{name}");
        }
    }

    #[test]
    fn a_specific_name_has_a_higher_rank_than_a_general_one() {
        let rank = |name: &str| read(name).map(|named| named.rank);
        for (specific, general) in [
            ("发布时间", "日期"),
            ("发布时间", "时间"),
            ("publish_time", "date"),
            ("作品链接", "链接"),
            ("链接", "地址"),
            ("作品地址", "地址"),
            ("video_url", "url"),
        ] {
            assert!(rank(specific) > rank(general), "{specific}, {general}");
        }
    }
}
