//! Fuzzes `reads/address.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::address::read(bytes));
