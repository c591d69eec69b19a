//! Which file uses which: the edges between the files of `src`, taken from the paths in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::source::{File, FullPath, Scope, read};

/// The files of `src`, and for each the files that it uses.
pub struct Graph {
    pub files: Vec<File>,
    /// For each file, by its index in `files`: the files that it uses, each with the line of the first use.
    pub edges: Vec<BTreeMap<usize, usize>>,
    /// For each file: every file that can be reached from it. The file itself is among them only if it is in a circle.
    pub reach: Vec<BTreeSet<usize>>,
}

/// Read once for all tests.
pub static GRAPH: LazyLock<Graph> = LazyLock::new(Graph::read);

impl Graph {
    fn read() -> Self {
        let files = read();
        let modules: Modules = files
            .iter()
            .enumerate()
            .flat_map(|(at, file)| {
                let scopes = file.scopes.iter();
                scopes.map(move |(module, scope)| (module.as_slice(), (at, scope)))
            })
            .collect();
        let edges = files.iter().enumerate();
        let edges = edges.map(|(at, file)| {
            let mut found = BTreeMap::new();
            for (path, line) in &file.used {
                if let Some(to) = file_of(path, &modules, 0).filter(|to| *to != at) {
                    found.entry(to).or_insert(*line);
                }
            }
            found
        });
        let edges: Vec<_> = edges.collect();
        let reach = (0..files.len()).map(|from| reach(&edges, from)).collect();
        Self {
            files,
            edges,
            reach,
        }
    }

    /// The circles: groups of files each of which reaches all others of its group.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let mut circles = vec![];
        for (at, reached) in self.reach.iter().enumerate() {
            let circle: Vec<usize> = reached
                .iter()
                .copied()
                .filter(|to| self.reach[*to].contains(&at))
                .collect();
            // each circle is listed once, at its first file
            if circle.first() == Some(&at) {
                circles.push(circle);
            }
        }
        circles
    }
}

fn reach(edges: &[BTreeMap<usize, usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(at) = waiting.pop() {
        for to in edges[at].keys() {
            if reached.insert(*to) {
                waiting.push(*to);
            }
        }
    }
    reached
}

type Modules<'f> = BTreeMap<&'f [String], (usize, &'f Scope)>;

/// The file that defines what a path names. Re-exports are followed.
fn file_of(path: &FullPath, modules: &Modules, depth: usize) -> Option<usize> {
    let (top, path) = path.split_first()?;
    if top != "crate" || depth > 8 {
        return None;
    }
    let module = (0..=path.len())
        .rev()
        .find(|n| modules.contains_key(&path[..*n]))?;
    let (file, scope) = modules[&path[..module]];
    let Some(name) = path.get(module) else {
        return Some(file);
    };
    let follow = |to: &FullPath| {
        let rest = path[module + 1..].iter().cloned();
        let full = to.iter().cloned().chain(rest).collect();
        file_of(&full, modules, depth + 1)
    };
    if let Some(to) = scope.names.get(name) {
        return follow(to);
    }
    match scope.globs.as_slice() {
        [only] if !scope.defined.contains(name) && only[0] == "crate" => {
            file_of(&[&only[..], &path[module..]].concat(), modules, depth + 1)
        }
        _ => Some(file),
    }
}
