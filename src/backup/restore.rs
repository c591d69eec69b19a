//! Makes a data folder of a backup.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use age::x25519::Identity;
use anyhow::{Context, ensure};
use tokio::runtime::Handle;

use super::parts::{self, Parts};
use super::private::private;
use super::{DATABASE, KEY, Manifest, Progress, seal};
use crate::contest::hex::hex;
use crate::db::backup::{self, Kind};
use crate::media::Store;

/// Where a backup is restored.
#[derive(Debug, Clone)]
pub struct Target {
    /// The data folder; it must be empty or missing.
    pub data: PathBuf,
    /// The PostgreSQL database, for a backup of one; it must be empty.
    pub database_url: Option<String>,
    /// Where stored files are, if not in the data folder.
    pub media_url: Option<String>,
}

/// Restores a backup. The data folder gets its name only when all of it is there.
///
/// # Errors
/// When the folder is not empty, or the backup is damaged, cut off, sealed for another, or of another kind of database.
pub fn restore(
    from: &Path,
    identities: &[Identity],
    target: &Target,
    runtime: &Handle,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Manifest> {
    let data = &target.data;
    let is_empty = fs::read_dir(data).map_or(true, |mut entries| entries.next().is_none());
    ensure!(
        is_empty,
        "{} is not empty: restore into a new folder",
        data.display()
    );
    let backup = seal::opened(from, identities)?;
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".restoring");
    let unfinished = data.with_file_name(name);
    make_folder(&unfinished)?;
    let mut making = Making {
        folder: &unfinished,
        target,
        runtime,
        store: None,
    };
    let manifest = parts::read(backup, &mut making, progress)
        .and_then(|manifest| making.finish(&manifest).map(|()| manifest));
    let manifest = manifest.inspect_err(|_| {
        let _ = fs::remove_dir_all(&unfinished);
    })?;
    let _ = fs::remove_dir(data);
    fs::rename(&unfinished, data).with_context(|| format!("cannot make {}", data.display()))?;
    Ok(manifest)
}

/// A data folder that is being made.
struct Making<'a> {
    folder: &'a Path,
    target: &'a Target,
    runtime: &'a Handle,
    store: Option<Store>,
}

impl Making<'_> {
    fn database_path(&self) -> PathBuf {
        self.folder.join(match self.target.database_url {
            Some(_) => DATABASE,
            None => "reeljury.sqlite",
        })
    }

    /// The database is loaded last: until then, a failure leaves nothing behind on a server.
    fn finish(&self, manifest: &Manifest) -> anyhow::Result<()> {
        let path = self.database_path();
        File::open(&path)?.sync_all()?;
        match (&manifest.database, &self.target.database_url) {
            (Kind::Sqlite, _) => backup::check_file(&path).context("the backup's database"),
            (Kind::Postgres, Some(url)) => {
                backup::load(url, &path)?;
                Ok(fs::remove_file(&path)?)
            }
            (Kind::Postgres, None) => Ok(()),
        }
    }
}

impl Parts for Making<'_> {
    fn manifest(&mut self, manifest: &Manifest) -> anyhow::Result<()> {
        let is_server = self.target.database_url.is_some();
        ensure!(
            is_server == (manifest.database == Kind::Postgres),
            "the backup is of a {} database, and the setting database_url names another kind",
            manifest.database.name()
        );
        let media = self.target.media_url.as_deref();
        self.store = Some(Store::open(media, self.folder)?);
        Ok(())
    }

    fn database(&mut self) -> anyhow::Result<Box<dyn Write + '_>> {
        Ok(Box::new(private(&self.database_path())?))
    }

    fn key(&mut self, key: &[u8]) -> anyhow::Result<()> {
        let mut file = private(&self.folder.join(KEY))?;
        file.write_all(key)?;
        Ok(file.sync_all()?)
    }

    fn file(&mut self, sha256: &str, content: &mut dyn Read) -> anyhow::Result<()> {
        let store = self.store.as_ref().context("the backup has no manifest")?;
        let mut incoming = store.receive()?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match content.read(&mut buffer)? {
                0 => break,
                read => incoming.write(&buffer[..read])?,
            }
        }
        let found = hex(incoming.sha256());
        ensure!(
            found == sha256,
            "the backup is damaged: the stored file {sha256}"
        );
        self.runtime.block_on(incoming.finish())?;
        Ok(())
    }
}

fn make_folder(path: &Path) -> anyhow::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(false);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| {
        format!(
            "cannot make {}: remove what an earlier attempt left there",
            path.display()
        )
    })
}
