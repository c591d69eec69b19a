//! What contestants do without an account.

pub mod correct;
pub mod find;
pub mod status;
pub mod submit;
