//! `reeljury import-posts FILE`: brings in a list of posts that organizers collected, and says what became of each row.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::{Outcome, say};
use crate::actions::import_posts::Standing;
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::posts::bring_in::bring_in;
use crate::posts::report::{Line, Sums};

#[derive(Args)]
pub(super) struct ImportPosts {
    /// The list: CSV or XLSX, its first row naming the columns
    file: PathBuf,
    /// Say what would become of each row, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// Where the line of each row goes: a .csv file, else JSON Lines; standard output where none is named
    #[arg(long)]
    report: Option<PathBuf>,
}

impl ImportPosts {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Outcome> {
        let named = || format!("cannot bring in {}", self.file.display());
        let bytes = fs::read(&self.file).with_context(named)?;
        let rows = crate::posts::read(&bytes).with_context(named)?;
        let app = App::open(config, clock, super::serve::DEFAULT_LISTEN)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let told = bring_in(&app, &name, &rows, None, self.dry_run)?;
        self.report_rows(&told)?;
        let sums = Sums::of(&told);
        say(serde_json::to_string(&sums)?);
        Ok(match sums.refused + sums.returned {
            0 => Outcome::Done,
            _ => Outcome::SomethingRefused,
        })
    }

    fn report_rows(&self, told: &[(u64, Standing)]) -> anyhow::Result<()> {
        let lines = told.iter().map(|(row, standing)| Line::of(*row, standing));
        let Some(path) = &self.report else {
            for line in lines {
                say(serde_json::to_string(&line)?);
            }
            return Ok(());
        };
        write_report(path, lines).with_context(|| format!("cannot write {}", path.display()))
    }
}

fn write_report(path: &Path, lines: impl Iterator<Item = Line>) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
    {
        return write_csv(file, lines);
    }
    for line in lines {
        serde_json::to_writer(&mut file, &line)?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}

/// With a byte order mark, by which spreadsheets tell UTF-8.
fn write_csv(mut file: impl Write, lines: impl Iterator<Item = Line>) -> anyhow::Result<()> {
    file.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::Writer::from_writer(file);
    table.write_record(["row", "outcome", "code", "same_as_row", "reasons"])?;
    for line in lines {
        let same = line.same_as_row.map(|row| row.to_string());
        table.write_record([
            line.row.to_string().as_str(),
            line.outcome,
            line.code.as_deref().unwrap_or_default(),
            same.as_deref().unwrap_or_default(),
            &line.reasons.join("; "),
        ])?;
    }
    Ok(table.flush()?)
}
