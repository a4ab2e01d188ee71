//! The documents of one feed.

use std::sync::Arc;

use super::archives::{self, ArchiveDocument, Archives};
use super::entries::{Entries, Shown};
use super::error::Error;
use crate::cache::{BuildCache, Posts};
use crate::config::{Config, Format, Kind};
use crate::feed::{self, DeletedEntry, Feed, Neighbours, Siblings};
use crate::output::Folder;
use crate::render;
use crate::render::page::{self, Glance, Listed};
use crate::selection::Selection;

/// Makes documents and remembers what is in them.
#[derive(Clone, Copy)]
pub(super) struct Writer<'b> {
    pub config: &'b Config,
    pub entries: &'b Entries<'b>,
    pub folder: &'b Folder,
    pub cache: &'b BuildCache,
    pub siblings: &'b Siblings,
}

/// A feed whose documents are written.
struct Written {
    feed: Feed,
    paths: Vec<String>,
    /// Whether the next build of the same posts would make the same documents.
    is_settled: bool,
}

impl Writer<'_> {
    /// Makes all documents of a feed, its page among them.
    pub fn feed(self, selection: &Selection, archives: &Archives) -> Result<Glance, Error> {
        let beside = archives.of(selection);
        let shown = selection
            .posts
            .iter()
            .map(|place| self.entries.take(*place));
        let path = |format| feed::path(self.config, selection, format);
        let mut written = self.write(selection, shown.collect(), beside, path)?;
        let glance = Glance::of(selection.kind, &written.feed);
        if self.config.feeds.presentation.pages && selection.kind != Kind::All {
            let listed = Listed::new(self.config, selection, glance.clone());
            let spoken = feed::spoken(self.config, selection);
            let page = page::feed(
                &spoken,
                &listed,
                &written.feed,
                self.siblings.of_feed(selection),
            );
            written.paths.push(page.path.clone());
            self.folder.put_page(&page)?;
        }
        if written.is_settled {
            let mut beside = archives::as_text(beside);
            beside.push_str(&self.siblings.as_text(selection));
            let posts = self.posts(&beside);
            self.cache
                .made(self.config, posts, selection, written.paths, &glance);
        }
        Ok(glance)
    }

    /// Makes an archive document of the feed of `current` in every format, unless it is as it would be made.
    pub fn archive(
        self,
        current: &Selection,
        (document, neighbours): (&ArchiveDocument, Neighbours),
    ) -> Result<(), Error> {
        let beside = (neighbours, document.deleted.as_slice());
        let text = archives::as_text(beside);
        let posts = self.posts(&text);
        let selection = Selection {
            posts: document.posts.clone(),
            language: current.language.clone(),
            ..Selection::of_site()
        };
        if self
            .cache
            .keeps(self.config, posts, &selection, self.folder)
            .is_some()
        {
            return Ok(());
        }
        let shown = document.posts.iter().map(|place| self.entries.once(*place));
        let name = neighbours.own.unwrap_or_default();
        let path = |format| feed::archive_path(self.config, current, format, name);
        let written = self.write(current, shown.collect(), beside, path)?;
        if written.is_settled {
            let glance = Glance::none();
            self.cache
                .made(self.config, posts, &selection, written.paths, &glance);
        }
        Ok(())
    }

    /// Writes the feed of `selection` with the entries that could be made, in every format, at the path that `path` gives it.
    fn write(
        self,
        selection: &Selection,
        shown: Vec<Option<Shown>>,
        (neighbours, deleted): (Neighbours, &[DeletedEntry]),
        path: impl Fn(Format) -> String,
    ) -> Result<Written, Error> {
        let is_settled = shown
            .iter()
            .all(|shown| shown.as_ref().is_some_and(|it| !it.is_open));
        let shown = shown.into_iter().flatten();
        let entries: Vec<Arc<_>> = shown.map(|shown| shown.entry).collect();
        let feed = feed::feed(self.config, selection, entries);
        let mut feed = feed::archive(self.config, selection, feed, neighbours);
        feed.deleted = deleted.to_vec();
        let renderer = render::Renderer::new(&feed);
        let mut paths = Vec::new();
        for format in self
            .config
            .feeds
            .formats_of(selection.kind, &selection.name)
        {
            let document = renderer.render(*format, path(*format))?;
            let document = page::styled(self.config, document);
            paths.push(document.path.clone());
            self.folder.put(&document)?;
        }
        Ok(Written {
            feed,
            paths,
            is_settled,
        })
    }

    /// The posts of the site, for a document that says `beside` besides its posts.
    fn posts<'p>(&'p self, beside: &'p str) -> Posts<'p> {
        Posts {
            records: self.entries.site.records,
            labels: &self.entries.site.labels,
            ids: self.entries.ids,
            beside,
        }
    }
}
