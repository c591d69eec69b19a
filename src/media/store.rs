//! The store itself: where it is, and what is in it.

use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use opendal::Operator;

use super::error::MediaError;
use super::folder::{self, Folder};
use super::reading::Reading;
use super::{bucket, spool};
use crate::contest::hex::hex;

/// SHA-256 of a file's content, the file's name in the store.
pub type Hash = [u8; 32];

/// How many bytes test whether the disk takes a file: more than the rest of a block that is half full.
const TEST_BYTES: usize = 64 * 1024;

/// The store; cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(super) operator: Operator,
    pub(super) place: Arc<Place>,
    /// The folder of unfinished files.
    pub(super) spools: Arc<Path>,
}

/// Where the files are.
pub(super) enum Place {
    /// A folder.
    Folder(Folder),
    /// The bucket's address without its keys.
    Bucket(String),
}

impl Store {
    /// Opens the store that the setting `media_url` names: none for the folder `media` in `data`, the path of another
    /// folder, or the address of a bucket:
    ///
    /// - `s3://BUCKET/PREFIX?endpoint=https://…&region=…`
    /// - `oss://BUCKET/PREFIX?endpoint=https://oss-cn-beijing.aliyuncs.com`
    /// - `cos://BUCKET/PREFIX?endpoint=https://cos.ap-beijing.myqcloud.com`
    ///
    /// Keys come from the address (`access_key_id` and `secret_access_key`; OSS: `access_key_id` and
    /// `access_key_secret`; COS: `secret_id` and `secret_key`), else from the variables that the providers' own
    /// programs read (`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; `ALIBABA_CLOUD_ACCESS_KEY_ID` and
    /// `ALIBABA_CLOUD_ACCESS_KEY_SECRET`; `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`). The bucket itself is
    /// not asked yet: see [`Store::check`]. Files that an earlier run left unfinished are removed.
    pub fn open(media_url: Option<&str>, data: &Path) -> anyhow::Result<Self> {
        let (operator, place, spools) = match media_url {
            Some(url) if url.contains("://") => {
                let (operator, shown) = bucket::open(url)?;
                let spools = data.join("media").join(folder::INCOMING);
                (operator, Place::Bucket(shown), spools)
            }
            path => {
                let root = path.map_or_else(|| data.join("media"), Into::into);
                let folder = Folder::open(&root).with_context(|| unusable(&root))?;
                let operator = folder.operator()?;
                let spools = root.join(folder::INCOMING);
                (operator, Place::Folder(folder), spools)
            }
        };
        spool::prepare(&spools).with_context(|| unusable(&spools))?;
        Ok(Self {
            operator,
            place: Arc::new(place),
            spools: spools.into(),
        })
    }

    /// A part of a file, in pieces; it ends with the file at the latest.
    pub async fn read(&self, sha256: &Hash, range: Range<u64>) -> Result<Reading, MediaError> {
        let path = path_of(sha256);
        Reading::begin(&self.operator, &path, range)
            .await
            .map_err(|error| self.explain(error))
    }

    /// The length of a file.
    pub async fn len(&self, sha256: &Hash) -> Result<u64, MediaError> {
        match self.operator.stat(&path_of(sha256)).await {
            Ok(found) => Ok(found.content_length()),
            Err(error) => Err(self.explain(error)),
        }
    }

    /// Whether a file is stored.
    pub async fn exists(&self, sha256: &Hash) -> Result<bool, MediaError> {
        match self.len(sha256).await {
            Ok(_) => Ok(true),
            Err(MediaError::Missing) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Writes a few bytes (to a bucket: and reads them again), so that wrong keys are noticed when the program starts, not when the
    /// first video comes.
    pub async fn check(&self) -> Result<(), MediaError> {
        match &*self.place {
            Place::Folder(_) => {}
            Place::Bucket(_) => bucket::check(&self.operator)
                .await
                .map_err(|error| self.refused(error))?,
        }
        self.check_disk().await
    }

    /// Whether the store is a bucket, each use of which is paid for.
    #[must_use]
    pub fn is_bucket(&self) -> bool {
        matches!(*self.place, Place::Bucket(_))
    }

    /// Writes a spool to the disk and removes it again.
    async fn check_disk(&self) -> Result<(), MediaError> {
        let spools = Arc::clone(&self.spools);
        let write = move || {
            let mut spool = spool::new(&spools)?;
            spool.write_all(&[0; TEST_BYTES])?;
            spool.as_file().sync_all()
        };
        let written = tokio::task::spawn_blocking(write).await;
        Ok(written.map_err(std::io::Error::other)??)
    }

    fn explain(&self, error: opendal::Error) -> MediaError {
        MediaError::reading(self.shown(), error)
    }

    pub(super) fn refused(&self, error: opendal::Error) -> MediaError {
        MediaError::writing(self.shown(), error)
    }

    fn shown(&self) -> &str {
        match &*self.place {
            Place::Folder(folder) => folder.shown(),
            Place::Bucket(shown) => shown,
        }
    }
}

/// The path of a file in the store: `ab/cdef…`, so that no folder gets too many files.
pub(super) fn path_of(hash: &Hash) -> String {
    let hex = hex(hash);
    format!("{}/{}", &hex[..2], &hex[2..])
}

fn unusable(path: &Path) -> String {
    format!("cannot keep files in {}", path.display())
}
