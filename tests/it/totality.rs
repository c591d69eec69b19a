//! Input from outside is read without a panic, and the results have their properties: the readers that `tests/fuzz/run`
//! fuzzes are run on their seeds and on mixtures of seeds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

#[path = "../fuzz/reads/mod.rs"]
mod reads;

use reads::READERS;

/// The most bytes of a seed, so that the fuzzer is quick with it and the tree stays small.
const MOST_BYTES: usize = 2048;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

fn names(folder: &str) -> BTreeSet<String> {
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    inside(&fuzz().join(folder))
        .into_iter()
        .filter_map(stem)
        .collect()
}

/// A reader's seeds.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let files = inside(&fuzz().join("seeds").join(name));
    let read = |path: PathBuf| fs::read(path).expect("a seed");
    files.into_iter().map(read).collect()
}

#[test]
fn every_seed_is_read_whole_and_cut_and_what_is_said_of_it_holds() {
    for &(name, read) in READERS {
        let seeds = seeds(name);
        assert!(seeds.len() > 1, "{name} has hardly a seed");
        for seed in seeds {
            assert!(
                seed.len() <= MOST_BYTES,
                "{name}: a seed has {} bytes",
                seed.len()
            );
            // printed if a test fails
            println!("{name}: {}", seed.escape_ascii());
            read(&seed);
            for end in (0..seed.len()).step_by(seed.len() / 16 + 1) {
                read(&seed[..end]);
            }
        }
    }
}

/// The beginning of a seed, other bytes, and the end of another seed.
fn mixture(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let piece = move || {
        (0..seeds.len(), any::<Index>()).prop_map({
            let seeds = seeds.clone();
            move |(n, at)| {
                let (seed, at) = (&seeds[n], at.index(seeds[n].len() + 1));
                (seed[..at].to_vec(), seed[at..].to_vec())
            }
        })
    };
    let between = prop_oneof![
        Just(vec![]),
        proptest::collection::vec(any::<u8>(), 0..20),
        any::<String>().prop_map(String::into_bytes),
    ];
    (piece(), between, piece())
        .prop_map(|((begin, _), between, (_, end))| [begin, between, end].concat())
}

#[test]
fn any_mixture_of_seeds_and_other_bytes_is_read() {
    for &(name, read) in READERS {
        let usual = Config::default();
        let config = Config {
            cases: usual.cases / 4,
            failure_persistence: None,
            ..usual
        };
        let read = |bytes: Vec<u8>| {
            read(&bytes);
            Ok(())
        };
        let found = TestRunner::new(config).run(&mixture(seeds(name)), read);
        assert!(found.is_ok(), "{name}: {found:?}");
    }
}

#[test]
fn every_reader_has_seeds_and_every_dictionary_has_a_reader() {
    let known: BTreeSet<String> = READERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert!(!known.is_empty());
    assert_eq!(names("seeds"), known);
    let stray: Vec<String> = names("dictionaries").difference(&known).cloned().collect();
    assert_eq!(stray, Vec::<String>::new());
}
