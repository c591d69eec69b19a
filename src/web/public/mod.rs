//! What everybody sees: the contest, its rules, the works that take part, and who has won.

pub mod card;
pub mod gallery;
pub mod home;
pub mod prizes;
pub mod rules;
pub mod site;
pub mod winners;
