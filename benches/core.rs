//! How fast are the pure rules, and does their time grow with the text alone?
//!
//! `share_texts/mixed` reads share texts of every platform; the goal is 100,000 a second on one core. `linear/…` reads
//! texts of growing length that make a careless search slow: its bytes per second must not fall as the text grows.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use reeljury::contest::link::LinkSettings;
use reeljury::contest::platform::Platform;
use reeljury::contest::share_text::read;
use reeljury::contest::topic::{Source, check_required};

/// One text of each form that the apps copy.
const TEXTS: [&str; 10] = [
    "4.17 复制打开抖音，看看【津门小记的作品】海河边的早晨# 你好天津 # 点赞天津 https://v.douyin.com/iAbCdEf1/ 08/09 abC:/ x@Y.zz :5pm",
    "2.56 :1pm 11/11 GvS:/ b@n.dN 五大道的秋天# 你好天津 # 点赞天津  https://v.douyin.com/iAbCdEf2/ 复制此链接，打开Dou音搜索，直接观看视频！",
    "https://v.kuaishou.com/aBcDeF 海河边的早晨 \"你好天津 \"点赞天津 该作品在快手被播放过1.2万次，点击链接，打开【快手】直接观看！",
    "https://weixin.qq.com/sph/AbCdEfGhIj",
    "#你好天津# #点赞天津# 海河边的早晨 http://t.cn/A6abcDEF 津门日报的微博视频 \u{200B}\u{200B}",
    "https://weibo.com/1234567890/N4xlMvjhI?from=page",
    "【海河边的早晨 #你好天津# #点赞天津#-哔哩哔哩】 https://b23.tv/aBcDeFg",
    "【海河边的早晨】 https://www.bilibili.com/video/BV17x411w7KC/?share_source=copy_web&vd_source=0123456789abcdef",
    "33 津门小记发布了一篇小红书笔记，快来看吧！ 😆 aBcDeFgHiJ 😆 http://xhslink.com/a/aBcDeF12，复制本条信息，打开【小红书】App查看精彩内容！",
    "海河边的早晨 今天的五大道... http://xhslink.com/o/aBcDeF12 复制后打开【小红书】查看笔记！",
];

/// Pieces that, when repeated, make a careless search look ahead again and again.
const UNKIND: [(&str, &str); 10] = [
    ("marks", "#"),
    ("topics", "#你好天津 "),
    ("open_pairs", "#你 好"),
    ("quotes", "\"你好"),
    ("brackets", "【"),
    ("schemes", "http://"),
    ("links", "https://v.douyin.com/aBcDeF/ "),
    ("pages_in_chinese", "http://weibo.com/n/你好"),
    ("hosts", "a.b/"),
    ("prose", "海河边的早晨，五大道的秋天。"),
];

fn settings() -> LinkSettings {
    LinkSettings {
        hosts: vec![(Platform::Jindouyun, "video.example".to_owned())],
    }
}

fn share_texts(criterion: &mut Criterion) {
    let settings = settings();
    let required = ["你好天津".to_owned(), "点赞天津".to_owned()];
    let mut group = criterion.benchmark_group("share_texts");
    group.throughput(Throughput::Elements(TEXTS.len() as u64));
    group.bench_function("mixed", |bencher| {
        bencher.iter(|| {
            for text in TEXTS {
                let found = read(black_box(text), &settings, None);
                let verdicts = check_required(&required, false, &found.topics, Source::ShareText);
                black_box((found, verdicts));
            }
        });
    });
    group.finish();
}

fn linear(criterion: &mut Criterion) {
    let settings = settings();
    let mut group = criterion.benchmark_group("linear");
    group.sample_size(10);
    for (name, piece) in UNKIND {
        for kilobytes in [16, 128, 1024] {
            let bytes = kilobytes * 1024;
            let text = piece.repeat(bytes / piece.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, kilobytes), &text, |bencher, text| {
                bencher.iter(|| read(black_box(text), &settings, Some(Platform::Kuaishou)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, share_texts, linear);
criterion_main!(benches);
