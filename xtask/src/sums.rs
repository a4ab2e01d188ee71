//! SHA-256 checksums, in the form that `sha256sum --check` reads.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The file that lists them.
pub const FILE: &str = "SHA256SUMS";

/// Writes the checksums of all files of a folder.
pub fn write(folder: &Path) -> Result<()> {
    let mut text = String::new();
    for (name, sum) in of(folder)? {
        let _ = writeln!(text, "{sum}  {name}");
    }
    fs::write(folder.join(FILE), text)?;
    Ok(())
}

/// The checksum of each file of a folder, by name.
pub fn of(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != FILE {
            sums.insert(name, of_file(&entry.path())?);
        }
    }
    Ok(sums)
}

fn of_file(path: &Path) -> Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher
        .finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }))
}
