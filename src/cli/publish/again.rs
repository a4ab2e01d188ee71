//! Before documents replace those that subscribers have: would readers show old entries again?

use anyhow::{Result, bail};
use feedmill::Config;
use feedmill::diff::{FeedDiff, Kind, compare};
use feedmill::feed;
use feedmill::net::SystemClock;
use feedmill::publish::{self, Document, MANIFEST, Options, Store};
use feedmill::pull::{Seen, seen};

/// So many entries of a feed may be shown again.
const ALLOWED: usize = 3;
/// So many feeds are compared with what is at the destination.
const COMPARED: usize = 100;
/// So many entries are named.
const NAMED: usize = 10;

/// Refuses to publish if a feed would show more entries again than are allowed.
pub fn check(
    config: &Config,
    store: &dyn Store,
    documents: &[Document],
    options: &Options,
) -> Result<()> {
    let fail = |path: &str, fault: publish::Fault| anyhow::anyhow!("{path}: {fault}");
    // Without a list nothing has been published, and nobody has subscribed.
    if store
        .read(MANIFEST)
        .map_err(|fault| fail(MANIFEST, fault))?
        .is_none()
    {
        return Ok(());
    }
    let plan = Options {
        dry_run: true,
        ..options.clone()
    };
    let planned = publish::publish(store, documents, &plan, &SystemClock)?;
    let mut sent: Vec<&Document> = documents
        .iter()
        .filter(|document| planned.uploaded.contains(&document.path))
        .filter(|document| is_feed(document) && !feed::is_archive(config, &document.path))
        .collect();
    sent.sort_by_key(|document| (document.path.matches('/').count(), document.path.clone()));
    let entries = |bytes: &[u8]| -> Option<Vec<Seen>> {
        let feed = seen(bytes, None).ok()?;
        Some(feed.entries)
    };
    for document in sent.into_iter().take(COMPARED) {
        let path = &document.path;
        let old = store.read(path).map_err(|fault| fail(path, fault))?;
        let old = old.and_then(|(bytes, _)| entries(&bytes));
        let new = entries(&document.read()?);
        if let (Some(old), Some(new)) = (old, new) {
            refuse(&compare(path, &old, &new))?;
        }
    }
    Ok(())
}

fn is_feed(document: &Document) -> bool {
    let mut formats = feedmill::Format::ALL.into_iter();
    formats.any(|format| format.media_type() == document.media_type)
}

fn refuse(diff: &FeedDiff) -> Result<()> {
    let count = diff.most(Kind::Again);
    let Some((readers, changes)) = diff.worst().filter(|_| count > ALLOWED) else {
        return Ok(());
    };
    let again: Vec<String> = changes
        .iter()
        .filter(|change| change.kind == Kind::Again)
        .map(|change| format!("  {} ({})", change.title, change.id))
        .collect();
    let mut named = again[..again.len().min(NAMED)].join("\n");
    if again.len() > NAMED {
        named.push_str(&format!("\n  and {} more", again.len() - NAMED));
    }
    bail!(
        "{}: {} would show {count} entries again that subscribers have seen; nothing was published\n{named}\n  help: keep their ids with `feedmill lock` or `guid:`, see all with `feedmill diff`, or publish with `--force`",
        diff.path,
        readers.join(", ")
    );
}
