//! Places where files are stored: a folder, and a bucket of a real S3 server in this process.

use std::fs;
use std::future::poll_fn;
use std::path::{Path, PathBuf};
use std::pin::pin;

use bytes::Bytes;
use futures_core::Stream;
use reeljury::media::{Kept, Store};
use tempfile::TempDir;

use super::s3_server::S3Server;

/// A place of a test's own; gone when the test is over.
pub struct Place {
    pub store: Store,
    data: TempDir,
    server: Option<S3Server>,
}

impl Place {
    pub fn folder() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        Self {
            store: Store::open(None, data.path()).expect("a store"),
            data,
            server: None,
        }
    }

    pub async fn bucket() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let server = S3Server::start("clips").await;
        Self {
            store: Store::open(Some(&server.address("kept")), data.path()).expect("a store"),
            data,
            server: Some(server),
        }
    }

    fn server(&self) -> &S3Server {
        self.server.as_ref().expect("a bucket")
    }

    /// The bucket's address, including its keys.
    pub fn address(&self) -> String {
        self.server().address("kept")
    }

    pub fn opened(&self, address: &str) -> anyhow::Result<Store> {
        Store::open(Some(address), self.data.path())
    }

    /// Makes the server answer this many requests with “busy”.
    pub fn busy_for(&self, requests: usize) {
        self.server().busy_for(requests);
    }

    /// The requests that the server received, in order.
    pub fn requests(&self) -> Vec<String> {
        self.server().requests()
    }

    /// The folder in which the files are.
    pub fn root(&self) -> PathBuf {
        match &self.server {
            None => self.data.path().join("media"),
            Some(server) => server.folder().join("clips/kept"),
        }
    }

    /// The paths of all files that are kept.
    pub fn files(&self) -> Vec<String> {
        let root = self.root();
        let mut found = vec![];
        below(&root, &mut found);
        let mut names: Vec<String> = found
            .iter()
            .map(|path| {
                path.strip_prefix(&root)
                    .expect("below")
                    .display()
                    .to_string()
            })
            .filter(|name| !name.starts_with("incoming"))
            .collect();
        names.sort();
        names
    }
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => below(&path, found),
            false => found.push(path),
        }
    }
}

/// How many unfinished files are left.
pub fn leftovers(place: &Place) -> usize {
    fs::read_dir(place.data.path().join("media/incoming")).map_or(0, Iterator::count)
}

/// Stores a file that arrives in pieces of an odd length.
pub async fn keep(store: &Store, content: &[u8]) -> Kept {
    let mut incoming = store.receive().expect("a spool");
    for piece in content.chunks(70_001) {
        incoming.write(piece).expect("room");
    }
    incoming.finish().await.expect("kept")
}

/// The whole content of a stored file.
pub async fn all(store: &Store, kept: &Kept) -> Vec<u8> {
    let reading = store.read(&kept.sha256, 0..kept.bytes).await;
    collected(reading.expect("a file")).await
}

pub async fn collected(stream: impl Stream<Item = std::io::Result<Bytes>>) -> Vec<u8> {
    let mut stream = pin!(stream);
    let mut content = vec![];
    while let Some(piece) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        content.extend(piece.expect("a piece"));
    }
    content
}
