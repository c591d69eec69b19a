//! Fuzzes `reads/topic.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::topic::read(bytes));
