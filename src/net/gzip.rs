//! Decompresses an answer, with bounds on what goes in and on how many pieces it has.
//!
//! A gzip stream may consist of any number of members (RFC 1952), also of empty ones: the size of what comes out alone does not
//! bound the work.

use std::io::{BufRead, BufReader, Error, Read, Result};

use flate2::bufread::GzDecoder;

/// The largest number of members. Servers send one.
pub(super) const MEMBERS: usize = 100;

/// Reads the members of a gzip stream one after the other.
pub(super) struct Members<R: Read> {
    state: State<BufReader<R>>,
    count: usize,
}

enum State<R> {
    Inside(Box<GzDecoder<R>>),
    Between(R),
    Done,
}

/// The stream has more than [`MEMBERS`] members.
#[derive(Debug, thiserror::Error)]
#[error("the answer is compressed in more than {MEMBERS} pieces")]
pub(super) struct TooManyMembers;

impl<R: Read> Members<R> {
    pub fn new(compressed: R) -> Self {
        Members {
            state: State::Between(BufReader::new(compressed)),
            count: 0,
        }
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut rest) => {
                    // An answer without a single byte is an empty document.
                    if rest.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    if self.count == MEMBERS {
                        return Err(Error::other(TooManyMembers));
                    }
                    self.count += 1;
                    self.state = State::Inside(Box::new(GzDecoder::new(rest)));
                }
                State::Inside(mut member) => match member.read(buffer)? {
                    0 => self.state = State::Between(member.into_inner()),
                    some => {
                        self.state = State::Inside(member);
                        return Ok(some);
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn member(text: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(text).unwrap();
        gzip.finish().unwrap()
    }

    #[test]
    fn members_are_read_one_after_the_other() {
        let bytes = [member(b"one "), member(b""), member(b"two")].concat();
        let mut text = String::new();
        Members::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, "one two");
        assert_eq!(Members::new(&b""[..]).read(&mut [0]).unwrap(), 0);
    }

    #[test]
    fn an_endless_stream_of_empty_members_ends() {
        let empty = member(b"");
        let endless = std::iter::repeat_with(|| &empty[..]);
        let mut stream: Box<dyn Read> = Box::new(std::io::empty());
        for piece in endless.take(MEMBERS + 1) {
            stream = Box::new(stream.chain(piece));
        }
        let error = Members::new(stream).read(&mut [0]).unwrap_err();
        assert!(error.get_ref().unwrap().is::<TooManyMembers>(), "{error}");
    }

    #[test]
    fn a_cut_stream_is_an_error() {
        let bytes = member(&[b'a'; 100]);
        let mut text = Vec::new();
        let cut = &bytes[..bytes.len() - 3];
        assert!(Members::new(cut).read_to_end(&mut text).is_err());
    }
}
