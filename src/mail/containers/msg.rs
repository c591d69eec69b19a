//! An Outlook .msg file, as Outlook saves a message to disk: a compound file whose streams are MAPI properties
//! ([MS-OXMSG]). The crate `cfb` reads the container.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use chrono::{DateTime, Utc};

use super::mapi::{codepage_label, string8, utf16};
use crate::mail::limits;
use crate::mail::receive::attachment::{Attachment, Nested};
use crate::mail::structure::address::Mailbox;
use crate::mail::structure::charset::decode_labelled;
use crate::mail::structure::header::Headers;
use crate::mail::text::html::page;

const SUBJECT: u16 = 0x0037;
const CLIENT_SUBMIT_TIME: u16 = 0x0039;
const TRANSPORT_HEADERS: u16 = 0x007D;
const SENDER_NAME: u16 = 0x0C1A;
const SENDER_ADDRESS: u16 = 0x0C1F;
const DELIVERY_TIME: u16 = 0x0E06;
const BODY: u16 = 0x1000;
const HTML: u16 = 0x1013;
const MESSAGE_ID: u16 = 0x1035;
const DISPLAY_NAME: u16 = 0x3001;
const ATTACH_DATA: u16 = 0x3701;
const ATTACH_FILENAME: u16 = 0x3704;
const ATTACH_LONG_FILENAME: u16 = 0x3707;
const ATTACH_MIME_TAG: u16 = 0x370E;
const INTERNET_CODEPAGE: u16 = 0x3FDE;
const MESSAGE_LOCALE: u16 = 0x3FF1;
const MESSAGE_CODEPAGE: u16 = 0x3FFD;
const SENDER_SMTP: u16 = 0x5D01;

/// A saved message.
#[derive(Debug, Default)]
pub struct Outlook {
    /// Its internet header, if it came over the internet.
    pub headers: Headers,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its sender, if one is stored.
    pub from: Option<Mailbox>,
    /// When it was sent, or else when it was delivered.
    pub dated: Option<DateTime<Utc>>,
    /// Its plain text, converted from HTML if no plain text is stored.
    pub text: String,
    /// Its HTML; empty if none is stored.
    pub html: String,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

impl Outlook {
    /// The message as the content of an attachment.
    pub fn nested(self) -> Nested {
        Nested {
            subject: self.subject,
            attachments: self.attachments,
        }
    }
}

/// Reads a .msg file; `None` when the bytes are not one.
pub fn read(bytes: &[u8]) -> Option<Outlook> {
    if bytes.len() > limits::CONTAINER_BYTES {
        return None;
    }
    let mut store = Store::open(bytes)?;
    let mut message = Outlook::default();
    message.read_header(&mut store);
    message.read_text(&mut store);
    message.read_files(&mut store);
    Some(message)
}

impl Outlook {
    fn read_header(&mut self, store: &mut Store) {
        let header = store.text("/", TRANSPORT_HEADERS).unwrap_or_default();
        self.headers = Headers::read(header.trim_start().as_bytes(), None).0;
        self.message_id = store
            .text("/", MESSAGE_ID)
            .or_else(|| self.headers.text("message-id"));
        self.subject = store
            .text("/", SUBJECT)
            .or_else(|| self.headers.text("subject"));
        // a draft that was never sent has neither sender nor time
        self.from = sender(store, [SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS]);
        let times = [CLIENT_SUBMIT_TIME, DELIVERY_TIME];
        self.dated = times.into_iter().find_map(|time| store.time(time));
    }

    fn read_text(&mut self, store: &mut Store) {
        let label = store
            .number(INTERNET_CODEPAGE)
            .map(codepage_label)
            .unwrap_or_default();
        self.html = match store.stream("/", HTML, "0102") {
            Some(bytes) => decode_labelled(&bytes, &label),
            None => store.text("/", HTML).unwrap_or_default(),
        };
        self.text = store
            .text("/", BODY)
            .filter(|text| !text.trim().is_empty())
            .unwrap_or_else(|| page(&self.html).text);
    }

    fn read_files(&mut self, store: &mut Store) {
        for folder in store.attachments() {
            let names = [ATTACH_LONG_FILENAME, ATTACH_FILENAME, DISPLAY_NAME];
            let name = names
                .into_iter()
                .find_map(|name| store.text(&folder, name))
                .filter(|name| !name.is_empty());
            let media_type = store
                .text(&folder, ATTACH_MIME_TAG)
                .unwrap_or_default()
                .to_lowercase();
            let data = store.stream(&folder, ATTACH_DATA, "0102");
            let embedded = data.is_none() && store.has_message(&folder);
            let media_type = match (media_type.as_str(), embedded) {
                (_, true) => "application/vnd.ms-outlook",
                ("", false) => "application/octet-stream",
                (known, false) => known,
            };
            self.attachments.push(Attachment::unpacked(
                name,
                media_type,
                data.unwrap_or_default(),
            ));
        }
    }
}

fn sender(store: &mut Store, [name, smtp, address]: [u16; 3]) -> Option<Mailbox> {
    let name = store.text("/", name).unwrap_or_default();
    let address = store
        .text("/", smtp)
        .or_else(|| store.text("/", address))
        .unwrap_or_default();
    (!name.is_empty() || !address.is_empty()).then_some(Mailbox { name, address })
}

/// The Windows code page of a locale, if it is not the Western one.
fn codepage_of_locale(locale: u32) -> u32 {
    match locale {
        0x0804 | 0x1004 => 936,
        0x0404 | 0x0C04 | 0x1404 => 950,
        0x0411 => 932,
        0x0412 => 949,
        0x0419 | 0x0422 | 0x0402 => 1251,
        _ => 1252,
    }
}

/// The compound file, and the code page of its strings.
struct Store<'b> {
    file: CompoundFile<Cursor<&'b [u8]>>,
    codepage: String,
    properties: Vec<u8>,
    left: usize,
}

impl<'b> Store<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let file = CompoundFile::open(Cursor::new(bytes)).ok()?;
        let mut store = Self {
            file,
            codepage: String::new(),
            properties: Vec::new(),
            left: limits::CONTAINER_BYTES,
        };
        store.properties = store.read("/__properties_version1.0").unwrap_or_default();
        let locale = store.number(MESSAGE_LOCALE).map(codepage_of_locale);
        let codepage = store
            .number(MESSAGE_CODEPAGE)
            .or(locale)
            .or_else(|| store.number(INTERNET_CODEPAGE));
        store.codepage = codepage.map(codepage_label).unwrap_or_default();
        Some(store)
    }

    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let stream = self.file.open_stream(path).ok()?;
        // streams of a forged file may share sectors, so the limit applies to all of them together
        stream.take(self.left as u64).read_to_end(&mut bytes).ok()?;
        self.left -= bytes.len().min(self.left);
        Some(bytes)
    }

    fn stream(&mut self, folder: &str, property: u16, kind: &str) -> Option<Vec<u8>> {
        self.read(&format!(
            "{}/__substg1.0_{property:04X}{kind}",
            folder.trim_end_matches('/')
        ))
    }

    fn text(&mut self, folder: &str, property: u16) -> Option<String> {
        if let Some(bytes) = self.stream(folder, property, "001F") {
            return Some(utf16(&bytes));
        }
        let codepage = self.codepage.clone();
        self.stream(folder, property, "001E")
            .map(|bytes| string8(&bytes, &codepage))
    }

    /// The eight bytes of a fixed-size property of the message. The properties are records of 16 bytes after a header
    /// of 32.
    fn fixed(&self, property: u16) -> Option<[u8; 8]> {
        let records = self.properties.get(32..)?.chunks_exact(16);
        let mut found =
            records.filter(|record| u16::from_le_bytes([record[2], record[3]]) == property);
        found.next()?[8..16].try_into().ok()
    }

    fn number(&self, property: u16) -> Option<u32> {
        self.fixed(property)
            .map(|[a, b, c, d, ..]| u32::from_le_bytes([a, b, c, d]))
    }

    /// A Windows file time, which counts tenths of microseconds since 1601.
    fn time(&self, property: u16) -> Option<DateTime<Utc>> {
        const TO_UNIX_SECONDS: i64 = 11_644_473_600;
        let ticks = self
            .fixed(property)
            .map(u64::from_le_bytes)
            .filter(|ticks| *ticks > 0)?;
        DateTime::from_timestamp(i64::try_from(ticks / 10_000_000).ok()? - TO_UNIX_SECONDS, 0)
    }

    fn attachments(&self) -> Vec<String> {
        let entries = self
            .file
            .read_root_storage()
            .filter(|entry| entry.name().starts_with("__attach_version1.0"));
        let mut folders: Vec<String> = entries
            .map(|entry| format!("/{}", entry.name()))
            .take(limits::PARTS)
            .collect();
        folders.sort();
        folders
    }

    fn has_message(&self, folder: &str) -> bool {
        self.file
            .is_storage(format!("{folder}/__substg1.0_{ATTACH_DATA:04X}000D"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    fn saved() -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let wide = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        file.create_storage("/__attach_version1.0_#00000000")
            .unwrap();
        for (path, bytes) in [
            ("/__substg1.0_0037001F", wide("投稿")),
            ("/__substg1.0_0C1A001F", wide("李华")),
            ("/__substg1.0_0C1F001F", wide("lihua@example.test")),
            ("/__substg1.0_1000001F", wide("正文")),
            (
                "/__attach_version1.0_#00000000/__substg1.0_3707001F",
                wide("桥.mp4"),
            ),
            (
                "/__attach_version1.0_#00000000/__substg1.0_37010102",
                b"video".to_vec(),
            ),
        ] {
            file.create_stream(path).unwrap().write_all(&bytes).unwrap();
        }
        file.into_inner().into_inner()
    }

    #[test]
    fn a_saved_message_gives_sender_subject_text_and_files() {
        let message = read(&saved()).unwrap();
        assert_eq!(message.subject.as_deref(), Some("投稿"));
        assert_eq!(message.from.unwrap().address, "lihua@example.test");
        assert_eq!(message.text, "正文");
        assert_eq!(message.attachments[0].name.as_deref(), Some("桥.mp4"));
        assert_eq!(message.attachments[0].measure().size(), 5);
    }

    proptest! {
        #[test]
        fn a_broken_container_is_read_without_panic(at in 0usize..4096, byte: u8, cut in 0usize..8192) {
            let mut bytes = saved();
            let at = at % bytes.len();
            bytes[at] = byte;
            read(&bytes);
            bytes.truncate(cut);
            read(&bytes);
        }
    }
}
