//! Fuzzes `reads/parameter.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::parameter::read(bytes));
