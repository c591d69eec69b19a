//! The entries of the whole-month journey, the points that five judges give them, and the list that follows, worked out
//! by hand.

/// An entry; its place in [`ENTRIES`] is the order in which it is entered, and so its code, from `TJ2-000001` on.
pub struct SampleEntry {
    pub title: &'static str,
    pub author: &'static str,
    pub link: &'static str,
    /// The points of all judges for creativity, content, craft and reach: the judges differ only in the theme.
    pub agreed: [&'static str; 4],
    /// The points of each judge for the theme.
    pub theme: [&'static str; 5],
}

const fn entry(
    title: &'static str,
    author: &'static str,
    link: &'static str,
    agreed: [&'static str; 4],
    theme: [&'static str; 5],
) -> SampleEntry {
    SampleEntry {
        title,
        author,
        link,
        agreed,
        theme,
    }
}

/// For each entry, a comment gives the sum of `agreed`, the five totals, what is dropped, what is left, the mean and
/// the rank.
#[rustfmt::skip]
pub const ENTRIES: [SampleEntry; 14] = [
    // 60: 82 82 81 83 82, without 83 and 81: 246 ÷ 3 = 82.00; as many as 老门口的树, but 22 for the theme: rank 4
    entry("老城厢的早晨", "城门口", "https://www.douyin.com/video/7234567890123450001",
        ["17", "17", "17", "9"], ["22", "22", "21", "23", "22"]),
    // 62: 92 89.5 90 89 67, without 92 and 67: 268.5 ÷ 3 = 89.50: rank 1 (all five would give 85.5 and rank 2)
    entry("五大道的雨", "一把伞", "https://weibo.com/tv/show/1034:4912345678900002",
        ["17", "18", "18", "9"], ["30", "27.5", "28", "27", "5"]),
    // 55: 80 79.5 80.5 80 81, without 81 and 79.5: 240.5 ÷ 3 = 80.17: rank 5, but 小河 has a prize for 海河之夜 already
    entry("海河之晨", "小河", "https://www.bilibili.com/video/BV17x411w7KC",
        ["15", "16", "16", "8"], ["25", "24.5", "25.5", "25", "26"]),
    // 36: 46 47 48 45 46, without 48 and 45: 139 ÷ 3 = 46.33: rank 12, the eleventh of eleven who can have a prize
    entry("第一次做饺子", "面粉", "https://www.douyin.com/video/7234567890123450004",
        ["10", "10", "10", "6"], ["10", "11", "12", "9", "10"]),
    // 61: 89 88 90 87 89, without 90 and 87: 266 ÷ 3 = 88.67: rank 2
    entry("海河之夜", "小河", "https://www.douyin.com/video/7234567890123450005",
        ["18", "18", "17", "8"], ["28", "27", "29", "26", "28"]),
    // 54: 74 75 76 74.5 73, without 76 and 73: 223.5 ÷ 3 = 74.50: rank 7
    entry("夜跑海河", "跑者", "https://www.kuaishou.com/short-video/3xabcdefghijkm6",
        ["15", "15", "15", "9"], ["20", "21", "22", "20.5", "19"]),
    // 56: 82 82 81 83 82, without 83 and 81: 246 ÷ 3 = 82.00; 26 for the theme: rank 3
    entry("老门口的树", "槐花", "https://www.xiaohongshu.com/explore/64a1b2c3000000001f00a1b7",
        ["16", "16", "16", "8"], ["26", "26", "25", "27", "26"]),
    // 48: 66 66 66.5 65 67, without 67 and 65: 198.5 ÷ 3 = 66.17: rank 9
    entry("修表的人", "钟声", "https://www.douyin.com/video/7234567890123450008",
        ["12", "13", "14", "9"], ["18", "18", "18.5", "17", "19"]),
    // 56: 78 79 77 78.5 76, without 79 and 76: 233.5 ÷ 3 = 77.83: rank 6
    entry("港口的灯", "夜班", "https://weibo.com/tv/show/1034:4912345678900009",
        ["14", "16", "17", "9"], ["22", "23", "21", "22.5", "20"]),
    // 40: 55 54 56 55 55, without 56 and 54: 165 ÷ 3 = 55.00: rank 11
    entry("鸽子和我", "屋顶", "https://www.kuaishou.com/short-video/3xabcdefghijk10",
        ["10", "11", "11", "8"], ["15", "14", "16", "15", "15"]),
    // 50: 70 71 69 72 70, without 72 and 69: 211 ÷ 3 = 70.33: rank 8
    entry("相声之外", "茶碗", "https://www.douyin.com/video/7234567890123450011",
        ["13", "14", "15", "8"], ["20", "21", "19", "22", "20"]),
    // 45: 61 60 62 61.5 59, without 62 and 59: 182.5 ÷ 3 = 60.83: rank 10
    entry("煎饼摊", "清晨", "https://www.douyin.com/video/7234567890123450012",
        ["12", "12", "13", "8"], ["16", "15", "17", "16.5", "14"]),
    // screened out
    entry("晃动的镜头", "新手", "https://www.douyin.com/video/7234567890123450013", [""; 4], [""; 5]),
    // rejected: not about Tianjin
    entry("别处的风景", "路人", "https://www.douyin.com/video/7234567890123450014", [""; 4], [""; 5]),
];

/// How many entries, counted from the first, reach the jury.
pub const JUDGED: usize = 12;
/// The index of the entry that is screened out.
pub const SCREENED_OUT: usize = 12;
/// The index of the entry that is rejected.
pub const REJECTED: usize = 13;

/// The keys of the criteria in the order of a sheet.
pub const CRITERIA: [&str; 5] = ["theme", "creativity", "content", "craft", "reach"];

/// The arithmetic on the tally page, by rank: code, the two totals that are dropped (judges in order), sum and mean.
pub const TALLY: [(&str, [&str; 2], &str); JUDGED] = [
    ("TJ2-000002", ["92", "67"], "268.5 ÷ 3 = 89.50"),
    ("TJ2-000005", ["90", "87"], "266 ÷ 3 = 88.67"),
    ("TJ2-000007", ["81", "83"], "246 ÷ 3 = 82.00"),
    ("TJ2-000001", ["81", "83"], "246 ÷ 3 = 82.00"),
    ("TJ2-000003", ["79.5", "81"], "240.5 ÷ 3 = 80.17"),
    ("TJ2-000009", ["79", "76"], "233.5 ÷ 3 = 77.83"),
    ("TJ2-000006", ["76", "73"], "223.5 ÷ 3 = 74.50"),
    ("TJ2-000011", ["69", "72"], "211 ÷ 3 = 70.33"),
    ("TJ2-000008", ["65", "67"], "198.5 ÷ 3 = 66.17"),
    ("TJ2-000012", ["62", "59"], "182.5 ÷ 3 = 60.83"),
    ("TJ2-000010", ["54", "56"], "165 ÷ 3 = 55.00"),
    ("TJ2-000004", ["48", "45"], "139 ÷ 3 = 46.33"),
];

/// A month has ten second prizes. They go to the ranks 1 to 11 without rank 5, whose author has one already. Rank 12
/// gets a third prize.
pub const LIST: &str = "\u{feff}序号,奖项,作品编号,作品名称,作者,投稿方式,奖金（税前，元）\r\n\
    1,二等奖,TJ2-000002,五大道的雨,一把伞,新浪微博,5000\r\n\
    2,二等奖,TJ2-000005,海河之夜,小河,抖音,5000\r\n\
    3,二等奖,TJ2-000007,老门口的树,槐花,小红书,5000\r\n\
    4,二等奖,TJ2-000001,老城厢的早晨,城门口,抖音,5000\r\n\
    5,二等奖,TJ2-000009,港口的灯,夜班,新浪微博,5000\r\n\
    6,二等奖,TJ2-000006,夜跑海河,跑者,快手,5000\r\n\
    7,二等奖,TJ2-000011,相声之外,茶碗,抖音,5000\r\n\
    8,二等奖,TJ2-000008,修表的人,钟声,抖音,5000\r\n\
    9,二等奖,TJ2-000012,煎饼摊,清晨,抖音,5000\r\n\
    10,二等奖,TJ2-000010,鸽子和我,屋顶,快手,5000\r\n\
    11,三等奖,TJ2-000004,第一次做饺子,面粉,抖音,1000\r\n";

impl SampleEntry {
    /// One judge's points, in the order of [`CRITERIA`].
    pub fn points(&self, judge: usize) -> [&'static str; 5] {
        let [creativity, content, craft, reach] = self.agreed;
        [self.theme[judge], creativity, content, craft, reach]
    }

    /// The entry with this title.
    pub fn titled(title: &str) -> &'static Self {
        let found = ENTRIES.iter().find(|entry| entry.title == title);
        found.unwrap_or_else(|| panic!("no work is called “{title}”"))
    }
}

/// The code of the entry at an index of [`ENTRIES`].
pub fn code(place: usize) -> String {
    format!("TJ2-{:06}", place + 1)
}
