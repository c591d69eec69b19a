//! The bytes to and from the server, with limits on silence and on the length of a response.
//!
//! The client library buffers a whole response and waits for it without a limit; a broken or hostile server must
//! neither fill the memory nor stop the program.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use super::literal::Literals;

/// The most bytes between two commands: enough for a piece of a message, or for half a million message numbers.
const MOST: usize = 16 * 1024 * 1024;

/// A connection of any kind.
pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Stream for T {}

/// A connection with these limits.
pub(super) struct Wire {
    inner: Box<dyn Stream>,
    patience: Duration,
    alarm: Pin<Box<Sleep>>,
    came: usize,
    literals: Literals,
}

impl Wire {
    pub(super) fn new(inner: Box<dyn Stream>, patience: Duration) -> Self {
        Self {
            inner,
            patience,
            alarm: Box::pin(sleep(patience)),
            came: 0,
            literals: Literals::default(),
        }
    }

    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    pub(super) fn into_inner(self) -> Box<dyn Stream> {
        self.inner
    }

    /// Changes the longest allowed silence.
    pub(super) fn be_patient(&mut self, patience: Duration) {
        self.patience = patience;
        self.wind_up();
    }

    fn wind_up(&mut self) {
        self.alarm.as_mut().reset(Instant::now() + self.patience);
    }

    fn count(&mut self, more: &[u8]) -> io::Result<()> {
        self.came += more.len();
        let literal = usize::try_from(self.literals.follow(more)).unwrap_or(usize::MAX);
        match self.came.max(literal) > MOST {
            true => Err(io::Error::other(
                "an answer is larger than any that was asked for",
            )),
            false => Ok(()),
        }
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        match Pin::new(&mut self.inner).poll_read(cx, buf) {
            Poll::Ready(Ok(())) => {
                self.wind_up();
                Poll::Ready(self.count(&buf.filled()[before..]))
            }
            Poll::Ready(error) => Poll::Ready(error),
            Poll::Pending => self.alarm.as_mut().poll(cx).map(|()| {
                let silence = format!("no answer for {} s", self.patience.as_secs());
                Err(io::Error::new(io::ErrorKind::TimedOut, silence))
            }),
        }
    }
}

impl AsyncWrite for Wire {
    /// When a command is written, the bytes of its response are counted from 0.
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.came = 0;
        self.wind_up();
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
