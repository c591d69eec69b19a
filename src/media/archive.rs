//! Lists a zip archive: its directory is read, nothing is unpacked, and archives inside it are not opened.
//!
//! Memory is limited whatever the directory claims, and archives that would unpack to far too much are recognised.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most names that are listed; the sums count all files.
const LISTED: usize = 1000;
/// The most bytes of an archive's directory: enough for tens of thousands of names.
const LONGEST_LIST: u64 = 4 * 1024 * 1024;
/// The largest honest ratio: videos and pictures hardly shrink, text shrinks to a tenth, at most to a hundredth.
const LARGEST_RATIO: u64 = 200;
/// An archive below this unpacked size is never a bomb, whatever its ratio.
const HARMLESS: u64 = 64 * 1024 * 1024;
/// The bit that marks an entry's name as UTF-8 (APPNOTE 4.4.4).
const SAYS_UTF8: u16 = 1 << 11;
const LARGEST_UNPACKED: u64 = 100 * 1024 * 1024 * 1024;

/// The listing of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The first files in it; folders are left out.
    pub files: Vec<Packed>,
    /// How many files the directory claims.
    pub count: usize,
    /// The sum of their unpacked lengths, as the directory claims.
    pub unpacked_bytes: u64,
    /// Whether it would unpack to far too much, so that nobody should unpack it.
    pub is_bomb: bool,
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name with its folders, as it was packed: for display only, never a path.
    pub name: String,
    /// Its unpacked length, as the directory claims.
    pub bytes: u64,
    /// Whether unpacking needs a password.
    pub is_encrypted: bool,
}

/// Reads the directory of a zip archive; `None` when it is missing, malformed or far too long.
pub fn list(file: &mut (impl Read + Seek)) -> io::Result<Option<Listing>> {
    let length = file.seek(SeekFrom::End(0))?;
    let reader = Bounded {
        file,
        left: LONGEST_LIST,
    };
    let Ok(mut archive) = ZipArchive::new(reader) else {
        return Ok(None);
    };
    let mut listing = Listing {
        files: Vec::new(),
        count: 0,
        unpacked_bytes: 0,
        is_bomb: false,
    };
    for at in 0..archive.len() {
        if let Ok(entry) = archive.by_index_data(at)
            && !entry.is_dir()
        {
            listing.add(&entry);
        }
    }
    // entries may share packed bytes, and only the sum shows that they overlap
    let overlaps = archive.has_overlapping_entries().unwrap_or(false);
    listing.is_bomb = overlaps || is_bomb(listing.unpacked_bytes, length);
    Ok(Some(listing))
}

/// Opens an archive in memory whose directory is within the limits of [`list`].
///
/// # Errors
/// When the directory is missing, malformed or far too long.
pub fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ZipError> {
    match list(&mut Cursor::new(bytes))? {
        Some(_) => ZipArchive::new(Cursor::new(bytes)),
        None => Err(ZipError::InvalidArchive("its list cannot be read".into())),
    }
}

impl Listing {
    fn add(&mut self, entry: &zip::read::ZipFileEntry<'_>) {
        self.count += 1;
        self.unpacked_bytes = self.unpacked_bytes.saturating_add(entry.size());
        if self.files.len() < LISTED {
            self.files.push(Packed {
                name: name(entry.name_raw(), entry.flags().as_u16() & SAYS_UTF8 != 0),
                bytes: entry.size(),
                is_encrypted: entry.encrypted(),
            });
        }
    }
}

fn is_bomb(unpacked: u64, packed: u64) -> bool {
    unpacked > LARGEST_UNPACKED || unpacked > HARMLESS && unpacked / packed.max(1) > LARGEST_RATIO
}

/// An entry's name. Windows in Chinese writes names in its own code page without a mark; other systems mark UTF-8, or
/// write it without a mark.
fn name(raw: &[u8], says_utf8: bool) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) if says_utf8 => String::from_utf8_lossy(raw).into_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// A reader that ends after as many bytes as a directory may have.
struct Bounded<'a, R> {
    file: &'a mut R,
    left: u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("a list too long"));
        }
        let most = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let read = self.file.read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Bounded<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
