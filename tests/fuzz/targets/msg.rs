//! Fuzzes `reads/msg.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::msg::read(bytes));
