//! Mail in both directions.
//!
//! Messages coming in: [`containers::sources`] finds raw messages in files and folders, and [`fetch`] in the mailbox.
//! [`structure`] walks their header and parts, [`containers`] and [`text`] open the contents of the parts. [`receive`]
//! makes a [`receive::Incoming`] of them, with the links that [`cloud`] recognises. [`understand`] reads from it the
//! entry that the sender seems to make.
//!
//! Letters going out: [`letter`] words them, [`send`] hands them to the mail server.

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
