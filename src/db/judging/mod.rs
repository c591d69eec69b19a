//! Who judges what, and which points were given? A round's pool and shortlist, its panel, the assignments, the scores.

mod panel;
mod pool;
mod scores;
mod tasks;

pub use panel::*;
pub use pool::*;
pub use scores::*;
pub use tasks::*;
