//! The output of commands: lines on standard output, and the exit status.

/// The result of a command that ran to its end.
pub(super) enum Exit {
    /// Everything succeeded.
    Done,
    /// Something was refused, and the command printed what.
    SomethingRefused,
}

/// Writes a line to standard output; a closed pipe is not an error.
pub(super) fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}
