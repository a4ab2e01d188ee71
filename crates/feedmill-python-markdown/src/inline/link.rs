//! Links, pictures and footnotes: all begin with a bracket.

use super::{Context, Found, Inline, Mark};
use crate::tree::Element;

/// An address, and the title that goes with it.
type Target = (String, Option<String>);

impl Inline<'_, '_> {
    pub(super) fn footnote(&mut self, text: &str, at: usize) -> Found {
        let Some(inner) = text[at..].strip_prefix("[^") else {
            return Found::Nothing;
        };
        let Some(end) = inner.find(']') else {
            return Found::Nothing;
        };
        let id = &inner[..end];
        if !self.place.footnotes.iter().any(|(known, _)| known == id) {
            return Found::Nothing;
        }
        let count = match self.named.iter_mut().find(|(name, _)| name == id) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.named.push((id.to_owned(), 1));
                1
            }
        };
        Found::Element(crate::footnote::reference(id, count), at + 2 + end + 1)
    }

    pub(super) fn link(&mut self, context: &mut Context<'_>, at: usize) -> Found {
        if context.before(at) == Some('!') {
            return Found::Nothing;
        }
        let Some(close) = close(context, at) else {
            return Found::Nothing;
        };
        let text = context.text;
        let Some((target, end)) = self.target(text, close + 1) else {
            return Found::Nothing;
        };
        Found::Element(anchor(&text[at + 1..close], target), end)
    }

    pub(super) fn image(&mut self, context: &mut Context<'_>, at: usize) -> Found {
        let text = context.text;
        let Some(close) = text[at + 1..]
            .starts_with('[')
            .then(|| close(context, at + 1))
            .flatten()
        else {
            return Found::Nothing;
        };
        let Some((target, end)) = self.target(text, close + 1) else {
            return Found::Nothing;
        };
        let alt = self.plain(&text[at + 2..close]);
        Found::Element(picture(alt, target), end)
    }

    pub(super) fn reference(&mut self, context: &mut Context<'_>, at: usize, mark: Mark) -> Found {
        if context.before(at) == Some('!') {
            return Found::Nothing;
        }
        let Some(close) = close(context, at) else {
            return Found::Nothing;
        };
        let text = context.text;
        let name = &text[at + 1..close];
        let Some((id, end)) = id(text, name, close + 1, mark == Mark::ShortReference) else {
            return Found::Nothing;
        };
        match self.place.references.get(&id).cloned() {
            Some(target) => Found::Element(anchor(name, target), end),
            None => Found::Pass(end),
        }
    }

    pub(super) fn image_reference(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        mark: Mark,
    ) -> Found {
        let text = context.text;
        let Some(close) = text[at + 1..]
            .starts_with('[')
            .then(|| close(context, at + 1))
            .flatten()
        else {
            return Found::Nothing;
        };
        let name = &text[at + 2..close];
        let is_short = mark == Mark::ShortImageReference;
        let Some((id, end)) = id(text, name, close + 1, is_short) else {
            return Found::Nothing;
        };
        match self.place.references.get(&id).cloned() {
            Some(target) => Found::Element(picture(self.plain(name), target), end),
            None => Found::Pass(end),
        }
    }

    /// The address in the brackets that begin at `at`, and where they end.
    fn target(&mut self, text: &str, at: usize) -> Option<(Target, usize)> {
        let rest = text.get(at..)?.strip_prefix('(')?;
        let inner = rest.trim_start();
        let start = text.len() - inner.len();
        if let Some((link, title, end)) = angled(inner) {
            let target = (self.plain(link.trim()), title.map(|it| self.title(it)));
            return Some((target, start + end));
        }
        if !self.place.spend(inner.len().min(4096)) {
            return None;
        }
        let (link, title, end) = bracketed(inner)?;
        let target = (
            self.plain(link).trim().to_owned(),
            title.map(|it| self.title(it)),
        );
        Some((target, start + end))
    }

    fn title(&self, written: &str) -> String {
        let title = self.plain(written.trim());
        title.replace(char::is_whitespace, " ")
    }
}

fn anchor(text: &str, (link, title): Target) -> Element {
    let mut element = Element::with_text("a", text);
    element.set("href", link);
    if let Some(title) = title {
        element.set("title", title);
    }
    element
}

fn picture(alt: String, (link, title): Target) -> Element {
    let mut element = Element::new("img");
    element.is_final = true;
    element.set("alt", alt);
    element.set("src", link);
    if let Some(title) = title {
        element.set("title", title);
    }
    element
}

/// Where the bracket closes that opens at `at`.
fn close(context: &mut Context<'_>, at: usize) -> Option<usize> {
    let text = context.text;
    let pairs = context.brackets.get_or_insert_with(|| {
        let mut open = Vec::new();
        let mut pairs = Vec::new();
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'[' => open.push(at),
                b']' => pairs.extend(open.pop().map(|start| (start, at))),
                _ => {}
            }
        }
        pairs.sort_unstable();
        pairs
    });
    let found = pairs.binary_search_by_key(&at, |(start, _)| *start).ok()?;
    Some(pairs[found].1)
}

/// The name that a link by reference uses, and where it ends.
fn id(text: &str, name: &str, at: usize, is_short: bool) -> Option<(String, usize)> {
    let clean = |id: &str| {
        let words: Vec<&str> = id.split_whitespace().collect();
        // Blanks at the ends count, as one each.
        let mut clean = words.join(" ");
        if id.starts_with(char::is_whitespace) {
            clean.insert(0, ' ');
        }
        if id.ends_with(char::is_whitespace) && !words.is_empty() {
            clean.push(' ');
        }
        clean.to_lowercase()
    };
    if is_short {
        return Some((clean(name), at));
    }
    let rest = &text[at..];
    let blank = rest.chars().next().filter(|c| c.is_whitespace());
    let blank = blank.map_or(0, char::len_utf8);
    let inner = rest[blank..].strip_prefix('[')?;
    let end = inner.find(']')?;
    let written = &inner[..end];
    let id = if written.is_empty() { name } else { written };
    Some((clean(id), at + blank + 1 + end + 1))
}

/// `<address> "title")`: the address, the title, and where it ends.
fn angled(text: &str) -> Option<(&str, Option<&str>, usize)> {
    if text.starts_with(')') {
        return None;
    }
    let inner = text.strip_prefix('<')?;
    let close = inner
        .find(['<', '>'])
        .filter(|at| inner[*at..].starts_with('>'))?;
    let link = &inner[..close];
    let mut rest = inner[close + 1..].trim_start();
    let mut title = None;
    if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
        let (words, after) = rest[1..].split_once(quote)?;
        title = Some(words);
        rest = after.trim_start();
    }
    let rest = rest.strip_prefix(')')?;
    Some((link, title, text.len() - rest.len()))
}

/// `address "title")`: the address, the title, and where it ends. A title ends with its quote right before a bracket.
fn bracketed(text: &str) -> Option<(&str, Option<&str>, usize)> {
    let mut depth = 1usize;
    // Where it ends if there is no title.
    let mut plain = None;
    // The first quote of each kind, once there is one.
    let mut quotes: [Option<(char, usize)>; 2] = [None, None];
    let mut last = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' if plain.is_none() => depth += 1,
            ')' => {
                let title = quotes.iter().flatten().find(|(quote, start)| {
                    last.is_some_and(|(end, sign)| sign == *quote && end > *start)
                });
                if let (Some((_, start)), Some((end, _))) = (title, last) {
                    return Some((&text[..*start], Some(&text[*start + 1..end]), at + 1));
                }
                if plain.is_none() {
                    depth -= 1;
                    if depth == 0 {
                        plain = Some(at);
                        if quotes[0].is_none() {
                            break;
                        }
                    }
                }
            }
            '"' | '\'' => match quotes {
                [None, _] => quotes[0] = Some((c, at)),
                [Some((first, _)), None] if first != c => quotes[1] = Some((c, at)),
                _ => {}
            },
            _ => {}
        }
        if c != ' ' {
            last = Some((at, c));
        }
    }
    let end = plain?;
    Some((&text[..end], None, end + 1))
}
