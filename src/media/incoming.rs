//! How does a file come in? Piece by piece into a spool, hashed on the way; then it is examined and gets its place.
//!
//! A spool is locked by the process that writes it. One that nobody holds was left by a process that died, and the next
//! start removes it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::error::MediaError;
use super::probe::{self, Probe};
use super::{Hash, Place, Store, bucket, path_of};

const PREFIX: &str = "spool-";

/// A file on its way in; dropped before its end it leaves nothing.
pub struct Incoming {
    store: Store,
    spool: NamedTempFile,
    hasher: Sha256,
    bytes: u64,
}

/// A file that has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is known by.
    pub sha256: Hash,
    /// Its length.
    pub bytes: u64,
    /// What it is.
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

    /// Takes the next bytes. Blocks for as long as the disk takes to buffer them.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), MediaError> {
        self.spool.as_file_mut().write_all(piece)?;
        self.hasher.update(piece);
        self.bytes += piece.len() as u64;
        Ok(())
    }

    /// The hash of what came so far.
    #[must_use]
    pub fn sha256(&self) -> Hash {
        self.hasher.clone().finalize().into()
    }

    /// How many bytes came so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Examines the file and gives it its place. When this returns, it is there to stay.
    ///
    /// # Errors
    /// When its place cannot be used.
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

/// Makes the folder of spools and removes those that a dead process left in it.
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
        // held by a living process, or on a disk without locks: better left than taken from somebody
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => Ok(()),
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A spool that is locked and in its folder: another process may be starting and take it for one that was left, between
/// its making and its lock.
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

/// Disks make threads wait; the ones that answer people must not.
async fn off_the_threads<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(stopped) => Err(io::Error::other(stopped)),
    }
}
