//! The file into which a message is read; a later connection, or a later start of the program, continues it.

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use super::FetchError;
use crate::contest::hex::hex;

/// The number of bytes requested at once.
pub(super) const PIECE: u32 = 1024 * 1024;

/// The path of a message's file. The name contains mailbox, folder, numbering, number and size, so that no other
/// message is appended to it.
pub(super) fn path_of(
    spool: &Path,
    mailbox: &str,
    folder: &str,
    uid_validity: u32,
    uid: u32,
    bytes: u64,
) -> PathBuf {
    let place = hex(&Sha256::digest(format!("{mailbox}\0{folder}"))[..8]);
    spool.join(format!("{place}-{uid_validity}-{uid}-{bytes}.eml"))
}

/// Creates the folder if it is missing.
pub(super) async fn prepare(spool: &Path) -> Result<(), FetchError> {
    fs::create_dir_all(spool)
        .await
        .map_err(|error| failed(spool, error))
}

/// Removes the files of messages that will not be read any more, after a check of every folder.
pub(super) async fn clear(spool: &Path) -> Result<(), FetchError> {
    let mut files = fs::read_dir(spool)
        .await
        .map_err(|error| failed(spool, error))?;
    while let Some(file) = files
        .next_entry()
        .await
        .map_err(|error| failed(spool, error))?
    {
        if file
            .path()
            .extension()
            .is_some_and(|ending| ending == "eml")
        {
            remove(&file.path()).await;
        }
    }
    Ok(())
}

/// Removes a file, which may be gone already.
pub(super) async fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path).await
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(path = %path.display(), %error, "a file of the spool stays behind");
    }
}

/// The part of a message that is on disk.
pub(super) struct Part {
    path: PathBuf,
    file: File,
    length: u64,
}

impl Part {
    /// Continues after the bytes in the file. `sure` of them are certainly on disk, since this run of the program wrote
    /// them. Without `sure`, the last piece is read again, because a power cut may have lost it.
    pub(super) async fn resume(path: PathBuf, sure: Option<u64>) -> Result<Self, FetchError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        options.mode(0o600);
        let opened = async {
            let file = options.open(&path).await?;
            let there = file.metadata().await?.len();
            let doubted = (there / u64::from(PIECE)).saturating_sub(1) * u64::from(PIECE);
            Ok((file, sure.unwrap_or(doubted).min(there)))
        };
        let (file, length) = opened.await.map_err(|error| failed(&path, error))?;
        let mut part = Self {
            path,
            file,
            length: 0,
        };
        part.cut(length).await?;
        Ok(part)
    }

    /// The number of bytes of a message that are on disk.
    pub(super) async fn length_of(path: &Path) -> u64 {
        fs::metadata(path).await.map_or(0, |there| there.len())
    }

    /// The number of bytes in the file.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Cuts the file to its first `length` bytes.
    pub(super) async fn cut(&mut self, length: u64) -> Result<(), FetchError> {
        let cut = async {
            self.file.set_len(length).await?;
            self.file.seek(io::SeekFrom::Start(length)).await
        };
        self.length = cut.await.map_err(|error| failed(&self.path, error))?;
        Ok(())
    }

    /// Appends bytes and waits until they are on disk.
    pub(super) async fn append(&mut self, bytes: &[u8]) -> Result<(), FetchError> {
        let added = async {
            self.file.write_all(bytes).await?;
            self.file.flush().await?;
            self.file.sync_data().await
        };
        added.await.map_err(|error| failed(&self.path, error))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

fn failed(path: &Path, error: io::Error) -> FetchError {
    FetchError::Spool {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_part_goes_on_before_its_last_whole_piece() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("message.eml");
        let piece = u64::from(PIECE);
        for (there, kept) in [
            (0, 0),
            (10, 0),
            (piece, 0),
            (piece + 5, 0),
            (3 * piece + 1, 2 * piece),
        ] {
            std::fs::write(&path, vec![7; there as usize]).unwrap();
            let mut part = Part::resume(path.clone(), None).await.unwrap();
            assert_eq!(part.length(), kept, "{there}");
            part.append(b"end").await.unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().len(), kept + 3);
        }
    }
}
