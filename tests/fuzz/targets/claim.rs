//! Fuzzes `reads/claim.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::claim::read(bytes));
