//! What contestants do without an account: enter a work, follow it, change it, find it again.

pub mod correct;
pub(in crate::web) mod entry_form;
pub mod find;
mod progress;
pub mod repair_link;
mod rate_limit;
mod details;
pub mod status;
pub mod submit;
