//! The organizers’ desk.

pub mod audit;
pub mod awards;
pub mod budget;
pub mod desk;
pub mod entries;
pub mod judges;
pub mod letters;
pub mod panel;
pub mod rounds;
pub mod screening;
mod settling;
pub mod style;
pub mod tally;
mod vacancies;
pub mod winners;
