//! Where does the sender's own text end, and where does a forwarded or quoted message begin?
//!
//! Below that line is other people's text, from which an entry's details are never read.

/// The words in the ruled line above a forwarded or quoted message.
const RULED: [&str; 11] = [
    "原始邮件",
    "原始信息",
    "转发邮件",
    "转发的邮件",
    "回复的原邮件",
    "邮件原件",
    "Replied Message",
    "Original",
    "Original Message",
    "Forwarded message",
    "Forwarded Message",
];

/// The labels in the block of header lines that clients write above such a message; two different ones make a block.
const LABELS: [&[&str]; 4] = [
    &["发件人", "寄件者", "From"],
    &["发送时间", "发送日期", "日期", "时间", "Date", "Sent"],
    &["收件人", "To"],
    &["主题", "Subject"],
];

/// The most lines of the block, from the first label on.
const BLOCK_LINES: usize = 6;

/// The text above the first forwarded or quoted message, without quoted (`>`) lines.
pub fn own_text(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let end = (0..lines.len())
        .find(|at| begins_other_message(&lines, *at))
        .unwrap_or(lines.len());
    let own: Vec<&str> = lines[..end]
        .iter()
        .copied()
        .filter(|line| !line.trim_start().starts_with('>'))
        .collect();
    own.join("\n").trim().to_owned()
}

fn begins_other_message(lines: &[&str], at: usize) -> bool {
    let line = lines[at].replace("&nbsp;", " ").replace('\u{a0}', " ");
    is_ruled(line.trim()) || is_attribution(line.trim()) || is_header_block(&lines[at..])
}

/// A line such as `------------------ 原始邮件 ------------------`.
fn is_ruled(line: &str) -> bool {
    let words = line.trim_matches(['-', '_', '=', '—', '－', ' ', '\u{3000}']);
    words.len() + 4 <= line.len() && RULED.iter().any(|known| words.eq_ignore_ascii_case(known))
}

/// A line such as `在 2026-09-18 10:30:00，"王小明" <a@qq.com> 写道：`, `On …, … wrote:` or, in NetEase's form, `At …`.
fn is_attribution(line: &str) -> bool {
    let line = line.trim_end_matches([':', '：', ' ']);
    let chinese = line.ends_with("写道")
        && (line.starts_with('在') || line.contains('@') || line.contains('于'));
    let english = line.starts_with("On ") || line.starts_with("At ");
    chinese || (line.ends_with("wrote") && english)
}

fn is_header_block(lines: &[&str]) -> bool {
    let label_of = |line: &str| {
        let line = line.trim().trim_start_matches(['*', '>', ' ']);
        let (label, _) = line.split_once([':', '：'])?;
        let label = label.trim_matches(['*', ' ', '\u{3000}', '\u{a0}']);
        LABELS.iter().position(|names| names.contains(&label))
    };
    // a block begins with the sender: `时间：` alone is a line of an entry form
    label_of(lines[0]) == Some(0)
        && lines
            .iter()
            .take(BLOCK_LINES)
            .skip(1)
            .filter_map(|line| label_of(line))
            .any(|label| label > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_below_a_ruled_line_is_not_the_senders() {
        let text = "补充：李华 13900000000\n\n------------------&nbsp;原始邮件&nbsp;------------------\n作者：他人";
        assert_eq!(own_text(text), "补充：李华 13900000000");
        assert_eq!(
            own_text("a\n------------------ Original ------------------\nb"),
            "a"
        );
    }

    #[test]
    fn a_block_of_header_lines_ends_the_senders_text() {
        let text = "见附件\n\n发件人：李华\n发送时间：2026-09-01 10:00\n收件人：大赛\n主题：投稿\n\n作者：他人";
        assert_eq!(own_text(text), "见附件");
        assert_eq!(
            own_text("时间：2026-09-01\n主题：海河"),
            "时间：2026-09-01\n主题：海河"
        );
    }

    #[test]
    fn attributions_and_quoted_lines_are_left_out() {
        assert_eq!(
            own_text("好的\n> 作者：他人\n谢谢\n在 2026-09-18，\"大赛\" <a@qq.com> 写道：\nx"),
            "好的\n谢谢"
        );
        assert_eq!(own_text("ok\nOn Friday, A wrote:\nx"), "ok");
        let netease = "ok\nAt 2026-09-18 10:30:00, \"A\" <x@y.z> wrote:\nx";
        assert_eq!(own_text(netease), "ok");
        assert_eq!(own_text("ok\n---- Replied Message ----\nx"), "ok");
    }

    #[test]
    fn a_forward_with_nothing_above_leaves_nothing() {
        assert_eq!(
            own_text("---------- Forwarded message ---------\nFrom: a"),
            ""
        );
    }

    proptest! {
        #[test]
        fn any_text_is_cut_without_panic(text in "(\\PC|-|原始邮件|\n|发件人：|主题:|写道){0,60}") {
            prop_assert!(own_text(&text).len() <= text.len());
        }
    }
}
