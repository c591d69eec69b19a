//! Lists as files. A list is worded once, as a table in the reader's language; every format writes the same rows in the
//! same order.

mod csv;
pub mod file;
mod json;
pub mod lists;
mod print;
pub mod table;
pub mod winners;
mod xlsx;
