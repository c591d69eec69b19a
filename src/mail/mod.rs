//! The mail door: the letters we write and how they leave, and the letters that come in.
//!
//! The way in: [`sources`] finds raw messages in files and folders, [`fetch`] in the mailbox, [`receive`] reads one into an
//! [`receive::Incoming`], [`understand`] says what it seems to enter, [`dry_run`] sums it up on one line.

pub mod letter;
pub mod send;

pub mod dry_run;
pub mod fetch;
pub mod receive;
pub mod sources;
pub mod understand;

pub mod address;
pub mod attachment;
pub mod automatic;
pub mod base64;
pub mod body;
pub mod charset;
pub mod cloud;
pub mod code;
pub mod date;
pub mod declared;
pub mod expiry;
pub mod form;
pub mod glued;
pub mod header;
pub mod html;
pub mod label;
pub mod limits;
pub mod mapi;
pub mod mbox;
pub mod msg;
pub mod named;
pub mod on_disk;
pub mod outline;
pub mod parameter;
pub mod plain;
pub mod quote;
pub mod service;
pub mod share;
pub mod shift;
pub mod size;
pub mod structure;
pub mod tnef;
pub mod transfer;
pub mod video;
pub mod wording;
