//! Support for tests: a running program for each test, browsers that use it, and forms filled in.

pub mod awkward;
mod browser;
pub mod corpus;
pub mod database;
pub mod dovecot;
pub mod left_out;
mod letters_in;
pub mod pg_proxy;
pub mod process;
mod program;
mod rounds;
mod sheet;
mod smtp_sink;

pub use browser::{Browser, Response, response};
pub use letters_in::{CLIP, LetterIn};
pub use program::{PASSWORD, TestProgram};
pub use rounds::{EntryDraft, JuryRound};
pub use sheet::{enter, sheet, status_path};
pub use smtp_sink::SmtpSink;
