//! The rules of the contest: pure functions over values, without storage, network or clock.

pub mod link;
pub mod platform;
pub mod share_text;
pub mod topic;
