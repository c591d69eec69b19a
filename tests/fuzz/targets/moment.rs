//! Fuzzes `reads/moment.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::date_input::read(bytes));
