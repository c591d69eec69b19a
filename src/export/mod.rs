//! Lists as files: one list, many formats.
