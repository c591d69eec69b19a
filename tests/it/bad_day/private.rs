//! What the program keeps on the disk is for its own user alone, whatever the umask.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Makes an account, which fills a data folder: database, key, marker, media.
fn run(data: &Path, umask: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_reeljury");
    let line = format!(
        "umask {umask}; exec {program} user add --role judge --email a@example.com --name a"
    );
    Command::new("sh")
        .args(["-c", &line])
        .env("REELJURY_DATA", data)
        .env_remove("REELJURY_DATABASE_URL")
        .output()
        .expect("it runs")
}

fn mode(path: &Path) -> u32 {
    let found = fs::metadata(path).expect("it is there");
    found.permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is changed");
}

/// Everything below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => [vec![path.clone()], below(&path)].concat(),
            false => vec![path],
        })
        .collect()
}

#[track_caller]
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn nobody_else_can_read_what_is_kept_whatever_the_umask() {
    for umask in ["000", "022", "077"] {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let output = run(&data, umask);
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(mode(&data), 0o700, "umask {umask}");
        let files = below(&data);
        for name in ["reeljury.sqlite", "secret.key", "database-was-here"] {
            assert!(files.contains(&data.join(name)), "{name}: {files:?}");
        }
        for path in files {
            assert_eq!(mode(&path) & 0o077, 0, "umask {umask}: {}", path.display());
        }
    }
}

#[test]
fn a_key_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), "022").status.success());
    let key = folder.path().join("secret.key");
    set_mode(&key, 0o640);
    let output = run(folder.path(), "022");
    assert_eq!(output.status.code(), Some(2));
    let command = format!("chmod 600 {}", key.display());
    assert!(said(&output).contains(&command), "{}", said(&output));
    set_mode(&key, 0o600);
    assert!(run(folder.path(), "022").status.success());
}

#[test]
fn a_data_folder_of_an_earlier_version_is_closed_and_a_folder_of_others_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), "022").status.success());
    set_mode(folder.path(), 0o755);
    assert!(run(folder.path(), "022").status.success());
    assert_eq!(mode(folder.path()), 0o700);

    let others = tempfile::tempdir().expect("a folder");
    fs::create_dir(others.path().join("letters")).expect("a folder of others");
    set_mode(others.path(), 0o755);
    let output = run(others.path(), "022");
    assert_eq!(output.status.code(), Some(2));
    let command = format!("chmod 700 {}", others.path().display());
    assert!(said(&output).contains(&command), "{}", said(&output));
    assert_eq!(
        (mode(others.path()), below(others.path()).len()),
        (0o755, 1)
    );
}
