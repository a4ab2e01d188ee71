//! Hashes the sources that feedmill is built from, so that a build does not trust the cache of another feedmill.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

fn main() -> io::Result<()> {
    let mut hasher = Xxh3::new();
    for folder in sources()? {
        println!("cargo::rerun-if-changed={}", folder.display());
        hash(&folder, &mut hasher)?;
    }
    // A package that is built as a dependency has none.
    let lock = Path::new("Cargo.lock");
    if lock.exists() {
        println!("cargo::rerun-if-changed={}", lock.display());
        hasher.update(&fs::read(lock)?);
    }
    println!(
        "cargo::rustc-env=FEEDMILL_SOURCES={:032x}",
        hasher.digest128()
    );
    Ok(())
}

/// The folders of sources: feedmill's own, and those of its engines if they are part of this workspace. Engines out of a
/// registry are not here; they count by their versions, see `ENGINES` in `src/cache/key.rs`.
fn sources() -> io::Result<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::from("src")];
    let engines = Path::new("crates");
    if engines.is_dir() {
        println!("cargo::rerun-if-changed=Cargo.toml");
        folders.extend(
            sorted(engines)?
                .into_iter()
                .map(|engine| engine.join("src"))
                .filter(|sources| sources.is_dir()),
        );
    }
    Ok(folders)
}

/// Every file below `path`, in the order of names: the same sources give the same hash on every machine.
fn hash(path: &Path, hasher: &mut Xxh3) -> io::Result<()> {
    if path.is_dir() {
        return sorted(path)?.iter().try_for_each(|path| hash(path, hasher));
    }
    let name = path.to_string_lossy().replace('\\', "/");
    let contents = fs::read(path)?;
    for part in [name.as_bytes(), &contents] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    let mut paths: Vec<_> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
