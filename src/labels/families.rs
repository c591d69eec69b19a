//! Names of columns and labels of form cells, read by the words that they are made of: `作品发布链接` is 作品 + 发布 +
//! 链接. People make such names freely, so the words are listed, not the names.

use unicode_normalization::UnicodeNormalization;

use super::Field;

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

/// What a word says of the name that it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It names this detail.
    Head(Field),
    /// It names this detail unless another word names one.
    WeakHead(Field),
    /// It says that the detail is the entry's or the post's own.
    OfEntry,
    /// It says nothing.
    Neutral,
    /// It says that this is a detail which is not kept.
    Other,
}

use Field::{Account, Author, Contact, Email, Intro, Link, Phone, PublishedAt, Title};

/// The words of Chinese names. The longest word that fits is taken.
const CHINESE: [(Word, &str); 17] = [
    (
        Word::Other,
        "主页 首页 封面 头像 下载 音乐 原声 粉丝 点赞 评论 转发 收藏 播放量 播放数 播放次数 数量 次数 时长 \
         拍摄 创作时间 创作日期 创作地点 制作 采集 抓取 爬取 登记 报名 更新 修改 截止 入库 导出 审核 收录 \
         身份证 微信号 微信 单位 学校 院校 公司 机构 性别 年龄 民族 职业 生日 出生 备注 附件 网盘 提取码 \
         类别 类型 分类 组别 赛道 老师 教师 通讯 通信 邮寄 家庭 居住 现居 住址 联系地址 所在地 编号 序号 \
         编码 状态 大赛 比赛 赛事 活动 发布平台 投稿平台 所属平台 平台名称 文件 个人简介 作者简介 自我介绍 \
         指导 奖项 得分 评分 邮编 邮政 网店 直播 评语 话题 标签 地区 城市 地点 位置 证件 开户 银行 卡号",
    ),
    (Word::Head(Email), "电子邮箱 电子邮件 邮箱 邮件 邮址"),
    (
        Word::Head(Phone),
        "联系电话 联系方式 联系手机 联络电话 联络方式 联系方法 手机号码 电话号码 手机号 手机 电话 移动电话",
    ),
    (
        Word::Head(Link),
        "链接地址 网络地址 网页地址 分享文本 分享文案 分享内容 分享口令 复制链接 链接 连接 连结 外链 网址 \
         口令 网页",
    ),
    (Word::WeakHead(Link), "地址 分享"),
    (Word::Head(PublishedAt), "时间 日期"),
    (Word::WeakHead(PublishedAt), "时刻"),
    (
        Word::Head(Contact),
        "联系人姓名 联络人姓名 联系人 联络人 负责人",
    ),
    (
        Word::Head(Author),
        "作者姓名 作者名称 作者署名 创作者 创作人 创作团队 参赛者 参赛人 参赛选手 选手 投稿人 投稿者 发布账号 \
         发布者 发布人 发表人 发布用户 上传者 上传人 博主 播主 号主 作者 主创人员 主创 署名 昵称 网名 拍客 拍摄者 拍摄人",
    ),
    (
        Word::Head(Account),
        "账号名称 账号名 账号 账户 用户名 抖音号 快手号 视频号名称 公众号 小红书号 微博名 平台号",
    ),
    (Word::WeakHead(Account), "视频号 用户"),
    (Word::WeakHead(Contact), "姓名"),
    (
        Word::Head(Title),
        "作品名称 作品标题 作品题目 作品名 视频名称 视频标题 标题 题目 片名 题名 名称",
    ),
    (Word::WeakHead(Title), "作品 参赛作品 短视频 视频"),
    (
        Word::Head(Intro),
        "简介 介绍 说明 描述 文案 正文 阐述 内容 文字",
    ),
    (
        Word::OfEntry,
        "发布 发表 上传 投稿 发帖 上线 首发 播放 分享 参赛 原始 公开 发出 提交",
    ),
    (
        Word::Neutral,
        "抖音 快手 微博 哔哩哔哩 b站 小红书 津抖云 平台 网络 信息 情况 具体 完整 本人 个人 您的 你的 我的 \
         的 第一 主要 长 短 原 号 名 必填 选填 请填写 填写 复制 北京 本地",
    ),
];

/// The words of English names, which are parted by spaces, underscores or capitals.
const ENGLISH: [(Word, &str); 15] = [
    (
        Word::Other,
        "cover avatar download count num likes liked comments shares fans followers duration id uid type status music \
         origin modify modified update updated crawl crawled collected last registered deadline size width height tag \
         tags topic topics ip location company school gender age remark remarks index no homepage profile \
         wechat qq platform images image pic file",
    ),
    (Word::Head(Email), "email mail"),
    (Word::Head(Phone), "phone mobile telephone tel cellphone"),
    (Word::Head(Link), "url link href permalink"),
    (Word::WeakHead(Link), "address share"),
    (
        Word::Head(PublishedAt),
        "time date timestamp datetime at published posted",
    ),
    (Word::Head(Contact), "contact"),
    (
        Word::Head(Author),
        "author creator nickname nick screenname uploader publisher blogger poster",
    ),
    (Word::Head(Account), "account username user handle"),
    (Word::Head(Title), "title headline"),
    (Word::WeakHead(Title), "name work"),
    (
        Word::Head(Intro),
        "desc description caption content introduction intro summary",
    ),
    (Word::WeakHead(Intro), "text"),
    (
        Word::OfEntry,
        "video aweme post publish publication create created upload uploaded entry media note",
    ),
    (
        Word::Neutral,
        "of the full number original web page short person your",
    ),
];

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
    let name = plain(name);
    let words = match name.is_ascii() {
        true => english(&name),
        false => chinese(&name.to_lowercase()),
    };
    if words.contains(&Some(Word::Other)) {
        return None;
    }
    named(&words)
}

fn named(words: &[Option<Word>]) -> Option<Named> {
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
    before.chars().map(simplified).collect()
}

/// The words of a Chinese name; `None` for a stretch that is no known word.
fn chinese(name: &str) -> Vec<Option<Word>> {
    let mut words = vec![];
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let longest = known(&CHINESE)
            .filter(|(_, known)| rest.starts_with(known))
            .max_by_key(|(_, known)| known.len());
        match longest {
            Some((word, known)) => {
                words.push(Some(word));
                rest = &rest[known.len()..];
            }
            None => {
                let says_nothing = !first.is_alphanumeric();
                words.extend((!says_nothing).then_some(None));
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    words
}

fn english(name: &str) -> Vec<Option<Word>> {
    let parts = parts(name);
    let known_word = |part: &str| {
        let mut all = known(&ENGLISH);
        all.find(|(_, known)| *known == part).map(|(word, _)| word)
    };
    let glued: String = parts.concat();
    match (known_word(&glued), parts.len()) {
        (Some(word), 2..) => vec![Some(word)],
        _ => parts.iter().map(|part| known_word(part)).collect(),
    }
}

/// The parts of an English name in lower case: `publishTime`, `publish_time` and `Publish Time` have the same two.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut before_is_lower = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && before_is_lower) {
            parts.push(String::new());
        }
        if let (true, Some(last)) = (c.is_ascii_alphanumeric(), parts.last_mut()) {
            last.push(c.to_ascii_lowercase());
        }
        before_is_lower = c.is_ascii_lowercase();
    }
    parts.retain(|part| !part.is_empty());
    let split = parts.iter().flat_map(|part| split_known(part));
    split.map(str::to_owned).collect()
}

/// `publishtime` as `publish` and `time`: two known words that are written as one.
fn split_known(part: &str) -> Vec<&str> {
    let is_known = |part: &str| known(&ENGLISH).any(|(_, known)| known == part);
    if is_known(part) {
        return vec![part];
    }
    let cuts = (3..part.len().saturating_sub(1)).map(|at| part.split_at(at));
    let two = cuts
        .into_iter()
        .find(|(first, second)| is_known(first) && is_known(second));
    two.map_or_else(|| vec![part], |(first, second)| vec![first, second])
}

fn known(table: &'static [(Word, &'static str)]) -> impl Iterator<Item = (Word, &'static str)> {
    let all = table.iter();
    all.flat_map(|(word, names)| names.split_whitespace().map(|name| (*word, name)))
}

/// Traditional characters of names beside their simplified ones.
const TRADITIONAL: &str = "鏈链連连結结網网視视頻频標标題题稱称發发佈布時时間间號号賬账帳账帐账戶户聯联繫系係系絡络電电話话\
     機机郵邮創创參参賽赛選选簡简紹绍說说內内間间檔档長长單单學学備备註注類类評评編编聽听專专業业閱阅覽览圖图";

fn simplified(c: char) -> char {
    let mut pairs = TRADITIONAL.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == c {
            return to;
        }
    }
    c
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
                     video_download_url user_id note_id last_update_time liked_count aweme_type avatar 作者简介"
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
