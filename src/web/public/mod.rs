//! What everybody sees.

pub mod gallery;
pub mod home;
pub mod rules;
pub mod site;
pub mod winners;
