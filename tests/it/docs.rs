//! What the README lists is what the program has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn readme() -> String {
    fs::read_to_string(format!("{ROOT}/README.md")).expect("the README")
}

/// The first cells of a section's table, without their marks.
fn first_cells(section: &str) -> Vec<String> {
    column(section, 1)
}

fn column(section: &str, n: usize) -> Vec<String> {
    let readme = readme();
    let part = readme
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
    let places = column("Where is …?", 2);
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
