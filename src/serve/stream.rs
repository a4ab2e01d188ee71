//! The bodies of answers: bytes that are in memory, a large file as it is read, or events as they happen.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body_util::Full;
use hyper::body::{Body, Frame, SizeHint};
use tokio::io::{AsyncRead, ReadBuf};

use super::live::Events;

/// How much of a large file is read at once, in bytes.
const CHUNK: u64 = 64 * 1024;

/// The body of an answer.
pub(super) enum Stream {
    Memory(Full<Bytes>),
    File { file: tokio::fs::File, left: u64 },
    Events(Events),
}

impl Stream {
    pub(super) fn of(bytes: Bytes) -> Self {
        Stream::Memory(Full::new(bytes))
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.get_mut() {
            Stream::Memory(bytes) => Pin::new(bytes)
                .poll_frame(context)
                .map_err(|never| match never {}),
            Stream::File { left: 0, .. } => Poll::Ready(None),
            Stream::File { file, left } => {
                let mut buffer = BytesMut::zeroed(CHUNK.min(*left) as usize);
                let mut read = ReadBuf::new(&mut buffer);
                ready!(Pin::new(file).poll_read(context, &mut read))?;
                let count = read.filled().len();
                if count == 0 {
                    // The file got shorter: the client must see that something is missing.
                    return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
                }
                *left -= count as u64;
                buffer.truncate(count);
                Poll::Ready(Some(Ok(Frame::data(buffer.freeze()))))
            }
            Stream::Events(events) => Pin::new(events)
                .poll_next(context)
                .map(|event| event.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Stream::Memory(bytes) => bytes.is_end_stream(),
            Stream::File { left, .. } => *left == 0,
            Stream::Events(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Stream::Memory(bytes) => bytes.size_hint(),
            Stream::File { left, .. } => SizeHint::with_exact(*left),
            Stream::Events(_) => SizeHint::default(),
        }
    }
}
