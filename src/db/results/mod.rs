//! Results: decided lists of awards, vacancies, the entries that advance, and totals.

pub mod awards;
pub mod decisions;
pub mod prizes;
pub mod totals;
