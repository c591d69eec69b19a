//! The files in a winmail.dat (TNEF), the file that Outlook makes of a message in rich text.
//!
//! The format is a stream of attributes ([MS-OXTNEF]); those of attachments and their MAPI properties are read. A
//! broken or cut attribute ends the reading; the files before it are kept.

use super::mapi::{codepage_label, string8, utf16};
use crate::mail::limits;
use crate::mail::receive::attachment::{Attachment, Nested};

const SIGNATURE: u32 = 0x223E_9F78;

const SUBJECT: u16 = 0x8004;
const ATTACH_DATA: u16 = 0x800F;
const ATTACH_TITLE: u16 = 0x8010;
const ATTACH_REND_DATA: u16 = 0x9002;
const ATTACHMENT: u16 = 0x9005;
const OEM_CODEPAGE: u16 = 0x9007;

const PR_DISPLAY_NAME: u16 = 0x3001;
const PR_ATTACH_DATA: u16 = 0x3701;
const PR_ATTACH_FILENAME: u16 = 0x3704;
const PR_ATTACH_LONG_FILENAME: u16 = 0x3707;
const PR_ATTACH_MIME_TAG: u16 = 0x370E;

const STRING8: u16 = 0x1E;
const UNICODE: u16 = 0x1F;
const OBJECT: u16 = 0x0D;
const BINARY: u16 = 0x102;

/// The length of the interface id before an embedded object's bytes.
const OBJECT_PREFIX: usize = 16;

/// Reads a TNEF stream; `None` when the bytes are not one.
pub fn read(bytes: &[u8]) -> Option<Nested> {
    let mut stream = Stream(bytes);
    (stream.u32()? == SIGNATURE).then_some(())?;
    stream.take(2)?;
    let mut reading = Reading::default();
    while let Some((attribute, data)) = stream.attribute() {
        reading.attribute(attribute, data);
        if reading.files.len() >= limits::PARTS {
            break;
        }
    }
    Some(reading.nested())
}

/// A file, as far as its attributes were read.
#[derive(Default)]
struct File {
    title: Option<String>,
    names: [Option<String>; 3],
    media_type: Option<String>,
    data: Option<Vec<u8>>,
}

#[derive(Default)]
struct Reading {
    codepage: String,
    subject: Option<String>,
    files: Vec<File>,
}

impl Reading {
    fn attribute(&mut self, attribute: u16, data: &[u8]) {
        match attribute {
            OEM_CODEPAGE => {
                self.codepage = Stream(data).u32().map(codepage_label).unwrap_or_default()
            }
            SUBJECT => self.subject = Some(self.string(data)),
            ATTACH_REND_DATA => self.files.push(File::default()),
            _ => self.file_attribute(attribute, data),
        }
    }

    fn file_attribute(&mut self, attribute: u16, data: &[u8]) {
        let title = (attribute == ATTACH_TITLE).then(|| self.string(data));
        let codepage = self.codepage.clone();
        let Some(file) = self.files.last_mut() else {
            return;
        };
        match attribute {
            ATTACH_TITLE => file.title = title,
            ATTACH_DATA => file.data = Some(data.to_vec()),
            ATTACHMENT => file.properties(data, &codepage),
            _ => {}
        }
    }

    fn string(&self, data: &[u8]) -> String {
        string8(data, &self.codepage)
    }

    fn nested(self) -> Nested {
        Nested {
            subject: self.subject,
            attachments: self
                .files
                .into_iter()
                .filter_map(File::attachment)
                .collect(),
        }
    }
}

impl File {
    fn properties(&mut self, data: &[u8], codepage: &str) {
        let mut stream = Stream(data);
        let count = stream.u32().unwrap_or(0);
        for _ in 0..count {
            let Some(property) = stream.property() else {
                return;
            };
            self.property(&property, codepage);
        }
    }

    fn property(&mut self, property: &Property, codepage: &str) {
        let text = || match property.kind {
            UNICODE => Some(utf16(property.value)),
            STRING8 => Some(string8(property.value, codepage)),
            _ => None,
        };
        match property.id {
            PR_ATTACH_LONG_FILENAME => self.names[0] = text(),
            PR_ATTACH_FILENAME => self.names[1] = text(),
            PR_DISPLAY_NAME => self.names[2] = text(),
            PR_ATTACH_MIME_TAG => self.media_type = text(),
            PR_ATTACH_DATA if property.kind == OBJECT => {
                self.data = property.value.get(OBJECT_PREFIX..).map(<[u8]>::to_vec);
            }
            PR_ATTACH_DATA if property.kind == BINARY => self.data = Some(property.value.to_vec()),
            _ => {}
        }
    }

    fn attachment(self) -> Option<Attachment> {
        let [long, short, display] = self.names;
        let name = long
            .or(self.title)
            .or(short)
            .or(display)
            .filter(|name| !name.is_empty());
        if self.data.is_none() && name.is_none() {
            return None;
        }
        let media_type = self
            .media_type
            .unwrap_or_else(|| "application/octet-stream".to_owned());
        Some(Attachment::unpacked(
            name,
            &media_type.to_lowercase(),
            self.data.unwrap_or_default(),
        ))
    }
}

/// A MAPI property's first value.
struct Property<'d> {
    id: u16,
    kind: u16,
    value: &'d [u8],
}

/// A cursor over little-endian data; `None` at its end.
struct Stream<'d>(&'d [u8]);

impl<'d> Stream<'d> {
    fn take(&mut self, length: usize) -> Option<&'d [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)
            .map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn length(&mut self) -> Option<usize> {
        self.u32().and_then(|length| usize::try_from(length).ok())
    }

    fn attribute(&mut self) -> Option<(u16, &'d [u8])> {
        self.take(1)?;
        let (attribute, _kind) = (self.u16()?, self.u16()?);
        let length = self.length()?;
        let data = self.take(length)?;
        self.take(2)?;
        Some((attribute, data))
    }

    fn property(&mut self) -> Option<Property<'d>> {
        let (kind, id) = (self.u16()?, self.u16()?);
        if id >= 0x8000 {
            self.property_name()?;
        }
        let (single, many) = (kind & 0xFFF, kind & 0x1000 != 0);
        let value = match fixed_length(single) {
            Some(length) if many => {
                let count = self.length()?;
                self.take(length.checked_mul(count)?)?
            }
            Some(length) => self.take(length)?,
            None => self.variable_values()?,
        };
        Some(Property {
            id,
            kind: if many { 0 } else { single },
            value,
        })
    }

    fn property_name(&mut self) -> Option<()> {
        self.take(16)?;
        match self.u32()? {
            0 => self.take(4).map(|_| ()),
            _ => {
                let length = self.length()?;
                self.padded(length).map(|_| ())
            }
        }
    }

    /// The first of several values that contain their own lengths.
    fn variable_values(&mut self) -> Option<&'d [u8]> {
        let count = self.u32()?;
        let mut first: Option<&[u8]> = None;
        for _ in 0..count {
            let length = self.length()?;
            let value = self.padded(length)?;
            first = first.or(Some(value));
        }
        Some(first.unwrap_or(&[]))
    }

    fn padded(&mut self, length: usize) -> Option<&'d [u8]> {
        let value = self.take(length)?;
        let padding = (4 - length % 4) % 4;
        self.take(padding.min(self.0.len()))?;
        Some(value)
    }
}

fn fixed_length(kind: u16) -> Option<usize> {
    match kind {
        0 | 1 => Some(0),
        2 | 3 | 4 | 0x0A | 0x0B => Some(4),
        5 | 6 | 7 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attribute(id: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = vec![2];
        bytes.extend(id.to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend((data.len() as u32).to_le_bytes());
        bytes.extend(data);
        bytes.extend([0, 0]);
        bytes
    }

    fn stream(attributes: &[Vec<u8>]) -> Vec<u8> {
        [
            SIGNATURE.to_le_bytes().to_vec(),
            vec![1, 0],
            attributes.concat(),
        ]
        .concat()
    }

    #[test]
    fn files_are_taken_with_their_long_unicode_names() {
        let name: Vec<u8> = "海河.mp4\0"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let mut properties = vec![1, 0, 0, 0];
        properties.extend([0x1F, 0, 0x07, 0x37, 1, 0, 0, 0]);
        properties.extend((name.len() as u32).to_le_bytes());
        properties.extend(&name);
        properties.extend(vec![0; (4 - name.len() % 4) % 4]);
        let bytes = stream(&[
            attribute(ATTACH_REND_DATA, &[0; 14]),
            attribute(ATTACH_DATA, b"video"),
            attribute(ATTACH_TITLE, b"short.mp4\0"),
            attribute(ATTACHMENT, &properties),
        ]);
        let nested = read(&bytes).unwrap();
        assert_eq!(nested.attachments[0].name.as_deref(), Some("海河.mp4"));
        assert_eq!(nested.attachments[0].bytes(9).unwrap(), "video");
    }

    #[test]
    fn what_is_no_tnef_is_refused_and_a_cut_one_keeps_its_whole_files() {
        assert!(read(b"PK").is_none());
        let mut bytes = stream(&[
            attribute(ATTACH_REND_DATA, &[]),
            attribute(ATTACH_TITLE, b"a.txt\0"),
        ]);
        bytes.extend(attribute(ATTACH_DATA, b"cut here").split_off(0)[..10].to_vec());
        assert_eq!(read(&bytes).unwrap().attachments.len(), 1);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(noise: Vec<u8>, properties: Vec<u8>) {
            read(&stream(std::slice::from_ref(&noise)));
            read(&stream(&[attribute(ATTACH_REND_DATA, &[]), attribute(ATTACHMENT, &properties)]));
        }
    }
}
