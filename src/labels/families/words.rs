//! The words that names are made of, and how a name is taken apart into them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::labels::Field;
use Field::{Account, Author, Contact, Email, Intro, Link, Phone, PublishedAt, Title};

/// What a word says of the name that it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::labels) enum Word {
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
    /// It names a detail of a person or of a form which is not kept.
    OfPerson,
}

/// The words of a name in order; `None` for a stretch that is no known word.
pub(in crate::labels) type Words = Vec<Option<Word>>;

/// The words of Chinese names. The longest word that fits is taken.
const CHINESE: [(Word, &str); 19] = [
    (
        Word::Other,
        "主页 首页 封面 头像 下载 音乐 原声 粉丝 点赞 评论 转发 收藏 播放量 播放数 播放次数 数量 次数 人数 \
         拍摄 创作时间 创作日期 创作地点 采集 抓取 爬取 登记 报名 更新 修改 截止 入库 导出 审核 收录 \
         类型 分类 所在地 编号 序号 编码 状态 大赛 比赛 赛事 活动 发布平台 投稿平台 所属平台 平台名称 文件 \
         奖项 得分 评分 网店 直播 评语 话题 标签 地区 城市 地点 位置",
    ),
    (
        Word::OfPerson,
        "身份证 身分证 证件 微信号 微信 qq号码 qq号 qq 单位 学校 院校 公司 机构 性别 年龄 民族 籍贯 国籍 职业 \
         职务 职称 生日 出生 班级 年级 专业 院系 系别 学号 传真 备注 附件 网盘 提取码 类别 组别 赛道 时长 老师 \
         教师 家长 监护人 通讯 通信 邮寄 邮编 邮政 家庭 居住 现居 住址 联系地址 开户 银行 卡号 个人简介 \
         个人介绍 作者简介 自我介绍 成员 队员 组员 推荐人 签名 签字 盖章 承诺 声明 指导 导演 编剧 摄影 摄像 \
         剪辑 配音 出品 制片 监制 制作 主演 演员 出镜 主题",
    ),
    (Word::Head(Email), "电子邮箱 电子邮件 电邮 邮箱 邮件 邮址"),
    (
        Word::Head(Phone),
        "联系电话 联系方式 联系手机 联络电话 联络方式 联系方法 连络电话 手机号码 电话号码 手机号 手机 电话 移动电话",
    ),
    (Word::WeakHead(Phone), "联系"),
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
        "联系人姓名 联络人姓名 联系人 联络人 连络人 负责人 团队负责人",
    ),
    (
        Word::Head(Author),
        "作者姓名 作者名称 作者署名 创作者 创作人 创作团队 参赛者 参赛人 参赛选手 参赛作者 选手 投稿人 投稿者 \
         申报人 申报者 报名人 报名者 报送人 发布账号 发布者 发布人 发表人 发布用户 上传者 上传人 博主 播主 号主 作者 \
         主创人员 主创 署名 昵称 网名 拍客 拍摄者 拍摄人 团队 队名",
    ),
    (
        Word::Head(Account),
        "账号名称 账号名 账号 账户 用户名 抖音号 快手号 视频号名称 公众号 小红书号 微博名 平台号",
    ),
    (Word::WeakHead(Account), "视频号 用户"),
    (Word::WeakHead(Contact), "姓名 名字"),
    (
        Word::Head(Title),
        "作品名称 作品标题 作品题目 作品名字 作品名 视频名称 视频标题 视频名字 标题 题目 片名 题名 名称",
    ),
    (
        Word::WeakHead(Title),
        "作品 参赛作品 短视频 微视频 视频 影片 短片 微电影 纪录片 宣传片 短剧",
    ),
    (
        Word::Head(Intro),
        "主题阐述 简介 介绍 说明 描述 文案 正文 阐述 内容 文字 概述 梗概 摘要 概要 创意 构思 思路 理念 寓意 立意 背景 简述",
    ),
    (
        Word::OfEntry,
        "发布 发表 上传 投稿 发帖 上线 首发 播放 分享 参赛 原始 公开 发出 提交 创作",
    ),
    (
        Word::Neutral,
        "抖音 快手 微博 哔哩哔哩 b站 小红书 津抖云 平台 网络 信息 情况 资料 具体 完整 本人 个人 您的 你的 我的 \
         的 第一 主要 长 短 原 号 名 必填 选填 请填写 填写 复制 北京 本地 学生 学员 真实 常用 有效 本 该 剧情 故事",
    ),
];

/// The words of English names, which are parted by spaces, underscores or capitals.
const ENGLISH: [(Word, &str); 16] = [
    (
        Word::Other,
        "cover avatar download count num likes liked comments shares fans followers duration id uid type status music \
         origin modify modified update updated crawl crawled collected last registered deadline size width height tag \
         tags topic topics ip location index no homepage profile platform images image pic file",
    ),
    (
        Word::OfPerson,
        "company school university college department major organization organisation unit employer gender age remark \
         remarks wechat qq fax biography bio director signature",
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
        "desc description caption content introduction intro summary synopsis",
    ),
    (Word::WeakHead(Intro), "text"),
    (
        Word::OfEntry,
        "video aweme post publish publication create created upload uploaded entry media note film",
    ),
    (
        Word::Neutral,
        "of the full number original web page short person your e s real",
    ),
];

/// Takes a name apart into its words.
pub(in crate::labels) fn words_of(name: &str) -> Words {
    match name.is_ascii() {
        true => english(name),
        false => chinese(&name.to_lowercase()),
    }
}

fn chinese(name: &str) -> Words {
    let mut words = vec![];
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let latin = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                .len();
        let length = match longest(rest) {
            Some((word, length)) if length >= latin => {
                words.push(Some(word));
                length
            }
            // an English word in a Chinese name
            _ if latin > 0 => {
                words.extend(english(&rest[..latin]));
                latin
            }
            _ => {
                words.extend(first.is_alphanumeric().then_some(None));
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    words
}

/// The longest Chinese word with which a text begins, and its length.
fn longest(text: &str) -> Option<(Word, usize)> {
    static BY_FIRST: LazyLock<HashMap<char, Vec<(Word, &str)>>> = LazyLock::new(|| {
        let mut words: HashMap<char, Vec<(Word, &str)>> = HashMap::new();
        for (word, known) in each(&CHINESE) {
            if let Some(first) = known.chars().next() {
                words.entry(first).or_default().push((word, known));
            }
        }
        words
    });
    let known = BY_FIRST.get(&text.chars().next()?)?;
    let fits = known.iter().filter(|(_, known)| text.starts_with(known));
    let longest = fits.max_by_key(|(_, known)| known.len());
    longest.map(|(word, known)| (*word, known.len()))
}

fn english(name: &str) -> Words {
    let parts = parts(name);
    let glued: String = parts.concat();
    match (english_word(&glued), parts.len()) {
        (Some(word), 2..) => vec![Some(word)],
        _ => parts.iter().map(|part| english_word(part)).collect(),
    }
}

fn english_word(part: &str) -> Option<Word> {
    static WORDS: LazyLock<HashMap<&str, Word>> =
        LazyLock::new(|| each(&ENGLISH).map(|(word, known)| (known, word)).collect());
    WORDS.get(part).copied()
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
    let is_known = |part: &str| english_word(part).is_some();
    if is_known(part) {
        return vec![part];
    }
    let cuts = (3..part.len().saturating_sub(1)).map(|at| part.split_at(at));
    let two = cuts
        .into_iter()
        .find(|(first, second)| is_known(first) && is_known(second));
    two.map_or_else(|| vec![part], |(first, second)| vec![first, second])
}

fn each(table: &'static [(Word, &'static str)]) -> impl Iterator<Item = (Word, &'static str)> {
    let all = table.iter();
    all.flat_map(|(word, names)| names.split_whitespace().map(|name| (*word, name)))
}
