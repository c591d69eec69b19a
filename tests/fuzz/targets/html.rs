//! Fuzzes `reads/html.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::html::read(bytes));
