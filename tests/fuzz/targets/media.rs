//! Fuzzes `reads/media.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::media::read(bytes));
