//! Finds the raw messages in a file or folder: single files (.eml, .msg), an mbox, a Maildir, or a folder of any of
//! these.
//!
//! No message is held in memory. A folder is read in the order of names, so that two runs have the same order.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::mbox::Mbox;

/// A raw message and its place.
#[derive(Debug)]
pub struct Found {
    /// The file's path, with `#` and a number from 0 for a message of an mbox.
    pub source: String,
    /// The message, or why it could not be read.
    pub raw: io::Result<Raw>,
}

/// A raw message in a file.
#[derive(Debug)]
pub enum Raw {
    /// It is a file of its own.
    File(PathBuf),
    /// It was copied out of an mbox.
    Copied(NamedTempFile),
}

impl Raw {
    /// The message's bytes.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        fs::read(self.path())
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Copied(file) => file.path(),
        }
    }
}

/// The messages of `path`. Those of an mbox are copied into `spool`, one at a time.
pub fn messages(path: &Path, spool: &Path) -> Messages {
    Messages {
        waiting: VecDeque::from([path.to_owned()]),
        spool: spool.to_owned(),
        mbox: None,
    }
}

/// The messages of a file or folder, one after the other.
pub struct Messages {
    waiting: VecDeque<PathBuf>,
    spool: PathBuf,
    mbox: Option<OpenMbox>,
}

/// An mbox that is being read.
struct OpenMbox {
    path: PathBuf,
    messages: Mbox<BufReader<File>>,
    number: usize,
    has_failed: bool,
}

impl Iterator for Messages {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let of_mbox = self.mbox.as_mut().and_then(|mbox| mbox.next(&self.spool));
            if let Some(found) = of_mbox {
                return Some(found);
            }
            self.mbox = None;
            let path = self.waiting.pop_front()?;
            match self.open(&path) {
                Ok(None) => {}
                Ok(Some(())) => {
                    return Some(Found {
                        source: path.display().to_string(),
                        raw: Ok(Raw::File(path)),
                    });
                }
                Err(error) => {
                    return Some(Found {
                        source: path.display().to_string(),
                        raw: Err(error),
                    });
                }
            }
        }
    }
}

impl Messages {
    /// Opens a file or folder; `Some` when it is one message, `None` when its content was put into the queue.
    fn open(&mut self, path: &Path) -> io::Result<Option<()>> {
        if fs::metadata(path)?.is_dir() {
            let inside = inside(path)?;
            inside
                .into_iter()
                .rev()
                .for_each(|path| self.waiting.push_front(path));
            return Ok(None);
        }
        let mut file = BufReader::new(File::open(path)?);
        if is_mbox(path, &mut file)? {
            self.mbox = Some(OpenMbox {
                path: path.to_owned(),
                messages: Mbox::new(file),
                number: 0,
                has_failed: false,
            });
            return Ok(None);
        }
        Ok(Some(()))
    }
}

impl OpenMbox {
    fn next(&mut self, spool: &Path) -> Option<Found> {
        let raw = self.copy(spool).transpose()?;
        let source = format!("{}#{}", self.path.display(), self.number);
        self.number += 1;
        // if a message cannot be read, the ones after it cannot be found
        if raw.is_err() {
            self.has_failed = true;
        }
        Some(Found { source, raw })
    }

    fn copy(&mut self, spool: &Path) -> io::Result<Option<Raw>> {
        if self.has_failed {
            return Ok(None);
        }
        let mut file = BufWriter::new(NamedTempFile::new_in(spool)?);
        if !self.messages.copy_next(&mut file)? {
            return Ok(None);
        }
        Ok(Some(Raw::Copied(file.into_inner()?)))
    }
}

/// The content of a folder by name, without hidden files and a Maildir's unfinished messages (`tmp`).
fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let maildir_tmp = name == "tmp" && folder.join("cur").is_dir();
        if !name.to_string_lossy().starts_with('.') && !maildir_tmp {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a file is an mbox: it begins with a `From ` line. An .eml file that does so is one message with its envelope
/// line. A byte order mark or blank lines from an editor are skipped.
fn is_mbox(path: &Path, file: &mut impl BufRead) -> io::Result<bool> {
    let single = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("eml"));
    let head = file.fill_buf()?;
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text = text.trim_ascii_start();
    let (is_box, before) = (text.starts_with(b"From "), head.len() - text.len());
    if is_box {
        file.consume(before);
    }
    Ok(!single && is_box)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(path: &Path) -> Vec<String> {
        let text = |found: Found| String::from_utf8(found.raw.unwrap().bytes().unwrap()).unwrap();
        messages(path, &std::env::temp_dir())
            .map(text)
            .map(|raw| raw.lines().next().unwrap_or("").to_owned())
            .collect()
    }

    #[test]
    fn an_mbox_gives_its_messages_with_from_lines_unquoted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("box");
        fs::write(
            &path,
            "From a@b Mon\nSubject: 1\n\n>From here\n\nFrom - \nSubject: 2\n\nx\n",
        )
        .unwrap();
        let raw: Vec<Vec<u8>> = messages(&path, folder.path())
            .map(|found| found.raw.unwrap().bytes().unwrap())
            .collect();
        assert_eq!(
            raw,
            [
                b"Subject: 1\n\nFrom here\n".to_vec(),
                b"Subject: 2\n\nx\n".to_vec()
            ]
        );
    }

    #[test]
    fn an_mbox_may_begin_with_a_mark_and_blank_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("box");
        let raw = "\u{feff}\r\n\nFrom a@b Mon\nSubject: 1\n\nFrom -\nSubject: 2\n";
        fs::write(&path, raw).unwrap();
        assert_eq!(subjects(&path), ["Subject: 1", "Subject: 2"]);
    }

    #[test]
    fn a_maildir_gives_new_and_seen_messages_but_no_unfinished_ones() {
        let folder = tempfile::tempdir().unwrap();
        for (place, text) in [
            ("cur", "Subject: 1"),
            ("new", "Subject: 2"),
            ("tmp", "Subject: 3"),
        ] {
            fs::create_dir(folder.path().join(place)).unwrap();
            fs::write(folder.path().join(place).join("1.host"), text).unwrap();
        }
        assert_eq!(subjects(folder.path()), ["Subject: 1", "Subject: 2"]);
    }

    #[test]
    fn a_missing_file_is_told_not_skipped() {
        assert!(
            messages(Path::new("/nowhere/at/all"), &std::env::temp_dir())
                .next()
                .unwrap()
                .raw
                .is_err()
        );
    }

    #[test]
    fn an_eml_with_an_envelope_line_is_one_message() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.eml");
        fs::write(&path, "From a@b Mon\nSubject: 1\n\nFrom here on\n").unwrap();
        assert_eq!(messages(&path, folder.path()).count(), 1);
    }
}
