//! The words with which people close a message, in Chinese and English. Lines are in simplified characters and lower
//! case.

use crate::labels::in_message;
use crate::mail::understand::wording::{is_personal_name, phone};

/// Words that close a message where the whole line is made of these and the words below.
const CLOSE: &str = "此致 敬礼 祝好 祝安 谢谢 谢谢您 多谢 感谢 感恩 拜谢 致谢 谢意 谢 顺颂 即颂 敬颂 并颂 恭颂 谨颂 顺祝 敬祝 \
     恭祝 谨祝 遥祝 预祝 祝愿 祝福 祝 敬上 谨上 敬启 谨启 拜上 顿首 盼复 期待回复 期待您的回复 期待您的回音 静候佳音 \
     恭候佳音 辛苦 辛苦了 致敬 敬意";

/// Words that stand between them.
const BETWEEN: &str = "商祺 台祺 时祺 春祺 夏祺 秋祺 冬祺 教祺 编祺 文祺 大安 台安 时安 编安 春安 夏安 秋安 冬安 近安 金安 \
     钧安 教安 撰安 文安 暑安 福安 暑祺 安好 安康 安 顺利 愉快 快乐 如意 健康 幸福 平安 成功 圆满 进步 大吉 开心 兴旺 \
     繁荣 顺心 吉祥 生活 工作 身体 万事 事业 学业 一切 阖家 全家 节日 新年 国庆 中秋 端午 元旦 周末 天天 心情 越办越好 \
     越来越好 您 你 你们 您们 诸位 各位 老师 老师们 评委 评审 组委会 主办方 主办单位 大赛 比赛 赛事 活动 本次 此次 贵 \
     编辑 编辑部 报社 领导 同志 大家 的 了 您的 你的 我的 工作人员 支持 关注 查收 请查收 请 敬请 审阅 审核 阅读 回复 为盼 \
     批评 指正 指导 耐心 非常 十分 万分 衷心 真诚 再次 由衷 诚挚 真挚 在此 特此 致以 致 崇高 最 美好 诚 百忙 之中 中 抽空 \
     给予 机会 对 和 与 及 并 也 能 可以 帮助 举办 麻烦 打扰 一下 啦 呀 啊 哦 呢 哈 阿 亲 好 投稿人 参赛者 作者 敬";

const ENGLISH: [&str; 36] = [
    "best regards",
    "kind regards",
    "warm regards",
    "warmest regards",
    "kindest regards",
    "regards",
    "best wishes",
    "with best wishes",
    "with best regards",
    "with kind regards",
    "with warm regards",
    "with regards",
    "with thanks",
    "with gratitude",
    "with respect",
    "sincerely",
    "yours sincerely",
    "sincerely yours",
    "yours faithfully",
    "yours truly",
    "truly yours",
    "respectfully",
    "respectfully yours",
    "yours respectfully",
    "cordially",
    "thanks",
    "many thanks",
    "thank you",
    "thanks and regards",
    "thanks & regards",
    "all the best",
    "best",
    "cheers",
    "take care",
    "yours",
    "warmly",
];

/// What may follow the English words on their line: `thank you so much for your time`.
const AFTER_THANKS: [&str; 8] = ["for", "so", "very", "in", "a", "again", "and", "all"];

/// Whether the whole line closes a message. A name may follow: `谢谢！李华`, `Best regards, Li Hua`.
pub(super) fn close(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let is_all = |words: &[&str]| {
        words
            .iter()
            .try_fold(false, |closes, word| Some(closes | made_of(word)?))
    };
    let is_signed = || is_all(before) == Some(true) && is_personal_name(last);
    is_all(&words) == Some(true) || is_signed() || signer(line) || in_english(line)
}

/// Whether a word is made of the words of closings; `Some(true)` if one of them closes.
fn made_of(mut word: &str) -> Option<bool> {
    let longest = |list: &'static str, word: &str| {
        let fits = list
            .split_whitespace()
            .filter(|known| word.starts_with(known));
        fits.map(str::len).max().unwrap_or(0)
    };
    let mut closes = false;
    while !word.is_empty() {
        let (close, between) = (longest(CLOSE, word), longest(BETWEEN, word));
        closes |= close > 0 && close >= between;
        word = &word[Some(close.max(between)).filter(|length| *length > 0)?..];
    }
    Some(closes)
}

/// Whether a line is a name with a word of respect: `李华敬上`.
fn signer(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let words = [
        "敬上", "谨上", "敬启", "谨启", "拜上", "敬呈", "谨呈", "顿首",
    ];
    let before = words.iter().find_map(|word| line.strip_suffix(word));
    before.is_some_and(|name| name.chars().count() <= 12)
}

fn in_english(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = ENGLISH
        .iter()
        .filter_map(|words| line.strip_prefix(words))
        .min_by_key(|rest| rest.len());
    let Some(rest) = rest else {
        return false;
    };
    let thanks = line.starts_with("thank");
    let first = rest.split_whitespace().next().unwrap_or_default();
    let goes_on =
        thanks && rest.starts_with(' ') && AFTER_THANKS.contains(&first) && rest.len() <= 70;
    let is_signed = rest.starts_with([',', '.', '!', '，', '！'])
        && rest.split_whitespace().count() <= 5
        && line.len() <= 60;
    rest.is_empty() || goes_on || is_signed
}

/// Whether a line is a heading over labels, such as `作者信息` or `二、联系方式`.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = ["信息", "资料", "情况", "方式", "表", "内容"];
    let is_one = in_message::read(line).is_some() || ends.iter().any(|end| line.ends_with(end));
    is_one && line.chars().count() <= 16
}

/// Whether a line is a date, a number, an address of mail or one on a street alone.
pub(super) fn is_contact_alone(line: &str) -> bool {
    let line = line.trim();
    let is_mail = !line.contains(' ') && line.contains('@') && line.is_ascii();
    is_mail || is_date(line) || is_number(line) || is_street(line)
}

fn is_date(line: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(*c);
    let is_of_dates = |c: char| is_digit(&c) || c.is_whitespace() || "年月日号.-/".contains(c);
    let digits = line.chars().filter(is_digit).count();
    digits >= 3 && line.chars().count() <= 16 && line.chars().all(is_of_dates)
}

/// Whether a line is a number to call, perhaps with a word before it.
fn is_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    digits >= 7 && line.chars().count() <= digits + 8 && phone(line).is_some()
}

/// Whether a line is an address on a street: it has a number behind a road, or ends with a door's number.
fn is_street(line: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let numbered = line.chars().any(|c| c.is_ascii_digit());
    numbered
        && has(&["号", "室", "楼", "栋", "单元"])
        && has(&["路", "街", "道", "区", "小区", "村", "镇", "巷", "里"])
}
