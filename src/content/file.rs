//! Reading a file with as few questions to the system as there can be.

use std::fs::File;
use std::io::{ErrorKind, Read};

use crate::fingerprint::Fingerprint;
use crate::read;

/// Reads a post to the start of `buffer`, which is only ever made longer: what the file holds, and what it looked like
/// before. A post is a regular file of at most [`read::POST`] bytes.
///
/// # Errors
///
/// If it cannot be read, is not a regular file, or is larger.
pub(super) fn read(mut file: File, buffer: &mut Vec<u8>) -> std::io::Result<(&[u8], Fingerprint)> {
    let metadata = file.metadata()?;
    let fingerprint = Fingerprint::of(&metadata);
    if fingerprint.size > read::POST {
        return Err(read::too_large(fingerprint.size, read::POST));
    }
    if !metadata.is_file() {
        return Err(read::not_regular());
    }
    let size = usize::try_from(fingerprint.size).unwrap_or(0);
    if buffer.len() <= size {
        buffer.resize(size + 1, 0);
    }
    let mut read = 0;
    loop {
        match file.read(&mut buffer[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        // There was room for more than that: this is the file's end, without asking once more.
        if read == size {
            break;
        }
        if read as u64 > read::POST {
            return Err(read::too_large(read as u64, read::POST));
        }
        if read == buffer.len() {
            buffer.resize(2 * read, 0);
        }
    }
    Ok((&buffer[..read], fingerprint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_whatever_the_buffer_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut buffer = Vec::new();
        for length in [0, 1, 7, 8, 9000, 3, 0, 70_000] {
            let wanted: Vec<u8> = (0..length).map(|at| at as u8).collect();
            std::fs::write(&path, &wanted).unwrap();
            let (bytes, fingerprint) = read(File::open(&path).unwrap(), &mut buffer).unwrap();
            assert!(bytes == wanted, "{length}");
            assert_eq!(fingerprint.size, length as u64);
        }
    }
}
