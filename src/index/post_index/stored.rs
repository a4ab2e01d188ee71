//! A post index in a file: the names, and then one segment after the other, each of which is its rows, all of one length, and what
//! they lead to. Numbers have their last byte first.

use std::io::{Error, ErrorKind, Read, Result, Write};

use super::{FileFingerprint, PostIndex, PostRecord, Segment};
use crate::date::stored::{instant, numbers};
use crate::fingerprint::Fingerprint;

/// The size of a row in bytes.
const ROW: usize = 4 + 4 + (8 + 4 + 4) + 8 + 1 + 8 + (8 + 8 + 8 + 8) + 16 + 20;

impl PostIndex {
    /// Writes them all.
    ///
    /// # Errors
    ///
    /// Where nothing more can be written.
    pub fn write_to(&self, out: &mut impl Write) -> Result<()> {
        let names = postcard::to_stdvec(&self.names.list).map_err(Error::other)?;
        out.write_all(&(names.len() as u32).to_le_bytes())?;
        out.write_all(&names)?;
        let mut buffer = Vec::new();
        for segment in &self.segments {
            buffer.clear();
            segment.push_to(&mut buffer);
            out.write_all(&buffer)?;
        }
        Ok(())
    }

    /// Reads what was written, which is all that is left of `input`: `left` bytes.
    ///
    /// # Errors
    ///
    /// Where `input` cannot be read, has another length, or holds something else. Nothing that it says is trusted.
    pub fn read_from(input: &mut impl Read, left: u64) -> Result<Self> {
        let mut input = Left {
            input,
            left,
            buffer: Vec::new(),
        };
        let mut records = PostIndex::default();
        let length = u32::from_le_bytes(input.number()?);
        records.names.list =
            postcard::from_bytes(input.take(length.into())?).map_err(|_| damaged())?;
        let names = records.names.list.len();
        while input.left > 0 {
            let segment = Segment::read_from(&mut input)?;
            if segment.is_empty() || !segment.is_sound(names) {
                return Err(damaged());
            }
            records.push_segment(segment);
        }
        Ok(records)
    }
}

impl Segment {
    fn push_to(&self, out: &mut Vec<u8>) {
        for length in [self.rows.len(), self.paths.len(), self.terms.len()] {
            out.extend((length as u32).to_le_bytes());
        }
        self.rows.iter().for_each(|row| row.push_to(out));
        out.extend(self.paths.as_bytes());
        out.extend(self.terms.iter().flat_map(|term| term.to_le_bytes()));
    }

    fn read_from(input: &mut Left<'_, impl Read>) -> Result<Self> {
        let mut length = || input.number().map(u32::from_le_bytes).map(u64::from);
        let (rows, paths, terms) = (length()?, length()?, length()?);
        let mut segment = Segment::default();
        let bytes = input.take(rows * ROW as u64)?;
        segment.rows.reserve_exact(rows as usize);
        for row in bytes.chunks_exact(ROW) {
            let row = PostRecord::read_from(&mut Fields(row));
            segment.rows.push(row.ok_or_else(damaged)?);
        }
        let paths = str::from_utf8(input.take(paths)?).map_err(|_| damaged())?;
        segment.paths.push_str(paths);
        let bytes = input.take(terms * 4)?;
        segment.terms.reserve_exact(terms as usize);
        for term in bytes.chunks_exact(4) {
            let term = [term[0], term[1], term[2], term[3]];
            segment.terms.push(u32::from_le_bytes(term));
        }
        Ok(segment)
    }
}

/// What is left to be read.
struct Left<'i, R> {
    input: &'i mut R,
    left: u64,
    buffer: Vec<u8>,
}

impl<R: Read> Left<'_, R> {
    /// So many bytes; no room is made for more than there are.
    fn take(&mut self, count: u64) -> Result<&[u8]> {
        self.left = self.left.checked_sub(count).ok_or_else(damaged)?;
        let count = count as usize;
        if self.buffer.len() < count {
            self.buffer.resize(count, 0);
        }
        self.input.read_exact(&mut self.buffer[..count])?;
        Ok(&self.buffer[..count])
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.take(N as u64)?.try_into().map_err(|_| damaged())
    }
}

impl PostRecord {
    fn push_to(&self, out: &mut Vec<u8>) {
        let (seconds, nanos, offset) = numbers(&self.published);
        let FileFingerprint {
            fingerprint,
            contents,
            blob,
        } = &self.known;
        out.extend(self.path_end.to_le_bytes());
        out.extend(self.terms_end.to_le_bytes());
        out.extend(seconds.to_le_bytes());
        out.extend(nanos.to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(self.url.to_le_bytes());
        out.push(u8::from(self.is_duplicate));
        out.extend(self.page.to_le_bytes());
        out.extend(fingerprint.size.to_le_bytes());
        out.extend(fingerprint.modified.to_le_bytes());
        out.extend(fingerprint.changed.to_le_bytes());
        out.extend(fingerprint.inode.to_le_bytes());
        out.extend(contents);
        out.extend(blob);
    }

    fn read_from(row: &mut Fields<'_>) -> Option<Self> {
        Some(PostRecord {
            path_end: u32::from_le_bytes(row.number()?),
            terms_end: u32::from_le_bytes(row.number()?),
            published: instant((
                i64::from_le_bytes(row.number()?),
                u32::from_le_bytes(row.number()?),
                i32::from_le_bytes(row.number()?),
            ))?,
            url: u64::from_le_bytes(row.number()?),
            is_duplicate: row.number::<1>()? != [0],
            is_episode: false,
            page: u64::from_le_bytes(row.number()?),
            known: FileFingerprint {
                fingerprint: Fingerprint {
                    size: u64::from_le_bytes(row.number()?),
                    modified: i64::from_le_bytes(row.number()?),
                    changed: i64::from_le_bytes(row.number()?),
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

fn damaged() -> Error {
    Error::new(ErrorKind::InvalidData, "is damaged")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Kind;
    use crate::index::post_index::{SEGMENT, TermKind};

    fn some() -> impl Strategy<Value = PostIndex> {
        let post = (
            "[a-cé/]{0,9}",
            -99_999_999_999_i64..99_999_999_999,
            (-50_000..50_000, 0_u32..1_000_000_000),
            any::<(u64, u64, i64, i64, u64)>(),
            any::<([u8; 16], [u8; 20], bool)>(),
            prop::collection::vec("[a-dé]{0,2}", 0..4),
        );
        prop::collection::vec(post, 0..8).prop_map(|posts| {
            let mut records = PostIndex::default();
            for (path, seconds, (offset, nanos), numbers, hashes, terms) in posts {
                let (url, size, modified, changed, inode) = numbers;
                let (contents, blob, is_duplicate) = hashes;
                let fingerprint = Fingerprint {
                    size,
                    modified,
                    changed,
                    inode,
                };
                let known = FileFingerprint {
                    fingerprint,
                    contents,
                    blob,
                };
                let published = instant((seconds, nanos, offset)).unwrap();
                let terms = terms
                    .iter()
                    .map(|name| (TermKind::Feed(Kind::Tag), name.as_str()));
                records.push(&path, published, url, Some(known), terms);
                let place = records.len() - 1;
                records.get_mut(place).is_duplicate = is_duplicate;
                records.get_mut(place).page = size ^ url;
            }
            records
        })
    }

    fn bytes(records: &PostIndex) -> Vec<u8> {
        let mut bytes = Vec::new();
        records.write_to(&mut bytes).unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Result<PostIndex> {
        PostIndex::read_from(&mut &bytes[..], bytes.len() as u64)
    }

    fn is_same(one: &PostIndex, other: &PostIndex) -> bool {
        let same = |place| {
            one.path(place) == other.path(place)
                && one.get(place) == other.get(place)
                && one.terms(place) == other.terms(place)
        };
        one.len() == other.len() && one.names() == other.names() && (0..one.len()).all(same)
    }

    #[test]
    fn many_segments_are_read_as_they_were_written() {
        let mut records = PostIndex::default();
        for post in 0..=5 * SEGMENT {
            let terms = [(
                TermKind::Feed(Kind::Category),
                if post % 7 == 0 { "a" } else { "b" },
            )];
            let date = instant((post as i64, 0, 0)).unwrap();
            records.push(&format!("{post:04}"), date, 1, None, terms.into_iter());
        }
        assert_eq!(records.segments.len(), 3);
        assert!(is_same(&read(&bytes(&records)).unwrap(), &records));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(records in some()) {
            prop_assert!(is_same(&read(&bytes(&records)).unwrap(), &records));
        }

        #[test]
        fn nothing_else_is_read_as_what_cannot_be(
            records in some(),
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut changed = bytes(&records);
            let cut = cut.index(changed.len());
            // What ends behind the names has no posts.
            prop_assert!(read(&changed[..cut]).map_or(0, |read| read.len()) == 0);
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
