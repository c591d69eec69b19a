//! Closings and signatures end the entry's text in the ways that people and mail programs write them.

use super::*;
use proptest::prelude::*;

const ENTRY: &str = "作品名称：海河之夜\n作者：李华\n联系电话：13800000000\n作品简介：海河的夜";

fn entry(below: &str) -> String {
    let text = format!("{ENTRY}\n{below}");
    above(&text, &[]).to_owned()
}

#[test]
fn nothing_below_a_closing_is_the_entrys() {
    for closing in [
        "此致\n敬礼！",
        "此致 敬礼",
        "祝好！",
        "顺颂商祺",
        "顺祝秋安",
        "順頌 時祺",
        "谢谢！",
        "谢谢老师",
        "謝謝！",
        "多谢各位评委老师！",
        "非常感谢！",
        "敬请批评指正，谢谢！",
        "辛苦老师了，谢谢",
        "谢谢！李华",
        "祝您生活愉快，万事如意！",
        "祝大赛越办越好！",
        "李华敬上",
        "期待您的回复",
        "-- ",
        "--",
        "----------",
        "__________",
        "——————",
        "==========",
        "| |",
        "Best regards,",
        "Kind regards",
        "Sincerely yours,",
        "Best, Li Hua",
        "Thanks!",
        "Thank you so much for your time.",
        "Cheers",
    ] {
        let text = entry(&format!(
            "\n{closing}\n李华\n天津某大学\n地址：天津市河西区某路1号\n电话：022-23601234\n作品编号：3"
        ));
        assert_eq!(text, ENTRY, "{closing}");
    }
}

#[test]
fn the_line_of_a_mail_program_closes_a_message() {
    for line in [
        "发自我的iPhone",
        "發自我的 iPad",
        "从我的 iPhone 发送",
        "從我的 iPhone 傳送",
        "从我的华为手机发送",
        "来自我的小米手机",
        "发自网易邮箱大师",
        "发自 邮箱大师",
        "发自新浪邮箱客户端",
        "来自QQ邮箱",
        "通过我的HUAWEI手机发送",
        "从 Windows 版邮件发送",
        "由 vivo 手机发送",
        "获取 Outlook for iOS",
        "取得 Outlook for Android",
        "Get Outlook for Android",
        "Sent from my iPhone",
        "Sent from Mail for Windows",
        "Sent via the Samsung Galaxy S23",
        "签名由 网易邮箱大师 定制",
        "本邮件及其附件含有某公司的保密信息，仅限于发送给上面地址中列出的个人或群组。",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
    ] {
        assert_eq!(entry(&format!("\n{line}\n随便什么")), ENTRY, "{line}");
    }
}

#[test]
fn lines_of_an_introduction_close_nothing() {
    for line in [
        "谢谢这座城市给我的一切",
        "感恩每一次相遇",
        "祝福天津越来越好",
        "来自海河的早晨",
        "发自内心的热爱",
        "从天津站出发",
        "用手机拍摄的一天",
        "取得了手机摄影比赛一等奖",
        "你好，天津！",
        "Thanks to the river, the city lives",
        "Best of Tianjin",
        "海河 - 天津的母亲河",
        "——",
    ] {
        assert_eq!(of_line(line), None, "{line}");
        let text = entry(&format!("{line}\n下一行。"));
        assert_eq!(text, format!("{ENTRY}\n{line}\n下一行。"), "{line}");
    }
}

#[test]
fn a_closing_above_the_entry_closes_nothing() {
    for before in [
        "老师您辛苦了！\n\n",
        "您好，谢谢！\n----------\n",
        "请查收，谢谢\n",
    ] {
        let text = format!("{before}{ENTRY}");
        assert_eq!(above(&text, &[]), text);
    }
}

#[test]
fn a_rule_between_parts_of_the_entry_closes_nothing() {
    let text =
        "作品名称：海河之夜\n----------\n作者信息\n姓名：李华\n==========\n作品简介：海河的夜";
    assert_eq!(above(text, &[]), text);
    let below = format!("{text}\n----------\n天津某大学");
    assert_eq!(above(&below, &[]), text);
}

#[test]
fn a_signature_without_a_closing_is_known_by_a_name_a_date_or_a_number() {
    for signature in [
        "李华\n天津某大学新闻学院",
        "天津某大学\n李　华\n2023年8月1日",
        "二〇二三年八月一日",
        "lihua@example.com",
        "某传媒公司\n13800000000",
        "天津市河西区某路1号2门301",
        "王明\n\n单位：天津某大学\nQQ：12345",
    ] {
        let text = format!("{ENTRY}\n\n{signature}");
        assert_eq!(above(&text, &["王明"]), ENTRY, "{signature}");
    }
}

#[test]
fn a_second_paragraph_of_an_introduction_is_no_signature() {
    for paragraph in [
        "第二段讲的是五大道。\n2023年8月1日",
        "五大道\n古文化街",
        "李华在海河边长大。",
        "2023年8月1日，我们从三岔河口出发，一路走到入海口。",
    ] {
        let text = format!("{ENTRY}\n\n{paragraph}");
        assert_eq!(above(&text, &["王明"]), text, "{paragraph}");
    }
}

proptest! {
    #[test]
    fn what_is_above_is_the_beginning_of_any_text(
        text in "(\\PC|作者：李华\n|作品简介：|谢谢|--|\n|李华|此致|发自我的|13800000000){0,60}",
    ) {
        let found = above(&text, &["李华"]);
        prop_assert!(text.starts_with(found));
        text.lines().for_each(|line| { ends_a_value(line); });
    }
}
