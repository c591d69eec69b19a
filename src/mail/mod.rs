//! Mail in both directions.
//!
//! Messages coming in: [`containers::sources`] finds raw messages in files and folders, and [`fetch`] in the mailbox.
//! [`structure`] reads their header and parts, [`containers`] and [`text`] open the contents of the parts. [`receive`]
//! makes them a [`receive::Incoming`], with the links that [`cloud`] recognises. [`understand`] reads from it the
//! details of the entry.
//!
//! Letters going out: [`letter`] puts them into words, [`send`] hands them to the mail server.

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
