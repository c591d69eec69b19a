//! Integration tests.

mod corpus_links;
