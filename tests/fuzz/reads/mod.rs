//! Everything that reads what comes from outside, fed with any bytes: fuzzed by the targets, and by the tests on the
//! seeds. Each file is a parser, what it is fed with, and what must hold of whatever it says.

use std::borrow::Cow;
use std::sync::LazyLock;

use reeljury::contest::Contest;
use reeljury::contest::definition::BUILT_IN;

mod packed;

pub mod address;
pub mod bundle;
pub mod cloud;
pub mod date_input;
pub mod definition;
pub mod entry_details;
pub mod file_name;
pub mod form;
pub mod header;
pub mod html;
pub mod link;
pub mod mbox;
pub mod media;
pub mod message;
pub mod msg;
pub mod parameter;
pub mod posts;
pub mod share_text;
pub mod sheet;
pub mod tnef;
pub mod topic;
pub mod transfer;
pub mod web_form;
pub mod wording;

/// What a target does with bytes.
pub type Read = fn(&[u8]);

/// Every target by its name.
pub const READS: [(&str, Read); 24] = [
    ("address", address::read),
    ("bundle", bundle::read),
    ("claim", entry_details::read),
    ("cloud", cloud::read),
    ("definition", definition::read),
    ("file_name", file_name::read),
    ("form", form::read),
    ("header", header::read),
    ("html", html::read),
    ("link", link::read),
    ("mbox", mbox::read),
    ("media", media::read),
    ("message", message::read),
    ("moment", date_input::read),
    ("msg", msg::read),
    ("parameter", parameter::read),
    ("posts", posts::read),
    ("share_text", share_text::read),
    ("sheet", sheet::read),
    ("tnef", tnef::read),
    ("topic", topic::read),
    ("transfer", transfer::read),
    ("web_form", web_form::read),
    ("wording", wording::read),
];

/// The contest whose rules are kept.
static CONTEST: LazyLock<Contest> =
    LazyLock::new(|| Contest::parse(BUILT_IN).expect("the built-in edition adds up"));

/// The bytes as text, as every door takes them.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
