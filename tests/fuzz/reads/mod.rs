//! Everything that reads what comes from outside, fed with any bytes: by the fuzz target, and by the tests on the seeds.
//! Each file is a reader: a parser, what it is fed with, and what must hold of whatever it says.

use std::borrow::Cow;
use std::sync::LazyLock;

use reeljury::contest::Contest;
use reeljury::contest::definition::BUILT_IN;

mod packed;

/// What a reader does with bytes.
pub type Read = fn(&[u8]);

/// Makes each name the module of its file here, and [`READERS`] of all of them.
macro_rules! readers {
    ($($name:ident)*) => {
        $(pub mod $name;)*

        /// Every reader by its name. Its seeds are in `seeds/NAME`, and what words to try may be in `dictionaries/NAME`.
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

/// The contest whose rules are kept.
static CONTEST: LazyLock<Contest> =
    LazyLock::new(|| Contest::parse(BUILT_IN).expect("the built-in edition adds up"));

/// The bytes as text, as every door takes them.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
