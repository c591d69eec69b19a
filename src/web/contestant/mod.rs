//! The pages for contestants, who need no account: entering a video, its status, correcting it, finding a lost link.

pub mod correct;
mod details;
pub(in crate::web) mod entry_form;
pub mod find;
mod history;
mod hold;
mod progress;
pub mod repair_link;
pub mod status;
pub mod submit;
