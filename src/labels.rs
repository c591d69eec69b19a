//! The labels that people give to the details of an entry: in messages, in registration forms and in the headings of
//! lists of posts. One set of words serves all, so that a label that is known in one place is known in the others.

pub mod families;
pub mod in_message;
pub mod simplified;

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
