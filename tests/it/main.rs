//! The integration tests: one binary, the whole program behind a real socket, on SQLite or (with `TEST_DATABASE_URL`)
//! on PostgreSQL. Files are named by who comes in; tests read as sentences.

mod support;

mod contention;
mod contestant;
mod corpus_links;
mod corpus_mail;
mod docs;
mod roles;
mod schema;
mod account;
mod public;
mod smoke;
mod structure;
