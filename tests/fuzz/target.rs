//! The one fuzz target: it feeds the reader that the variable `READER` names, such as `READER=link`.
#![no_main]

use std::sync::LazyLock;

use reads::{READERS, Read};

static READ: LazyLock<Read> = LazyLock::new(|| {
    let wanted = std::env::var("READER").unwrap_or_default();
    let reader = READERS.iter().find(|(name, _)| *name == wanted);
    let (_, read) = reader.unwrap_or_else(|| panic!("READER={wanted:?} is none of READERS"));
    *read
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| READ(bytes));
