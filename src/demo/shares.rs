//! What does somebody paste who enters a post? The plain link, or all that the platform's app put on the clipboard.
//! The noise around the link is made up; its shape is that of the apps.

use super::descriptions::TopicLine;
use super::dice::Dice;

const DIGITS: &str = "0123456789";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
const MIXED: &str = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What a share text is made from.
pub(super) struct Shared<'a> {
    pub(super) platform: &'static str,
    pub(super) url: &'a str,
    pub(super) title: &'a str,
    pub(super) account: &'a str,
    pub(super) topics: &'a TopicLine,
}

impl Shared<'_> {
    /// The pasted text; a bare link in two of five cases.
    pub(super) fn text(&self, dice: &mut Dice) -> String {
        if dice.chance(40) {
            return self.url.to_string();
        }
        match self.platform {
            "douyin" if dice.chance(50) => self.douyin_whole(dice),
            "douyin" => self.douyin_cut(dice),
            "kuaishou" => self.kuaishou(dice),
            "weibo" => format!("{} {} {}\u{200b}", self.title, self.topics.text(), self.url),
            "bilibili" => format!("【{}-哔哩哔哩】 {}", self.title, self.url),
            "xiaohongshu" => self.xiaohongshu(dice),
            "jindouyun" => format!("{} {}", self.title, self.url),
            _ => self.url.to_string(),
        }
    }

    /// The form that holds the whole description, topics and all.
    fn douyin_whole(&self, dice: &mut Dice) -> String {
        let (number, noise) = (number(dice), noise(dice));
        format!(
            "{number} {noise} {}{}  {} 复制此链接，打开Dou音搜索，直接观看视频！",
            self.title,
            self.marked(" # "),
            self.url
        )
    }

    /// The form that cuts the description after 25 characters.
    fn douyin_cut(&self, dice: &mut Dice) -> String {
        let (number, noise) = (number(dice), noise(dice));
        let cut: String = format!("{}{}", self.title, self.marked(" # "))
            .chars()
            .take(25)
            .collect();
        format!(
            "{number} 复制打开抖音，看看【{}的作品】{}... {} {noise}",
            self.account,
            cut.trim_end(),
            self.url
        )
    }

    fn kuaishou(&self, dice: &mut Dice) -> String {
        let (whole, part) = (dice.between(1, 60), dice.below(10));
        format!(
            "{} {}{} 该作品在快手被播放过{whole}.{part}万次，点击链接，打开【快手】直接观看！",
            self.url,
            self.title,
            self.marked(" \"")
        )
    }

    fn xiaohongshu(&self, dice: &mut Dice) -> String {
        let (number, code) = (dice.between(10, 99), dice.letters(MIXED, 15));
        format!(
            "{number} 【{} - {} | 小红书 - 你的生活兴趣社区】 😆 {code} 😆 {}",
            self.title, self.account, self.url
        )
    }

    fn marked(&self, mark: &str) -> String {
        self.topics
            .names
            .iter()
            .map(|name| format!("{mark}{name}"))
            .collect()
    }
}

fn number(dice: &mut Dice) -> String {
    format!("{}.{}", dice.between(0, 9), dice.letters(DIGITS, 2))
}

/// Pieces such as `08/09 abC:/ x@Y.zz :5pm`, in any order.
fn noise(dice: &mut Dice) -> String {
    let mut pieces = [
        format!("{:02}/{:02}", dice.between(1, 12), dice.between(1, 28)),
        format!("{}:/", dice.letters(MIXED, 3)),
        format!(
            "{}@{}.{}",
            dice.letters(MIXED, 1),
            dice.letters(MIXED, 1),
            dice.letters(SMALL, 2)
        ),
        format!(":{}{}", dice.between(1, 12), dice.pick(&["am", "pm"])),
    ];
    let other = dice.below(pieces.len());
    pieces.swap(0, other);
    pieces.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::descriptions::TopicForm;
    use super::*;

    #[test]
    fn every_share_text_holds_its_link_once() {
        let mut dice = Dice::new(8, 0);
        let topics = TopicLine {
            names: vec!["你好天津".into(), "点赞天津".into()],
            form: TopicForm::Open,
        };
        for platform in [
            "douyin",
            "kuaishou",
            "weixin",
            "weibo",
            "bilibili",
            "xiaohongshu",
            "jindouyun",
        ] {
            for _ in 0..50 {
                let shared = Shared {
                    platform,
                    url: "https://a.example/1",
                    title: "海河",
                    account: "桥头小鹿",
                    topics: &topics,
                };
                assert_eq!(
                    shared
                        .text(&mut dice)
                        .matches("https://a.example/1")
                        .count(),
                    1,
                    "{platform}"
                );
            }
        }
    }
}
