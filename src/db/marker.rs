//! The marker in the data folder: it says that a SQLite file was made, so that a file that is lost is not quietly
//! replaced by an empty one.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::DbError;

/// The marker of a database.
#[derive(Debug)]
pub(super) struct Marker {
    path: PathBuf,
    /// The database file, as an absolute path.
    file: String,
    is_set: bool,
}

/// Its name in the data folder.
const NAME: &str = "database-was-here";

impl Marker {
    /// Reads the marker in the data folder.
    ///
    /// # Errors
    /// [`DbError::Lost`] when there was a database, and there is no file at this address.
    pub(super) fn read(url: &str, data: &Path) -> Result<Self, DbError> {
        let file = Path::new(url.strip_prefix("sqlite:").unwrap_or(url));
        let path = data.join(NAME);
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let file = absolute(file).display().to_string();
        let earlier = match fs::read_to_string(&path) {
            Ok(earlier) => earlier.trim().to_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(unusable(&path, &error)),
        };
        if !earlier.is_empty() && !Path::new(&file).exists() {
            return Err(DbError::Lost {
                file,
                earlier,
                marker: path.display().to_string(),
            });
        }
        Ok(Self {
            is_set: earlier == file,
            path,
            file,
        })
    }

    /// Sets the marker, once the file holds the tables.
    pub(super) fn set(&self) -> Result<(), DbError> {
        if self.is_set {
            return Ok(());
        }
        let part = self.path.with_extension("part");
        let write = || {
            let mut file = File::create(&part)?;
            writeln!(file, "{}", self.file)?;
            file.sync_all()?;
            fs::rename(&part, &self.path)
        };
        write().map_err(|error| unusable(&self.path, &error))
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> DbError {
    DbError::Unavailable(format!("{}: {error}", path.display()))
}
