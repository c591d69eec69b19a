//! Reads one link.

use super::address::Address;
use super::found::Link;
use super::host;
use super::refusal::Refusal;
use super::settings::LinkSettings;
use super::sites::SITES;

/// Reads one link. `text` is only the link, with or without a scheme; white space and the punctuation of a sentence
/// around it are ignored. Pages of a platform that cannot be a video (profile, live, other) are recognised, too; the
/// checks of an entry refuse them.
pub fn recognise(text: &str, settings: &LinkSettings) -> Result<Link, Refusal> {
    let mut bare_ids = SITES.iter().filter_map(|site| site.bare_ids.as_ref());
    if let Some(link) = bare_ids.find_map(|ids| (ids.read)(text)) {
        return Ok(link);
    }
    let address = Address::read(text)?;
    match host::site_of(address.host(), settings) {
        Some(site) => {
            address.refuse_port()?;
            (site.read)(&address)
        }
        None => Err(host::refusal_of(address.host(), settings)),
    }
}
