//! Which column holds what? Column names as people write them, in Chinese and English.

use unicode_normalization::UnicodeNormalization;

use super::ListProblem;
use crate::contest::imported_post::PostRow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Link,
    Title,
    Author,
    Account,
    PublishedAt,
    Description,
    Contact,
    Phone,
    Email,
}

/// Names as they are compared: folded, without spaces, marks, and what stands in brackets.
const NAMES: [(Column, &[&str]); 9] = [
    (
        Column::Link,
        &[
            "链接",
            "作品链接",
            "视频链接",
            "分享文本",
            "分享链接",
            "分享文案",
            "分享内容",
            "分享口令",
            "网址",
            "地址",
            "link",
            "url",
            "videolink",
            "videourl",
            "share",
            "sharetext",
            "sharelink",
            "shareurl",
            "address",
        ],
    ),
    (
        Column::Title,
        &[
            "标题",
            "作品名称",
            "作品标题",
            "作品名",
            "视频标题",
            "视频名称",
            "名称",
            "title",
            "name",
            "work",
            "worktitle",
            "videotitle",
        ],
    ),
    (
        Column::Author,
        &[
            "作者",
            "作者名",
            "作者名称",
            "作者姓名",
            "作者昵称",
            "昵称",
            "创作者",
            "发布者",
            "author",
            "authorname",
            "creator",
            "nickname",
        ],
    ),
    (
        Column::Account,
        &[
            "账号",
            "帐号",
            "账号名称",
            "账号名",
            "平台账号",
            "作者账号",
            "用户名",
            "account",
            "accountname",
            "user",
            "username",
        ],
    ),
    (
        Column::PublishedAt,
        &[
            "发布时间",
            "发布日期",
            "发表时间",
            "发表日期",
            "作品发布时间",
            "时间",
            "日期",
            "publishedat",
            "published",
            "publishtime",
            "publishdate",
            "publicationdate",
            "posttime",
            "postedat",
            "posted",
            "date",
            "time",
        ],
    ),
    (
        Column::Description,
        &[
            "描述",
            "作品描述",
            "视频描述",
            "作品简介",
            "简介",
            "文案",
            "正文",
            "内容",
            "视频文案",
            "description",
            "desc",
            "caption",
            "text",
            "content",
        ],
    ),
    (
        Column::Contact,
        &[
            "联系人",
            "联系人姓名",
            "姓名",
            "contact",
            "contactname",
            "contactperson",
        ],
    ),
    (
        Column::Phone,
        &[
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "联系方式",
            "电话号码",
            "phone",
            "mobile",
            "tel",
            "telephone",
            "phonenumber",
        ],
    ),
    (
        Column::Email,
        &[
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮件",
            "email",
            "mail",
            "emailaddress",
        ],
    ),
];

/// What each column of a table holds; `None` for what we do not use.
pub(super) struct Columns(Vec<Option<Column>>);

impl Columns {
    /// Reads a table's first row.
    pub(super) fn read(first: &[String]) -> Result<Self, ListProblem> {
        let columns: Vec<_> = first.iter().map(|name| column(name)).collect();
        if columns.iter().all(Option::is_none) {
            let first = first.iter().find(|cell| !cell.trim().is_empty());
            let first = first.map(|cell| cell.trim().chars().take(40).collect());
            return Err(ListProblem::NoHeading {
                first: first.unwrap_or_default(),
            });
        }
        match columns.contains(&Some(Column::Link)) {
            true => Ok(Self(columns)),
            false => Err(ListProblem::NoLinkColumn),
        }
    }

    /// How many columns have a name that we know.
    pub(super) fn known(first: &[String]) -> usize {
        first.iter().filter_map(|name| column(name)).count()
    }

    /// A row by its columns; where two hold the same thing, the first that is filled counts.
    pub(super) fn row(&self, number: u64, cells: &[String]) -> PostRow {
        let cell = |wanted: Column| {
            let columns = self.0.iter().zip(cells);
            let mut filled = columns.filter_map(|(column, cell)| {
                (*column == Some(wanted) && !cell.trim().is_empty()).then_some(cell.trim())
            });
            filled.next().unwrap_or_default().to_owned()
        };
        PostRow {
            number,
            link: cell(Column::Link),
            title: cell(Column::Title),
            author: cell(Column::Author),
            account: cell(Column::Account),
            published_at: cell(Column::PublishedAt),
            description: cell(Column::Description),
            contact: cell(Column::Contact),
            phone: cell(Column::Phone),
            email: cell(Column::Email),
        }
    }
}

fn column(name: &str) -> Option<Column> {
    let folded = folded(name);
    let mut known = NAMES.iter();
    known
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(column, _)| *column)
}

/// `发布时间（必填）` is `发布时间`, `Published At *` is `publishedat`.
fn folded(name: &str) -> String {
    let name: String = name.nfkc().collect();
    let before = name.split(['(', '[', '【', '/', ':']).next();
    let before = before.unwrap_or_default();
    let letters = before.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
