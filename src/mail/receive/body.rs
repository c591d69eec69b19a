//! The text of a message: the text that a reader sees first, and each body with its links.
//!
//! Of alternative bodies, the first one that is not empty is read, so that messages with only HTML or with an empty
//! plain part are read, too. Links are taken from all bodies.

use crate::mail::limits;
use crate::mail::structure::charset::{decode_labelled, decode_unlabelled};
use crate::mail::structure::declared::charset_of_html;
use crate::mail::structure::parts::{Inside, Part};
use crate::mail::text::html::{Page, page};
use crate::mail::text::plain_text;

/// The bodies of one message.
#[derive(Debug, Default)]
pub struct Bodies {
    /// The text that a reader sees first.
    pub text: String,
    /// Every plain and HTML body with its links.
    pub pages: Vec<Page>,
    /// The texts of messages that were forwarded as files.
    forwarded: Vec<String>,
    /// Whether text was left out because of [`limits::TEXT_BYTES`].
    pub cut: bool,
}

/// Whether a leaf part is the message's text and not an attached file.
pub fn is_body(part: &Part) -> bool {
    let is_text = matches!(part.media_type.as_str(), "text/plain" | "text/html");
    is_text && part.file_name().is_none() && part.disposition.value != "attachment"
}

impl Bodies {
    /// Reads the bodies below `part`.
    pub fn read(part: &Part) -> Self {
        let mut bodies = Self::default();
        let own = bodies.text_of(part);
        let forwarded = bodies.forwarded.iter().map(|text| forwarded(text));
        // forwarded texts go below the sender's own, whatever the order of the parts
        let texts = std::iter::once(own).chain(forwarded);
        let texts = texts.filter(|text| !text.trim().is_empty());
        bodies.text = texts.collect::<Vec<_>>().join("\n");
        bodies
    }

    fn text_of(&mut self, part: &Part) -> String {
        match &part.inside {
            Inside::Parts(parts) => {
                let texts = parts.iter().map(|part| self.text_of(part));
                let mut texts: Vec<String> = texts.collect();
                texts.retain(|text| !text.trim().is_empty());
                if part.media_type == "multipart/alternative" {
                    texts.truncate(1);
                }
                texts.join("\n")
            }
            Inside::Leaf if is_body(part) => self.leaf(part),
            Inside::Message(inner) => {
                let text = self.text_of(inner);
                self.forwarded.push(text);
                String::new()
            }
            Inside::Leaf => String::new(),
        }
    }

    fn leaf(&mut self, part: &Part) -> String {
        let spent: usize = self.pages.iter().map(|page| page.text.len()).sum();
        let room = limits::TEXT_BYTES.saturating_sub(spent);
        let body = &part.body;
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

/// The text of a message that was forwarded as a file, below a line that separates it from the sender's own text.
fn forwarded(text: &str) -> String {
    match text.trim().is_empty() {
        true => String::new(),
        false => format!("---------- 转发的邮件 ----------\n{text}"),
    }
}
