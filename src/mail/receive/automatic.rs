//! Was a message sent by a program, so that the program must never reply?
//!
//! RFC 3834 and the usual headers of lists and bounces decide. The headers are unverified; a false one only makes an
//! organizer look at the message.

use crate::mail::structure::header::Headers;

/// The kind of program that sent a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Automatic {
    /// A bounce or a delivery report.
    Bounce,
    /// An automatic reply, such as an absence notice.
    Reply,
    /// A mailing list or an advertiser.
    Bulk,
}

/// Addresses of mail systems, by the part before the `@`.
const SYSTEMS: [&str; 3] = ["mailer-daemon", "postmaster", "mail-daemon"];

/// The beginnings of the subjects of absence notices that have no header of RFC 3834: those of QQ, NetEase, Outlook,
/// Gmail.
const ABSENCES: [&str; 7] = [
    "自动回复",
    "自动答复",
    "自動回覆",
    "automatic reply",
    "autoreply",
    "auto-reply",
    "out of office",
];

/// The kind of program; `None` for a person. `sender` is the first From address, `subject` the decoded subject.
pub fn automatic(
    headers: &Headers,
    media_type: &str,
    sender: &str,
    subject: &str,
) -> Option<Automatic> {
    if is_bounce(headers, media_type, sender) {
        Some(Automatic::Bounce)
    } else if is_reply(headers) || is_absence(subject) {
        Some(Automatic::Reply)
    } else if is_bulk(headers) {
        Some(Automatic::Bulk)
    } else {
        None
    }
}

fn is_bounce(headers: &Headers, media_type: &str, sender: &str) -> bool {
    let local = sender.split('@').next().unwrap_or("").to_ascii_lowercase();
    // bounces have an empty return path (RFC 5321 §4.5.5)
    let empty_return = headers
        .raw("return-path")
        .is_some_and(|path| path.trim() == "<>");
    media_type == "multipart/report"
        || empty_return
        || SYSTEMS.contains(&local.as_str())
        || headers.has("x-failed-recipients")
}

fn is_reply(headers: &Headers) -> bool {
    let submitted = word(headers, "auto-submitted");
    !(submitted.is_empty() || submitted == "no")
        || headers.has("x-autoreply")
        || headers.has("x-autorespond")
        || word(headers, "precedence") == "auto_reply"
}

fn is_absence(subject: &str) -> bool {
    let beginning: String = subject.trim_start().chars().take(20).collect();
    let beginning = beginning.to_lowercase();
    ABSENCES.iter().any(|words| beginning.starts_with(words))
}

fn is_bulk(headers: &Headers) -> bool {
    ["bulk", "list", "junk"].contains(&word(headers, "precedence").as_str())
        || ["list-id", "list-unsubscribe", "list-post"]
            .iter()
            .any(|name| headers.has(name))
}

fn word(headers: &Headers, name: &str) -> String {
    let value = headers.raw(name).unwrap_or("");
    value
        .split([';', '(', ' '])
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent_by(header: &str) -> Option<Automatic> {
        let (headers, _) = Headers::read(header.as_bytes(), None);
        automatic(&headers, "text/plain", "a@b", "投稿")
    }

    #[test]
    fn programs_are_told_from_people() {
        assert_eq!(
            sent_by("Auto-Submitted: auto-replied (vacation)\n"),
            Some(Automatic::Reply)
        );
        assert_eq!(sent_by("Return-Path: <>\n"), Some(Automatic::Bounce));
        assert_eq!(sent_by("Precedence: bulk\n"), Some(Automatic::Bulk));
        assert_eq!(
            sent_by("List-Unsubscribe: <https://a.b>\n"),
            Some(Automatic::Bulk)
        );
        assert_eq!(sent_by("Auto-Submitted: no\nSubject: x\n"), None);
    }

    #[test]
    fn a_mail_systems_own_address_is_a_bounce() {
        let (headers, _) = Headers::read(b"Subject: x\n", None);
        assert_eq!(
            automatic(&headers, "text/plain", "PostMaster@qq.com", ""),
            Some(Automatic::Bounce)
        );
        assert_eq!(
            automatic(&headers, "multipart/report", "a@b", ""),
            Some(Automatic::Bounce)
        );
    }

    #[test]
    fn an_absence_notice_is_known_by_its_subject() {
        let of = |subject| automatic(&Headers::default(), "", "a@b", subject);
        for subject in [
            "自动回复：已收到您的投稿",
            "Automatic reply: x",
            " OUT OF OFFICE: x",
        ] {
            assert_eq!(of(subject), Some(Automatic::Reply), "{subject}");
        }
        assert_eq!(of("回复：自动回复是怎么回事"), None);
    }
}
