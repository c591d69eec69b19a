//! Files that come in: written piece by piece into a spool and hashed meanwhile, then examined and moved to their
//! place.
//!
//! The process that writes a spool locks it. An unlocked spool was left by a process that died; the next start removes
//! it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::error::MediaError;
use super::probe::{self, Probe};
use super::{Hash, Place, Store, bucket, path_of};

const PREFIX: &str = "spool-";

/// A file that is being written. Dropping it unfinished leaves nothing behind.
pub struct Incoming {
    store: Store,
    spool: NamedTempFile,
    hasher: Sha256,
    bytes: u64,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its hash.
    pub sha256: Hash,
    /// Its length.
    pub bytes: u64,
    /// What its bytes show.
    pub probe: Probe,
}

impl Incoming {
    pub(super) fn begin(store: &Store) -> Result<Self, MediaError> {
        Ok(Self {
            spool: new_spool(&store.spools)?,
            store: store.clone(),
            hasher: Sha256::new(),
            bytes: 0,
        })
    }

    /// Writes the next bytes; blocks while the disk takes them.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), MediaError> {
        self.spool.as_file_mut().write_all(piece)?;
        self.hasher.update(piece);
        self.bytes += piece.len() as u64;
        Ok(())
    }

    /// The hash of the bytes so far.
    #[must_use]
    pub fn sha256(&self) -> Hash {
        self.hasher.clone().finalize().into()
    }

    /// The number of bytes so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Examines the file and moves it to its place; it is stored durably when this returns.
    pub async fn finish(self) -> Result<Kept, MediaError> {
        let Self {
            store,
            mut spool,
            hasher,
            bytes,
        } = self;
        let sha256: Hash = hasher.finalize().into();
        let path = path_of(&sha256);
        let place = store.place.clone();
        let (probe, left) = off_the_threads(move || {
            let file = spool.as_file_mut();
            file.seek(SeekFrom::Start(0))?;
            let probe = probe::examine(file)?;
            match &*place {
                Place::Folder(folder) => {
                    folder.keep(spool, &path, bytes)?;
                    Ok((probe, None))
                }
                Place::Bucket(_) => Ok((probe, Some((spool, path)))),
            }
        })
        .await?;
        if let Some((spool, path)) = left {
            bucket::keep(&store.operator, spool, &path, bytes)
                .await
                .map_err(|error| error.at(&store))?;
        }
        Ok(Kept {
            sha256,
            bytes,
            probe,
        })
    }
}

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
fn new_spool(spools: &Path) -> io::Result<NamedTempFile> {
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

/// Runs a function that waits for the disk on a thread that answers no requests.
async fn off_the_threads<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(stopped) => Err(io::Error::other(stopped)),
    }
}
