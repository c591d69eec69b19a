//! Fuzzes `reads/posts.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reads::posts::read(bytes));
