//! Fuzzes `reads/cloud.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::cloud::read(bytes));
