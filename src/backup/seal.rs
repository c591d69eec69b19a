//! Seals a backup for a recipient with age, so that a stolen backup opens nothing. The command `age` opens it, too.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::str::FromStr;

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, EncryptError, Encryptor};
use anyhow::{Context, anyhow, bail};

/// The first bytes of a sealed file.
const SEALED: &[u8] = b"age-encryption.org/";

/// Reads recipients, each `age1…`.
pub fn recipients(texts: &[String]) -> anyhow::Result<Vec<Recipient>> {
    let read = |text: &String| {
        Recipient::from_str(text)
            .map_err(|why| anyhow!("“{text}” is no recipient such as age1…: {why}"))
    };
    texts.iter().map(read).collect()
}

/// Reads a file of identities as `age-keygen` writes it.
pub fn identities(path: &Path) -> anyhow::Result<Vec<Identity>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().map(str::trim);
    let keys = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Result<Vec<_>, _> = keys.map(Identity::from_str).collect();
    match keys {
        Ok(keys) if !keys.is_empty() => Ok(keys),
        _ => bail!(
            "{} holds no identity such as AGE-SECRET-KEY-1…",
            path.display()
        ),
    }
}

/// Writes to a file, sealed for the recipients if there are any.
pub(super) fn written<T>(
    file: File,
    recipients: &[Recipient],
    fill: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<(T, File)> {
    let mut file = io::BufWriter::new(file);
    let done = if recipients.is_empty() {
        fill(&mut file)?
    } else {
        let recipients = recipients.iter().map(|one| one as &dyn age::Recipient);
        let sealed =
            Encryptor::with_recipients(recipients).map_err(|why: EncryptError| anyhow!(why))?;
        let mut sealed = sealed.wrap_output(&mut file)?;
        let done = fill(&mut sealed)?;
        sealed.finish()?;
        done
    };
    Ok((
        done,
        file.into_inner().map_err(io::IntoInnerError::into_error)?,
    ))
}

/// Opens a backup; a sealed one with one of the identities.
pub(super) fn opened(path: &Path, identities: &[Identity]) -> anyhow::Result<Box<dyn Read>> {
    let open = || File::open(path).with_context(|| format!("cannot read {}", path.display()));
    let mut head = vec![0; SEALED.len()];
    let is_sealed = open()?.read_exact(&mut head).is_ok() && head == SEALED;
    let file = BufReader::new(open()?);
    if !is_sealed {
        return Ok(Box::new(file));
    }
    if identities.is_empty() {
        bail!("the backup is sealed: name the file of its identity with --identity");
    }
    let identities = identities.iter().map(|one| one as &dyn age::Identity);
    let opened = Decryptor::new(file).and_then(|sealed| sealed.decrypt(identities));
    match opened {
        Ok(reader) => Ok(Box::new(reader)),
        Err(DecryptError::NoMatchingKeys) => bail!("the backup is sealed for another identity"),
        Err(why) => Err(anyhow!(why).context("the sealed backup cannot be opened")),
    }
}
