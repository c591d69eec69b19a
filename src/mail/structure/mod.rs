//! The structure of a raw message, as RFC 5322 and MIME define it and as mail programs write it: header fields,
//! parameters, addresses, dates, transfer encodings, character sets and the tree of parts.

pub mod address;
pub mod base64;
pub mod charset;
pub mod date;
pub mod declared;
pub mod header;
pub mod iso_2022;
pub mod parameter;
pub mod parts;
pub mod transfer;
