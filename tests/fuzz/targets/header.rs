//! Fuzzes `reads/header.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::header::read(bytes));
