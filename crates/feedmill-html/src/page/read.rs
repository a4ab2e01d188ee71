//! Reading a page: its main content and its metadata.

use std::collections::HashSet;

use super::super::selector::Selectors;
use super::super::tag::Tag;
use super::boilerplate::titles;
use super::choose::{FoundBy, Known, choose, matches};
use super::like::Letters;
use super::metadata::{self, Metadata};
use super::write::Writer;
use super::{build, json_ld};

/// What is known of a page before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// What main content is: the first of these that matches anything, with all that it matches.
    pub take: &'o [Selectors],
    /// What leaves main content.
    pub drop: Option<&'o Selectors>,
    /// A plain text that main content has most of, such as that of the file that the page was made of.
    pub like: Option<&'o str>,
    /// The title of what the page shows; a heading that repeats it leaves main content.
    pub title: Option<&'o str>,
}

/// What a page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The main content: HTML with every element closed, without what only surrounds it. Its addresses are as they are written in the
    /// page, and scripts may be among its attributes: [`clean`](crate::clean) sees to both. It is empty if there is none.
    pub content: String,
    /// How the main content was found; `None` if there is none.
    pub found_by: Option<FoundBy>,
    /// What the page says of itself.
    pub metadata: Metadata,
}

/// Reads a page. It takes any text, in a time that grows with its length.
pub fn read(html: &str, options: &Options) -> Page {
    let tree = build::tree(html);
    let letters = Letters::of(&tree);
    let article = json_ld::article(&tree);
    let span = options.like.and_then(|like| letters.span(like));
    let known = Known {
        tree: &tree,
        letters: &letters,
        options,
        span: span.as_ref(),
        article: article.as_ref(),
    };
    let chosen = choose(&known);
    let main = chosen
        .as_ref()
        .and_then(|(roots, _)| roots.first().copied());
    let metadata = metadata::of(&tree, article.as_ref(), main);
    let Some((roots, found_by)) = chosen else {
        return Page {
            content: String::new(),
            found_by: None,
            metadata,
        };
    };
    let mut dropped = HashSet::new();
    if let Some(drop) = options.drop {
        matches(&tree, drop, |node| {
            dropped.insert(node);
        });
    }
    let has_title = article.is_some()
        || tree.elements(0).any(|node| {
            let node = &tree.nodes[node];
            node.tag == Tag::Title && !node.is_foreign
        });
    // A heading is not a title by itself.
    let own = metadata.title.as_deref().filter(|_| has_title);
    let titles = titles([options.title, own].into_iter().flatten());
    let writer = Writer::new(&tree, &letters, span.as_ref(), &dropped, titles);
    Page {
        content: writer.contents(&roots),
        found_by: Some(found_by),
        metadata,
    }
}
