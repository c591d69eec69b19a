//! Spools: files that are being written. The process that writes a spool locks it. An unlocked spool was left by a
//! process that died; the next start removes it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

const PREFIX: &str = "spool-";

/// Creates the folder of spools, and removes those that dead processes left.
pub(super) fn prepare(spools: &Path) -> io::Result<()> {
    fs::create_dir_all(spools)?;
    for entry in fs::read_dir(spools)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            remove_if_left(&entry.path())?;
        }
    }
    Ok(())
}

fn remove_if_left(path: &Path) -> io::Result<()> {
    let spool = match File::open(path) {
        Ok(spool) => spool,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    match spool.try_lock() {
        Ok(()) => gone(fs::remove_file(path)),
        // locked by a living process, or on a disk without locks: it stays, since somebody may be writing it
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => Ok(()),
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A new, locked spool. Between creating and locking it, another process that starts may remove it as left over; then
/// it is created again.
pub(super) fn new(spools: &Path) -> io::Result<NamedTempFile> {
    loop {
        let spool = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempfile_in(spools)?;
        match spool.as_file().lock() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            _ if spool.path().exists() => return Ok(spool),
            _ => {}
        }
    }
}
