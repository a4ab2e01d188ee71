//! The text of a manifest: its first line and the lines of documents.

use crate::output::kind::Kind;

/// The first line of the form that is written.
pub(super) const HEAD: &str = "feedmill-documents 2";

/// Stands for the hash of a document of which only the path is known.
pub(super) const UNKNOWN: &str = "-";

/// A manifest that is being written.
#[derive(Debug)]
pub struct Text(String);

impl Default for Text {
    fn default() -> Self {
        Text(format!("{HEAD}\n"))
    }
}

impl Text {
    /// Adds a document.
    pub fn push(&mut self, path: &str, hash: Option<u128>, kind: Option<Kind>) {
        push(&mut self.0, path, hash, kind);
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Adds the line of a document.
pub(super) fn push(text: &mut String, path: &str, hash: Option<u128>, kind: Option<Kind>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    match hash {
        Some(hash) => {
            let digits = (0..32).rev();
            text.extend(digits.map(|place| DIGITS[(hash >> (4 * place)) as usize & 15] as char));
        }
        None => text.push_str(UNKNOWN),
    }
    let (role, media_type) = kind.map_or(("", ""), |kind| (kind.role.name(), kind.media_type));
    for part in ["\t", role, "\t", media_type, "\t", path, "\n"] {
        text.push_str(part);
    }
}
