//! Collected cases that contain strangers' names and so are not in the tree, but in the folder that `REELJURY_CORPUS`
//! names. Without the folder, their tests are left out; with `REELJURY_CORPUS_REQUIRED=1`, they fail.

use std::path::PathBuf;

use super::left_out::left_out;

/// The path of a file or folder of the corpus.
pub fn corpus(part: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("REELJURY_CORPUS");
    if folder.is_none() {
        let required = std::env::var("REELJURY_CORPUS_REQUIRED").is_ok_and(|how| how == "1");
        left_out("REELJURY_CORPUS is not set", required);
    }
    folder.map(|folder| PathBuf::from(folder).join(part))
}

/// The text of a file of the corpus.
///
/// # Panics
/// If the corpus is there and the file is not.
pub fn corpus_text(file: &str) -> Option<String> {
    let path = corpus(file)?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}
