//! Fuzzes `reads/transfer.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::transfer::read(bytes));
