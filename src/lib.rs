//! A short-video contest in one program, from the first link to the last payment.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`contest`] | the rules: pure functions and types that decide |
//! | [`db`] | what is stored; the only place with SQL |
//! | [`actions`] | what people do: each act decides by the rules and writes in one transaction |
//! | [`web`], [`mail`], [`jobs`], [`cli`] | where people and machines come in |
//! | [`intake`] | messages that come in become entries |
//! | [`media`] | people's files: stored, examined, sent |
//! | [`export`], [`posts`] | lists as files: those that the program hands out, and those that organizers import |
//! | [`labels`], [`workbook`] | labels of an entry's details, and spreadsheets from outside, for [`mail`] and [`posts`] |
//! | [`resolve`] | the target of a short link |
//! | [`tls`] | one set-up for all connections |
//! | [`backup`] | everything that is stored, in one file and back |
//! | [`demo`] | fills an empty database with a contest half-way through |
//! | [`app`], [`config`], [`clock`], [`links`], [`lang`], [`names`], [`pace`], [`password`], [`stopping`] | the parts of a running program |

pub mod actions;
pub mod app;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contest;
pub mod db;
pub mod demo;
pub mod export;
pub mod intake;
pub mod jobs;
pub mod labels;
pub mod lang;
pub mod links;
pub mod mail;
pub mod media;
pub mod names;
pub mod pace;
pub mod password;
pub mod posts;
pub mod resolve;
pub mod stopping;
pub mod tls;
pub mod web;
pub mod workbook;
