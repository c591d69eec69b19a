//! Fuzzes `reads/message.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::message::read(bytes));
