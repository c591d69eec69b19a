//! Fuzzes `reads/wording.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::wording::read(bytes));
