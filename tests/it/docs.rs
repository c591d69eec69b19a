//! The README and the pages for authors name what the tree has: commands, settings, benches, paths, rooms, the version.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::structure::layers::ROOMS;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn page(path: &str) -> String {
    fs::read_to_string(format!("{ROOT}/{path}")).expect("the page")
}

/// The first cells of a section's table in the README, without the backticks.
fn first_cells(section: &str) -> Vec<String> {
    column("README.md", section, 1)
}

fn column(path: &str, section: &str, n: usize) -> Vec<String> {
    let page = page(path);
    let part = page
        .split(&format!("## {section}\n"))
        .nth(1)
        .unwrap_or_else(|| panic!("no section {section}"));
    let part = part.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        row.split('|')
            .nth(n)
            .unwrap_or_default()
            .trim()
            .trim_matches('`')
            .to_owned()
    })
    .collect()
}

#[test]
fn every_place_that_the_readme_names_is_there() {
    let places = column("README.md", "Where is …?", 2);
    assert!(places.len() > 10);
    let gone: Vec<_> = places
        .iter()
        .filter(|place| !Path::new(ROOT).join(place.as_str()).exists())
        .collect();
    assert_eq!(gone, Vec::<&String>::new());
}

#[test]
fn every_bench_is_in_the_readme() {
    let benches = fs::read_dir(format!("{ROOT}/benches")).expect("the benches");
    let paths = benches.map(|bench| bench.expect("a bench").path());
    let ours = paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let names: BTreeSet<String> = ours
        .map(|path| path.file_stem().expect("a name").display().to_string())
        .collect();
    assert_eq!(names, first_cells("Measures").into_iter().collect());
}

fn help(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(arguments)
        .arg("--help")
        .output();
    String::from_utf8(run.expect("the program runs").stdout).expect("text")
}

fn commands(arguments: &[&str]) -> BTreeSet<String> {
    let help = help(arguments);
    let Some(part) = help.split("Commands:\n").nth(1) else {
        return BTreeSet::new();
    };
    let lines = part.lines().take_while(|line| line.starts_with("  "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help" && !name.starts_with('-'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_readme_lists_exactly_the_commands_that_there_are() {
    let mut there = BTreeSet::new();
    for command in commands(&[]) {
        let below = commands(&[&command]);
        if below.is_empty() {
            there.insert(command);
        } else {
            there.extend(below.into_iter().map(|name| format!("{command} {name}")));
        }
    }
    let listed: BTreeSet<String> = first_cells("Commands").into_iter().collect();
    assert_eq!(listed, there);
}

#[test]
fn the_readme_lists_exactly_the_settings_that_there_are() {
    let config = fs::read_to_string(format!("{ROOT}/src/config.rs")).expect("the settings");
    let file = config
        .split("struct SettingsFile {")
        .nth(1)
        .and_then(|rest| rest.split('}').next())
        .expect("the file's fields");
    let there: BTreeSet<String> = file
        .lines()
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, _)| name.to_owned())
        .collect();
    let listed: BTreeSet<String> = first_cells("Settings").into_iter().collect();
    assert_eq!(listed, there);
}

/// Whether a text in backticks is a path, from the top of the tree or from its page's folder. A file name in capitals
/// is a placeholder, not a path.
fn is_path(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let name = text.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_file = ["rs", "md", "toml", "html", "sql"].contains(&ending);
    let is_chosen = ending == "rs" && !stem.contains(|c: char| c.is_ascii_lowercase());
    text.chars().all(is_plain) && (text.contains('/') || is_file) && !is_chosen
}

#[test]
fn every_path_in_the_pages_for_authors_is_there() {
    let (mut seen, mut gone) = (0, vec![]);
    for page_path in [
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "migrations/README.md",
    ] {
        let text = page(page_path);
        let folder = Path::new(ROOT).join(page_path);
        let folder = folder.parent().expect("a folder");
        let prose = text.split("```").step_by(2);
        let quoted = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
        for path in quoted.filter(|quoted| is_path(quoted)) {
            seen += 1;
            if !Path::new(ROOT).join(path).exists() && !folder.join(path).exists() {
                gone.push(format!("{page_path}: {path}"));
            }
        }
    }
    assert!(seen > 40, "{seen} paths");
    assert_eq!(gone, Vec::<String>::new());
}

#[test]
fn the_rooms_on_the_page_are_those_of_the_layers() {
    let cells = |n| column("docs/architecture.md", "Rooms", n).into_iter();
    let uses = cells(3).map(|cell| cell.replace('`', ""));
    let written: BTreeSet<(String, String)> = cells(1).zip(uses).collect();
    let held = ROOMS
        .iter()
        .map(|room| (room.name.to_owned(), room.rooms.to_owned()));
    assert_eq!(written, held.collect());
}

#[test]
fn the_changelog_names_the_version() {
    let heading = concat!("## ", env!("CARGO_PKG_VERSION"));
    assert!(page("CHANGELOG.md").lines().any(|line| line == heading));
}
