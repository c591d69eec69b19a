//! Structured fields with parameters.

use reeljury::mail::structure::parameter::Structured;

/// Reading twice gives the same result.
pub fn read(bytes: &[u8]) {
    let field = super::text(bytes);
    let read = Structured::read(&field);
    assert_eq!(Structured::read(&field), read);
    assert!(read.value.len() <= field.len());
    for name in ["name", "filename", "charset", "boundary"] {
        let _ = read.parameter(name);
    }
}
