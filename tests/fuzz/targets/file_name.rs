//! Fuzzes `reads/file_name.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::file_name::read(bytes));
