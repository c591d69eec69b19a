//! Works by e-mail: what becomes of letters that come in, and what organizers do with them.

mod answering;
mod arriving;
mod publishing;
mod settling;
