//! The letters of a page, and where those of a text stand among them.

use memchr::memmem;

use super::super::tag::Tag;
use super::tree::Tree;
use feedmill_text::entity::decode_entities;

/// The letters and digits of a page in small letters, without signs and spaces, so that two ways to write a text are equal.
pub(super) struct Letters {
    text: String,
    /// The letters in bytes, and those in links, before each node.
    before: Vec<(usize, usize)>,
}

/// Where a text stands in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
    /// Where the pieces stand that were found, in order.
    pub hits: Vec<(usize, usize)>,
}

impl Letters {
    pub fn of(tree: &Tree) -> Self {
        let mut letters = Letters {
            text: String::with_capacity(tree.html.len() / 3),
            before: Vec::with_capacity(tree.nodes.len() + 1),
        };
        let mut linked = 0;
        let (mut link_end, mut hidden_end) = (0, 0);
        for (place, node) in tree.nodes.iter().enumerate() {
            letters.before.push((letters.text.len(), linked));
            if node.is_text() {
                if !node.is_raw && place >= hidden_end {
                    let from = letters.text.len();
                    push_letters(&mut letters.text, &decode_entities(tree.source(place)));
                    if place < link_end {
                        linked += letters.text.len() - from;
                    }
                }
                continue;
            }
            match node.tag {
                Tag::A => link_end = link_end.max(node.after),
                Tag::Hidden | Tag::Noscript | Tag::Svg | Tag::Title | Tag::Textarea => {
                    hidden_end = hidden_end.max(node.after);
                }
                _ => {}
            }
        }
        letters.before.push((letters.text.len(), linked));
        letters
    }

    /// Where the letters of a node begin and end.
    pub fn range(&self, tree: &Tree, node: usize) -> (usize, usize) {
        (self.before[node].0, self.before[tree.nodes[node].after].0)
    }

    /// The letters of a node, in bytes.
    pub fn count(&self, tree: &Tree, node: usize) -> usize {
        let (start, end) = self.range(tree, node);
        end - start
    }

    /// How many of them are in links.
    pub fn linked(&self, tree: &Tree, node: usize) -> usize {
        self.before[tree.nodes[node].after].1 - self.before[node].1
    }

    /// The letters of a node.
    pub fn text(&self, tree: &Tree, node: usize) -> &str {
        let (start, end) = self.range(tree, node);
        &self.text[start..end]
    }

    /// Where all of a text stands, if it stands there once, letter by letter.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        let wanted = letters(text);
        let at = memmem::find(self.text.as_bytes(), wanted.as_bytes())?;
        (!wanted.is_empty()).then(|| (at, at + wanted.len()))
    }

    /// Where pieces of a text stand, if the page has at least half of them in their order.
    pub fn span(&self, text: &str) -> Option<Span> {
        /// A shorter text stands in a page by chance, too.
        const SHORTEST: usize = 16;
        let wanted = letters(text);
        if wanted.len() < SHORTEST {
            return None;
        }
        let pieces = pieces(&wanted);
        let page = self.text.as_bytes();
        let mut forward = Vec::with_capacity(pieces.len());
        let mut at = 0;
        for piece in &pieces {
            let found = memmem::find(&page[at..], piece.as_bytes()).map(|found| at + found);
            at = found.map_or(at, |found| found + piece.len());
            forward.push(found);
        }
        let mut backward = Vec::with_capacity(pieces.len());
        let mut limit = page.len();
        for piece in pieces.iter().rev() {
            let found = memmem::rfind(&page[..limit], piece.as_bytes());
            limit = found.unwrap_or(limit);
            backward.push(found);
        }
        backward.reverse();
        // What a page shows twice, such as a heading in its table of contents, may be found in the wrong place from one side.
        let hits = |is_meant: &dyn Fn(usize) -> Option<usize>| -> Vec<(usize, usize)> {
            let found = pieces.iter().enumerate();
            found
                .filter_map(|(nth, piece)| is_meant(nth).map(|at| (at, at + piece.len())))
                .collect()
        };
        let sure = hits(&|nth| forward[nth].filter(|_| forward[nth] == backward[nth]));
        let any = hits(&|nth| forward[nth]);
        let hits = match sure.len() * 2 > any.len() {
            true => sure,
            false => any,
        };
        let is_enough = !hits.is_empty() && hits.len() * 2 >= pieces.len();
        is_enough.then(|| Span {
            start: hits.first().map_or(0, |hit| hit.0),
            end: hits.iter().map(|hit| hit.1).max().unwrap_or(0),
            hits,
        })
    }
}

/// The letters and digits of a text, in small letters.
pub(super) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_letters(&mut out, text);
    out
}

fn push_letters(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
    }
}

/// Pieces of a text, spread over it, its first and its last among them.
fn pieces(text: &str) -> Vec<&str> {
    /// How long a piece is, in bytes: long enough to be found by chance nowhere else.
    const LONG: usize = 28;
    const MOST: usize = 40;
    let fits = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    if text.len() <= 2 * LONG {
        return if text.is_empty() {
            Vec::new()
        } else {
            vec![text]
        };
    }
    let last = text.len() - LONG;
    let count = (text.len() / LONG).min(MOST);
    (0..count)
        .map(|nth| {
            let start = fits(last * nth / (count - 1));
            &text[start..fits((start + LONG).min(text.len()))]
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}
