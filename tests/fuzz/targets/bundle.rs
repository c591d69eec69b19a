//! Fuzzes `reads/bundle.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::bundle::read(bytes));
