//! No new circles of files: files that use each other in a circle can be understood, changed and tested only together.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{GRAPH, Graph};

/// How many files of each room are in circles now. A number may only go down.
const IN_CIRCLES: [(&str, usize); 0] = [];

#[test]
fn no_more_files_use_each_other_in_circles() {
    let graph = &*GRAPH;
    assert!(graph.files.len() > 200);
    let circles = graph.circles();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for at in circles.iter().flatten() {
        *found.entry(graph.files[*at].room()).or_default() += 1;
    }
    // printed if the test fails
    for circle in &circles {
        println!(
            "a circle of {} files:\n{}",
            circle.len(),
            uses(graph, circle)
        );
    }
    assert_eq!(
        found,
        BTreeMap::from(IN_CIRCLES),
        "lower the numbers that fell"
    );
}

#[test]
fn no_circle_leads_through_several_rooms() {
    let graph = &*GRAPH;
    for circle in graph.circles() {
        let rooms: BTreeSet<&str> = circle.iter().map(|at| graph.files[*at].room()).collect();
        assert_eq!(rooms.len(), 1, "{rooms:?}:\n{}", uses(graph, &circle));
    }
}

/// Which files of a circle use each other, and where, one use a line.
fn uses(graph: &Graph, circle: &[usize]) -> String {
    let name = |at: usize| &graph.files[at].name;
    let all = circle.iter().flat_map(|from| {
        let inside = graph.edges[*from].iter();
        let inside = inside.filter(|(to, _)| circle.contains(to));
        inside.map(|(to, line)| format!("  {}:{line} uses {}\n", name(*from), name(*to)))
    });
    all.collect()
}
