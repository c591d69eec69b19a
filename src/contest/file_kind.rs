//! The kinds of files that people send.

use super::key::keyed;

/// The kind of a file, by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FileKind {
    /// Moving pictures.
    Video,
    /// Sound alone.
    Audio,
    /// A picture.
    Image,
    /// Several files packed into one.
    Archive,
    /// A document of an office program, or a PDF.
    Document,
    /// Anything else.
    Other,
}

keyed!(FileKind);
