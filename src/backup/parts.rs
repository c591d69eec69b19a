//! The parts of a backup, read one after another and compared with what the backup says of itself.

use std::io::{Read, Write};

use anyhow::{Context, bail, ensure};
use sha2::{Digest, Sha256};
use tar::Archive;

use super::{DATABASE, FORMAT, KEY, MANIFEST, MEDIA, Manifest, Progress};
use crate::contest::hex::hex;

/// Takes the parts of a backup as they are read.
pub(super) trait Parts {
    /// Takes the manifest, before anything else.
    fn manifest(&mut self, manifest: &Manifest) -> anyhow::Result<()>;
    /// Where the database's bytes go.
    fn database(&mut self) -> anyhow::Result<Box<dyn Write + '_>>;
    /// Takes the secret key.
    fn key(&mut self, key: &[u8]) -> anyhow::Result<()>;
    /// Takes a stored file.
    fn file(&mut self, sha256: &str, content: &mut dyn Read) -> anyhow::Result<()>;
}

/// Reads a whole backup. Each part is compared with its hash, and the number of parts with the manifest, so that a cut
/// or damaged backup is never taken for a good one.
pub(super) fn read(
    backup: impl Read,
    parts: &mut impl Parts,
    mut progress: impl FnMut(Progress),
) -> anyhow::Result<Manifest> {
    let mut archive = Archive::new(backup);
    let mut entries = archive.entries()?;
    let damaged = "the backup is damaged, or is none";
    let first = entries.next().context(damaged)?.context(damaged)?;
    let manifest = manifest(first)?;
    parts.manifest(&manifest)?;
    let (mut done, mut has_database, mut has_key) = (Progress::default(), false, false);
    for entry in entries {
        let mut entry = Hashing::of(entry.context(damaged)?);
        let name = entry.name()?;
        match name.as_str() {
            DATABASE => {
                std::io::copy(&mut entry, &mut *parts.database()?)?;
                entry.must_be(&manifest.database_sha256)?;
                has_database = true;
            }
            KEY => {
                let mut key = vec![];
                entry.read_to_end(&mut key)?;
                parts.key(&key)?;
                has_key = true;
            }
            name => {
                let sha256 = name.strip_prefix(MEDIA).context(damaged)?;
                parts.file(sha256, &mut entry)?;
                std::io::copy(&mut entry, &mut std::io::sink())?;
                entry.must_be(sha256)?;
                done.files += 1;
                done.bytes += entry.bytes;
                progress(done);
            }
        }
    }
    let is_whole = has_database && has_key && done.files == manifest.files;
    ensure!(
        is_whole,
        "the backup is cut off: {} of {} files",
        done.files,
        manifest.files
    );
    Ok(manifest)
}

fn manifest(mut entry: tar::Entry<'_, impl Read>) -> anyhow::Result<Manifest> {
    ensure!(
        entry.path_bytes() == MANIFEST.as_bytes(),
        "this is no backup"
    );
    let mut text = String::new();
    entry.read_to_string(&mut text)?;
    let manifest: Manifest = serde_json::from_str(&text).context("this is no backup")?;
    match manifest.format {
        FORMAT => Ok(manifest),
        other => bail!(
            "the backup has format {other}, made by reeljury {}; this program reads format {FORMAT}",
            manifest.program
        ),
    }
}

/// A part whose bytes are hashed as they are read.
struct Hashing<'a, R: Read> {
    entry: tar::Entry<'a, R>,
    hasher: Sha256,
    bytes: u64,
}

impl<'a, R: Read> Hashing<'a, R> {
    fn of(entry: tar::Entry<'a, R>) -> Self {
        Self {
            entry,
            hasher: Sha256::new(),
            bytes: 0,
        }
    }

    fn name(&self) -> anyhow::Result<String> {
        let name = String::from_utf8(self.entry.path_bytes().into_owned());
        name.context("the backup is damaged: a part has no name")
    }

    fn must_be(&self, sha256: &str) -> anyhow::Result<()> {
        let found = hex(self.hasher.clone().finalize());
        ensure!(
            found == sha256,
            "the backup is damaged: {} has hash {found}",
            self.name()?
        );
        Ok(())
    }
}

impl<R: Read> Read for Hashing<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.entry.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
