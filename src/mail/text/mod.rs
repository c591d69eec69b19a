//! The text of a body, and where in it links stand: from HTML and from plain text.

pub mod html;
pub mod plain_text;
