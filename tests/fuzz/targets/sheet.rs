//! Fuzzes `reads/sheet.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::sheet::read(bytes));
