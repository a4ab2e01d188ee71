//! Opening the posts of a site, at the start of a build.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::error::SourceError;
use super::from::From;
use super::posts::{PostSource, Posts};
use super::slot::Slot;
use super::store::Store;
use super::{jsonl, stream};
use crate::read;

/// Opens the posts that `from` names, which are known under paths below `folder`.
///
/// # Errors
///
/// If not all of them can be had.
pub(crate) fn open(
    from: &From,
    slot: &Slot,
    root: &Path,
    folder: &str,
) -> Result<Arc<Store>, SourceError> {
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
