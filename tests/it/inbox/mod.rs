//! Entries by e-mail: the outcomes of messages, and the organizers' decisions about them.

mod answering;
mod arriving;
mod publishing;
mod resolving;
