//! Judging: a round's pool and shortlist, its panel, who scores what, and the points that were given.

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
