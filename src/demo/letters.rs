//! What do the demonstration's letters to the contest's mailbox look like? Raw messages as a mail program writes them:
//! one for each work by e-mail, and some that are no work by themselves.

use chrono::NaiveDateTime;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

use super::Work;
use super::fill::local;

/// Six seconds of moving light and a tone, made by ffmpeg 5.1: `-f lavfi -i gradients=s=640x360:c0=0x0b6470:c1=0xf2b880:
/// c2=0x17242a:n=3:x0=0:y0=0:x1=640:y1=360:d=6:speed=0.03:r=8 -f lavfi -i sine=d=6:f=330:r=16000 -c:v libx264 -preset
/// veryslow -crf 34 -pix_fmt yuv420p -bf 0 -c:a aac -b:a 16k -ac 1 -movflags +faststart -map_metadata -1`.
const FILM: &[u8] = include_bytes!("film.mp4");

/// A letter and when it arrives.
pub(super) struct Letter {
    /// Local time.
    pub(super) at: NaiveDateTime,
    /// The message.
    pub(super) raw: Vec<u8>,
}

/// The letter with which a work is sent.
pub(super) fn with_work(number: usize, work: &Work) -> Letter {
    let text = format!(
        "作品名称：{}\n作者：{}\n联系人：{}\n联系电话：{}\n本作品未在任何平台公开发表。\n作品简介：{}",
        work.title, work.author, work.contact, work.phone, work.description
    );
    let subject = match number % 3 {
        0 => format!("投稿：{}", work.title),
        1 => format!("【你好，天津】{}+{}", work.title, work.author),
        _ => "“你好，天津”网络短视频大赛投稿".to_owned(),
    };
    let film = attachment(&format!("{}.mp4", work.title), film(number));
    let parts = MultiPart::mixed().singlepart(SinglePart::plain(text));
    let from = (
        work.contact.as_str(),
        work.email.as_deref().unwrap_or_default(),
    );
    letter(
        &number.to_string(),
        work.submitted_at,
        from,
        &subject,
        parts.singlepart(film),
    )
}

/// Letters that wait for an organizer or are set aside.
pub(super) fn others() -> Vec<Letter> {
    let plain = |text: &str| MultiPart::mixed().singlepart(SinglePart::plain(text.to_owned()));
    let cut = film(10_000);
    let cut = attachment("意式风情区的黄昏.mp4", cut[..cut.len() / 2].to_vec());
    let away = ("客服中心", "service@example.cn");
    let mut answer = b"Auto-Submitted: auto-replied\r\n".to_vec();
    let told = plain("您好，我正在休假，回来后会尽快回复。");
    let told = letter(
        "away",
        local(9, 28, 9, 3),
        away,
        "自动回复：已收到您的投稿",
        told,
    );
    answer.extend(told.raw);
    vec![
        letter(
            "link",
            local(9, 26, 20, 41),
            ("周岚", "zhoulan@example.com"),
            "短视频投稿 古文化街的一天",
            plain(
                "作品名称：古文化街的一天\n作者：周岚\n联系电话：15400009901\n视频太大，请从网盘下载：\n\
                 https://pan.baidu.com/s/1aBcDeFgHiJkLmNoPqRsTuV 提取码：tj23",
            ),
        ),
        letter(
            "asked",
            local(9, 27, 11, 15),
            ("孙女士", "sun@example.com"),
            "请问怎么投稿",
            plain("您好，我想参加“你好，天津”短视频大赛，请问视频有时长要求吗？"),
        ),
        Letter {
            raw: answer,
            ..told
        },
        letter(
            "cut",
            local(10, 7, 21, 34),
            ("吴桐", "wutong@example.cn"),
            "投稿：意式风情区的黄昏",
            plain(
                "作品名称：意式风情区的黄昏\n作者：吴桐\n联系电话：15400009902\n本作品未公开发表。",
            )
            .singlepart(cut),
        ),
    ]
}

/// The film of a work: it plays like all of them, and its bytes are no other's. Players skip a box that is free
/// (ISO/IEC 14496-12, 8.1.2).
fn film(number: usize) -> Vec<u8> {
    let number = (number as u64).to_be_bytes();
    let length = (8 + number.len() as u32).to_be_bytes();
    [FILM, &length, b"free", &number].concat()
}

fn attachment(name: &str, bytes: Vec<u8>) -> SinglePart {
    let kind = ContentType::parse("video/mp4").expect("a media type");
    Attachment::new(name.to_owned()).body(bytes, kind)
}

fn letter(
    name: &str,
    at: NaiveDateTime,
    (from, address): (&str, &str),
    subject: &str,
    parts: MultiPart,
) -> Letter {
    let address = address.parse().expect("the plan's addresses are addresses");
    let built = Message::builder()
        .from(Mailbox::new(Some(from.to_owned()), address))
        .to(Mailbox::new(
            None,
            "contest@example.com".parse().expect("an address"),
        ))
        .subject(subject)
        .message_id(Some(format!("<demo-{name}@example.com>")))
        .date(at.and_utc().into())
        .multipart(parts);
    Letter {
        at,
        raw: built
            .expect("a letter with a sender and a receiver")
            .formatted(),
    }
}
