//! Files that contain messages or their parts: mbox and Maildir, Outlook's .msg and winmail.dat (TNEF).

pub mod mapi;
pub mod mbox;
pub mod msg;
pub mod sources;
pub mod tnef;
