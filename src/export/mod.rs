//! Lists as files. A list becomes one table in the reader's language, and every format writes its rows in the same
//! order.

mod csv;
pub mod file;
mod json;
pub mod lists;
mod print;
pub mod table;
pub mod winners;
mod xlsx;
