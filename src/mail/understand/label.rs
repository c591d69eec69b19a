//! Which field does a label like `作品名称：` or `联系电话` stand for, and what stands behind it?
//! For the lines of a letter and for the cells of a registration form alike.

/// A field that a letter or form gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Any other label: it ends the value before it and is not kept.
    Other,
}

/// The labels of each field, longer ones before those that they end with or contain.
const LABELS: [(Field, &[&str]); 6] = [
    (
        Field::Title,
        &[
            "参赛作品名称",
            "视频作品名称",
            "作品名称",
            "作品标题",
            "作品题目",
            "作品名",
            "视频名称",
            "视频标题",
            "片名",
            "参赛作品",
            "标题",
            "题目",
            "title",
        ],
    ),
    (
        Field::Author,
        &[
            "作者姓名",
            "作者名称",
            "作者署名",
            "参赛者姓名",
            "参赛人姓名",
            "参赛作者",
            "创作者姓名",
            "主创人员",
            "主创姓名",
            "创作团队",
            "作者单位或姓名",
            "创作者",
            "参赛者",
            "参赛人",
            "主创",
            "作者",
            "姓名",
            "署名",
            "author",
        ],
    ),
    (
        Field::Contact,
        &["联系人姓名", "联系人", "联络人", "contact"],
    ),
    (
        Field::Phone,
        &[
            "联系人电话",
            "联系电话",
            "联系手机",
            "联系方式",
            "手机号码",
            "电话号码",
            "手机号",
            "手机",
            "电话",
            "phone",
            "mobile",
            "tel",
        ],
    ),
    (
        Field::Intro,
        &[
            "作品文字介绍",
            "作品内容简介",
            "作品简介",
            "作品介绍",
            "作品说明",
            "作品阐述",
            "内容简介",
            "内容介绍",
            "创意说明",
            "创作说明",
            "文字介绍",
            "文字说明",
            "视频简介",
            "视频介绍",
            "简介",
            "introduction",
            "description",
        ],
    ),
    (
        Field::Other,
        &[
            "电子邮箱",
            "电子邮件",
            "邮箱",
            "e-mail",
            "email",
            "身份证号码",
            "身份证号",
            "身份证",
            "通讯地址",
            "通信地址",
            "联系地址",
            "地址",
            "所在单位",
            "工作单位",
            "选送单位",
            "作者单位",
            "单位",
            "学校",
            "邮编",
            "性别",
            "年龄",
            "民族",
            "职业",
            "微信号",
            "微信",
            "qq号",
            "qq",
            "作品时长",
            "时长",
            "拍摄时间",
            "拍摄地点",
            "创作时间",
            "指导老师",
            "指导教师",
            "备注",
            "附件",
            "平台账号",
            "账号",
            "作品类别",
            "类别",
            "参赛组别",
            "组别",
            "网盘链接",
            "链接",
            "提取码",
        ],
    ),
];

/// What separates a label from its value on a line.
const SEPARATORS: [char; 14] = [
    ':', '：', '+', '＋', '-', '－', '—', '–', '_', '/', '／', '|', '｜', '=',
];

/// A label found on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its field.
    pub field: Field,
    /// Where the label begins.
    pub start: usize,
    /// Where its value begins.
    pub value: usize,
    /// A colon stands between, or another separator at the line's beginning; not mere space.
    pub clear: bool,
}

/// The field that a form's cell names, when the cell holds nothing but a label.
pub fn of_cell(cell: &str) -> Option<Field> {
    let bare: String = without_brackets(cell)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '*'))
        .collect();
    let bare = bare.to_lowercase();
    LABELS
        .iter()
        .find(|(_, labels)| labels.contains(&bare.as_str()))
        .map(|(field, _)| *field)
}

/// The labels on a line in order. Behind the first one only those with a colon count: `-` and `/` also stand
/// inside values.
pub fn on_line(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(offset) = line[from..]
        .char_indices()
        .find_map(|(at, _)| begins(line, from + at).then_some(at))
    {
        let start = from + offset;
        match label_at(line, start, found.is_empty()) {
            Some(label) => {
                from = label.value;
                found.push(label);
            }
            None => from = start + line[start..].chars().next().map_or(1, char::len_utf8),
        }
        if found.len() >= 20 || from > MOST_OF_A_LINE {
            break;
        }
    }
    found
}

/// Labels stand near the beginning; a line of a megabyte is not searched to its end.
const MOST_OF_A_LINE: usize = 4_000;

/// May a label begin here? At the line's start or behind space or punctuation.
fn begins(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit() && at <= 2)
        && line[at..].starts_with(char::is_alphabetic)
}

fn label_at(line: &str, start: usize, first: bool) -> Option<Found> {
    let (field, length) = label_length(&line[start..])?;
    let rest = &line[start + length..];
    let bracket = rest.len() - skip_bracket(rest).len();
    let framed = rest[bracket..].starts_with(['】', ']']);
    let rest = rest[bracket..].trim_start_matches(['】', ']', ' ', '\u{3000}']);
    let gap = line.len() - rest.len() - (start + length);
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c));
    let colon = matches!(separator, Some(':' | '：'));
    let at_front = first && line[..start].chars().all(|c| !c.is_alphabetic());
    let (clear, width) = match separator {
        Some(separator) if colon || at_front => (true, separator.len_utf8()),
        // Nothing but space: `作者 王小明`. A word that merely goes on is no label.
        None if at_front && (gap > 0 || rest.is_empty()) => (framed, 0),
        _ => return None,
    };
    Some(Found {
        field,
        start,
        value: start + length + gap + width,
        clear,
    })
}

/// The label that `text` begins with, spaces inside it allowed (`作 者`), and its length in bytes.
fn label_length(text: &str) -> Option<(Field, usize)> {
    let head: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !matches!(c, ' ' | '\u{3000}'))
        .take(16)
        .collect();
    for (field, labels) in &LABELS {
        for label in *labels {
            let length = label.chars().count();
            let same = head.len() >= length
                && label
                    .chars()
                    .zip(&head)
                    .all(|(a, (_, b))| a == b.to_ascii_lowercase());
            if same {
                let (at, last) = head[length - 1];
                return Some((*field, at + last.len_utf8()));
            }
        }
    }
    None
}

fn skip_bracket(text: &str) -> &str {
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some((_, rest)) = text
            .trim_start()
            .strip_prefix(open)
            .and_then(|inner| inner.split_once(close))
        {
            return rest;
        }
    }
    text
}

fn without_brackets(cell: &str) -> &str {
    cell.split(['(', '（']).next().unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(line: &str) -> Vec<(Field, &str)> {
        on_line(line)
            .iter()
            .map(|found| (found.field, &line[found.value..]))
            .collect()
    }

    #[test]
    fn labels_are_found_with_each_separator_brackets_and_inner_spaces() {
        assert_eq!(values("作 者（姓名）：李华"), [(Field::Author, "李华")]);
        assert_eq!(values("1、作品名称｜桥"), [(Field::Title, "桥")]);
        assert_eq!(values("【联系电话】138"), [(Field::Phone, "138")]);
        assert_eq!(values("联系电话 + 138"), [(Field::Phone, " 138")]);
    }

    #[test]
    fn two_labels_on_a_line_are_both_found() {
        let found = on_line("作者：李华 电话：13800000000");
        assert_eq!(
            found.iter().map(|found| found.field).collect::<Vec<_>>(),
            [Field::Author, Field::Phone]
        );
    }

    #[test]
    fn a_word_that_goes_on_is_no_label() {
        assert_eq!(values("作者们在海河边拍摄"), []);
        assert_eq!(values("这是作者：的话"), []);
    }

    #[test]
    fn a_cell_that_is_a_label_names_its_field() {
        assert_eq!(of_cell(" 作品 名称：\n"), Some(Field::Title));
        assert_eq!(of_cell("联系电话（必填）"), Some(Field::Phone));
        assert_eq!(of_cell("海河"), None);
    }

    proptest! {
        #[test]
        fn any_line_is_searched_without_panic(line in "(\\PC|作者|联系电话|：|\\+| |（|）){0,40}") {
            for found in on_line(&line) {
                prop_assert!(line.get(found.value..).is_some());
            }
            of_cell(&line);
        }
    }
}
