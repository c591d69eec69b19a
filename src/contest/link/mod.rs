//! Which video does this link lead to?
//!
//! [`recognise`] reads one link of any of the seven platforms and returns its kind, its canonical id and URL, and every
//! key by which the same video can be found again. A link that is unknown, or that the program must not follow, is
//! refused with the reason as data. What differs between platforms is in [`sites`], a file for each.

mod address;
mod candidate;
mod code;
mod found;
mod host;
mod recognise;
mod refusal;
mod scan;
mod settings;
mod site;
pub(super) mod sites;

pub use candidate::Candidate;
pub use found::{Kind, Link, VideoKey};
pub use recognise::recognise;
pub use refusal::Refusal;
pub(super) use scan::find_bare_ids;
pub use scan::find_links;
pub use settings::LinkSettings;
pub use sites::{av_to_bv, bid_to_mid, bv_to_av, mid_to_bid};
