//! Which raw messages are in this file or folder?
//! Single files (.eml, .msg), an mbox, a Maildir, or a folder of any of them. One message is held at a time;
//! reading a folder goes by name, so that two runs see the same order.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use mail_parser::mailbox::mbox;

/// A raw message and where it was found.
#[derive(Debug)]
pub struct Found {
    /// The file's path, with `#` and a number from 0 for a message of an mbox.
    pub source: String,
    /// The message's bytes, or why they could not be read.
    pub raw: io::Result<Vec<u8>>,
}

/// Go through the messages of `path`.
pub fn messages(path: &Path) -> Messages {
    Messages {
        waiting: VecDeque::from([path.to_owned()]),
        mbox: None,
    }
}

/// The messages of a file or folder, one after the other.
pub struct Messages {
    waiting: VecDeque<PathBuf>,
    mbox: Option<OpenMbox>,
}

/// An mbox that is being read.
struct OpenMbox {
    path: PathBuf,
    messages: mbox::MessageIterator<BufReader<File>>,
    number: usize,
}

impl Iterator for Messages {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(found) = self.mbox.as_mut().and_then(OpenMbox::next) {
                return Some(found);
            }
            self.mbox = None;
            let path = self.waiting.pop_front()?;
            match self.open(&path) {
                Ok(None) => {}
                Ok(Some(raw)) => {
                    return Some(Found {
                        source: path.display().to_string(),
                        raw: Ok(raw),
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
    /// The message that the file is, or nothing when what is inside was put in the queue.
    fn open(&mut self, path: &Path) -> io::Result<Option<Vec<u8>>> {
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
            let messages = mbox::MessageIterator::new(file);
            self.mbox = Some(OpenMbox {
                path: path.to_owned(),
                messages,
                number: 0,
            });
            return Ok(None);
        }
        let mut raw = Vec::new();
        file.read_to_end(&mut raw)?;
        Ok(Some(raw))
    }
}

impl OpenMbox {
    fn next(&mut self) -> Option<Found> {
        let message = self.messages.next()?;
        let source = format!("{}#{}", self.path.display(), self.number);
        self.number += 1;
        Some(Found {
            source,
            raw: message.map(|message| without_separator(message.unwrap_contents())),
        })
    }
}

/// The blank line before the next `From ` belongs to the mbox.
fn without_separator(mut raw: Vec<u8>) -> Vec<u8> {
    for ending in [b"\r\n\r\n".as_slice(), b"\n\n"] {
        if raw.ends_with(ending) {
            raw.truncate(raw.len() - ending.len() / 2);
            break;
        }
    }
    raw
}

/// What is in a folder by name, hidden files and Maildir's unfinished messages (`tmp`) left out.
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

/// An mbox begins with a `From ` line; an .eml that does is one message with its envelope line left on.
fn is_mbox(path: &Path, file: &mut impl BufRead) -> io::Result<bool> {
    let single = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("eml"));
    Ok(!single && file.fill_buf()?.starts_with(b"From "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(path: &Path) -> Vec<String> {
        let text = |found: Found| String::from_utf8(found.raw.unwrap()).unwrap();
        messages(path)
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
        let raw: Vec<Vec<u8>> = messages(&path).map(|found| found.raw.unwrap()).collect();
        assert_eq!(
            raw,
            [
                b"Subject: 1\n\nFrom here\n".to_vec(),
                b"Subject: 2\n\nx\n".to_vec()
            ]
        );
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
            messages(Path::new("/nowhere/at/all"))
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
        assert_eq!(messages(&path).count(), 1);
    }
}
