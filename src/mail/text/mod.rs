//! Reads the text of a body and the places of the links in it, from HTML or from plain text.

pub mod html;
pub mod plain_text;
