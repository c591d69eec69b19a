//! The web door: what a browser sees and sends.
//! The base that every page stands on is here; pages are grouped by who comes in.

pub mod assets;
pub mod filters;
pub mod form;
pub mod page;
pub mod plot;
