//! The elements that are open, and which of them a tag closes.

use super::patch::Mark;
use super::tag::Tag;

/// An element whose end has not come yet.
#[derive(Clone, Copy)]
pub(super) struct Open<'h> {
    /// Its kind as written, which its end tag has too.
    pub tag: Tag,
    /// The kind that it has in the output: an element that is unwrapped stops and ends nothing.
    pub role: Tag,
    /// Its name as written.
    pub name: &'h str,
    /// What becomes of it.
    pub fate: Fate,
    /// Where its start tag begins.
    pub start: usize,
    /// The state of the output before it.
    pub mark: Mark,
    /// Whether anything in it is shown.
    pub has_content: bool,
    /// Whether its children follow the rules of SVG and MathML.
    pub foreign: bool,
    /// The parts of selectors that it or an element around it matches.
    pub matched: super::selector::Matched,
}

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, under its own name.
    Keep,
    /// It stays, under another name.
    Rename(&'static str),
    /// Its tags go, its content stays.
    Unwrap,
    /// It goes with all that is in it.
    Drop,
    /// It stays if anything in it is shown.
    DropIfEmpty,
}

/// The open elements, outermost first.
pub(super) struct OpenElements<'h>(Vec<Open<'h>>);

impl<'h> OpenElements<'h> {
    pub fn new() -> Self {
        OpenElements(Vec::with_capacity(16))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn top(&self) -> Option<&Open<'h>> {
        self.0.last()
    }

    pub fn top_mut(&mut self) -> Option<&mut Open<'h>> {
        self.0.last_mut()
    }

    pub fn push(&mut self, open: Open<'h>) {
        self.0.push(open);
    }

    pub fn pop(&mut self) -> Option<Open<'h>> {
        self.0.pop()
    }

    /// The elements, innermost first, each with how many stand around it.
    fn inward(&self) -> impl Iterator<Item = (usize, &Open<'h>)> {
        self.0.iter().enumerate().rev()
    }

    /// Whether SVG's and MathML's rules hold here.
    pub fn is_foreign(&self) -> bool {
        self.top().is_some_and(|open| open.foreign)
    }

    /// Whether an `a` is open here, so that another one would close it.
    pub fn link(&self) -> Option<usize> {
        self.nearest(Tag::A, |open| {
            open.role.is_barrier() && open.role != Tag::Table
        })
    }

    /// The nearest open element of a kind, unless one that stops the search stands in between.
    pub fn nearest(&self, tag: Tag, stops: impl Fn(&Open<'h>) -> bool) -> Option<usize> {
        for (index, open) in self.inward() {
            if open.role == tag {
                return Some(index);
            }
            if stops(open) {
                return None;
            }
        }
        None
    }

    /// Which element an end tag closes, with all that is in it; `None` where it is a stray one.
    pub fn closed_by(&self, tag: Tag, name: &str) -> Option<usize> {
        for (index, open) in self.inward() {
            let same =
                open.tag == tag && (tag == Tag::Heading || open.name.eq_ignore_ascii_case(name));
            if same {
                return Some(index);
            }
            let stops = match tag {
                Tag::Table => false,
                _ if tag.is_table_part() => open.role == Tag::Table,
                // `<b><p>x</b>y</p>` is common; an end tag that would cut a list or a quotation in two is not meant so.
                Tag::A | Tag::Formatting | Tag::Font => {
                    open.role.is_special()
                        && !matches!(open.role, Tag::P | Tag::Heading | Tag::Div | Tag::Center)
                }
                Tag::Li => open.role == Tag::List || open.role.is_barrier(),
                Tag::P => open.role == Tag::Button || open.role.is_barrier(),
                _ if tag.is_special() => open.role.is_barrier(),
                _ => open.role.is_special(),
            };
            if stops {
                return None;
            }
        }
        None
    }

    /// The outermost element that a start tag closes by itself; the rules of HTML for tags that authors leave out.
    pub fn ended_by(&self, tag: Tag, name: &str) -> Option<usize> {
        let own = match tag {
            Tag::A => self.link(),
            Tag::Li => self.item(|open| open.role == Tag::Li),
            Tag::Definition => self.item(|open| open.role == Tag::Definition),
            Tag::Button => self.nearest(Tag::Button, |open| open.role.is_barrier()),
            Tag::Option => self.option(name),
            Tag::Table => match self.innermost_table_part() {
                Some((index, Tag::Table)) => Some(index),
                _ => None,
            },
            _ if tag.is_table_part() => self.table_part(tag),
            _ => None,
        };
        let paragraph = match tag.ends_paragraph() {
            true => self.nearest(Tag::P, |open| {
                open.role == Tag::Button || open.role.is_barrier()
            }),
            false => None,
        };
        // A heading ends one that is open directly around it, once the paragraph is over.
        let around = self.0[..paragraph.unwrap_or(self.len())]
            .iter()
            .rposition(|open| open.fate != Fate::Unwrap);
        let own =
            own.or(
                around.filter(|&around| tag == Tag::Heading && self.0[around].role == Tag::Heading)
            );
        match (own, paragraph) {
            (Some(own), Some(paragraph)) => Some(own.min(paragraph)),
            (own, paragraph) => own.or(paragraph),
        }
    }

    /// Whether a part of a table may stand here. Outside of tables browsers ignore such tags.
    pub fn in_table(&self) -> bool {
        self.0.iter().any(|open| open.role == Tag::Table)
    }

    /// The outermost element of the SVG or MathML that an HTML element here ends.
    pub fn foreign_root(&self) -> Option<usize> {
        self.inward()
            .take_while(|(_, open)| open.foreign)
            .last()
            .map(|(index, _)| index)
    }

    fn item(&self, is_item: impl Fn(&Open<'h>) -> bool) -> Option<usize> {
        for (index, open) in self.inward() {
            if is_item(open) {
                return Some(index);
            }
            let passes = matches!(open.role, Tag::P | Tag::Div)
                || open.name.eq_ignore_ascii_case("address")
                || !open.role.is_special();
            if !passes {
                return None;
            }
        }
        None
    }

    fn option(&self, name: &str) -> Option<usize> {
        let top = self.len().checked_sub(1)?;
        let group = name.eq_ignore_ascii_case("optgroup");
        match &self.0[..] {
            [.., outer, inner]
                if group && outer.role == Tag::Option && inner.role == Tag::Option =>
            {
                Some(top - 1)
            }
            [.., inner]
                if inner.role == Tag::Option
                    && (group || inner.name.eq_ignore_ascii_case("option")) =>
            {
                Some(top)
            }
            _ => None,
        }
    }

    fn innermost_table_part(&self) -> Option<(usize, Tag)> {
        self.inward()
            .find(|(_, open)| matches!(open.role, Tag::Table | Tag::Cell | Tag::Caption))
            .map(|(index, open)| (index, open.role))
    }

    /// The child of the table, row group or row that this part will be put in.
    fn table_part(&self, tag: Tag) -> Option<usize> {
        let (parent, _) = self.inward().find(|(_, open)| match tag {
            Tag::Cell => matches!(open.role, Tag::Tr | Tag::RowGroup | Tag::Table),
            Tag::Tr => matches!(open.role, Tag::RowGroup | Tag::Table),
            Tag::Col => open.role == Tag::Table || open.name.eq_ignore_ascii_case("colgroup"),
            _ => open.role == Tag::Table,
        })?;
        (parent + 1 < self.len()).then_some(parent + 1)
    }
}
