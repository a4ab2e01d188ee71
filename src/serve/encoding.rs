//! Which compressed form a client takes, and making it.

use std::io::Write;

use hyper::header::{ACCEPT_ENCODING, HeaderMap};

/// A compressed form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// The value of `Content-Encoding`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gzip",
        }
    }

    /// What stands behind a file's name where it was compressed before, and behind its tag.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gz",
        }
    }

    /// The form that a client likes best (RFC 9110, section 12.5.3); Brotli where it likes both as much.
    pub(super) fn wanted(headers: &HeaderMap) -> Option<Encoding> {
        let value = headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
        let weight = |name: &str| {
            let named = value.split(',').find_map(|part| weight_of(part, name));
            named.or_else(|| value.split(',').find_map(|part| weight_of(part, "*")))
        };
        let (brotli, gzip) = (weight("br").unwrap_or(0), weight("gzip").unwrap_or(0));
        match (brotli, gzip) {
            (0, 0) => None,
            (brotli, gzip) if brotli >= gzip => Some(Encoding::Brotli),
            _ => Some(Encoding::Gzip),
        }
    }

    /// The bytes in this form. The levels are those where more time gains little. Windows are no larger than the
    /// document: a window takes memory for as long as it is compressed.
    pub(super) fn compress(self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(bytes.len() / 4);
        match self {
            Encoding::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: 5,
                    lgwin: window(bytes.len()),
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
            }
            Encoding::Gzip => {
                let mut writer =
                    flate2::write::GzEncoder::new(&mut out, flate2::Compression::new(6));
                writer.write_all(bytes)?;
                writer.finish()?;
            }
        }
        Ok(out)
    }
}

/// The binary logarithm of Brotli's window for a document of this length: at most 1 MiB, at least what Brotli allows.
fn window(length: usize) -> i32 {
    let needed = usize::BITS - length.leading_zeros() + 1;
    needed.clamp(10, 20) as i32
}

/// The weight of `name` in thousandths, where `part` of the list is about it.
fn weight_of(part: &str, name: &str) -> Option<u32> {
    let mut words = part.split(';').map(str::trim);
    if !words.next()?.eq_ignore_ascii_case(name) {
        return None;
    }
    let weight = words.find_map(|word| word.strip_prefix("q=").or(word.strip_prefix("Q=")));
    let weight = weight.map_or(Some(1.0), |weight| weight.trim().parse::<f32>().ok())?;
    Some((weight.clamp(0.0, 1.0) * 1000.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_understood() {
        let wanted = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
            Encoding::wanted(&headers)
        };
        assert_eq!(wanted("gzip, deflate, br"), Some(Encoding::Brotli));
        assert_eq!(wanted("gzip;q=1.0, br;q=0.5"), Some(Encoding::Gzip));
        assert_eq!(wanted("GZIP"), Some(Encoding::Gzip));
        assert_eq!(wanted("br;q=0, gzip;q=0"), None);
        assert_eq!(wanted("*"), Some(Encoding::Brotli));
        assert_eq!(wanted("*, br;q=0"), Some(Encoding::Gzip));
        assert_eq!(wanted("identity"), None);
        assert_eq!(wanted("gzip;q=x"), None);
    }

    #[test]
    fn what_is_compressed_is_the_same_again_whatever_its_length() {
        use std::io::Read;
        for length in [0, 1, 511, 1024, 70_000, 3_000_000] {
            let bytes: Vec<u8> = (0..length as u32)
                .map(|n| (n % 7 + n / 999) as u8)
                .collect();
            let packed = Encoding::Brotli.compress(&bytes).unwrap();
            let mut again = Vec::new();
            brotli::Decompressor::new(&packed[..], 4096)
                .read_to_end(&mut again)
                .unwrap();
            assert!(again == bytes, "{length}");
        }
        assert_eq!((window(600), window(5_000_000)), (11, 20));
    }
}
