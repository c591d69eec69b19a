//! What contestants do without an account: enter a work, follow it, change it, find it again.

pub mod correct;
mod details;
pub(in crate::web) mod entry_form;
pub mod find;
mod progress;
mod rate_limit;
pub mod repair_link;
pub mod status;
pub mod submit;
