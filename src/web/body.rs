//! A request's body as it comes in: at most so many bytes, and not too slowly.

use std::io::{Error, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_core::Stream;
use tokio::time::{Instant, Sleep};

use super::error::WebError;

/// How long a body may take, besides the time that its bytes have.
const GRACE: Duration = Duration::from_secs(10);
/// The least bytes in a second, as on a bad telephone line.
const SLOWEST: u64 = 8 * 1024;

/// A body that ends with an error when it becomes too large or too late.
pub struct BoundedBody {
    inner: Payload,
    most: usize,
    received: usize,
    begun: Instant,
    deadline: Pin<Box<Sleep>>,
}

impl BoundedBody {
    /// The same body with at most `most` bytes.
    #[must_use]
    pub fn new(inner: Payload, most: usize) -> Self {
        let begun = Instant::now();
        Self {
            inner,
            most,
            received: 0,
            begun,
            deadline: Box::pin(tokio::time::sleep_until(begun + GRACE)),
        }
    }

    fn take(&mut self, piece: Bytes) -> Result<Bytes, PayloadError> {
        self.received += piece.len();
        if self.received > self.most {
            return Err(PayloadError::Overflow);
        }
        let earned = Duration::from_millis(self.received as u64 * 1000 / SLOWEST);
        self.deadline.as_mut().reset(self.begun + GRACE + earned);
        Ok(piece)
    }
}

impl Stream for BoundedBody {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match Pin::new(&mut self.inner).poll_next(context) {
            Poll::Ready(Some(Ok(piece))) => Poll::Ready(Some(self.take(piece))),
            Poll::Pending => {
                let late = self.deadline.as_mut().poll(context);
                late.map(|()| Some(Err(PayloadError::Io(Error::from(ErrorKind::TimedOut)))))
            }
            other => other,
        }
    }
}

/// Why a body could not be read.
#[must_use]
pub fn refusal(error: &PayloadError) -> WebError {
    match error {
        PayloadError::Overflow => WebError::TooLarge,
        PayloadError::Io(error) if error.kind() == ErrorKind::TimedOut => WebError::TooSlow,
        _ => WebError::Unreadable("error-no-form"),
    }
}
