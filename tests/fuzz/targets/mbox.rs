//! Fuzzes `reads/mbox.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::mbox::read(bytes));
