//! Bytes of a file or a pipe, compressed or not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};

use super::error::SourceError;

/// How gzip begins.
const GZIP: &[u8] = b"\x1f\x8b";
/// How Zstandard begins.
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// A file as it is, if bytes can be read from it in any order and it is not compressed; otherwise a copy of what it holds.
pub(super) fn plain(mut file: File) -> Result<File, SourceError> {
    let is_regular = file.metadata().is_ok_and(|metadata| metadata.is_file());
    if is_regular {
        let mut start = [0; 4];
        let read = fill(&mut file, &mut start).and_then(|read| file.rewind().map(|()| read));
        let read = read.map_err(|error| SourceError::unreadable(&error))?;
        if !start[..read].starts_with(GZIP) && !start[..read].starts_with(ZSTD) {
            return Ok(file);
        }
    }
    copy(file)
}

/// What comes out of a pipe, or out of a compressed file.
pub(super) fn copy(from: impl Read) -> Result<File, SourceError> {
    let mut from = BufReader::with_capacity(1 << 16, from);
    let start = from.fill_buf();
    let start = start.map_err(|error| SourceError::unreadable(&error))?;
    // A pipe may give its first bytes one by one, but whoever writes compressed data writes more of it at once.
    let (is_gzip, is_zstd) = (start.starts_with(GZIP), start.starts_with(ZSTD));
    let mut file = tempfile::tempfile().map_err(|error| SourceError::not_kept(&error))?;
    match (is_gzip, is_zstd) {
        (true, _) => gunzip(from, &mut file)?,
        (_, true) => unzstd(from, &mut file)?,
        _ => pump(&mut from, &mut file)?,
    }
    let rewound = file.rewind();
    rewound.map_err(|error| SourceError::not_kept(&error))?;
    Ok(file)
}

#[cfg(feature = "compressed")]
fn gunzip(from: impl BufRead, to: &mut File) -> Result<(), SourceError> {
    pump(&mut flate2::bufread::MultiGzDecoder::new(from), to)
}

#[cfg(feature = "compressed")]
fn unzstd(mut from: impl BufRead, to: &mut File) -> Result<(), SourceError> {
    // A file may have several frames, as parallel programs write them.
    while !from
        .fill_buf()
        .map_err(|error| SourceError::unreadable(&error))?
        .is_empty()
    {
        let decoder = ruzstd::decoding::StreamingDecoder::new(&mut from);
        let mut decoder = decoder
            .map_err(|error| SourceError::unreadable(&io::Error::other(error.to_string())))?;
        pump(&mut decoder, to)?;
    }
    Ok(())
}

#[cfg(not(feature = "compressed"))]
fn gunzip(_: impl BufRead, _: &mut File) -> Result<(), SourceError> {
    Err(without("gzip", "gunzip -c"))
}

#[cfg(not(feature = "compressed"))]
fn unzstd(_: impl BufRead, _: &mut File) -> Result<(), SourceError> {
    Err(without("Zstandard", "zstd -dc"))
}

#[cfg(not(feature = "compressed"))]
fn without(what: &str, command: &str) -> SourceError {
    SourceError::new(
        format!(
            "the posts are compressed with {what}, and this feedmill was built without the feature `compressed`"
        ),
        format!("decompress them first: `{command} posts | feedmill build --from -`"),
    )
}

/// Passes everything on, and says which side failed.
fn pump(from: &mut impl Read, to: &mut File) -> Result<(), SourceError> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(SourceError::unreadable(&error)),
        };
        let written = to.write_all(&buffer[..read]);
        written.map_err(|error| SourceError::not_kept(&error))?;
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
            Err(_) => {}
        }
    }
    Ok(filled)
}
