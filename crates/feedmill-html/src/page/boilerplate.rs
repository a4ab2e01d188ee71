//! What of the main content's elements does not belong to the text: navigation, bylines, anchors, forms, buttons.

use super::super::tag::Tag;
use super::code;
use super::known::{ANCHORS, LEADS, NEVER_CONTENT, RARELY_CONTENT, is_one_of};
use super::like::letters;
use super::write::Writer;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Keep,
    /// It goes with all in it.
    Drop,
    /// Its tags go.
    Unwrap,
}

/// A byline or a date above a text is not longer, in bytes of letters.
const BYLINE: usize = 100;

impl Writer<'_, '_> {
    /// What becomes of an element.
    pub fn fate(&self, node: usize) -> Fate {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if self.dropped.contains(&node) {
            return Fate::Drop;
        }
        match found.tag {
            Tag::Script if self.is_formula(node) => return Fate::Keep,
            Tag::Script | Tag::Style | Tag::Button | Tag::Hidden | Tag::Select => {
                return Fate::Drop;
            }
            Tag::Input if tree.attribute(node, "type") == Some("checkbox") => return Fate::Keep,
            Tag::Metadata | Tag::Title | Tag::Textarea | Tag::Input => return Fate::Drop,
            Tag::Document => return Fate::Unwrap,
            Tag::A => return self.fate_of_link(node),
            _ => {}
        }
        if found.is_foreign {
            return Fate::Keep;
        }
        if code::is_beside(tree, node) {
            return Fate::Drop;
        }
        match self.is_boilerplate(node) && !self.holds_text(node) {
            true => Fate::Drop,
            false => self.fate_of_wrapper(node),
        }
    }

    /// Boxes around code only frame it.
    fn fate_of_wrapper(&self, node: usize) -> Fate {
        match code::is_box(self.tree, node) {
            true => Fate::Unwrap,
            false => Fate::Keep,
        }
    }

    /// Whether the text that the caller knows stands in an element.
    fn holds_text(&self, node: usize) -> bool {
        let Some(span) = self.span else { return false };
        let (start, end) = self.letters.range(self.tree, node);
        let from = span.hits.partition_point(|hit| hit.0 < start);
        let held = span.hits[from..].iter().take_while(|hit| hit.1 <= end);
        let held = held.count();
        held > 0 && held * 4 >= span.hits.len()
    }

    /// Whether an element stands before the text.
    fn is_leading(&self, node: usize) -> bool {
        let (start, end) = self.letters.range(self.tree, node);
        match self.span {
            Some(span) => end <= span.start || start <= span.start && self.kept == 0,
            None => self.kept < 24,
        }
    }

    /// Whether an element stands after the text.
    fn is_trailing(&self, node: usize) -> bool {
        let (start, _) = self.letters.range(self.tree, node);
        match self.span {
            Some(span) => start >= span.end,
            None => start >= self.prose_end && self.kept > 0,
        }
    }

    /// Where among the letters the last paragraph ends that is too long for a byline and does not only link to others.
    pub fn end_of_prose(&self) -> usize {
        let tree = self.tree;
        let first = self.root + 1;
        let after = tree.nodes[self.root].after;
        // How many letters, and letters in links, stand before each node, without those that never belong to a text.
        let mut before = Vec::with_capacity(after + 1 - first);
        let (mut letters, mut linked, mut skip) = (0, 0, 0);
        for at in first..after {
            before.push((letters, linked));
            if at < skip {
                continue;
            }
            if tree.nodes[at].is_text() {
                let count = self.letters.count(tree, at);
                letters += count;
                linked += match self.letters.linked(tree, at) {
                    0 => 0,
                    _ => count,
                };
            } else if self.is_never_content(at) {
                skip = tree.nodes[at].after;
            }
        }
        before.push((letters, linked));
        let is_prose = |at: &usize| {
            let node = &tree.nodes[*at];
            let is_block = matches!(node.tag, Tag::P | Tag::Li | Tag::Cell | Tag::Definition)
                || node.is("pre")
                || node.is("blockquote");
            let (start, end) = (before[*at - first], before[node.after - first]);
            let count = end.0 - start.0;
            is_block && count > BYLINE && (end.1 - start.1) * 2 < count
        };
        let prose = tree.elements(self.root).filter(is_prose);
        prose
            .map(|at| self.letters.range(tree, at).1)
            .max()
            .unwrap_or(0)
    }

    /// Whether an element never belongs to a text, wherever it stands.
    fn is_never_content(&self, node: usize) -> bool {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if found.is("nav") || found.is("dialog") {
            return true;
        }
        let role = tree.attribute(node, "role").unwrap_or_default();
        if matches!(
            role,
            "navigation" | "search" | "doc-toc" | "doc-pagelist" | "contentinfo" | "toolbar"
        ) {
            return true;
        }
        let is_hidden = tree
            .attribute(node, "hidden")
            .is_some_and(|value| value != "until-found");
        if is_hidden && role != "tabpanel" {
            return true;
        }
        if found.is("footer") {
            let is_own = tree.around(node).any(|outer| {
                outer > self.root
                    && (tree.nodes[outer].is("blockquote") || tree.nodes[outer].is("figure"))
            });
            let mut names = tree.classes(node).chain(tree.attribute(node, "id"));
            let has_notes = names.any(|name| name.contains("footnote") || name.contains("endnote"));
            return !is_own && !has_notes;
        }
        if found.tag == Tag::Form {
            // Some frameworks put whole pages into one.
            return !tree.elements(node).any(|inner| {
                tree.nodes[inner].tag == Tag::P && self.letters.count(tree, inner) > 2 * BYLINE
            });
        }
        let may_be_block = found.tag.ends_paragraph()
            || matches!(found.tag, Tag::Span | Tag::Other | Tag::Formatting);
        if !may_be_block || found.tag == Tag::Heading || found.is("pre") {
            return false;
        }
        let mut names = tree.classes(node).chain(tree.attribute(node, "id"));
        names.any(|name| is_one_of(name, NEVER_CONTENT)) && !self.is_note(node)
    }

    fn is_boilerplate(&self, node: usize) -> bool {
        let tree = self.tree;
        let found = &tree.nodes[node];
        if self.is_never_content(node) {
            return true;
        }
        if found.is("header") {
            return self.is_leading(node);
        }
        if found.tag == Tag::Heading {
            return self.is_title(node);
        }
        let may_be_block = found.tag.ends_paragraph()
            || matches!(found.tag, Tag::Span | Tag::Other | Tag::Formatting);
        if !may_be_block || !self.is_leading(node) && !self.is_trailing(node) {
            return false;
        }
        let count = self.letters.count(tree, node);
        let mut names = tree.classes(node).chain(tree.attribute(node, "id"));
        if names.any(|name| is_one_of(name, RARELY_CONTENT)) && count <= 4 * BYLINE {
            return true;
        }
        count <= BYLINE && (self.is_byline(node) || self.only_leads(node))
    }

    /// Whether a heading repeats the title above the text.
    fn is_title(&self, node: usize) -> bool {
        let text = self.letters.text(self.tree, node);
        let is_same = || {
            self.titles
                .iter()
                .any(|title| !title.is_empty() && title == text)
        };
        self.is_leading(node)
            && (is_same() || self.tree.nodes[node].is("h1") && self.is_first(node))
    }

    /// Whether the text that the caller knows has not begun where a heading of the page stands.
    fn is_first(&self, node: usize) -> bool {
        let (_, end) = self.letters.range(self.tree, node);
        self.span.is_some_and(|span| end <= span.start)
    }

    /// Whether an element with a name of what stands around texts is part of one, as admonitions and footnotes are.
    fn is_note(&self, node: usize) -> bool {
        let tree = self.tree;
        let mut names = tree.classes(node);
        names.any(|name| {
            [
                "admonition",
                "callout",
                "alert",
                "footnote",
                "theme-admonition",
            ]
            .iter()
            .any(|note| name.contains(note))
        })
    }

    /// A date, or who wrote the text, above it.
    fn is_byline(&self, node: usize) -> bool {
        let tree = self.tree;
        let found = &tree.nodes[node];
        let is_time = |node: usize| tree.nodes[node].is("time");
        if !self.is_leading(node) && !self.is_trailing(node) {
            return false;
        }
        if is_time(node) {
            // A date in a sentence is part of it.
            let parent = found.parent;
            let says_more = |child: usize| {
                child != node
                    && self.letters.count(tree, child) > 0
                    && !self.is_never_content(child)
            };
            let in_words = matches!(tree.nodes[parent].tag, Tag::P | Tag::Li | Tag::Cell)
                && tree.children(parent).any(says_more);
            return !in_words;
        }
        if !self.is_leading(node) || found.tag == Tag::Heading {
            return false;
        }
        let times = tree.elements(node).filter(|inner| is_time(*inner));
        let in_times: Option<usize> = times
            .map(|time| self.letters.count(tree, time))
            .reduce(|all, one| all + one);
        in_times.is_some_and(|count| !self.is_sentence(node, count))
    }

    /// Whether a paragraph that names a date says so much more, up to a full stop, that it belongs to the text.
    fn is_sentence(&self, node: usize, in_times: usize) -> bool {
        /// More letters than who wrote a text takes.
        const MORE: usize = 30;
        self.tree.nodes[node].tag == Tag::P
            && self.letters.count(self.tree, node) >= in_times + MORE
            && self
                .tree
                .folded_text(node)
                .trim_end()
                .ends_with(['.', '!', '?', '…', '。', '！', '？'])
    }

    /// Whether an element has nothing but links that only lead around the site.
    fn only_leads(&self, node: usize) -> bool {
        let tree = self.tree;
        let mut links = tree
            .elements(node)
            .filter(|inner| tree.nodes[*inner].tag == Tag::A)
            .peekable();
        if links.peek().is_none() {
            return false;
        }
        let count = self.letters.count(tree, node);
        let linked = self.letters.linked(tree, node);
        let is_lead = |link: usize| {
            let rel = tree.attribute(link, "rel").unwrap_or_default();
            let is_related = rel
                .split_ascii_whitespace()
                .any(|word| matches!(word, "tag" | "prev" | "next" | "author" | "category"));
            is_related || self.leads(link)
        };
        linked * 10 >= count * 7 && links.all(is_lead)
    }

    /// Whether a link's text says that it only leads around the site.
    fn leads(&self, link: usize) -> bool {
        let text = self.tree.folded_text(link).to_lowercase();
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let first = text.chars().next();
        let is_arrow = |c: char| matches!(c, '←' | '→' | '«' | '»' | '‹' | '›' | '↑');
        LEADS.contains(&bare)
            || first.is_some_and(is_arrow) && first != Some('↑')
            || text
                .chars()
                .last()
                .is_some_and(|last| matches!(last, '→' | '»' | '›'))
    }

    fn fate_of_link(&self, node: usize) -> Fate {
        let tree = self.tree;
        let target = tree.attribute(node, "href").unwrap_or_default();
        if target.is_empty() && tree.attribute(node, "role") == Some("button") {
            return Fate::Drop;
        }
        let mut names = tree.classes(node);
        let is_anchor = names.any(|name| is_one_of(name, ANCHORS));
        let is_hidden = tree.attribute(node, "aria-hidden") == Some("true");
        let heading = tree
            .around(node)
            .take_while(|outer| *outer > self.root)
            .find(|outer| tree.nodes[*outer].tag == Tag::Heading);
        let leads_here = target.contains('#') || target.is_empty();
        let own = self.letters.count(tree, node);
        let has_picture = || {
            tree.elements(node)
                .any(|inner| matches!(tree.nodes[inner].tag, Tag::Img | Tag::Media))
        };
        if let Some(heading) = heading.filter(|_| leads_here) {
            let all = self.letters.count(tree, heading);
            if own == 0 && !has_picture() && tree.folded_text(node).chars().count() <= 2 {
                return Fate::Drop;
            }
            if is_hidden || is_anchor && own < all {
                return Fate::Drop;
            }
            let is_whole = own == all && target.starts_with('#');
            return match is_whole || is_anchor {
                true => Fate::Unwrap,
                false => Fate::Keep,
            };
        }
        if is_anchor && leads_here && own == 0 && !has_picture() {
            return Fate::Drop;
        }
        let mut names = tree.classes(node).chain(tree.attribute(node, "id"));
        let is_boilerplate = names.any(|name| is_one_of(name, NEVER_CONTENT));
        let is_edge = || self.is_leading(node) || self.is_trailing(node);
        if is_boilerplate && !self.holds_text(node) {
            return Fate::Drop;
        }
        let rel = tree.attribute(node, "rel").unwrap_or_default();
        let mut words = rel.split_ascii_whitespace();
        let is_step = words.any(|word| matches!(word, "prev" | "next" | "tag"));
        match is_step && is_edge() && !self.holds_text(node) {
            true => Fate::Drop,
            false => Fate::Keep,
        }
    }
}

/// What titles look like among the letters of a page.
pub(super) fn titles<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<String> {
    titles.map(letters).collect()
}
