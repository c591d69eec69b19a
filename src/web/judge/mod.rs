//! What a judge sees: their own queue and nothing of others.

pub mod queue;
pub mod score;
pub mod ties;
