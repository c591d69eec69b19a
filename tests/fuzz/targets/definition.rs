//! Fuzzes `reads/definition.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::definition::read(bytes));
