//! The labels that people give to the details of an entry, in messages and registration forms and in the headings of
//! lists of posts. One table serves both, so that a label that is known in one place is known in the other.

pub mod families;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A detail of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 作品名称
    Title,
    /// 作者
    Author,
    /// 联系人
    Contact,
    /// 联系电话
    Phone,
    /// 作品简介
    Intro,
    /// 链接
    Link,
    /// 账号
    Account,
    /// 发布时间
    PublishedAt,
    /// 邮箱
    Email,
    /// A detail that is not stored. In a message, its label ends the value before it.
    Other,
}

/// The place in which a label is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Messages and registration forms.
    Message,
    /// The heading of a list of posts.
    List,
}

/// A field and its labels in lower case: for both places, only for lists, and only for messages. A label is for one
/// place only if it is too common a word, or has another meaning, in the other place.
type Labels = (Field, &'static str, &'static str, &'static str);

/// Labels are separated by spaces.
const LABELS: [Labels; 10] = [
    (
        Field::Title,
        "参赛作品名称 视频作品名称 作品名称 作品标题 作品题目 作品名 视频名称 视频标题 片名 参赛作品 标题 \
         题目 title",
        "名称 name work worktitle videotitle",
        "",
    ),
    (
        Field::Author,
        "作者姓名 作者名称 作者署名 参赛者姓名 参赛人姓名 参赛作者 创作者姓名 主创人员 主创姓名 创作团队 \
         作者单位或姓名 创作者 参赛者 参赛人 主创 作者 署名 author",
        "作者名 作者昵称 昵称 发布者 authorname creator nickname",
        "姓名",
    ),
    (
        Field::Contact,
        "联系人姓名 联系人 联络人 contact",
        "姓名 contactname contactperson",
        "",
    ),
    (
        Field::Phone,
        "联系人电话 联系电话 联系手机 联系方式 手机号码 电话号码 手机号 手机 电话 phone mobile tel",
        "telephone phonenumber",
        "",
    ),
    (
        Field::Intro,
        "作品文字介绍 作品内容简介 作品简介 作品介绍 作品说明 作品阐述 内容简介 内容介绍 创意说明 \
         创作说明 文字介绍 文字说明 视频简介 视频介绍 简介 introduction description",
        "描述 作品描述 视频描述 文案 正文 内容 视频文案 desc caption text content",
        "",
    ),
    (
        Field::Link,
        "地址 链接",
        "作品链接 视频链接 分享文本 分享链接 分享文案 分享内容 分享口令 网址 link url videolink videourl \
         share sharetext sharelink shareurl address",
        "",
    ),
    (
        Field::Account,
        "平台账号 账号",
        "帐号 账号名称 账号名 作者账号 用户名 account accountname user username",
        "",
    ),
    (
        Field::PublishedAt,
        "",
        "发布时间 发布日期 发表时间 发表日期 作品发布时间 时间 日期 publishedat published publishtime \
         publishdate publicationdate posttime postedat posted date time",
        "",
    ),
    (
        Field::Email,
        "电子邮箱 电子邮件 邮箱 e-mail email",
        "邮件 mail emailaddress",
        "",
    ),
    (
        Field::Other,
        "身份证号码 身份证号 身份证 通讯地址 通信地址 联系地址 所在单位 工作单位 选送单位 作者单位 单位 \
         学校 邮编 性别 年龄 民族 职业 微信号 微信 qq号 qq 作品时长 时长 拍摄时间 拍摄地点 创作时间 \
         指导老师 指导教师 备注 附件 作品类别 类别 参赛组别 组别 网盘链接 提取码",
        "",
        "",
    ),
];

/// All labels of a place, with their fields.
pub fn labels(place: Place) -> &'static [(Field, &'static str)] {
    static MESSAGE: LazyLock<Vec<(Field, &str)>> = LazyLock::new(|| split(Place::Message));
    static LIST: LazyLock<Vec<(Field, &str)>> = LazyLock::new(|| split(Place::List));
    match place {
        Place::Message => &MESSAGE,
        Place::List => &LIST,
    }
}

fn split(place: Place) -> Vec<(Field, &'static str)> {
    let of_field = |(field, everywhere, lists, messages): Labels| {
        let own = match place {
            Place::Message => messages,
            Place::List => lists,
        };
        let labels = everywhere.split_whitespace().chain(own.split_whitespace());
        labels.map(move |label| (field, label))
    };
    LABELS.into_iter().flat_map(of_field).collect()
}

/// The field that a text names, if the text is exactly a label of this place.
#[must_use]
pub fn field_of(text: &str, place: Place) -> Option<Field> {
    let known = labels(place).iter().find(|(_, label)| *label == text);
    known.map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_names_one_field() {
        for place in [Place::Message, Place::List] {
            for (field, label) in labels(place) {
                assert_eq!(field_of(label, place), Some(*field), "{label}");
            }
        }
    }

    #[test]
    fn a_name_is_the_authors_in_a_message_and_the_contacts_in_a_list() {
        assert_eq!(field_of("姓名", Place::Message), Some(Field::Author));
        assert_eq!(field_of("姓名", Place::List), Some(Field::Contact));
    }
}
