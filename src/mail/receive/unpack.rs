//! Finds the files of a message, and those in its containers.

use bytes::Bytes;

use super::attachment::{Attachment, Nested};
use super::body::is_body;
use crate::mail::containers::{msg, tnef};
use crate::mail::limits;
use crate::mail::structure::parts::{Inside, Part, Walk};

impl Attachment {
    /// Reads the files inside this one, if it is a message or a container of a mail program.
    pub(super) fn open_container(&mut self) {
        self.nested = self.container();
    }

    fn container(&self) -> Option<Nested> {
        let (extension, name) = (self.extension(), self.name.as_deref().unwrap_or_default());
        let read: fn(Bytes) -> Option<Nested> = match (self.media_type.as_str(), &*extension) {
            ("application/ms-tnef" | "application/vnd.ms-tnef", _) => |bytes| tnef::read(&bytes),
            (_, "dat") if name.eq_ignore_ascii_case("winmail.dat") => |bytes| tnef::read(&bytes),
            ("application/vnd.ms-outlook", _) | (_, "msg") => {
                |bytes| msg::read(&bytes).map(msg::Outlook::nested)
            }
            ("message/rfc822" | "message/global", _) | (_, "eml") => {
                |bytes| Some(encoded_message(bytes))
            }
            _ => return None,
        };
        read(self.bytes(limits::CONTAINER_BYTES)?)
    }
}

/// The files below `part`, in order.
pub fn attachments(part: &Part) -> Vec<Attachment> {
    let mut found = Vec::new();
    collect(part, 0, &mut found);
    found
}

fn collect(part: &Part, depth: usize, found: &mut Vec<Attachment>) {
    match &part.inside {
        Inside::Parts(parts) => parts.iter().for_each(|part| collect(part, depth, found)),
        Inside::Message(inner) => {
            let mut file = leaf(part);
            file.nested = Some(Nested {
                subject: inner.headers.text("subject"),
                attachments: attachments(inner),
            });
            found.push(file);
        }
        // a multipart whose boundary is not found is not a file
        Inside::Leaf if part.media_type.starts_with("multipart/") || is_body(part) => {}
        Inside::Leaf => {
            let mut file = leaf(part);
            if depth < limits::DEPTH {
                file.open_container();
            }
            found.push(file);
        }
    }
}

fn leaf(part: &Part) -> Attachment {
    Attachment {
        name: part.file_name().map(str::to_owned),
        media_type: part.media_type.clone(),
        disposition: Some(part.disposition.value.clone()).filter(|value| !value.is_empty()),
        nested: None,
        encoded: part.body.clone(),
        transfer: part.transfer,
        is_open: part.cut,
    }
}

/// The content of a message that was encoded as a file. Only one level is opened: an encoded message inside it is
/// listed, but not read.
fn encoded_message(bytes: Bytes) -> Nested {
    let part = Walk::new(bytes, None).message();
    let mut nested = Nested {
        subject: part.headers.text("subject"),
        attachments: Vec::new(),
    };
    collect(&part, limits::DEPTH, &mut nested.attachments);
    nested
}
