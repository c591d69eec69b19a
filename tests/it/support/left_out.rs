//! Leaves a test out when a program or file that it needs is missing. The end of `tests/run` lists such tests.

use std::fs::OpenOptions;
use std::io::Write;

/// Reports that the running test is left out. The line goes to the standard error of the process itself, since the
/// harness hides what a passing test prints, and to the file that `REELJURY_LEFT_OUT` names: `TEST<tab>REASON`.
///
/// # Panics
/// If `required`, or if the line cannot be written.
pub fn left_out(reason: &str, required: bool) {
    assert!(!required, "required, and left out: {reason}");
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    writeln!(std::io::stderr(), "left out: {test}: {reason}").expect("standard error takes a line");
    if let Some(path) = std::env::var_os("REELJURY_LEFT_OUT") {
        let file = OpenOptions::new().create(true).append(true).open(path);
        let line = format!("{test}\t{reason}\n");
        file.and_then(|mut file| file.write_all(line.as_bytes()))
            .expect("the file of REELJURY_LEFT_OUT takes a line");
    }
}

/// Whether this environment variable is `required`.
pub fn is_required(variable: &str) -> bool {
    std::env::var(variable).is_ok_and(|how| how == "required")
}
