//! Fuzzes `reads/share_text.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::share_text::read(bytes));
