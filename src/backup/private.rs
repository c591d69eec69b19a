//! New files that only their owner can read: a backup and what is made of it hold everything.

use std::fs::{File, OpenOptions};
use std::path::Path;

use anyhow::Context;

/// Makes a file with its final permissions at once, so that nobody else can read it in between.
pub(super) fn private(path: &Path) -> anyhow::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .with_context(|| format!("cannot write {}", path.display()))
}
