//! Fuzzes `reads/details.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::details::read(bytes));
