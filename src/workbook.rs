//! Sheets of Excel files from outside, read within bounds.
//!
//! The crate `calamine` reads it and trusts the lengths that a file declares. So the file is checked first: what it
//! unpacks to is bounded, and its table of strings is as long as declared. Cells are taken one by one, so that a cell
//! in the far corner makes no table of billions.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, Reader as _, Xls, XlsError, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::result::ZipError;

use crate::media::archive;

/// The most files in a workbook: pictures beside every row make hundreds.
const MOST_FILES: usize = 10_000;

/// Bounds on what is read of a workbook.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes that all its files may unpack to.
    pub unpacked: u64,
    /// Rows with anything in them; the rest is left out.
    pub rows: usize,
    /// Columns from the first; the rest is left out.
    pub columns: u32,
}

/// Why a workbook cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It unpacks to more than it may.
    #[error("it unpacks to more than {} MB", .0 / 1024 / 1024)]
    TooLarge(u64),
    /// Its table of strings declares more strings than it has bytes.
    #[error("its table of strings contradicts itself")]
    Strings,
    /// It opens with a password only.
    #[error("it is locked with a password")]
    Locked,
    /// It is not an archive.
    #[error(transparent)]
    Packing(#[from] ZipError),
    /// It is not a workbook.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
    /// It is not a workbook of the old kind (.xls).
    #[error("it is no workbook")]
    OldWorkbook,
}

/// A cell's row and column, counted from 0.
pub type Place = (u32, u32);

/// A sheet within its bounds.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The rows that are not empty, each with its cells from the first column on. Each cell of a merged stretch has the
    /// stretch's value.
    pub rows: BTreeMap<u32, Vec<Data>>,
    /// Where cells lead.
    pub links: HashMap<Place, String>,
    /// The formulas that make a link.
    pub formulas: HashMap<Place, String>,
    /// Whether days are counted from 1904, as old Macs do, and not from 1900.
    pub is_1904: bool,
}

/// A workbook whose size has been checked.
pub struct Book<'a> {
    file: Xlsx<Cursor<&'a [u8]>>,
    bounds: Bounds,
}

impl<'a> Book<'a> {
    /// Opens an .xlsx file.
    pub fn open(bytes: &'a [u8], bounds: Bounds) -> Result<Self, Unreadable> {
        check(bytes, bounds.unpacked)?;
        let file = Xlsx::new(Cursor::new(bytes))?;
        Ok(Self { file, bounds })
    }

    /// How many sheets it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.file.sheet_names().len()
    }

    /// Whether it has no sheet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A sheet, counted from 0; an empty one beyond the last.
    pub fn sheet(&mut self, at: usize) -> Result<Sheet, Unreadable> {
        let mut sheet = Sheet {
            is_1904: self.file.has_1904_epoch(),
            ..Sheet::default()
        };
        let Some(name) = self.file.sheet_names().get(at).cloned() else {
            return Ok(sheet);
        };
        self.read_cells(&name, &mut sheet)?;
        self.read_links(&name, &mut sheet);
        self.fill_merged(&name, &mut sheet);
        Ok(sheet)
    }

    fn read_cells(&mut self, name: &str, sheet: &mut Sheet) -> Result<(), Unreadable> {
        let bounds = self.bounds;
        let mut cells = self.file.worksheet_cells_reader(name)?;
        while let Some(cell) = cells.next_cell_with_formula()? {
            let ((row, column), value) = (cell.pos, Data::from(cell.value));
            let is_empty = value == Data::Empty && cell.formula.is_none();
            if column >= bounds.columns || is_empty {
                continue;
            }
            if sheet.rows.len() >= bounds.rows && !sheet.rows.contains_key(&row) {
                break;
            }
            put(sheet.rows.entry(row).or_default(), column as usize, value);
            let link = cell.formula.filter(|formula| is_link(formula));
            sheet
                .formulas
                .extend(link.map(|formula| (cell.pos, formula)));
        }
        Ok(())
    }

    /// A sheet without readable hyperlinks has none: its cells are read all the same.
    fn read_links(&mut self, name: &str, sheet: &mut Sheet) {
        let links = self.file.hyperlinks_by_sheet_name(name);
        for link in links.unwrap_or_default() {
            let (row, column) = link.range.start;
            let is_cell = sheet.rows.contains_key(&row);
            let target = link.target.filter(|_| is_cell);
            sheet.links.extend(target.map(|to| ((row, column), to)));
        }
    }

    fn fill_merged(&mut self, name: &str, sheet: &mut Sheet) {
        let merged = self.file.merge_cells_by_sheet_name(name);
        for stretch in merged.unwrap_or_default() {
            let (row, column) = stretch.start;
            let first = sheet
                .rows
                .get(&row)
                .and_then(|cells| cells.get(column as usize));
            let (Some(value), last) = (first.cloned(), stretch.end) else {
                continue;
            };
            for (_, cells) in sheet.rows.range_mut(row..=last.0.max(row)) {
                for at in column..=last.1.min(self.bounds.columns.saturating_sub(1)) {
                    put(cells, at as usize, value.clone());
                }
            }
        }
    }
}

/// The rows of the first sheet that are not empty, each with its number counted from 0 and its cells from the first
/// column on; none when there is no sheet.
pub fn first_sheet(bytes: &[u8], bounds: Bounds) -> Result<BTreeMap<u32, Vec<Data>>, Unreadable> {
    Ok(Book::open(bytes, bounds)?.sheet(0)?.rows)
}

/// The sheets of an .xls file.
///
/// # Errors
/// [`Unreadable`] for a locked file and for one that is no workbook; `calamine` is not written for hostile files of this
/// kind, so that a panic of its counts as one, too.
pub fn old_sheets(bytes: &[u8], bounds: Bounds) -> Result<Vec<Sheet>, Unreadable> {
    let read = || read_old(bytes, bounds);
    std::panic::catch_unwind(read).unwrap_or(Err(Unreadable::OldWorkbook))
}

fn read_old(bytes: &[u8], bounds: Bounds) -> Result<Vec<Sheet>, Unreadable> {
    if is_locked(bytes) {
        return Err(Unreadable::Locked);
    }
    let mut file = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unreadable::Locked,
        _ => Unreadable::OldWorkbook,
    })?;
    let is_1904 = file.has_1904_epoch();
    let sheets = file.worksheets().into_iter().map(|(_, range)| {
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet {
            is_1904,
            ..Sheet::default()
        };
        for (row, column, value) in range.used_cells().take(bounds.rows * 64) {
            let row = first_row + u32::try_from(row).unwrap_or(u32::MAX);
            let column = first_column as usize + column;
            if column < bounds.columns as usize {
                put(sheet.rows.entry(row).or_default(), column, value.clone());
            }
        }
        sheet
    });
    Ok(sheets.collect())
}

/// Whether a compound file is a new workbook that is locked with a password.
fn is_locked(bytes: &[u8]) -> bool {
    let file = cfb::CompoundFile::open(Cursor::new(bytes));
    file.is_ok_and(|file| file.exists("/EncryptedPackage"))
}

fn is_link(formula: &str) -> bool {
    let name = formula.trim_start().get(.."HYPERLINK".len());
    name.is_some_and(|name| name.eq_ignore_ascii_case("HYPERLINK"))
}

fn put(row: &mut Vec<Data>, column: usize, value: Data) {
    if row.len() <= column {
        row.resize(column + 1, Data::Empty);
    }
    row[column] = value;
}

/// Unpacks everything once, for its length alone: the lengths that a file declares are not trusted.
fn check(bytes: &[u8], bound: u64) -> Result<(), Unreadable> {
    let mut archive = archive::open(bytes)?;
    if archive.len() > MOST_FILES {
        return Err(Unreadable::TooLarge(bound));
    }
    let mut left = bound;
    for at in 0..archive.len() {
        let file = archive.by_index(at)?;
        let plain = file.name().is_ok_and(|name| !is_table_of_strings(&name));
        let mut file = file.take(left);
        let length = match plain {
            true => copy(&mut file, &mut sink()).map_err(ZipError::Io)?,
            false => strings_length(file)?,
        };
        left -= length;
        if left == 0 {
            return Err(Unreadable::TooLarge(bound));
        }
    }
    Ok(())
}

/// Files are found under any spelling of their names.
fn is_table_of_strings(name: &str) -> bool {
    name.to_lowercase().ends_with("sharedstrings.xml")
}

/// The length of a table of strings. It must not declare more strings than it has bytes: `calamine` makes room for all
/// of them before it reads the first.
fn strings_length(mut file: impl Read) -> Result<u64, Unreadable> {
    let mut xml = vec![];
    file.read_to_end(&mut xml).map_err(ZipError::Io)?;
    let length = xml.len() as u64;
    let declared =
        declared_strings(&String::from_utf8_lossy(&xml)).map_err(|_| Unreadable::Strings)?;
    match declared > length {
        true => Err(Unreadable::Strings),
        false => Ok(length),
    }
}

/// How many strings a table declares. It is read as `calamine` reads it: anything but a number counts as 0.
fn declared_strings(xml: &str) -> Result<u64, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sst" => {
                let said = tag.try_get_attribute("uniqueCount")?;
                return Ok(said.and_then(|said| said.value.parse().ok()).unwrap_or(0));
            }
            Event::Eof => return Ok(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
