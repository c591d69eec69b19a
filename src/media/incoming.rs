//! Files that come in: written piece by piece into a spool and hashed meanwhile, then examined and moved to their
//! place.

use std::io::{self, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::bucket::{self, NotKept};
use super::error::MediaError;
use super::probe::{self, Probe};
use super::spool;
use super::store::{Hash, Place, Store, path_of};

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

impl Store {
    /// Begins to store a file.
    pub fn receive(&self) -> Result<Incoming, MediaError> {
        Incoming::begin(self)
    }
}

impl Incoming {
    fn begin(store: &Store) -> Result<Self, MediaError> {
        Ok(Self {
            spool: spool::new(&store.spools)?,
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
                .map_err(|error| match error {
                    NotKept::Disk(error) => error.into(),
                    NotKept::Bucket(error) => store.refused(error),
                })?;
        }
        Ok(Kept {
            sha256,
            bytes,
            probe,
        })
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
