//! Who takes part in the demonstration? Authors, contact persons, judges and organizers, all invented.
//! Given names are words of the river and its banks; telephone numbers begin with 154000, a range that no operator
//! has been given; mail addresses end in example.com or example.cn.

use super::dice::Dice;

const SURNAMES: [(&str, &str); 28] = [
    ("沈", "shen"),
    ("陆", "lu"),
    ("程", "cheng"),
    ("何", "he"),
    ("乔", "qiao"),
    ("苏", "su"),
    ("江", "jiang"),
    ("白", "bai"),
    ("梁", "liang"),
    ("夏", "xia"),
    ("纪", "ji"),
    ("叶", "ye"),
    ("温", "wen"),
    ("穆", "mu"),
    ("安", "an"),
    ("杜", "du"),
    ("齐", "qi"),
    ("孟", "meng"),
    ("方", "fang"),
    ("秦", "qin"),
    ("顾", "gu"),
    ("路", "lu"),
    ("宁", "ning"),
    ("柳", "liu"),
    ("舒", "shu"),
    ("岳", "yue"),
    ("童", "tong"),
    ("葛", "ge"),
];

const GIVEN: [(&str, &str); 40] = [
    ("小桥", "xiaoqiao"),
    ("听潮", "tingchao"),
    ("望津", "wangjin"),
    ("晚棠", "wantang"),
    ("一苇", "yiwei"),
    ("归帆", "guifan"),
    ("知河", "zhihe"),
    ("半舟", "banzhou"),
    ("春渡", "chundu"),
    ("海棠", "haitang"),
    ("沽雨", "guyu"),
    ("鸥鸣", "ouming"),
    ("砚秋", "yanqiu"),
    ("明港", "minggang"),
    ("守灯", "shoudeng"),
    ("津生", "jinsheng"),
    ("渔火", "yuhuo"),
    ("朝汐", "zhaoxi"),
    ("柳青", "liuqing"),
    ("盐田", "yantian"),
    ("槐序", "huaixu"),
    ("长堤", "changdi"),
    ("映桥", "yingqiao"),
    ("信风", "xinfeng"),
    ("稻香", "daoxiang"),
    ("石港", "shigang"),
    ("问渠", "wenqu"),
    ("雁来", "yanlai"),
    ("轻舟", "qingzhou"),
    ("满仓", "mancang"),
    ("乐亭", "leting"),
    ("如灯", "rudeng"),
    ("桥生", "qiaosheng"),
    ("河清", "heqing"),
    ("远帆", "yuanfan"),
    ("暮云", "muyun"),
    ("拾贝", "shibei"),
    ("闻笛", "wendi"),
    ("沐津", "mujin"),
    ("望海", "wanghai"),
];

const PEN_FRONT: [&str; 18] = [
    "海河边的",
    "五大道的",
    "桥头",
    "北岸",
    "老城厢的",
    "塘沽",
    "听雨的",
    "爱吃馃子的",
    "骑车的",
    "晒太阳的",
    "会飞的",
    "慢半拍的",
    "不加辣的",
    "早起的",
    "追光的",
    "西沽",
    "河东",
    "卫南洼的",
];
const PEN_BACK: [&str; 18] = [
    "小鹿",
    "海鸥",
    "老猫",
    "阿舟",
    "橘子",
    "豆包",
    "灯塔",
    "胖头鱼",
    "大橙子",
    "雁子",
    "镜头",
    "老相机",
    "小白杨",
    "煎饼",
    "石榴",
    "阿布",
    "蜻蜓",
    "摆渡人",
];
const TEAM_FRONT: [&str; 12] = [
    "津门拾光",
    "北岸",
    "九河",
    "一苇",
    "潮汐线",
    "桥上",
    "半日闲",
    "白河口",
    "沽水",
    "望海楼下",
    "四分钟",
    "小站台",
];
const TEAM_BACK: [&str; 6] = [
    "影像社",
    "短片小组",
    "工作室",
    "纪录片团队",
    "青年创作组",
    "摄影队",
];
const ACCOUNT_TAILS: [&str; 7] = ["", "", "在天津", "拍天津", "vlog", "的日常", "_TJ"];

/// Somebody who enters works.
#[derive(Clone)]
pub(super) struct Entrant {
    pub(super) author: String,
    pub(super) contact: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) account: String,
}

/// A judge or an organizer of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Invented name.
    pub name: String,
    /// What the person does, in Chinese, as a list of judges would print it.
    pub occupation: &'static str,
    /// Address at example.com, where no mail arrives.
    pub email: String,
}

/// Draws entrants; one in six works comes from somebody who entered one before.
#[derive(Default)]
pub(super) struct People {
    known: Vec<Entrant>,
}

impl People {
    /// The author of the next work.
    pub(super) fn next(&mut self, dice: &mut Dice) -> Entrant {
        if !self.known.is_empty() && dice.chance(17) {
            return self.known[dice.below(self.known.len())].clone();
        }
        let entrant = invent(dice, self.known.len());
        self.known.push(entrant.clone());
        entrant
    }
}

/// Seven judges, no name twice.
pub(super) fn judges() -> Vec<Member> {
    let seats = [
        (5, 12, "纪录片导演"),
        (11, 6, "摄影家"),
        (0, 26, "高校新闻传播学院教师"),
        (17, 13, "剪辑师"),
        (20, 2, "作家"),
        (8, 21, "曲艺演员"),
        (24, 33, "新媒体编辑"),
    ];
    seats.iter().map(|seat| member(*seat)).collect()
}

/// Two organizers.
pub(super) fn organizers() -> Vec<Member> {
    [(14, 22, "大赛组委会秘书"), (21, 37, "作品征集负责人")]
        .iter()
        .map(|seat| member(*seat))
        .collect()
}

fn member((surname, given, occupation): (usize, usize, &'static str)) -> Member {
    let ((surname, family), (given, own)) = (SURNAMES[surname], GIVEN[given]);
    Member {
        name: format!("{surname}{given}"),
        occupation,
        email: format!("{own}.{family}@example.com"),
    }
}

fn invent(dice: &mut Dice, serial: usize) -> Entrant {
    let (surname, given) = (
        SURNAMES[dice.below(SURNAMES.len())],
        GIVEN[dice.below(GIVEN.len())],
    );
    let contact = format!("{}{}", surname.0, given.0);
    let author = author(dice, &contact);
    let host = dice.pick(&["example.com", "example.cn"]);
    Entrant {
        account: account(dice, &author, serial),
        author,
        contact,
        phone: phone(serial),
        email: format!("{}{}{serial}@{host}", given.1, surname.1),
    }
}

fn author(dice: &mut Dice, contact: &str) -> String {
    match dice.weighted(&[55, 30, 15]) {
        0 => contact.to_string(),
        1 => format!("{}{}", dice.pick(&PEN_FRONT), dice.pick(&PEN_BACK)),
        _ => format!("{}{}", dice.pick(&TEAM_FRONT), dice.pick(&TEAM_BACK)),
    }
}

fn account(dice: &mut Dice, author: &str, serial: usize) -> String {
    match dice.below(4) {
        0 => format!("{}{}{serial}", dice.pick(&PEN_FRONT), dice.pick(&PEN_BACK)),
        _ => format!("{author}{}", dice.pick(&ACCOUNT_TAILS)),
    }
}

/// Neighbouring entrants get numbers far apart; 37,501 shares no factor with 100,000, so none repeats early.
fn phone(serial: usize) -> String {
    format!("154000{:05}", (serial * 37_501 + 20_230) % 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_telephone_number_can_belong_to_anybody_and_none_repeats() {
        let phones: HashSet<_> = (0..20_000).map(phone).collect();
        assert_eq!(phones.len(), 20_000);
        assert!(phones.iter().all(|phone| phone.len() == 11
            && phone.starts_with("154000")
            && phone.bytes().all(|b| b.is_ascii_digit())));
    }

    #[test]
    fn the_seven_judges_and_two_organizers_are_nine_people() {
        let names: HashSet<_> = judges()
            .into_iter()
            .chain(organizers())
            .map(|member| (member.name, member.email))
            .collect();
        assert_eq!(names.len(), 9);
        assert!(
            names
                .iter()
                .all(|(_, email)| email.ends_with("@example.com"))
        );
    }

    #[test]
    fn some_entrants_come_back() {
        let (mut people, mut dice) = (People::default(), Dice::new(1, 1));
        let drawn: HashSet<_> = (0..600).map(|_| people.next(&mut dice).phone).collect();
        assert!((450..560).contains(&drawn.len()), "{}", drawn.len());
    }
}
