//! What contestants do without an account: enter a work, follow it, change it, find it again.

pub mod correct;
pub(in crate::web) mod entry_form;
pub mod find;
mod lines;
pub mod mend;
mod pace;
mod particulars;
pub mod status;
pub mod submit;
