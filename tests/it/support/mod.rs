//! What tests stand on: a running program of their own, browsers that speak to it, and filled forms.

mod browser;
pub mod database;
mod program;
mod rounds;
mod sheet;

pub use browser::{Answer, Browser, answer};
pub use program::{PASSWORD, TestProgram};
pub use rounds::{JuryRound, Work};
pub use sheet::{enter, sheet, status_path};
