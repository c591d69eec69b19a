//! Buckets (S3, OSS, COS), through opendal, which signs requests, retries them, and uploads large files in parts.
//!
//! A part that fails is sent again; an upload that fails is aborted. An upload that a kill leaves unfinished is
//! invisible, and the bucket's own rule for unfinished uploads removes it.

use std::time::Duration;

use anyhow::{Context, bail};
use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::{HttpTransporter, OperationContext, Operator};
use opendal_http_transport_reqwest::ReqwestTransport;
use tempfile::NamedTempFile;
use tokio::io::AsyncReadExt;
use url::Url;

/// The length of a part of a large upload; this much is held in memory.
const PART: usize = 8 * 1024 * 1024;
const PARTS_AT_ONCE: usize = 2;
/// How long a bucket may be silent before it counts as unreachable.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);
/// The pause before the second try; it grows with each further one.
const SHORTEST_WAIT: Duration = Duration::from_millis(200);
const TRIES: usize = 4;
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

/// The kinds of bucket, each with the parameters that its address may have.
const KINDS: [(&str, &[&str]); 3] = [
    (
        "s3",
        &[
            "endpoint",
            "region",
            "access_key_id",
            "secret_access_key",
            "session_token",
            "enable_virtual_host_style",
        ],
    ),
    (
        "oss",
        &[
            "endpoint",
            "access_key_id",
            "access_key_secret",
            "security_token",
            "addressing_style",
        ],
    ),
    (
        "cos",
        &["endpoint", "secret_id", "secret_key", "security_token"],
    ),
];

/// The bucket of an address, and the address without keys, for display.
pub(super) fn open(address: &str) -> anyhow::Result<(Operator, String)> {
    let url = Url::parse(address).context("media_url is no address")?;
    let shown = format!(
        "{}://{}{}",
        url.scheme(),
        url.host_str().unwrap_or_default(),
        url.path()
    );
    refuse_unknown(&url)?;
    opendal::init_default_registry();
    let operator = Operator::from_uri(address)
        .map_err(|error| anyhow::anyhow!("media_url {shown}: {}", error.message()))?;
    let http = HttpTransporter::new(ReqwestTransport::new(client()?));
    let operator = operator
        .with_context(OperationContext::new().with_http_transport(http))
        .layer(
            TimeoutLayer::new()
                .with_timeout(LONGEST_ANSWER)
                .with_io_timeout(LONGEST_ANSWER),
        )
        .layer(
            RetryLayer::new()
                .with_jitter()
                .with_min_delay(SHORTEST_WAIT)
                .with_max_times(TRIES),
        );
    Ok((operator, shown))
}

/// Whether the bucket can be used: a small file is written and read again.
pub(super) async fn check(operator: &Operator) -> opendal::Result<()> {
    const NAME: &str = "reeljury-was-here";
    operator
        .write(NAME, &b"reeljury keeps files here\n"[..])
        .await?;
    operator.read(NAME).await?;
    Ok(())
}

/// Why a spool was not uploaded: the disk or the bucket failed.
pub(super) enum NotKept {
    Disk(std::io::Error),
    Bucket(opendal::Error),
}

impl From<std::io::Error> for NotKept {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<opendal::Error> for NotKept {
    fn from(error: opendal::Error) -> Self {
        Self::Bucket(error)
    }
}

/// Uploads a whole file under its hash; a file with the same content that is already there stays.
pub(super) async fn keep(
    operator: &Operator,
    spool: NamedTempFile,
    path: &str,
    bytes: u64,
) -> Result<(), NotKept> {
    let found = operator.stat(path).await;
    if found.is_ok_and(|found| found.content_length() == bytes) {
        return Ok(());
    }
    let mut file = tokio::fs::File::open(spool.path()).await?;
    let writer = operator.writer_with(path).chunk(PART);
    let mut writer = writer.concurrent(PARTS_AT_ONCE).await?;
    match send(&mut file, &mut writer, bytes).await {
        Ok(()) => Ok(()),
        Err(error) => {
            // the first error is the one to report
            let _ = writer.abort().await;
            Err(error)
        }
    }
}

async fn send(
    file: &mut tokio::fs::File,
    writer: &mut opendal::Writer,
    bytes: u64,
) -> Result<(), NotKept> {
    let mut left = bytes;
    while left > 0 {
        let size = left.min(PART as u64);
        let mut part = Vec::with_capacity(usize::try_from(size).unwrap_or(PART));
        let read = file.take(size).read_to_end(&mut part).await?;
        if read == 0 {
            return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into());
        }
        left -= read as u64;
        writer.write(part).await?;
    }
    writer.close().await?;
    Ok(())
}

/// Refuses unknown parameters: opendal would ignore them silently, and the files would go elsewhere.
fn refuse_unknown(url: &Url) -> anyhow::Result<()> {
    let Some((_, known)) = KINDS.iter().find(|(kind, _)| *kind == url.scheme()) else {
        bail!("media_url begins with s3://, oss:// or cos://, or is a folder");
    };
    if url.host_str().is_none_or(str::is_empty) {
        bail!("media_url names no bucket");
    }
    for (name, _) in url.query_pairs() {
        if !known.contains(&&*name) {
            bail!("media_url: “{name}” is none of {}", known.join(", "));
        }
    }
    Ok(())
}

fn client() -> anyhow::Result<reqwest::Client> {
    let client = reqwest::Client::builder()
        .connect_timeout(LONGEST_CONNECT)
        .tls_backend_preconfigured(crate::tls::client(&[]))
        .build()?;
    Ok(client)
}
