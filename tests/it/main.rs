//! The integration tests: one binary, the whole program behind a real socket, on SQLite or (with `TEST_DATABASE_URL`)
//! on PostgreSQL. Files are named by the program's users and inputs; the names of tests are sentences.

mod support;

mod account;
mod backup;
mod bad_day;
mod check;
mod contention;
mod contestant;
mod corpus_links;
mod corpus_mail;
mod demo;
mod docs;
mod exports;
mod holds;
mod import_page;
mod import_posts;
mod inbox;
mod judge;
mod letters;
mod limits;
mod log;
mod mailbox;
mod media;
mod methods;
mod organizer;
mod pace;
mod pairs;
mod public;
mod resolve;
mod results;
mod roles;
mod rounds;
mod schema;
mod secrets;
mod sending;
mod short_links;
mod smoke;
mod statements;
mod storage;
mod structure;
mod totality;
mod year;
