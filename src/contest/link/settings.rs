//! The part of link reading that a contest's definition decides.

use serde::{Deserialize, Serialize};

use crate::contest::platform::Platform;

/// The configurable part of link reading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSettings {
    /// Hosts that the definition adds to those of a platform, including subdomains.
    pub hosts: Vec<(Platform, String)>,
}
