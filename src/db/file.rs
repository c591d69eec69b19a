//! The SQLite file: never made twice, and known again at each use.
//!
//! SQLite goes on writing into a file that was deleted or replaced under it, and such writes are lost with the
//! program's end. So the file at the path is compared with the one that was opened, before and after each write.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::DbError;

/// What tells a file from any other on the machine: its device and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(found.dev(), found.ino())
    }

    /// On other systems an open file cannot be deleted or replaced.
    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self(0, 0)
    }
}

/// A SQLite file that is in use.
#[derive(Debug)]
pub(super) struct DbFile {
    path: PathBuf,
    identity: Identity,
    /// The longest that it was seen; bytes.
    longest: AtomicU64,
}

impl DbFile {
    /// The file at a path; an empty one is made where there is none, readable by nobody else.
    pub(super) fn open(path: &Path) -> Result<Self, DbError> {
        let found = match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make(path).and_then(|file| file.metadata())
            }
            found => found,
        };
        let found = found.map_err(|error| unusable(path, &error.to_string()))?;
        if !found.is_file() {
            return Err(unusable(path, "it is no file"));
        }
        Ok(Self {
            path: path.to_owned(),
            identity: Identity::of(&found),
            longest: AtomicU64::new(found.len()),
        })
    }

    /// Its address for SQLite, which then makes no file where there is none.
    pub(super) fn uri(&self) -> String {
        let path = self.path.display().to_string();
        let path = path
            .replace('%', "%25")
            .replace('?', "%3f")
            .replace('#', "%23");
        format!("file:{path}?mode=rw")
    }

    /// Fails when the path leads to no file, to another one, or to one that was cut short.
    pub(super) fn check(&self) -> Result<(), DbError> {
        let found = match fs::metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(self.gone("is gone")),
            Err(error) => return Err(unusable(&self.path, &error.to_string())),
        };
        if Identity::of(&found) != self.identity {
            return Err(self.gone("was replaced by another"));
        }
        let longest = self.longest.fetch_max(found.len(), Ordering::Relaxed);
        if found.len() >= longest {
            return Ok(());
        }
        // a VACUUM by hand makes it shorter too, and says so in its head
        match length_in_head(&self.path) {
            Some(length) if length <= found.len() => {
                self.longest.store(found.len(), Ordering::Relaxed);
                Ok(())
            }
            _ => Err(self.gone("was cut short")),
        }
    }

    fn gone(&self, what: &str) -> DbError {
        DbError::FileGone(format!(
            "the database file {} {what} while the program ran; nothing more is stored. Stop the program, put the file \
             (or the newest backup) in its place, and start again",
            self.path.display()
        ))
    }

    /// The identity of the log of writes that are not in the file yet; `None` where there is none.
    pub(super) fn log(&self) -> Option<Identity> {
        let found = fs::metadata(self.log_path()).ok()?;
        Some(Identity::of(&found))
    }

    /// Fails when the log is not the one that a connection had when it was opened.
    pub(super) fn check_log(&self, opened: Option<Identity>) -> Result<(), DbError> {
        match opened {
            Some(opened) if self.log() != Some(opened) => Err(DbError::FileGone(format!(
                "{} was deleted or replaced while the program ran; nothing more is stored. Stop the program, look \
                 whether the newest entries are there, and start again",
                self.log_path().display()
            ))),
            _ => Ok(()),
        }
    }

    /// The length of the log; bytes.
    pub(super) fn log_length(&self) -> u64 {
        fs::metadata(self.log_path()).map_or(0, |found| found.len())
    }

    fn log_path(&self) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push("-wal");
        path.into()
    }
}

fn make(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // another program has made it meanwhile
        Err(error) if error.kind() == ErrorKind::AlreadyExists => File::open(path),
        made => made,
    }
}

fn unusable(path: &Path, why: &str) -> DbError {
    DbError::Unavailable(format!("the database file {}: {why}", path.display()))
}

/// The length that the head of a SQLite file gives: the size of a page (two bytes at 16, where 1 means 65,536) times
/// the number of pages (four bytes at 28).
fn length_in_head(path: &Path) -> Option<u64> {
    let mut head = [0_u8; 32];
    File::open(path).ok()?.read_exact(&mut head).ok()?;
    if !head.starts_with(b"SQLite format 3\0") {
        return None;
    }
    let page = match u64::from(u16::from_be_bytes([head[16], head[17]])) {
        1 => 65_536,
        size => size,
    };
    let pages = u32::from_be_bytes([head[28], head[29], head[30], head[31]]);
    (pages > 0).then_some(page * u64::from(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> (tempfile::TempDir, PathBuf, DbFile) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        let file = DbFile::open(&path).expect("a file");
        (folder, path, file)
    }

    #[test]
    fn a_file_that_is_gone_or_replaced_or_cut_short_is_no_longer_the_database() {
        let (_folder, path, file) = file("a.sqlite");
        fs::write(&path, [1; 100]).expect("it grows");
        file.check().expect("it is the same");
        fs::write(&path, [1; 50]).expect("it is cut short");
        assert!(
            file.check()
                .is_err_and(|error| error.to_string().contains("was cut short"))
        );
        fs::rename(&path, path.with_extension("old")).expect("it is moved");
        assert!(
            file.check()
                .is_err_and(|error| error.to_string().contains("is gone"))
        );
        fs::write(&path, [1; 100]).expect("another one");
        assert!(
            file.check()
                .is_err_and(|error| error.to_string().contains("was replaced"))
        );
        fs::rename(path.with_extension("old"), &path).expect("it comes back");
        fs::write(&path, [1; 100]).expect("it is as long as before");
        file.check().expect("it is the same again");
    }

    #[test]
    fn a_file_that_its_own_head_calls_shorter_was_made_so_by_sqlite() {
        let (_folder, path, file) = file("a.sqlite");
        fs::write(&path, [1; 8192]).expect("it grows");
        file.check().expect("it is the same");
        let mut page = b"SQLite format 3\0\x10\0".to_vec();
        page.resize(4096, 0);
        page[31] = 1;
        fs::write(&path, &page).expect("one page is left");
        file.check().expect("it is the same");
        page[31] = 2;
        fs::write(&path, &page).expect("a page is missing");
        file.check().expect("it is as long as it was");
        fs::write(&path, &page[..4000]).expect("bytes are missing");
        assert!(file.check().is_err());
    }

    #[test]
    fn odd_names_lead_to_the_same_file() {
        let (_folder, path, file) = file("a b%3f#?.sqlite");
        let mut conn = <diesel::SqliteConnection as diesel::Connection>::establish(&file.uri())
            .expect("it opens");
        let made =
            diesel::connection::SimpleConnection::batch_execute(&mut conn, "CREATE TABLE t (x)");
        made.expect("it writes");
        assert!(length_in_head(&path).is_some());
    }
}
