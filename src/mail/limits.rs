//! Every bound on hostile or broken mail, with its reason.

/// Bytes of a message. QQ accepts about 70 MB of encoded mail and NetEase 71 MB; corporate servers go
/// somewhat further. A longer message holds no short video.
pub const MESSAGE_BYTES: usize = 200 * 1024 * 1024;

/// Leaf and inner parts of a message. A person attaches tens at most.
pub const PARTS: usize = 200;

/// How deep multiparts and messages may nest. Forwards of forwards stay below ten.
pub const DEPTH: usize = 20;

/// Lines of one header. Relays and mailing lists reach about two hundred.
pub const HEADER_LINES: usize = 1_000;

/// Bytes of one field's value; the rest is left out. File names and subjects are far below.
pub const HEADER_BYTES: usize = 64 * 1024;

/// Parameters of one structured field. A long file name in pieces makes a dozen.
pub const PARAMETERS: usize = 100;

/// Senders of one message.
pub const MAILBOXES: usize = 100;

/// Bytes of text that are read from a message's bodies, before and after conversion from HTML.
pub const TEXT_BYTES: usize = 5 * 1024 * 1024;

/// Links to cloud files that one message may bring.
pub const CLOUD_LINKS: usize = 50;

/// Bytes of a container (winmail.dat, .msg) that is opened in memory: mail of Outlook carries at most a few tens
/// of megabytes.
pub const CONTAINER_BYTES: usize = 100 * 1024 * 1024;

/// Bytes of a registration form (docx, xlsx) that is read. One with pictures in it has a few megabytes.
pub const FORM_BYTES: usize = 10 * 1024 * 1024;

/// Bytes that a form may unpack to; beyond this it is a zip bomb or no form.
pub const FORM_UNPACKED_BYTES: u64 = 50 * 1024 * 1024;
