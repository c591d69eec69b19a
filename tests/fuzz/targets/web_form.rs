//! Fuzzes `reads/web_form.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::web_form::read(bytes));
