//! How large a request may be: its address, its body, and its form. How often it may come is in [`crate::pace`].

use actix_web::http::Uri;

use crate::contest::role::Act;

/// The most bytes of a path; the longest of the site has a token of 26 letters.
const LONGEST_PATH: usize = 1024;
/// The most bytes of a query; the longest is a search in Chinese with all its filters.
const LONGEST_QUERY: usize = 2048;

const KB: usize = 1024;

/// Whether an address has a longer path or query than any of the site.
#[must_use]
pub fn is_too_long(uri: &Uri) -> bool {
    let query = uri.query().map_or(0, str::len);
    uri.path().len() > LONGEST_PATH || query > LONGEST_QUERY
}

/// The limits of a posted body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyLimits {
    /// The most bytes.
    pub bytes: usize,
    /// The most fields of a form.
    pub fields: usize,
}

/// The limits of what is posted to an address.
#[must_use]
pub fn of_body(act: Act, pattern: &str) -> BodyLimits {
    let bytes = match (act, pattern) {
        // share text and description are up to 15,000 characters, and a form writes a Chinese one with nine bytes
        (_, "/submit" | "/submit/check" | "/status/{token}/edit") => 192 * KB,
        // a list of 200,000 posts with descriptions of the usual length
        (_, "/admin/entries/import") => 33 * KB * KB,
        (Act::SeePublic | Act::KeepAccount | Act::Score, _) => 64 * KB,
        (Act::Organize, _) => 256 * KB,
    };
    let fields = match act {
        Act::SeePublic | Act::KeepAccount => 200,
        // one field for each judge of a panel, or for each entry of a tie
        Act::Score | Act::Organize => 2_000,
    };
    BodyLimits { bytes, fields }
}
