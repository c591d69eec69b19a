//! reeljury
pub mod demo;
pub mod web;
