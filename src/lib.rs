//! reeljury
pub mod web;
