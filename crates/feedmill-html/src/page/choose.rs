//! Which element of a page is its main content.

use super::super::selector::{Matched, Selectors};
use super::super::tag::Tag;
use super::json_ld::Article;
use super::known::{CONTENT, MAYBE_CONTENT, is_one_of};
use super::like::{Letters, Span};
use super::read::Options;
use super::tree::Tree;

/// How the main content of a page was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// By a selector of [`Options::take`].
    Selector,
    /// By the class `e-content` of microformats, or by a class that themes and generators give to a post's text.
    Class,
    /// It has the text that JSON-LD or microdata call `articleBody`.
    ArticleBody,
    /// It has most of the text of [`Options::like`].
    Likeness,
    /// It is the page's `article`.
    Article,
    /// It is the page's `main`.
    Main,
    /// It has more text outside of links than any other element.
    Density,
}

/// What is known of a page before its content is looked for.
pub(super) struct Known<'k, 'h> {
    pub tree: &'k Tree<'h>,
    pub letters: &'k Letters,
    pub options: &'k Options<'k>,
    pub span: Option<&'k Span>,
    pub article: Option<&'k Article>,
}

/// The elements that are main content, in order, and how they were found.
pub(super) fn choose(known: &Known) -> Option<(Vec<usize>, FoundBy)> {
    let one = |found: Option<usize>, by: FoundBy| found.map(|node| (vec![node], by));
    let selected = known.options.take.iter().find_map(|take| {
        let found = selected(known.tree, take);
        (!found.is_empty()).then_some((found, FoundBy::Selector))
    });
    selected
        .or_else(|| known.alike())
        .or_else(|| one(known.e_content(), FoundBy::Class))
        .or_else(|| one(known.article_body(), FoundBy::ArticleBody))
        .or_else(|| one(known.by_class(), FoundBy::Class))
        .or_else(|| one(known.inner(known.page_article()?), FoundBy::Article))
        .or_else(|| one(known.inner(known.page_main()?), FoundBy::Main))
        .or_else(|| one(known.densest(), FoundBy::Density))
}

/// The elements that match, but for those in others that do.
fn selected(tree: &Tree, selectors: &Selectors) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    matches(tree, selectors, |node| {
        let is_inside = found.last().is_some_and(|last| tree.is_within(node, *last));
        if !is_inside {
            found.push(node);
        }
    });
    found
}

/// Hands every element that matches to `see`, in order.
pub(super) fn matches(tree: &Tree, selectors: &Selectors, mut see: impl FnMut(usize)) {
    let mut left: Vec<Matched> = vec![Matched::default(); tree.nodes.len()];
    for node in 1..tree.nodes.len() {
        let found = &tree.nodes[node];
        if found.is_text() {
            continue;
        }
        let parent = left[found.parent];
        let (is_match, own) = selectors.test(found.name, tree.attributes(node), parent, true);
        left[node] = own;
        if is_match {
            see(node);
        }
    }
}

impl Known<'_, '_> {
    /// Whether an element may be main content at all: it has text, and stands in none that only leads around.
    fn may_be(&self, node: usize) -> bool {
        self.letters.count(self.tree, node) > 0
            && !self.tree.around(node).any(|outer| {
                let outer = &self.tree.nodes[outer];
                ["nav", "aside", "footer", "template", "dialog"]
                    .iter()
                    .any(|name| outer.is(name))
            })
    }

    fn count(&self, node: usize) -> usize {
        self.letters.count(self.tree, node)
    }

    /// The one with the most text; the first of several.
    fn largest(&self, found: impl Iterator<Item = usize>) -> Option<usize> {
        let mut best: Option<usize> = None;
        for node in found.filter(|node| self.may_be(*node)) {
            if best.is_none_or(|best| self.count(node) > self.count(best)) {
                best = Some(node);
            }
        }
        best
    }

    /// The innermost element around the text that the caller knows, or one around it that is known to hold a post's text.
    fn alike(&self) -> Option<(Vec<usize>, FoundBy)> {
        let span = self.span?;
        let tree = self.tree;
        let holds = |node: usize| {
            let (start, end) = self.letters.range(tree, node);
            start <= span.start && span.end <= end
        };
        let mut inner = 0;
        while let Some(child) = tree
            .children(inner)
            .find(|child| !tree.nodes[*child].is_text() && holds(*child))
        {
            inner = child;
        }
        // A text of one paragraph, list or table stands in what holds it.
        let is_block = |node: usize| {
            let node = &tree.nodes[node];
            matches!(node.tag, Tag::Div | Tag::Block | Tag::Other | Tag::Document)
                && ![
                    "pre",
                    "figure",
                    "figcaption",
                    "blockquote",
                    "details",
                    "header",
                    "summary",
                ]
                .iter()
                .any(|name| node.is(name))
                && !(node.tag == Tag::Other && !node.is("#page") && !node.name.contains('-'))
        };
        while inner > 0 && !is_block(inner) {
            inner = tree.nodes[inner].parent;
        }
        let around = std::iter::once(inner).chain(tree.around(inner));
        let named = around
            .take(8)
            .find(|node| is_content(tree, *node))
            .filter(|node| self.count(*node) < 4 * (span.end - span.start) + 400);
        let chosen = named.unwrap_or(inner);
        let by = match named {
            Some(_) => FoundBy::Class,
            None => FoundBy::Likeness,
        };
        Some((vec![chosen], by))
    }

    fn e_content(&self) -> Option<usize> {
        let tree = self.tree;
        let of_class = |class: &'static str| {
            tree.elements(0)
                .filter(move |node| tree.has_class(*node, class))
        };
        let in_entry = of_class("e-content").filter(|node| {
            tree.around(*node)
                .any(|outer| tree.has_class(outer, "h-entry"))
        });
        let found: Vec<usize> = in_entry.collect();
        match found.is_empty() {
            false => self.only(&found),
            true => self.only(&of_class("e-content").collect::<Vec<_>>()),
        }
    }

    /// The largest of these, unless there are several that are about as large, as on a page that lists posts.
    fn only(&self, found: &[usize]) -> Option<usize> {
        let best = self.largest(found.iter().copied())?;
        let others = found.iter().filter(|node| {
            **node != best
                && !self.tree.is_within(**node, best)
                && !self.tree.is_within(best, **node)
        });
        let alike = others.filter(|node| self.count(**node) * 3 > self.count(best));
        (alike.count() < 2).then_some(best)
    }

    /// The element that has the text of JSON-LD's `articleBody`, or that microdata call so.
    fn article_body(&self) -> Option<usize> {
        let tree = self.tree;
        let body = self.article.and_then(|article| article.body.as_deref());
        let stands = body.and_then(|body| self.letters.find(body));
        let exact = stands.and_then(|place| {
            tree.elements(0)
                .filter(|node| self.letters.range(tree, *node) == place)
                .filter(|node| matches!(tree.nodes[*node].tag, Tag::Div | Tag::Block | Tag::Other))
                .filter(|node| self.may_be(*node))
                .last()
        });
        exact.or_else(|| {
            let found = tree.elements(0);
            let found = found.filter(|node| tree.has_word(*node, "itemprop", "articleBody"));
            self.only(&found.collect::<Vec<_>>())
        })
    }

    fn by_class(&self) -> Option<usize> {
        let tree = self.tree;
        let found: Vec<usize> = tree
            .elements(0)
            .filter(|node| is_content(tree, *node))
            .filter(|node| self.may_be(*node))
            .collect();
        let best = self.only(&found)?;
        // The innermost one with nearly all of its text, or of its paragraphs where boxes stand around these.
        let inside = found
            .iter()
            .copied()
            .filter(|node| tree.is_within(*node, best));
        let prose = self.prose(best);
        let mut inside = inside.filter(|node| {
            self.count(*node) * 10 >= self.count(best) * 8
                || prose > 0 && self.prose(*node) * 20 >= prose * 19
        });
        inside.next_back().or(Some(best))
    }

    /// The page's article, not a card in a list of others.
    fn page_article(&self) -> Option<usize> {
        let tree = self.tree;
        let found = tree.elements(0).filter(|node| {
            tree.nodes[*node].is("article") || tree.has_word(*node, "role", "article")
        });
        let found: Vec<usize> = found
            .filter(|node| {
                !tree
                    .around(*node)
                    .any(|outer| tree.nodes[outer].is("article"))
            })
            .collect();
        self.only(&found)
    }

    fn page_main(&self) -> Option<usize> {
        let tree = self.tree;
        self.largest(
            tree.elements(0).filter(|node| {
                tree.nodes[*node].is("main") || tree.has_word(*node, "role", "main")
            }),
        )
    }

    /// The innermost element in `outer` that has nearly all of its paragraphs.
    fn inner(&self, outer: usize) -> Option<usize> {
        let tree = self.tree;
        let named = tree
            .elements(outer)
            .filter(|node| {
                tree.classes(*node)
                    .any(|class| is_one_of(class, MAYBE_CONTENT))
            })
            .filter(|node| self.prose(*node) * 10 >= self.prose(outer) * 8 && self.prose(outer) > 0)
            .last();
        let mut inner = named.unwrap_or(outer);
        loop {
            let all = self.prose(inner);
            let child = tree.children(inner).find(|child| {
                let node = &tree.nodes[*child];
                matches!(node.tag, Tag::Div | Tag::Block | Tag::Other)
                    && (node.tag == Tag::Div
                        || node.is("section")
                        || node.is("article")
                        || node.is("main"))
                    && self.prose(*child) * 10 > all * 9
            });
            match child.filter(|_| all > 0) {
                Some(child) => inner = child,
                None => return Some(inner),
            }
        }
    }

    /// How much text stands in the paragraphs, lists and code of an element, outside of links.
    fn prose(&self, outer: usize) -> usize {
        let tree = self.tree;
        let mut sum = 0;
        let mut at = outer + 1;
        let after = tree.nodes[outer].after;
        while at < after {
            let node = &tree.nodes[at];
            let is_prose = node.tag == Tag::P
                || node.tag == Tag::List
                || node.is("pre")
                || node.is("blockquote");
            if is_prose {
                sum += self.count(at) - self.letters.linked(tree, at);
                at = node.after;
            } else if node.is("nav") || node.is("footer") || node.is("aside") || node.is("header") {
                at = node.after;
            } else {
                at += 1;
            }
        }
        sum
    }

    /// The innermost element with most of the page's text in paragraphs, lists and code, outside of links.
    fn densest(&self) -> Option<usize> {
        let tree = self.tree;
        let body = tree.elements(0).find(|node| tree.nodes[*node].is("body"));
        let mut dense = body.unwrap_or(0);
        let whole = self.prose(dense);
        loop {
            let child = tree.children(dense).find(|child| {
                let node = &tree.nodes[*child];
                let may_hold = matches!(node.tag, Tag::Div | Tag::Block | Tag::Other | Tag::Center)
                    || node.tag.is_table_part()
                    || node.tag == Tag::Table;
                may_hold && !node.is("pre") && self.prose(*child) * 10 > whole * 7
            });
            match child.filter(|_| whole > 0) {
                Some(child) => dense = child,
                None => break,
            }
        }
        (whole > 0).then_some(dense)
    }
}

/// Whether an element holds a post's text, by its class or id.
fn is_content(tree: &Tree, node: usize) -> bool {
    tree.classes(node)
        .chain(tree.attribute(node, "id"))
        .any(|name| is_one_of(name, CONTENT) || CONTENT.contains(&name))
        || tree.has_word(node, "itemprop", "articleBody")
}
