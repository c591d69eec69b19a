//! The house is in order: each room uses only what it may, files are short and say what they answer, nothing that is
//! shown lacks words in either language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What each room must not use. An exception is a line in [`EXCEPTIONS`], with its reason.
const MUST_NOT_USE: [(&str, &[&str]); 11] = [
    (
        "contest",
        &[
            "diesel",
            "actix_web",
            "askama",
            "lettre",
            "tokio",
            "std::fs",
            "std::net",
            "crate::db",
            "crate::web",
            "crate::mail",
            "crate::actions",
            "crate::app",
            "crate::site",
            "crate::lang",
            "crate::clock",
        ],
    ),
    (
        "db",
        &[
            "actix_web",
            "askama",
            "lettre",
            "crate::web",
            "crate::mail",
            "crate::media",
            "crate::actions",
        ],
    ),
    (
        "actions",
        &[
            "diesel::",
            "actix_web",
            "askama",
            "lettre",
            "crate::web",
            "crate::clock",
            "crate::jobs",
            "crate::app",
        ],
    ),
    (
        "mail",
        &[
            "diesel",
            "actix_web",
            "crate::db",
            "crate::web",
            "crate::actions",
        ],
    ),
    (
        "export",
        &[
            "diesel",
            "actix_web",
            "crate::web",
            "crate::db",
            "crate::actions",
        ],
    ),
    ("posts", &["diesel", "actix_web", "crate::web"]),
    (
        "resolve",
        &[
            "diesel",
            "actix_web",
            "crate::db",
            "crate::web",
            "crate::actions",
        ],
    ),
    ("web", &["diesel"]),
    (
        "demo",
        &["diesel", "actix_web", "crate::web", "crate::jobs"],
    ),
    ("jobs", &["diesel"]),
    ("cli", &["diesel"]),
];

/// File, what it uses all the same, and why.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    (
        "src/export/winners.rs",
        "crate::db",
        "takes award rows as they were read; it asks for none itself",
    ),
    (
        "src/export/lists.rs",
        "crate::db",
        "takes entries as they were read; it asks for none itself",
    ),
];

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
fn each_room_uses_only_what_it_may() {
    let mut offences = vec![];
    for (room, banned) in MUST_NOT_USE {
        for path in files(&format!("src/{room}"), "rs") {
            let (name, code) = (name(&path), code(&path));
            let excused = |word: &str| {
                EXCEPTIONS
                    .iter()
                    .any(|(file, used, _)| *file == name && *used == word)
            };
            let used = banned
                .iter()
                .filter(|word| code.contains(**word) && !excused(word));
            offences.extend(used.map(|word| format!("{name} uses {word}")));
        }
    }
    assert_eq!(offences, Vec::<String>::new());
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
        // the tables are a list that grows with the migrations, not a text to be read
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
        .filter(|path| vague.contains(&stem(path).as_str()) && name(path) != "src/mail/service.rs")
        .collect();
    assert_eq!(found, Vec::<PathBuf>::new());
}

#[test]
fn pages_hold_no_style_or_script_of_their_own() {
    let mut offences = vec![];
    // letters and exported lists are files of their own, to which nothing of the site comes along
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

/// Every message of a language with the variables it uses.
fn catalogue(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files(&format!("templates/locales/{lang}"), "ftl") {
        let mut key = String::new();
        for line in text(&path).lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic())
                && let Some((name, _)) = line.split_once('=')
            {
                key = name.trim().to_owned();
                let twice = messages.insert(key.clone(), BTreeSet::new()).is_some();
                assert!(!twice, "{lang}: {key} stands twice");
            }
            for variable in line.split('$').skip(1) {
                let variable: String = variable
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-')
                    .collect();
                if let Some(variables) = messages.get_mut(&key) {
                    variables.insert(variable);
                }
            }
        }
    }
    messages
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (chinese, english) = (catalogue("zh-CN"), catalogue("en"));
    assert!(chinese.len() > 100);
    let keys = |catalogue: &BTreeMap<String, BTreeSet<String>>| {
        catalogue.keys().cloned().collect::<BTreeSet<_>>()
    };
    let lacking: Vec<_> = keys(&chinese)
        .symmetric_difference(&keys(&english))
        .cloned()
        .collect();
    assert_eq!(lacking, Vec::<String>::new(), "in one language only");
    let uneven: Vec<_> = chinese
        .iter()
        .filter(|(key, variables)| english[*key] != **variables)
        .map(|(key, _)| key)
        .collect();
    assert_eq!(uneven, Vec::<&String>::new(), "with other values");
}

/// The literal after each of `calls`.
fn literals(text: &str, calls: &[&str]) -> Vec<String> {
    let mut found = vec![];
    for call in calls {
        for rest in text.split(call).skip(1) {
            if let Some(literal) = rest.split('"').next()
                && !literal.is_empty()
                && literal
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            {
                found.push(literal.to_owned());
            }
        }
    }
    found
}

#[test]
fn everything_that_is_said_is_in_the_catalogues() {
    let known = catalogue("zh-CN");
    let mut unknown = BTreeSet::new();
    for path in files("templates", "html") {
        for key in literals(&text(&path), &["page.t(\"", "page.tn(\"", "page.say(\""]) {
            if !known.contains_key(&key) {
                unknown.insert(format!("{}: {key}", name(&path)));
            }
        }
    }
    for path in files("src", "rs") {
        for key in literals(
            &code(&path),
            &[
                "Message::new(\"",
                ".t(\"",
                ".tn(\"",
                ".say(\"",
                "see_done(&path, \"",
            ],
        ) {
            if !known.contains_key(&key) {
                unknown.insert(format!("{}: {key}", name(&path)));
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}
