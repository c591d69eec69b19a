//! Reads a part of a stored file in pieces; the first piece is fetched before the response begins.

use std::future::poll_fn;
use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use opendal::{ErrorKind, FuturesBytesStream, Operator};

/// A part of a file, piece by piece.
pub struct Reading {
    first: Option<Bytes>,
    rest: Option<FuturesBytesStream>,
}

impl Reading {
    /// Fetches the first piece, so that a missing file is found while another response is still possible.
    pub(super) async fn begin(
        operator: &Operator,
        path: &str,
        range: Range<u64>,
    ) -> opendal::Result<Self> {
        if range.is_empty() {
            operator.stat(path).await?;
            return Ok(Self {
                first: None,
                rest: None,
            });
        }
        let reader = operator.reader(path).await?;
        let mut rest = reader.into_bytes_stream(range).await?;
        let first = poll_fn(|context| Pin::new(&mut rest).poll_next(context)).await;
        Ok(Self {
            first: first.transpose().map_err(as_it_was)?,
            rest: Some(rest),
        })
    }
}

impl Stream for Reading {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        match &mut self.rest {
            Some(rest) => Pin::new(rest).poll_next(context),
            None => Poll::Ready(None),
        }
    }
}

/// The store's error behind a stream's error.
fn as_it_was(error: io::Error) -> opendal::Error {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => ErrorKind::NotFound,
        io::ErrorKind::PermissionDenied => ErrorKind::PermissionDenied,
        _ => ErrorKind::Unexpected,
    };
    opendal::Error::new(kind, error.to_string())
}
