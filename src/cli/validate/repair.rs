//! `feedmill validate --fix`: documents with their repairs, in their places or as what would change.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use feedmill::validate::Fixed;

use crate::cli::say::{self, err};

/// What becomes of repaired documents.
#[derive(Clone, Copy)]
pub struct Repair {
    /// Whether readers may show something else afterwards.
    pub is_unsafe: bool,
    /// Whether the changes are only shown.
    pub is_shown: bool,
}

/// What was repaired so far.
#[derive(Default)]
pub struct Repaired {
    documents: usize,
    rules: BTreeMap<&'static str, usize>,
}

impl Repaired {
    /// Writes or shows a repaired document.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn take(&mut self, path: &Path, old: &[u8], fixed: &Fixed, how: Repair) -> Result<()> {
        let is_stream = path == Path::new("-");
        if fixed.is_changed() {
            self.documents += 1;
            for (rule, count) in &fixed.repairs {
                *self.rules.entry(rule).or_default() += count;
            }
        }
        if how.is_shown {
            if fixed.is_changed() {
                say::text(&difference(&path.to_string_lossy(), old, &fixed.bytes));
            }
        } else if is_stream {
            say::document(&fixed.bytes);
        } else if fixed.is_changed() {
            replace(path, &fixed.bytes)
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    /// Whether any document was or would be changed.
    pub fn is_any(&self) -> bool {
        self.documents > 0
    }

    /// Says how much was repaired, on standard error.
    pub fn tell(&self, how: Repair) {
        let count: usize = self.rules.values().sum();
        let list: Vec<_> = self
            .rules
            .iter()
            .map(|(rule, count)| format!("{rule} {count}"))
            .collect();
        let verb = if how.is_shown { "Can fix" } else { "Fixed" };
        let findings = if count == 1 { "finding" } else { "findings" };
        let documents = if self.documents == 1 {
            "document"
        } else {
            "documents"
        };
        if count == 0 {
            err!("Nothing to fix");
        } else {
            let list = list.join(", ");
            err!(
                "{verb} {count} {findings} in {} {documents}: {list}",
                self.documents
            );
        }
    }
}

/// Puts a document into the place of another one, which is there until the new one is complete.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link points to is replaced, not the link.
    let path = fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file()
        .set_permissions(fs::metadata(&path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// The lines that change, as a patch.
fn difference(name: &str, old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let changes = similar::TextDiff::from_lines(old.as_ref(), new.as_ref());
    let (from, to) = (format!("a/{name}"), format!("b/{name}"));
    let mut unified = changes.unified_diff();
    unified.header(&from, &to).to_string()
}
