//! Results: the lists of awards as they were decided, what they leave vacant, who advances, and what was won in all.

pub mod awards;
pub mod decisions;
pub mod prizes;
pub mod totals;
