//! Every text on a page or in a letter is in the catalogue of every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use reeljury::lang::Lang;
use reeljury::mail::cloud::cloud_host::HOSTS;
use reeljury::web::organizer::audit::ACTS;

use super::{code, files, name, text};

/// The keys of a language's catalogue, each with the variables that its text uses.
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
fn every_language_says_the_same_things_with_the_same_values() {
    let first = catalogue(Lang::default().tag());
    assert!(first.len() > 100);
    for lang in Lang::default().others() {
        let other = catalogue(lang.tag());
        let keys = first.keys().chain(other.keys());
        let uneven: BTreeSet<_> = keys
            .filter(|key| first.get(*key) != other.get(*key))
            .collect();
        assert!(uneven.is_empty(), "not alike in {}: {uneven:?}", lang.tag());
    }
}

/// The literal that follows each of `calls`.
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

/// The keys of what the next page says after something was done.
fn done(text: &str) -> Vec<String> {
    let calls = text.split("redirect_with_flash(").skip(1);
    let keys = calls.filter_map(|call| {
        let call = call.split(';').next()?;
        let key = call.split(", \"").nth(1)?.split('"').next()?;
        Some(format!("done-{}", key.trim_start_matches("done-")))
    });
    keys.collect()
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
            &["Phrase::new(\"", ".t(\"", ".tn(\"", ".say(\""],
        ) {
            if !known.contains_key(&key) {
                unknown.insert(format!("{}: {key}", name(&path)));
            }
        }
        for key in done(&code(&path)) {
            if !known.contains_key(&key) {
                unknown.insert(format!("{}: {key}", name(&path)));
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}

/// Where code makes a key of a prefix and a word, beside the table in `names`.
const MADE: [(&str, &str); 13] = [
    ("act-", "src/web/organizer/audit.rs"),
    ("decide-", "src/web/organizer/entry.rs"),
    ("done-", "src/web/flash.rs"),
    ("entry-lookup-", "src/web/organizer/hold_panel.rs"),
    ("import-", "src/web/organizer/import.rs"),
    ("import-problem-", "src/web/organizer/import.rs"),
    ("media-problem-", "src/web/organizer/inbox/message.rs"),
    ("message-problem-", "src/web/organizer/inbox/message.rs"),
    ("round-about-", "src/web/organizer/round.rs"),
    ("round-next-", "src/web/organizer/rounds.rs"),
    ("rules-stage-", "src/web/public/rules.rs"),
    ("winners-", "src/names.rs"),
    ("sample-when-", "src/web/organizer/letter_samples.rs"),
];

/// Whether the code says the key: whole, made of a prefix and a word, or with `-what` beside the key that it names.
fn is_said(key: &str, code: &str, prefixes: &[String]) -> bool {
    let literal = |key: &str| code.contains(&format!("\"{key}\""));
    let made = |prefix: &String| key.starts_with(prefix.as_str());
    let beside = key.strip_suffix("-what").is_some_and(literal);
    literal(key) || beside || prefixes.iter().any(made)
}

#[test]
fn every_text_of_the_catalogues_is_said_somewhere() {
    let all = |folder: &str, ending: &str| -> String {
        let texts = files(folder, ending).into_iter().map(|path| text(&path));
        texts.collect()
    };
    let code = all("src", "rs") + &all("templates", "html");
    let mut prefixes: Vec<String> = vec![];
    for (prefix, file) in MADE {
        let made = format!("\"{prefix}{{");
        assert!(
            fs::read_to_string(file).expect("code").contains(&made),
            "{prefix}"
        );
        // what an import becomes are four words; the page's other texts are written whole
        if prefix != "import-" {
            prefixes.push(prefix.to_owned());
        }
    }
    let names = fs::read_to_string("src/names.rs").expect("the names");
    let table = names.split_once("named! {").expect("the table").1;
    let table = table.split('}').next().unwrap_or_default();
    prefixes.extend(table.split('"').skip(1).step_by(2).map(|p| format!("{p}-")));
    prefixes
        .extend(["letter-", "cloud-", "status-next-", "browser-", "system-"].map(str::to_owned));
    let outcomes = ["accepted", "waiting", "returned", "refused"];
    let outcomes = outcomes.map(|word| format!("import-{word}"));
    let keys = catalogue(Lang::default().tag()).into_keys();
    let unsaid: Vec<String> = keys
        .filter(|key| !outcomes.contains(key) && !is_said(key, &code, &prefixes))
        .collect();
    assert_eq!(unsaid, Vec::<String>::new());
}

/// Words that were used beside the one that each thing has (see CONTRIBUTING.md).
const OTHER_WORDS: [(&str, &[&str]); 2] = [
    (
        "zh-CN",
        &[
            "来信",
            "信件",
            "寄",
            "补正",
            "放在一边",
            "影片",
            "收稿",
            "可不填",
            "评委组",
            "打不开",
        ],
    ),
    (
        "en",
        &[
            // a link may work, but an entry is no work
            "a work",
            "the work",
            "your work",
            "of works",
            "film",
            "films",
            "aside",
            "unclear",
            "publicity",
        ],
    ),
];

/// A text without `$name`: nobody reads the names of values.
fn without_names_of_values(said: &str) -> String {
    let mut parts = said.split('$');
    let first = parts.next().unwrap_or_default().to_owned();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    parts.fold(first, |text, part| text + part.trim_start_matches(is_name))
}

#[test]
fn each_thing_has_one_word() {
    for (lang, others) in OTHER_WORDS {
        for path in files(&format!("templates/locales/{lang}"), "ftl") {
            for line in text(&path).lines().filter(|line| !line.starts_with('#')) {
                let said = line.split_once(" = ").map_or(line, |(_, said)| said);
                let place = name(&path);
                let said = without_names_of_values(&said.to_lowercase());
                for other in others {
                    assert!(!said.contains(other), "{place}: “{other}” in “{said}”");
                }
                let familiar = said.replace("你好", "");
                assert!(!familiar.contains('你'), "{place}: 您 in “{said}”");
            }
        }
    }
}

/// The names of the acts that are recorded: the first literal of each call, or the constant in its place.
fn recorded(text: &str) -> Vec<String> {
    let calls = ["audit::record(", "tx.record("].into_iter();
    let calls = calls.flat_map(|call| text.split(call).skip(1));
    let act = |call: &str| {
        let end = call.find(')').map_or(call.len(), |at| {
            call[at..].find(';').map_or(call.len(), |to| at + to)
        });
        let mut literals = call[..end].split('"').skip(1).step_by(2);
        literals
            .find(|word| {
                word.contains('_') && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            })
            .map(str::to_owned)
    };
    calls.filter_map(act).collect()
}

#[test]
fn every_act_that_is_recorded_has_a_name() {
    let acts: BTreeSet<String> = files("src", "rs")
        .iter()
        .flat_map(|path| recorded(&code(path)))
        .collect();
    assert!(acts.len() > 20, "{acts:?}");
    let known: BTreeSet<String> = ACTS.map(str::to_owned).into();
    let unnamed: Vec<_> = acts.difference(&known).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    let words = catalogue("zh-CN");
    for act in ACTS {
        assert!(
            words.contains_key(&format!("act-{}", act.replace('_', "-"))),
            "{act}"
        );
    }
}

#[test]
fn every_net_disk_has_a_name() {
    let words = catalogue("en");
    for (service, ..) in HOSTS {
        assert!(words.contains_key(&format!("cloud-{service}")), "{service}");
    }
}
