//! Fuzzes `reads/form.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::form::read(bytes));
