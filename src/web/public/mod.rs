//! The public part of the site: the contest, its rules, the accepted entries, and the winners.

pub mod card;
pub mod gallery;
pub mod health;
pub mod home;
pub mod home_stats;
pub mod prizes;
pub mod rounds;
pub mod rules;
pub mod site;
pub mod winners;
