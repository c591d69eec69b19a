//! What the program keeps for itself: its data folder and the secret key, closed to all other users.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, bail};

const SECRET_LENGTH: usize = 32;

/// Makes the data folder if it is missing, and lets nobody else into it. A folder that holds folders of others is only
/// refused, since others may need it.
pub(super) fn make_private(data: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(data)
        .with_context(|| format!("cannot make the folder {}", data.display()))?;
    if is_open(data)? && (holds_other_folders(data)? || close(data).is_err()) {
        bail!(
            "others can look into the folder {0}, where the database and the secret key are kept: \
             chmod 700 {0}, or name another folder",
            data.display()
        );
    }
    Ok(())
}

/// The folders in a data folder; a disk of its own brings the last one.
const FOLDERS: [&str; 4] = ["media", "outbox", "spool", "lost+found"];

fn holds_other_folders(data: &Path) -> anyhow::Result<bool> {
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() && !FOLDERS.iter().any(|ours| name == *ours) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether others than its owner can do anything with a file or folder.
#[cfg(unix)]
fn is_open(path: &Path) -> anyhow::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(path).with_context(|| format!("cannot use {}", path.display()))?;
    Ok(found.permissions().mode() & 0o077 != 0)
}

#[cfg(unix)]
fn close(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// Elsewhere the folders of a user are closed to others by default.
#[cfg(not(unix))]
fn is_open(_: &Path) -> anyhow::Result<bool> {
    Ok(false)
}

#[cfg(not(unix))]
fn close(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The secret key: from the settings, else from its file in the data folder, which is made if it is missing.
pub(super) fn secret_key(set: Option<String>, data: &Path) -> anyhow::Result<Vec<u8>> {
    if let Some(set) = set {
        if set.len() < SECRET_LENGTH {
            bail!("secret_key must have at least {SECRET_LENGTH} bytes");
        }
        return Ok(set.into_bytes());
    }
    let path = data.join("secret.key");
    match fs::read(&path) {
        Ok(_) if is_open(&path)? => bail!(
            "others can read the secret key, by which every status link can be computed: chmod 600 {}",
            path.display()
        ),
        Ok(key) if key.len() >= SECRET_LENGTH => Ok(key),
        Ok(_) => bail!("{} is shorter than {SECRET_LENGTH} bytes", path.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => make_secret(&path),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Makes the file with its final permissions at once, so that nobody else can read it in between.
fn make_secret(path: &Path) -> anyhow::Result<Vec<u8>> {
    use std::io::Write;
    let mut key = vec![0; SECRET_LENGTH];
    getrandom::fill(&mut key).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(path)
        .with_context(|| format!("cannot make {}", path.display()))?;
    file.write_all(&key)?;
    file.sync_all()?;
    Ok(key)
}
