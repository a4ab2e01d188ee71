//! Running text: one kind of mark after the other is looked for, and what is found stands aside until all are done.

mod code;
mod emphasis;
mod formula;
mod html;
mod link;

use crate::place::{END, Piece, Place, START, mark, pieces};
use crate::tree::Element;

/// The kinds of marks, in the order in which they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Code,
    Display,
    Formula,
    Escape,
    Footnote,
    Reference,
    Link,
    Image,
    ImageReference,
    ShortReference,
    ShortImageReference,
    Address,
    Mail,
    LineBreak,
    Html,
    Entity,
    Emphasis,
    NewLine,
}

const MARKS: [Mark; 18] = [
    Mark::Code,
    Mark::Display,
    Mark::Formula,
    Mark::Escape,
    Mark::Footnote,
    Mark::Reference,
    Mark::Link,
    Mark::Image,
    Mark::ImageReference,
    Mark::ShortReference,
    Mark::ShortImageReference,
    Mark::Address,
    Mark::Mail,
    Mark::LineBreak,
    Mark::Html,
    Mark::Entity,
    Mark::Emphasis,
    Mark::NewLine,
];

impl Mark {
    /// What a mark of the kind begins with.
    fn begins(self) -> &'static [u8] {
        match self {
            Mark::Code => b"`\\",
            Mark::Display => b"$\\",
            Mark::Formula => b"$",
            Mark::Escape => b"\\",
            Mark::Footnote | Mark::Reference | Mark::Link | Mark::ShortReference => b"[",
            Mark::Image | Mark::ImageReference | Mark::ShortImageReference => b"!",
            Mark::Address | Mark::Mail | Mark::Html => b"<",
            Mark::LineBreak => b" ",
            Mark::Entity => b"&",
            Mark::Emphasis => b"*_",
            Mark::NewLine => b"\n",
        }
    }
}

/// What is at a place of a text.
enum Found {
    /// Nothing that begins there.
    Nothing,
    /// Something that stays as it is, up to here.
    Pass(usize),
    /// A text, up to here.
    Text(String, usize),
    /// HTML that passes through, up to here.
    Raw(String, usize),
    /// An element, up to here.
    Element(Element, usize),
}

/// A text in which a mark is looked for.
struct Context<'t> {
    text: &'t str,
    /// Where the last mark that was found ends.
    last: usize,
    /// For each length of a run of backticks, whether nothing closes one any more.
    unclosed: [bool; code::LONGEST + 1],
    /// Where the bracket that each one opens is closed; made when first asked for.
    brackets: Option<Vec<(usize, usize)>>,
}

impl Context<'_> {
    /// The sign in front of `at`, as it is by now: what was found stands aside.
    fn before(&self, at: usize) -> Option<char> {
        match at == self.last && at > 0 {
            true => Some(END),
            false => self.text[..at].chars().next_back(),
        }
    }
}

/// What marks running text.
pub(crate) struct Inline<'p, 'o> {
    place: &'p mut Place<'o>,
    /// What was found, by number.
    found: Vec<Option<Element>>,
    /// Elements in elements do not go deeper.
    depth: usize,
    /// How often each footnote was named.
    named: Vec<(String, usize)>,
}

impl<'p, 'o> Inline<'p, 'o> {
    pub fn new(place: &'p mut Place<'o>) -> Self {
        Inline {
            place,
            found: Vec::new(),
            depth: 0,
            named: Vec::new(),
        }
    }

    /// Marks the running text of a tree.
    pub fn tree(&mut self, element: &mut Element) {
        if self.place.options.code_headers
            && let Some(code) = element.code()
        {
            crate::block::code::take_header(code);
        }
        // Of what an element holds, its children's own texts come first in no order that anybody could see.
        for child in &mut element.children {
            self.tree(child);
        }
        let mut children = Vec::with_capacity(element.children.len());
        if !element.is_final && !element.text.is_empty() {
            let text = std::mem::take(&mut element.text);
            let marked = self.text(text, 0);
            let (text, found) = self.resolve(&marked);
            element.text = text;
            children.extend(found);
        }
        for mut child in std::mem::take(&mut element.children) {
            let tail = std::mem::take(&mut child.tail);
            let is_blank = tail.trim().is_empty();
            let marked = if is_blank { tail } else { self.text(tail, 0) };
            let (tail, found) = self.resolve(&marked);
            child.tail = tail;
            children.push(child);
            children.extend(found);
        }
        element.children = children;
    }

    /// A text with the marks of the kinds from number `from` on aside.
    fn text(&mut self, text: String, from: usize) -> String {
        self.depth += 1;
        let mut text = text;
        if self.depth < 40 {
            for (at, mark) in MARKS.iter().enumerate().skip(from) {
                text = self.marks(*mark, at, text);
            }
        }
        self.depth -= 1;
        text
    }

    fn is_on(&self, mark: Mark) -> bool {
        match mark {
            Mark::Footnote => self.place.options.footnotes && !self.place.footnotes.is_empty(),
            Mark::NewLine => self.place.options.line_breaks,
            Mark::Display | Mark::Formula => self.place.options.formulas,
            _ => true,
        }
    }

    fn marks(&mut self, mark: Mark, number: usize, text: String) -> String {
        let begins = mark.begins();
        if !self.is_on(mark) || !text.bytes().any(|byte| begins.contains(&byte)) {
            return text;
        }
        if mark == Mark::Emphasis {
            return self.emphasis(&text, number);
        }
        let mut context = Context {
            text: &text,
            last: 0,
            unclosed: [false; code::LONGEST + 1],
            brackets: None,
        };
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(next) = text.as_bytes()[at..]
            .iter()
            .position(|b| begins.contains(b))
        {
            at += next;
            let (kept, end) = match self.find(mark, &mut context, at) {
                Found::Nothing => {
                    at += 1;
                    continue;
                }
                Found::Pass(end) => {
                    at = end;
                    continue;
                }
                Found::Text(text, end) => (text, end),
                Found::Raw(html, end) => (self.place.keep(html), end),
                Found::Element(element, end) => (self.keep(element, number), end),
            };
            out.push_str(&text[context.last..at]);
            out.push_str(&kept);
            at = end;
            context.last = end;
        }
        out.push_str(&text[context.last..]);
        out
    }

    fn find(&mut self, mark: Mark, context: &mut Context<'_>, at: usize) -> Found {
        match mark {
            Mark::Code => code::find(context, at, self.place),
            Mark::Display | Mark::Formula => {
                match formula::find(context.text, at, mark == Mark::Display, self.place) {
                    Some((formula, end)) => Found::Raw(self.plain(&formula), end),
                    None => Found::Nothing,
                }
            }
            Mark::Escape => code::escaped(context.text, at, self.place),
            Mark::Footnote => self.footnote(context.text, at),
            Mark::Reference | Mark::ShortReference => self.reference(context, at, mark),
            Mark::Link => self.link(context, at),
            Mark::Image => self.image(context, at),
            Mark::ImageReference | Mark::ShortImageReference => {
                self.image_reference(context, at, mark)
            }
            Mark::Address => html::address(context.text, at),
            Mark::Mail => html::mail(context.text, at),
            Mark::LineBreak => match context.text[at..].starts_with("  \n") {
                true => Found::Element(Element::new("br"), at + 3),
                false => Found::Nothing,
            },
            Mark::Html => match html::tag(context.text, at) {
                Some(end) => Found::Raw(self.plain(&context.text[at..end]), end),
                None => Found::Nothing,
            },
            Mark::Entity => html::entity(context.text, at),
            // All of it is looked for at once.
            Mark::Emphasis => Found::Nothing,
            Mark::NewLine => Found::Element(Element::new("br"), at + 1),
        }
    }

    /// Puts an element aside, with what the kinds of marks after number `number` find in it.
    fn keep(&mut self, mut element: Element, number: usize) -> String {
        if !element.is_final {
            self.finish(&mut element, number);
        }
        self.found.push(Some(element));
        mark('n', self.found.len() - 1)
    }

    fn finish(&mut self, element: &mut Element, number: usize) {
        if element.is_final {
            return;
        }
        let text = std::mem::take(&mut element.text);
        element.text = self.text(text, number + 1);
        for child in &mut element.children {
            self.finish(child, number);
            let tail = std::mem::take(&mut child.tail);
            child.tail = self.text(tail, number);
        }
    }

    /// A text with what stood aside in its place: the text before the first element, and the elements with what follows each.
    fn resolve(&mut self, text: &str) -> (String, Vec<Element>) {
        if !text.contains(START) {
            return (text.to_owned(), Vec::new());
        }
        let mut before = String::new();
        let mut elements: Vec<Element> = Vec::new();
        let mut push = |text: &str, elements: &mut Vec<Element>| match elements.last_mut() {
            Some(last) => last.tail.push_str(text),
            None => before.push_str(text),
        };
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => push(text, &mut elements),
                Piece::Mark('n', at) => {
                    let Some(mut element) = self.found.get_mut(at).and_then(Option::take) else {
                        continue;
                    };
                    self.resolve_inside(&mut element);
                    elements.push(element);
                }
                Piece::Mark(kind, at) => push(&mark(kind, at), &mut elements),
            }
        }
        (before, elements)
    }

    fn resolve_inside(&mut self, element: &mut Element) {
        if element.is_final {
            return;
        }
        let text = std::mem::take(&mut element.text);
        let (text, mut children) = self.resolve(&text);
        element.text = text;
        for mut child in std::mem::take(&mut element.children) {
            self.resolve_inside(&mut child);
            let tail = std::mem::take(&mut child.tail);
            let (tail, found) = self.resolve(&tail);
            child.tail = tail;
            children.push(child);
            children.extend(found);
        }
        element.children = children;
    }

    /// A text with what stands aside as plain text, for addresses, titles and the words of pictures.
    fn plain(&self, text: &str) -> String {
        if !text.contains(START) {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        self.write_plain(text, &mut out, 0);
        out
    }

    fn write_plain(&self, text: &str, out: &mut String, depth: usize) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Mark('e', code) => {
                    out.extend(u32::try_from(code).ok().and_then(char::from_u32));
                }
                Piece::Mark('n', at) if depth < 40 => {
                    if let Some(Some(element)) = self.found.get(at) {
                        self.write_plain_element(element, out, depth + 1);
                    }
                }
                Piece::Mark(kind, at) => out.push_str(&mark(kind, at)),
            }
        }
    }

    fn write_plain_element(&self, element: &Element, out: &mut String, depth: usize) {
        self.write_plain(&element.text, out, depth);
        for child in &element.children {
            self.write_plain_element(child, out, depth);
            self.write_plain(&child.tail, out, depth);
        }
    }
}
