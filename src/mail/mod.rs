//! The mail door: the letters we write and how they leave.

pub mod letter;
pub mod send;
