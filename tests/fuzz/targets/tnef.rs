//! Fuzzes `reads/tnef.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::tnef::read(bytes));
