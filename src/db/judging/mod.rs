//! Judging: a round's pool and shortlist, its panel, its assignments, and the points.

mod panel;
mod pool;
mod scores;
mod seats;
mod tasks;

pub use panel::*;
pub use pool::*;
pub use scores::*;
pub use seats::*;
pub use tasks::*;
