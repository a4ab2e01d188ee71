//! The checksum that says of a pulled post that nobody edited it.

use sha2::{Digest, Sha256};

use super::item;

/// The text with its own checksum as the last line of its front matter.
pub(super) fn signed(text: &str) -> String {
    let end = text.find("\n---\n").map_or(text.len(), |at| at + 1);
    let (head, rest) = text.split_at(end);
    format!("{head}pulled: {}\n{rest}", checksum(text))
}

/// Whether the text is as it was pulled. A site that keeps its files with CR LF does not count as an edit.
pub(super) fn is_untouched(text: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    let Some(sum) = value(&text, "pulled") else {
        return false;
    };
    let line = format!("pulled: {sum}\n");
    checksum(&text.replacen(&line, "", 1)) == sum
}

fn checksum(text: &str) -> String {
    item::hex(&Sha256::digest(text)[..16])
}

/// What stands behind a key at the start of a line of the front matter.
pub(super) fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let lines = text.lines().skip(1).take_while(|line| *line != "---");
    let mut values = lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    values.next()
}
