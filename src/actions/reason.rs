//! Why was something done? A person's reason or note in their own words, of a length that is kept.

/// The most characters a reason may have.
pub const LIMIT: usize = 500;

/// What is wrong with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonProblem {
    /// Nothing was said.
    Missing,
    /// More than [`LIMIT`] characters.
    TooLong,
}

/// A reason as it is kept, without white space around it.
///
/// # Errors
/// When nothing or too much was said.
pub fn reason_of(typed: &str) -> Result<String, ReasonProblem> {
    // a NUL cannot be stored by PostgreSQL and means nothing to a reader
    let reason = typed.replace('\0', "").trim().to_owned();
    if reason.is_empty() {
        return Err(ReasonProblem::Missing);
    }
    if reason.chars().count() > LIMIT {
        return Err(ReasonProblem::TooLong);
    }
    Ok(reason)
}

/// A note that may be left out, as it is kept: without white space around it, what is too long cut off.
#[must_use]
pub fn note_of(typed: &str) -> String {
    let note = typed.replace('\0', "");
    note.trim().chars().take(LIMIT).collect()
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
}
