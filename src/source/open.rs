//! Opening the posts of a site, at the start of a build.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::SourceError;
use super::from::{Address, From};
use super::posts::{PostSource, Posts};
use super::rows::Rows;
use super::slot::Slot;
use super::store::Store;
use super::{ghost, jsonl, stream, wordpress};
use crate::read;

/// The site around the posts.
pub(crate) struct Around<'s> {
    /// Its folder.
    pub root: &'s Path,
    /// The folder below which the posts are known.
    pub folder: &'s str,
    /// Its address, without a `/` after it.
    pub base: &'s str,
    /// How rows of a database become posts.
    #[cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(dead_code))]
    pub rows: &'s Rows,
}

/// Opens the posts that `from` names.
///
/// # Errors
///
/// If not all of them can be had.
pub(crate) fn open(
    from: &From,
    slot: &Slot,
    around: &Around<'_>,
) -> Result<Arc<Store>, SourceError> {
    let Around { root, folder, .. } = *around;
    let name = from.name(root);
    let store = match from {
        From::Stdin => jsonl::open(stream::copy(std::io::stdin().lock())?, &name, folder)?,
        From::Lines { path, may_be_pipe } => {
            let path = root.join(path);
            // Settings may be a stranger's, and nobody waits for what a pipe or a device gives.
            let file = match may_be_pipe {
                true => File::open(path),
                false => regular(&path),
            };
            let file = file.map_err(|error| {
                let help = "check `content.from`; a relative path starts at the site's folder";
                SourceError::new(format!("the file cannot be opened: {error}"), help)
            })?;
            jsonl::open(stream::plain(file)?, &name, folder)?
        }
        From::Sqlite(path) => sqlite(root.join(path), name, around)?,
        From::Postgres(address) => postgres(address, name, around)?,
        From::WordPress(path) => {
            let path = root.join(path);
            all(&wordpress::Export { path, name }, folder)?
        }
        From::Ghost(path) => {
            let path = root.join(path);
            let base = around.base.to_owned();
            all(&ghost::Export { path, name, base }, folder)?
        }
        From::Program => {
            let source = slot.source.as_deref().ok_or_else(|| {
                SourceError::new(
                    "the program gives no posts",
                    "call `Config::take_posts_from`",
                )
            })?;
            all(source, folder)?
        }
    };
    let store = Arc::new(store);
    slot.set(Some(Arc::clone(&store)));
    Ok(store)
}

#[cfg(feature = "sqlite")]
fn sqlite(path: PathBuf, name: String, around: &Around<'_>) -> Result<Store, SourceError> {
    let source = super::sqlite::Sqlite {
        path,
        name,
        rows: around.rows.clone(),
        base: around.base.to_owned(),
    };
    all(&source, around.folder)
}

#[cfg(not(feature = "sqlite"))]
fn sqlite(_: PathBuf, _: String, _: &Around<'_>) -> Result<Store, SourceError> {
    Err(SourceError::new(
        "this feedmill was built without the feature `sqlite`",
        "take a released binary, or run `cargo install feedmill --features full`",
    ))
}

#[cfg(feature = "postgres")]
fn postgres(address: &Address, name: String, around: &Around<'_>) -> Result<Store, SourceError> {
    let source = super::postgres::Postgres {
        address: address.clone(),
        name,
        rows: around.rows.clone(),
        base: around.base.to_owned(),
    };
    all(&source, around.folder)
}

#[cfg(not(feature = "postgres"))]
fn postgres(_: &Address, _: String, _: &Around<'_>) -> Result<Store, SourceError> {
    Err(SourceError::new(
        "this feedmill was built without the feature `postgres`",
        "take a released binary, or run `cargo install feedmill --features full`",
    ))
}

/// Opens a regular file.
fn regular(path: &Path) -> std::io::Result<File> {
    let file = read::open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(read::not_regular()),
    }
}

/// Everything that a source passes on.
fn all(source: &dyn PostSource, folder: &str) -> Result<Store, SourceError> {
    let mut posts = Posts::new(&source.name(), folder)?;
    source.each(&mut posts)?;
    posts.finish()
}
