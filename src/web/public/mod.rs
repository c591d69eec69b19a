//! What everybody sees: the contest, its rules, the works that take part, and who has won.

pub mod card;
pub mod gallery;
pub mod home;
pub mod home_stats;
pub mod prizes;
pub mod rounds;
pub mod rules;
pub mod site;
pub mod status;
pub mod winners;
