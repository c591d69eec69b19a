//! Functions are short: the median one is read at a glance, and hardly any needs scrolling.

use super::graph::GRAPH;

/// Lines from `fn` to the closing brace: of the median function, of 99 in 100 functions, and of any.
const MEDIAN: usize = 9;
const OF_99_IN_100: usize = 40;
const LONGEST: usize = 60;

#[test]
fn functions_are_short() {
    let functions = GRAPH.files.iter().flat_map(|file| {
        let functions = file.functions.iter();
        functions.map(move |function| {
            (
                function.lines,
                format!("{}:{} {}", file.name, function.line, function.name),
            )
        })
    });
    let mut functions: Vec<(usize, String)> = functions.collect();
    functions.sort();
    let count = functions.len();
    assert!(count > 1000, "{count} functions");
    // printed if the test fails
    for (lines, place) in functions.iter().filter(|(lines, _)| *lines > OF_99_IN_100) {
        println!("{lines} lines: {place}");
    }
    let found = (
        functions[count / 2].0,
        functions[count * 99 / 100].0,
        functions[count - 1].0,
    );
    let (median, most, longest) = found;
    let holds = median <= MEDIAN && most <= OF_99_IN_100 && longest <= LONGEST;
    assert!(holds, "median, 99 of 100 and longest: {found:?} of {count}");
}
