//! The structure of the code: each room uses only the rooms that it may ([`layers`]), files do not use each other in
//! circles ([`circles`]), files and functions are short ([`sizes`]), and every text on a page is in the catalogues
//! ([`words`]).

mod circles;
mod graph;
pub mod layers;
mod sizes;
mod source;
mod syntax;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
        {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|found| found == ending) {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(ROOT)
        .unwrap_or(path)
        .display()
        .to_string()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("text")
}

/// A file's code without its comments and its tests.
fn code(path: &Path) -> String {
    let text = text(path);
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn only_the_clock_asks_the_machine_for_the_time() {
    let asks = |path: &PathBuf| {
        ["Utc::now", "Local::now", "SystemTime::now"]
            .iter()
            .any(|call| code(path).contains(call))
    };
    let found: Vec<_> = files("src", "rs")
        .into_iter()
        .filter(asks)
        .map(|path| name(&path))
        .collect();
    assert_eq!(found, ["src/clock.rs"]);
}

#[test]
fn every_file_is_short_and_says_what_it_answers() {
    let mut offences = vec![];
    for path in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let text = text(&path);
        if !text.starts_with("//!") {
            offences.push(format!("{} does not open with //!", name(&path)));
        }
        // the tables are a list that grows with the migrations; nobody reads it from top to bottom
        if text.lines().count() > 350 && name(&path) != "src/db/schema.rs" {
            offences.push(format!(
                "{} has {} lines",
                name(&path),
                text.lines().count()
            ));
        }
    }
    assert_eq!(offences, Vec::<String>::new());
}

#[test]
fn names_say_what_is_inside() {
    let vague = [
        "util", "utils", "helper", "helpers", "common", "manager", "service", "misc",
    ];
    let stem = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let found: Vec<_> = files("src", "rs")
        .into_iter()
        .filter(|path| vague.contains(&stem(path).as_str()))
        .collect();
    assert_eq!(found, Vec::<PathBuf>::new());
}

#[test]
fn pages_hold_no_style_or_script_of_their_own() {
    let mut offences = vec![];
    // letters and exported lists are read outside the site, without its style sheets and scripts
    let alone = |path: &PathBuf| name(path).contains("/mail/") || name(path).contains("/export/");
    for path in files("templates", "html")
        .into_iter()
        .filter(|path| !alone(path))
    {
        for banned in [
            "<style",
            "style=\"",
            "<script>",
            "onclick=",
            "onchange=",
            "onsubmit=",
            "oninput=",
        ] {
            if text(&path).contains(banned) {
                offences.push(format!("{} holds {banned}", name(&path)));
            }
        }
    }
    assert_eq!(offences, Vec::<String>::new());
}
