//! Mail in both directions.
//!
//! The way of a message in: [`containers::sources`] finds raw messages in files and folders and [`fetch`] in the mailbox;
//! [`structure`] walks their header and parts, [`containers`] and [`text`] open what the parts hold, [`receive`] makes an
//! [`receive::Incoming`] of it, with the links that [`cloud`] recognises, and [`understand`] reads what it seems to enter.
//! The way of a letter out: [`letter`] writes it, [`send`] hands it to the mail server.

pub mod cloud;
pub mod containers;
pub mod decoders;
pub mod fetch;
pub mod letter;
pub mod limits;
pub mod receive;
pub mod send;
pub mod structure;
pub mod text;
pub mod understand;
