//! `reeljury import-posts FILE`: imports a list of posts that organizers collected, and reports on every row.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::output::{Exit, say};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DEFAULT_LISTEN};
use crate::posts::List;
use crate::posts::bring_in::bring_in;
use crate::posts::report::Report;

#[derive(Args)]
pub(super) struct ImportPosts {
    /// The list: CSV, Excel old or new, or a table in HTML; one of its first 20 rows names the columns
    file: PathBuf,
    /// Say what would become of each row, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// The file for the outcome of each row: .csv, else JSON Lines; standard output by default
    #[arg(long)]
    report: Option<PathBuf>,
}

impl ImportPosts {
    pub(super) fn run(self, config: Config, clock: Clock) -> anyhow::Result<Exit> {
        let named = || format!("cannot import {}", self.file.display());
        let bytes = fs::read(&self.file).with_context(named)?;
        let app = App::open(config, clock, DEFAULT_LISTEN)?;
        let list = List::open(&bytes, &app.contest).with_context(named)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let outcomes = bring_in(&app, &name, list.rows(), None, self.dry_run)?;
        let report = Report::of(&outcomes);
        self.hand_out(&report)?;
        say(serde_json::to_string(&report.sums)?);
        let sums = report.sums;
        Ok(match sums.refused + sums.returned {
            0 => Exit::Done,
            _ => Exit::SomethingRefused,
        })
    }

    fn hand_out(&self, report: &Report) -> anyhow::Result<()> {
        let Some(path) = &self.report else {
            for line in &report.lines {
                say(serde_json::to_string(line)?);
            }
            return Ok(());
        };
        write(report, path).with_context(|| format!("cannot write {}", path.display()))
    }
}

fn write(report: &Report, path: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let is_table = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if is_table {
        return Ok(report.write_csv(file)?);
    }
    for line in &report.lines {
        serde_json::to_writer(&mut file, line)?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}
