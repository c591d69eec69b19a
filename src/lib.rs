//! reeljury

pub mod contest;
