//! Reasons and notes in a person's own words, in the form in which they are stored.

/// The most characters of a required reason.
pub const LIMIT: usize = 500;
/// The most characters of an optional note.
pub const NOTE_LIMIT: usize = 1_000;

/// What is wrong with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonProblem {
    /// It is empty.
    Missing,
    /// More than [`LIMIT`] characters.
    TooLong,
}

/// The reason to store: without surrounding white space, and without NUL.
pub fn reason_of(typed: &str) -> Result<String, ReasonProblem> {
    let reason = storable(typed);
    if reason.is_empty() {
        return Err(ReasonProblem::Missing);
    }
    if reason.chars().count() > LIMIT {
        return Err(ReasonProblem::TooLong);
    }
    Ok(reason)
}

/// The note to store: like a reason, but cut off at [`NOTE_LIMIT`]; empty when nothing was typed.
#[must_use]
pub fn note_of(typed: &str) -> String {
    storable(typed).chars().take(NOTE_LIMIT).collect()
}

/// PostgreSQL cannot store a NUL.
fn storable(typed: &str) -> String {
    typed.replace('\0', "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_kept_trimmed_and_must_say_something() {
        assert_eq!(
            reason_of(" 作者是我的学生\n"),
            Ok("作者是我的学生".to_owned())
        );
        assert_eq!(reason_of(" \0 "), Err(ReasonProblem::Missing));
        assert!(reason_of(&"字".repeat(LIMIT)).is_ok());
        assert_eq!(
            reason_of(&"字".repeat(LIMIT + 1)),
            Err(ReasonProblem::TooLong)
        );
    }

    #[test]
    fn a_note_may_be_empty_and_is_cut_off_at_its_limit() {
        assert_eq!(note_of(" \0 "), "");
        assert_eq!(note_of("看\0过\n"), "看过");
        let long = "字".repeat(NOTE_LIMIT + 1);
        assert_eq!(note_of(&long).chars().count(), NOTE_LIMIT);
    }
}
