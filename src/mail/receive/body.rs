//! What does the letter itself say? Its plain text, and the text with links of each of its bodies.
//! Of alternatives the first that says anything is read, so HTML-only letters and letters with an empty
//! plain part are read as well; links are taken from all of them.

use crate::mail::limits;
use crate::mail::structure::charset::{decode_labelled, decode_unlabelled};
use crate::mail::structure::declared::charset_of_html;
use crate::mail::structure::parts::{Inside, Part};
use crate::mail::text::html::{Page, page};
use crate::mail::text::plain_text;

/// The bodies of one message.
#[derive(Debug, Default)]
pub struct Bodies {
    /// The text that a reader would see first.
    pub text: String,
    /// Every plain and HTML body with its links.
    pub pages: Vec<Page>,
    /// The texts of letters that were sent on as files.
    forwarded: Vec<String>,
    /// Text was left out because of [`limits::TEXT_BYTES`].
    pub cut: bool,
}

/// A leaf part that is the letter's text, not a file beside it.
pub fn is_body(part: &Part) -> bool {
    let named = part
        .disposition
        .parameter("filename")
        .or(part.content_type.parameter("name"))
        .is_some();
    let text = matches!(part.media_type.as_str(), "text/plain" | "text/html");
    text && !named && part.disposition.value != "attachment"
}

impl Bodies {
    /// Read the bodies below `part`; `raw` is the message that its ranges lie in.
    pub fn read(part: &Part, raw: &[u8]) -> Self {
        let mut bodies = Self::default();
        let own = bodies.text_of(part, raw);
        let forwarded = bodies.forwarded.iter().map(|text| forwarded(text));
        // below the sender's own words, wherever the file stands among the parts
        let texts = std::iter::once(own).chain(forwarded);
        let texts = texts.filter(|text| !text.trim().is_empty());
        bodies.text = texts.collect::<Vec<_>>().join("\n");
        bodies
    }

    fn text_of(&mut self, part: &Part, raw: &[u8]) -> String {
        match &part.inside {
            Inside::Parts(parts) if part.media_type == "multipart/alternative" => {
                let texts: Vec<String> = parts.iter().map(|part| self.text_of(part, raw)).collect();
                texts
                    .into_iter()
                    .find(|text| !text.trim().is_empty())
                    .unwrap_or_default()
            }
            Inside::Parts(parts) => {
                let texts: Vec<String> = parts.iter().map(|part| self.text_of(part, raw)).collect();
                texts
                    .into_iter()
                    .filter(|text| !text.trim().is_empty())
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Inside::Leaf if is_body(part) => self.leaf(part, raw),
            Inside::Message(inner) => {
                let text = self.text_of(inner, raw);
                self.forwarded.push(text);
                String::new()
            }
            Inside::Leaf => String::new(),
        }
    }

    fn leaf(&mut self, part: &Part, raw: &[u8]) -> String {
        let spent: usize = self.pages.iter().map(|page| page.text.len()).sum();
        let room = limits::TEXT_BYTES.saturating_sub(spent);
        let body = &raw[part.body.clone()];
        self.cut |= body.len() > room;
        let bytes = part.transfer.decode(&body[..body.len().min(room)]);
        let text = match part.content_type.parameter("charset") {
            Some(label) => decode_labelled(&bytes, label),
            None => decode_unlabelled(&bytes, charset_of_html(&bytes).as_deref()),
        };
        let page = match part.media_type.as_str() {
            "text/html" => page(&text),
            _ => plain_text::page(&text),
        };
        let text = page.text.clone();
        self.pages.push(page);
        text
    }
}

/// The text of a letter that was sent on as a file, below a line that tells it from the sender's own words.
fn forwarded(text: &str) -> String {
    match text.trim().is_empty() {
        true => String::new(),
        false => format!("---------- 转发的邮件 ----------\n{text}"),
    }
}
