//! All code that reads input from outside, fed with arbitrary bytes: by the fuzz target, and by tests on the seeds.
//! Each file is a reader: it feeds a parser and checks the properties that every result must have.

use std::borrow::Cow;
use std::sync::LazyLock;

use reeljury::contest::Contest;
use reeljury::contest::definition::BUILT_IN;

mod packed;

/// A reader; it panics when a property does not hold.
pub type Read = fn(&[u8]);

/// Declares the module of each reader, and [`READERS`] with all of them.
macro_rules! readers {
    ($($name:ident)*) => {
        $(pub mod $name;)*

        /// Every reader by its name. Its seeds are in `seeds/NAME`; `dictionaries/NAME`, if there is one, has words to
        /// try.
        pub const READERS: &[(&str, Read)] = &[$((stringify!($name), $name::read)),*];
    };
}

readers! {
    address
    bundle
    cloud
    date_input
    definition
    entry_details
    file_name
    form
    header
    html
    link
    mbox
    media
    message
    msg
    parameter
    posts
    share_text
    sheet
    tnef
    topic
    transfer
    web_form
    wording
}

/// The contest whose rules apply.
static CONTEST: LazyLock<Contest> =
    LazyLock::new(|| Contest::parse(BUILT_IN).expect("the built-in edition adds up"));

/// The bytes as text, decoded as the program decodes input.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
