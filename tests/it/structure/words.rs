//! Every text on a page or in a letter is in the catalogue of every language.

use std::collections::{BTreeMap, BTreeSet};

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
