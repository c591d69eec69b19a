//! Stores files in a folder so that neither a kill nor a power cut leaves half a file under a final name.
//!
//! A file's bytes are on the disk before it gets its name, and its name is on the disk before its hash is returned.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use opendal::Operator;
use opendal::services::Fs;
use tempfile::NamedTempFile;

/// The folder of unfinished files, on the same disk as the finished ones.
pub(super) const INCOMING: &str = "incoming";

/// A folder of stored files.
pub(super) struct Folder {
    root: PathBuf,
    shown: String,
}

impl Folder {
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        make_all(root)?;
        Ok(Self {
            root: root.to_owned(),
            shown: root.display().to_string(),
        })
    }

    pub(super) fn operator(&self) -> opendal::Result<Operator> {
        Operator::new(Fs::default().root(&self.shown))
    }

    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Moves a whole file to its place; a file with the same content that is already there stays.
    pub(super) fn keep(&self, spool: NamedTempFile, path: &str, bytes: u64) -> io::Result<()> {
        let place = self.root.join(path);
        let within = place.parent().unwrap_or(&self.root);
        if !fs::metadata(&place).is_ok_and(|found| found.len() == bytes) {
            spool.as_file().sync_all()?;
            spool.persist(&place).map_err(|error| error.error)?;
        }
        // this is done also for a file that was there: the process that wrote it may have died before its own sync
        sync(within)
    }
}

/// Creates all folders in advance, one for each first byte of a hash, so that no file waits for one.
fn make_all(root: &Path) -> io::Result<()> {
    let mut is_new = false;
    for first in 0..=u8::MAX {
        match fs::create_dir(root.join(format!("{first:02x}"))) {
            Ok(()) => is_new = true,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    match is_new {
        true => sync(root),
        false => Ok(()),
    }
}

/// Writes a folder's entries to the disk.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// On other systems folders cannot be opened like files; the file system's journal must suffice.
#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
