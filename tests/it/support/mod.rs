//! What tests stand on: a running program of their own, and browsers that speak to it.

mod browser;
mod database;
mod program;

pub use browser::{Answer, Browser, answer};
pub use program::{PASSWORD, TestProgram};
