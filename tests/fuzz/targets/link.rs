//! Fuzzes `reads/link.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::link::read(bytes));
