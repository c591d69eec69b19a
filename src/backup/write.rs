//! Makes a backup while the program serves.
//!
//! The database is copied first, as of one instant; then the files that it names, which never change under their
//! hashes. The backup gets its name only when it has been read again.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::pin::pin;

use age::x25519::{Identity, Recipient};
use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use futures_core::Stream;
use sha2::{Digest, Sha256};
use tar::{Builder, Header};
use tempfile::TempDir;
use tokio::runtime::Handle;

use super::parts::{self, Parts};
use super::private::private;
use super::{DATABASE, FORMAT, KEY, MANIFEST, MEDIA, Manifest, Progress, seal};
use crate::app::App;
use crate::contest::hex::hex;
use crate::db::Patience;
use crate::db::backup::{Kind, StoredFile};
use crate::media::Reading;

/// Writes a backup of a program's data to a new file, sealed for the recipients if there are any, and reads it again.
///
/// # Errors
/// When the file exists, when a stored file is missing or damaged, or when anything cannot be read or written; then
/// there is no file.
pub fn write(
    app: &App,
    to: &Path,
    recipients: &[Recipient],
    runtime: &Handle,
    mut progress: impl FnMut(Progress),
) -> anyhow::Result<Manifest> {
    ensure!(!to.exists(), "{} exists already", to.display());
    let folder = to.parent().filter(|folder| *folder != Path::new(""));
    let work = TempDir::new_in(folder.unwrap_or(Path::new(".")))
        .with_context(|| format!("cannot write beside {}", to.display()))?;
    let part = work.path().join("part");
    let database = work.path().join(DATABASE);
    let source = Source::begin(app, &database, runtime)?;
    let file = private(&part)?;
    let ((), file) = seal::written(file, recipients, |out| source.write(out, &mut progress))?;
    file.sync_all()?;
    check(&part, recipients, &source.manifest)?;
    fs::rename(&part, to).with_context(|| format!("cannot name {}", to.display()))?;
    Ok(source.manifest)
}

/// Reads the new backup again. A sealed one can be read only by its recipient: of it, the file system's word counts.
fn check(part: &Path, recipients: &[Recipient], manifest: &Manifest) -> anyhow::Result<()> {
    if !recipients.is_empty() {
        return Ok(());
    }
    let none: [Identity; 0] = [];
    let read = parts::read(seal::opened(part, &none)?, &mut Discard, |_| ())?;
    ensure!(
        read == *manifest,
        "the backup does not read as it was written"
    );
    Ok(())
}

struct Discard;

impl Parts for Discard {
    fn manifest(&mut self, _: &Manifest) -> anyhow::Result<()> {
        Ok(())
    }

    fn database(&mut self) -> anyhow::Result<Box<dyn Write + '_>> {
        Ok(Box::new(io::sink()))
    }

    fn key(&mut self, _: &[u8]) -> anyhow::Result<()> {
        Ok(())
    }

    fn file(&mut self, _: &str, _: &mut dyn Read) -> anyhow::Result<()> {
        Ok(())
    }
}

/// What goes into a backup.
struct Source<'a> {
    app: &'a App,
    runtime: &'a Handle,
    database: &'a Path,
    files: Vec<StoredFile>,
    manifest: Manifest,
}

impl<'a> Source<'a> {
    fn begin(app: &'a App, database: &'a Path, runtime: &'a Handle) -> anyhow::Result<Self> {
        let begun_at: DateTime<Utc> = app.now();
        let db = app.db.with_patience(Patience::Migration);
        let copied = db.copy_to(database);
        let kind: Kind = copied.context("cannot copy the database")?;
        let files = db.read_now(crate::db::backup::stored_files)?;
        let manifest = Manifest {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            begun_at,
            database: kind,
            database_sha256: hash_of(File::open(database)?)?,
            files: files.len() as u64,
            file_bytes: files.iter().map(|file| file.bytes).sum(),
        };
        Ok(Self {
            app,
            runtime,
            database,
            files,
            manifest,
        })
    }

    fn write(
        &self,
        out: &mut dyn Write,
        progress: &mut impl FnMut(Progress),
    ) -> anyhow::Result<()> {
        let mut tar = Builder::new(out);
        let manifest = serde_json::to_vec_pretty(&self.manifest)?;
        self.append(&mut tar, MANIFEST, manifest.len() as u64, &*manifest)?;
        let database = File::open(self.database)?;
        self.append(&mut tar, DATABASE, database.metadata()?.len(), database)?;
        let key = self.app.config.secret_key.as_slice();
        self.append(&mut tar, KEY, key.len() as u64, key)?;
        let mut done = Progress::default();
        for file in &self.files {
            self.append_file(&mut tar, file)?;
            done.files += 1;
            done.bytes += file.bytes;
            progress(done);
        }
        tar.into_inner()?.flush()?;
        Ok(())
    }

    fn append(
        &self,
        tar: &mut Builder<&mut dyn Write>,
        name: &str,
        bytes: u64,
        content: impl Read,
    ) -> anyhow::Result<()> {
        let mut header = Header::new_gnu();
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.manifest.begun_at.timestamp()).unwrap_or(0));
        tar.append_data(&mut header, name, content)
            .with_context(|| format!("cannot write {name} to the backup"))
    }

    /// A stored file is compared with its hash on the way: a damaged one must not be found only when it is needed.
    fn append_file(
        &self,
        tar: &mut Builder<&mut dyn Write>,
        file: &StoredFile,
    ) -> anyhow::Result<()> {
        let reading = self.app.media.read(&file.sha256, 0..file.bytes);
        let name = hex(file.sha256);
        let reading = self.runtime.block_on(reading);
        let mut content = Pieces {
            reading: reading.with_context(|| format!("the stored file {name}"))?,
            runtime: self.runtime,
            piece: bytes::Bytes::new(),
            hasher: Sha256::new(),
        };
        self.append(tar, &format!("{MEDIA}{name}"), file.bytes, &mut content)?;
        if content.hasher.finalize()[..] != file.sha256 {
            bail!("the stored file {name} is damaged: restore it from an earlier backup first");
        }
        Ok(())
    }
}

/// A stored file as something to read from, hashed on the way.
struct Pieces<'a> {
    reading: Reading,
    runtime: &'a Handle,
    piece: bytes::Bytes,
    hasher: Sha256,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.piece.is_empty() {
            let mut reading = pin!(&mut self.reading);
            let next = std::future::poll_fn(|context| reading.as_mut().poll_next(context));
            let Some(piece) = self.runtime.block_on(next).transpose()? else {
                return Ok(0);
            };
            self.hasher.update(&piece);
            self.piece = piece;
        }
        let read = self.piece.len().min(buffer.len());
        buffer[..read].copy_from_slice(&self.piece.split_to(read));
        Ok(read)
    }
}

fn hash_of(mut file: File) -> anyhow::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(hasher.finalize())),
            read => hasher.update(&buffer[..read]),
        }
    }
}
