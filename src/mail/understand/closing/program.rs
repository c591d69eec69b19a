//! Lines that mail programs and mail servers write below a message. Lines are in simplified characters and lower case.

/// The longest line that a mail program writes, in bytes.
pub(super) const LONGEST: usize = 160;

/// What such a line begins with in Chinese.
const FROM: [&str; 13] = [
    "发自",
    "寄自",
    "来自",
    "发送自",
    "从",
    "由",
    "用",
    "使用",
    "通过",
    "透过",
    "经由",
    "获取",
    "取得",
];

/// What it ends with, where it says how the message was sent.
const SENT: [&str; 9] = [
    "发送",
    "发出",
    "传送",
    "寄出",
    "发来",
    "送出",
    "发送的",
    "发出的",
    "发送的邮件",
];

/// What a message is sent with: devices, systems, mail programs and services.
const WITH: [&str; 50] = [
    "iphone",
    "ipad",
    "ipod",
    "android",
    "安卓",
    "手机",
    "平板",
    "移动设备",
    "移动版",
    "客户端",
    "邮箱",
    "邮件",
    "mail",
    "outlook",
    "foxmail",
    "gmail",
    "yahoo",
    "thunderbird",
    "windows",
    "mac",
    "linux",
    "harmony",
    "鸿蒙",
    "华为",
    "荣耀",
    "huawei",
    "honor",
    "小米",
    "红米",
    "xiaomi",
    "redmi",
    "oppo",
    "vivo",
    "一加",
    "oneplus",
    "魅族",
    "三星",
    "samsung",
    "galaxy",
    "索尼",
    "xperia",
    "pixel",
    "blackberry",
    "中兴",
    "联想",
    "网易大师",
    "邮箱大师",
    "钉钉",
    "飞书",
    "企业微信",
];

/// What begins such a line in English.
const SENT_FROM: [&str; 9] = [
    "sent from ",
    "sent via ",
    "sent with ",
    "sent by ",
    "sent using ",
    "get outlook ",
    "get bluemail ",
    "posted from ",
    "mailed with ",
];

/// Words of a notice below a message, each with the words of which one must be in the same line.
const NOTICES: [(&str, &[&str]); 9] = [
    ("本邮件", &["保密", "机密", "免责", "病毒", "自动发送"]),
    ("此邮件", &["保密", "机密", "免责", "病毒", "自动发送"]),
    ("this e-mail", NOTICE_IN_ENGLISH),
    ("this email", NOTICE_IN_ENGLISH),
    ("this message", NOTICE_IN_ENGLISH),
    ("confidentiality", &["notice"]),
    ("virus-free", &["."]),
    ("签名由", &["定制"]),
    ("consider the environment", &["print"]),
];

const NOTICE_IN_ENGLISH: &[&str] = &["confidential", "privileged", "intended", "disclaimer"];

/// Whether a mail program wrote the line: `发自我的 iPhone`, `从我的手机发送`, `获取 Outlook for iOS`, `Sent from Mail`.
pub(super) fn is_line_of_program(line: &str) -> bool {
    if SENT_FROM.iter().any(|start| line.starts_with(start)) {
        return true;
    }
    let line = line.trim_end_matches(['。', '.', '！', '!', ' ']);
    let Some(rest) = FROM.iter().find_map(|start| line.strip_prefix(start)) else {
        return false;
    };
    let starts = |words: &[&str]| words.iter().any(|start| line.starts_with(start));
    let is_own = rest.trim_start().starts_with("我的");
    let is_sent = SENT.iter().any(|end| rest.ends_with(end));
    if starts(&["获取", "取得"]) {
        return rest.contains("outlook") || rest.contains("mail");
    }
    let says_with = WITH.iter().any(|with| rest.contains(with));
    let says_where = starts(&["发自", "寄自", "发送自"]);
    says_with && (says_where || is_sent || is_alone(rest)) || is_own && (is_sent || says_where)
}

/// Whether what the message came from is named alone: `来自我的华为手机` and not `来自手机的一段影像`.
fn is_alone(rest: &str) -> bool {
    let rest = rest.trim();
    WITH.iter().any(|with| rest.ends_with(with))
        && rest.chars().count() <= 16
        && !rest.trim_start_matches("我的").contains('的')
}

/// Whether the line begins a notice of a company or a scanner below a message.
pub(super) fn is_notice(line: &str) -> bool {
    let head: String = line.chars().take(200).collect();
    let says = |(what, words): &(&str, &[&str])| {
        head.contains(what) && words.iter().any(|word| head.contains(word))
    };
    NOTICES.iter().any(says)
}

/// Whether the line is the heading above large attachments: `从QQ邮箱发来的超大附件`.
pub(super) fn is_heading_of_files(line: &str) -> bool {
    let line = line.trim_end_matches(['：', ':', ' ']);
    let what = ["超大附件", "大附件", "云附件", "的文件", "的附件"];
    let is_heading = line.starts_with(['从', '来']) && what.iter().any(|end| line.ends_with(end));
    is_heading && line.contains('邮') && line.chars().count() <= 30
}
