//! What do authors write under their works? One or two sentences that take up the title's subject, and the topics.

use super::dice::Dice;
use super::titles::{Titled, one};
use super::words::{Theme, Words};

/// The two topics that the contest asks for.
pub(super) const TOPICS: [&str; 2] = ["你好天津", "点赞天津"];

/// Topics that people add to any work.
const EXTRA: [&str; 5] = ["天津", "天津人", "记录生活", "我的家乡", "津门"];

/// Topics that nearly are the right ones; each takes the place of the topic at its index.
const NEAR: [(usize, &str); 6] = [
    (0, "你好，天津"),
    (0, "您好天津"),
    (0, "你好天津卫"),
    (1, "点赞大天津"),
    (1, "点赞天津卫"),
    (1, "为天津点赞"),
];

/// Topics as a description carries them.
#[derive(Clone)]
pub(super) struct TopicLine {
    /// Names without marks, in order.
    pub(super) names: Vec<String>,
    /// How they are marked.
    pub(super) form: TopicForm,
}

/// How a platform marks a topic in a description.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TopicForm {
    /// `#话题`
    Open,
    /// `#话题#`
    Closed,
    /// `#话题[话题]#`, as 小红书 stores it.
    Stored,
}

impl TopicForm {
    /// The form that is right on this platform.
    pub(super) fn of(platform: &str, dice: &mut Dice) -> TopicForm {
        match platform {
            "weibo" | "bilibili" => TopicForm::Closed,
            "xiaohongshu" if dice.chance(60) => TopicForm::Stored,
            _ => TopicForm::Open,
        }
    }
}

impl TopicLine {
    /// Both topics, and now and then one or two more, some of them of the work's theme.
    pub(super) fn whole(dice: &mut Dice, form: TopicForm, theme: &Theme) -> TopicLine {
        let mut names: Vec<String> = TOPICS.map(String::from).to_vec();
        for _ in 0..dice.weighted(&[5, 3, 2]) {
            let extra = if dice.chance(70) {
                one(dice, &theme.topics)
            } else {
                dice.pick(&EXTRA)
            };
            if !names.iter().any(|name| name == extra) {
                names.push(extra.to_string());
            }
        }
        TopicLine { names, form }
    }

    /// One of the two topics was forgotten.
    pub(super) fn forget_one(&mut self, dice: &mut Dice) {
        self.names.remove(dice.below(TOPICS.len()));
    }

    /// One of the two topics was remembered wrongly.
    pub(super) fn misremember_one(&mut self, dice: &mut Dice) {
        let (place, near) = NEAR[dice.below(NEAR.len())];
        self.names[place] = near.to_string();
    }

    /// The topics in their form, separated by spaces.
    pub(super) fn text(&self) -> String {
        let marked: Vec<_> = self.names.iter().map(|name| self.mark(name)).collect();
        marked.join(" ")
    }

    fn mark(&self, name: &str) -> String {
        match self.form {
            TopicForm::Open => format!("#{name}"),
            TopicForm::Closed => format!("#{name}#"),
            TopicForm::Stored => format!("#{name}[话题]#"),
        }
    }
}

/// What the author says about the work, without topics.
pub(super) fn about(words: &Words, titled: &Titled, dice: &mut Dice) -> String {
    let mut text = match titled.subject {
        Some(subject) if dice.chance(70) => one(dice, &titled.theme.told)
            .replace("{}", subject)
            .replace("{人}", titled.neighbour),
        _ => one(dice, &titled.theme.plain).to_string(),
    };
    if dice.chance(38) {
        text.push_str(one(dice, &words.closers));
    }
    if dice.chance(12) {
        text.push_str(one(dice, &words.emoji));
    }
    text
}

/// The introduction in an e-mail: what the work is, how long it runs, and that it is unpublished.
pub(super) fn introduction(words: &Words, titled: &Titled, dice: &mut Dice) -> String {
    let closing = one(dice, &words.introductions)
        .replace("{分}", &dice.between(1, 5).to_string())
        .replace("{秒}", &dice.between(3, 58).to_string());
    format!(
        "《{}》：{}{closing}",
        titled.title,
        about(words, titled, dice)
    )
}
