//! Headers in a file: rows of one length, then what they lead to. Numbers have their last byte first.

use std::io::{Error, ErrorKind, Read, Result, Write};

use super::{Header, Headers, Memory};
use crate::content::Stamp;
use crate::date::stored::{instant, numbers};

/// How many bytes a row takes.
const ROW: usize = 4 + 4 + (8 + 4 + 4) + 8 + 1 + (8 + 8 + 8) + 16 + 20;
/// How many rows are read or written at once.
const ROWS: usize = 512;

impl Headers {
    /// Writes them all.
    ///
    /// # Errors
    ///
    /// Where nothing more can be written.
    pub fn write_to(&self, out: &mut impl Write) -> Result<()> {
        let names = postcard::to_stdvec(&self.names).map_err(Error::other)?;
        for length in [
            self.rows.len(),
            self.paths.len(),
            self.terms.len(),
            names.len(),
        ] {
            out.write_all(&(length as u64).to_le_bytes())?;
        }
        let mut buffer = Vec::with_capacity(ROWS * ROW);
        for rows in self.rows.chunks(ROWS) {
            buffer.clear();
            rows.iter().for_each(|row| row.push_to(&mut buffer));
            out.write_all(&buffer)?;
        }
        out.write_all(self.paths.as_bytes())?;
        for terms in self.terms.chunks(ROWS) {
            buffer.clear();
            buffer.extend(terms.iter().flat_map(|term| term.to_le_bytes()));
            out.write_all(&buffer)?;
        }
        out.write_all(&names)
    }

    /// Reads what was written, which is all that is left of `input`: `left` bytes.
    ///
    /// # Errors
    ///
    /// Where `input` cannot be read, has another length, or holds something else. Nothing that it says is trusted.
    pub fn read_from(input: &mut impl Read, left: u64) -> Result<Self> {
        let mut lengths = [0; 4];
        for length in &mut lengths {
            *length = u64::from_le_bytes(array(input)?);
        }
        let [rows, paths, terms, names] = lengths;
        // Before any room is made for them.
        let wanted = [
            (4, 8),
            (rows, ROW as u64),
            (paths, 1),
            (terms, 4),
            (names, 1),
        ]
        .iter()
        .try_fold(0_u64, |sum, (count, size)| {
            sum.checked_add(count.checked_mul(*size)?)
        });
        if wanted != Some(left) {
            return Err(damaged());
        }
        let mut headers = Headers::default();
        let mut buffer = vec![0; ROWS * ROW];
        headers.rows.reserve_exact(rows as usize);
        let mut left = rows as usize;
        while left > 0 {
            let some = &mut buffer[..left.min(ROWS) * ROW];
            input.read_exact(some)?;
            for row in some.chunks_exact(ROW) {
                let row = Header::read_from(&mut Fields(row));
                headers.rows.push(row.ok_or_else(damaged)?);
            }
            left -= some.len() / ROW;
        }
        let mut text = vec![0; paths as usize];
        input.read_exact(&mut text)?;
        headers.paths = String::from_utf8(text).map_err(|_| damaged())?;
        headers.terms.reserve_exact(terms as usize);
        let mut left = terms as usize;
        while left > 0 {
            let some = &mut buffer[..left.min(ROWS) * 4];
            input.read_exact(some)?;
            let mut fields = Fields(some);
            headers.terms.extend(std::iter::from_fn(|| {
                fields.number().map(u32::from_le_bytes)
            }));
            left -= some.len() / 4;
        }
        let mut text = vec![0; names as usize];
        input.read_exact(&mut text)?;
        headers.names = postcard::from_bytes(&text).map_err(|_| damaged())?;
        match headers.is_sound() {
            true => Ok(headers),
            false => Err(damaged()),
        }
    }

    /// Whether every place and end lies where it may.
    fn is_sound(&self) -> bool {
        let ends = self.rows.iter().map(|row| (row.path_end, row.terms_end));
        let mut last = (0, 0);
        let is_rising = ends.into_iter().all(|end| {
            let rises = end.0 >= last.0 && end.1 >= last.1;
            last = end;
            rises && self.paths.is_char_boundary(end.0 as usize)
        });
        let names = self.names.len();
        is_rising
            && last == (self.paths.len() as u32, self.terms.len() as u32)
            && self.terms.iter().all(|term| (*term as usize) < names)
    }
}

impl Header {
    fn push_to(&self, out: &mut Vec<u8>) {
        let (seconds, nanos, offset) = numbers(&self.published);
        let Memory {
            stamp,
            contents,
            blob,
        } = &self.memory;
        out.extend(self.path_end.to_le_bytes());
        out.extend(self.terms_end.to_le_bytes());
        out.extend(seconds.to_le_bytes());
        out.extend(nanos.to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(self.url.to_le_bytes());
        out.push(u8::from(self.is_duplicate));
        out.extend(stamp.size.to_le_bytes());
        out.extend(stamp.modified.to_le_bytes());
        out.extend(stamp.inode.to_le_bytes());
        out.extend(contents);
        out.extend(blob);
    }

    fn read_from(row: &mut Fields<'_>) -> Option<Self> {
        Some(Header {
            path_end: u32::from_le_bytes(row.number()?),
            terms_end: u32::from_le_bytes(row.number()?),
            published: instant((
                i64::from_le_bytes(row.number()?),
                u32::from_le_bytes(row.number()?),
                i32::from_le_bytes(row.number()?),
            ))?,
            url: u64::from_le_bytes(row.number()?),
            is_duplicate: row.number::<1>()? != [0],
            memory: Memory {
                stamp: Stamp {
                    size: u64::from_le_bytes(row.number()?),
                    modified: i64::from_le_bytes(row.number()?),
                    inode: u64::from_le_bytes(row.number()?),
                },
                contents: row.number()?,
                blob: row.number()?,
            },
        })
    }
}

/// What is left of a row.
struct Fields<'r>(&'r [u8]);

impl Fields<'_> {
    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*number)
    }
}

fn array<const N: usize>(input: &mut impl Read) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn damaged() -> Error {
    Error::new(ErrorKind::InvalidData, "is damaged")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Kind;

    fn some() -> impl Strategy<Value = Headers> {
        let post = (
            "[a-cé/]{0,9}",
            -99_999_999_999_i64..99_999_999_999,
            (-50_000..50_000, 0_u32..1_000_000_000),
            any::<(u64, u64, i64, u64)>(),
            any::<([u8; 16], [u8; 20], bool)>(),
            prop::collection::vec("[a-dé]{0,2}", 0..4),
        );
        prop::collection::vec(post, 0..8).prop_map(|posts| {
            let mut headers = Headers::default();
            for (path, seconds, (offset, nanos), numbers, hashes, terms) in posts {
                let (url, size, modified, inode) = numbers;
                let (contents, blob, is_duplicate) = hashes;
                let stamp = Stamp {
                    size,
                    modified,
                    inode,
                };
                let memory = Memory {
                    stamp,
                    contents,
                    blob,
                };
                let published = instant((seconds, nanos, offset)).unwrap();
                let terms = terms.iter().map(|name| (Kind::Tag, name.as_str()));
                headers.push(&path, published, url, Some(memory), terms);
                let place = headers.len() - 1;
                headers.get_mut(place).is_duplicate = is_duplicate;
            }
            headers
        })
    }

    fn bytes(headers: &Headers) -> Vec<u8> {
        let mut bytes = Vec::new();
        headers.write_to(&mut bytes).unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Headers> {
        Headers::read_from(&mut &bytes[..], bytes.len() as u64)
    }

    #[test]
    fn many_rows_are_read_as_they_were_written() {
        let mut headers = Headers::default();
        for post in 0..=3 * ROWS {
            let terms = [(Kind::Category, if post % 7 == 0 { "a" } else { "b" })];
            let date = instant((post as i64, 0, 0)).unwrap();
            headers.push(&format!("{post:04}"), date, 1, None, terms.into_iter());
        }
        let read = read(&bytes(&headers)).unwrap();
        assert_eq!(read.rows, headers.rows);
        assert_eq!(read.path(3 * ROWS), headers.path(3 * ROWS));
        assert_eq!((read.terms, read.names), (headers.terms, headers.names));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(headers in some()) {
            let read = read(&bytes(&headers)).unwrap();
            prop_assert_eq!(read.paths, headers.paths);
            prop_assert_eq!(read.rows, headers.rows);
            prop_assert_eq!(read.terms, headers.terms);
            prop_assert_eq!(read.names, headers.names);
        }

        #[test]
        fn nothing_else_is_read_as_what_cannot_be(
            headers in some(),
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut changed = bytes(&headers);
            prop_assert!(read(&changed[..cut.index(changed.len())]).is_err());
            let at = at.index(changed.len());
            changed[at] = byte;
            if let Ok(read) = read(&changed) {
                for place in 0..read.len() {
                    let _ = (read.path(place), read.named_terms(place).count());
                }
            }
        }
    }
}
