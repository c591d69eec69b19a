//! Every bound on hostile or broken mail, with its reason.

/// Bytes of a message. QQ accepts about 70 MB of encoded mail and NetEase 71 MB; corporate servers accept somewhat
/// more. A longer message cannot be a short video.
pub const MESSAGE_BYTES: usize = 200 * 1024 * 1024;

/// Leaf and inner parts of a message. A person attaches at most tens of files.
pub const PARTS: usize = 200;

/// The depth to which multiparts and messages may nest. Forwards of forwards stay below ten.
pub const DEPTH: usize = 20;

/// Lines of one header. Relays and mailing lists reach about two hundred.
pub const HEADER_LINES: usize = 1_000;

/// Bytes of one field's value; the rest is left out. File names and subjects are far shorter.
pub const HEADER_BYTES: usize = 64 * 1024;

/// Parameters of one structured field. A long file name in pieces has a dozen.
pub const PARAMETERS: usize = 100;

/// Senders of one message.
pub const MAILBOXES: usize = 100;

/// Bytes of text that are read from a message's bodies, before and after conversion from HTML.
pub const TEXT_BYTES: usize = 5 * 1024 * 1024;

/// Links to cloud files in one message.
pub const CLOUD_LINKS: usize = 50;

/// Bytes of a container (winmail.dat, .msg) that is opened in memory: mail of Outlook has at most a few tens of
/// megabytes.
pub const CONTAINER_BYTES: usize = 100 * 1024 * 1024;

/// Bytes of a registration form (docx, xlsx) that is read. A form with pictures has a few megabytes.
pub const FORM_BYTES: usize = 10 * 1024 * 1024;

/// Bytes to which a form may unpack; a longer one is a zip bomb or not a form.
pub const FORM_UNPACKED_BYTES: u64 = 50 * 1024 * 1024;
