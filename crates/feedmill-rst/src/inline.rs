//! Marks within a text: emphasis, literals, links, roles, footnotes, substitutions and bare addresses.

use crate::html::{Writer, attribute, escape};
use crate::names::{self, Substitute, Target, embedded};
use crate::place::{bare, between, can_end, can_start, until};
use crate::role;

/// Deeper than substitutions nest.
const DEEPEST: usize = 16;

impl Writer<'_> {
    /// The HTML of a text.
    pub(crate) fn inline(&mut self, text: &str) -> String {
        if self.depth >= DEEPEST {
            return escape(&unescape(text));
        }
        self.depth += 1;
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len() + 16);
        let mut at = 0;
        while at < chars.len() {
            if chars[at] == '\\' {
                match chars.get(at + 1) {
                    Some(c) if !c.is_whitespace() => push(&mut out, *c),
                    _ => {}
                }
                at += 2;
                continue;
            }
            if can_start(&chars, at)
                && let Some((html, end)) = self.mark(&chars, at)
            {
                out.push_str(&html);
                at = end;
                continue;
            }
            push(&mut out, chars[at]);
            at += 1;
        }
        self.depth -= 1;
        out
    }

    /// The mark that begins at `at` in HTML, and where it ends.
    fn mark(&mut self, chars: &[char], at: usize) -> Option<(String, usize)> {
        let next = |by: usize| chars.get(at + by).copied();
        match chars[at] {
            '`' if next(1) == Some('`') => {
                let (inner, end) = between(chars, at + 2, "``", true)?;
                Some((format!("<code>{}</code>", escape(&inner)), end))
            }
            '*' if next(1) == Some('*') => {
                let (inner, end) = between(chars, at + 2, "**", false)?;
                Some((
                    format!("<strong>{}</strong>", escape(&unescape(&inner))),
                    end,
                ))
            }
            '*' => {
                let (inner, end) = between(chars, at + 1, "*", false)?;
                Some((format!("<em>{}</em>", escape(&unescape(&inner))), end))
            }
            '_' if next(1) == Some('`') => {
                let (inner, end) = between(chars, at + 2, "`", false)?;
                let id = attribute(&names::id_of(&inner));
                let text = escape(&unescape(&inner));
                Some((format!("<span id=\"{id}\">{text}</span>"), end))
            }
            '`' => self.interpreted(chars, at, None),
            ':' => {
                let end = at + 1 + chars[at + 1..].iter().position(|c| *c == ':')?;
                let role: String = chars[at + 1..end].iter().collect();
                let is_role = names::is_simple(&role) && chars.get(end + 1) == Some(&'`');
                is_role.then(|| self.interpreted(chars, end + 1, Some(role)))?
            }
            '|' => self.substitution(chars, at),
            '[' => self.note(chars, at),
            c if c.is_alphanumeric() => {
                let is_inner = at > 0 && chars[at - 1].is_alphanumeric();
                if is_inner {
                    return None;
                }
                bare(chars, at).or_else(|| self.word(chars, at))
            }
            _ => None,
        }
    }

    /// A text in single backquotes: with a role, or a link.
    fn interpreted(
        &mut self,
        chars: &[char],
        at: usize,
        role: Option<String>,
    ) -> Option<(String, usize)> {
        let (inner, end) = until(chars, at + 1, "`", false)?;
        let rest = &chars[end..];
        if role.is_none() && rest.first() == Some(&'_') {
            let is_anonymous = rest.get(1) == Some(&'_');
            let end = end + if is_anonymous { 2 } else { 1 };
            if !can_end(chars, end) {
                return None;
            }
            return Some((self.phrase(&inner, is_anonymous), end));
        }
        let mut role = role;
        let mut end = end;
        if role.is_none() && rest.first() == Some(&':') {
            let length = rest[1..].iter().position(|c| *c == ':');
            let name: Option<String> = length.map(|length| rest[1..=length].iter().collect());
            if let Some(name) = name.filter(|name| names::is_simple(name)) {
                end += name.chars().count() + 2;
                role = Some(name);
            }
        }
        if !can_end(chars, end) {
            return None;
        }
        let role = role.or_else(|| self.default_role.map(str::to_owned));
        Some((role::html(self, role.as_deref(), &inner), end))
    }

    /// A link by a phrase, `text`_, or with its address, `text <address>`_.
    fn phrase(&mut self, inner: &str, is_anonymous: bool) -> String {
        let trimmed = inner.trim_end();
        let open = trimmed.rfind('<').filter(|open| {
            let is_apart = *open == 0 || trimmed[..*open].ends_with([' ', '\n']);
            trimmed.ends_with('>') && is_apart
        });
        if let Some(open) = open {
            let written = &trimmed[open + 1..trimmed.len() - 1];
            let text = trimmed[..open].trim_end();
            let target = embedded(written);
            let text = match (text.is_empty(), &target) {
                (true, Target::Address(_)) => unescape(written),
                (true, _) => written.trim_end_matches('_').to_owned(),
                (false, _) => unescape(text),
            };
            let target = match target {
                Target::Name(name) => self.lookup(&name),
                other => Some(other),
            };
            return link(target.as_ref(), &escape(&text));
        }
        let target = match is_anonymous {
            true => self.next_anonymous(),
            false => self.lookup(inner),
        };
        link(target.as_ref(), &escape(&unescape(inner)))
    }

    /// A link by one word, word_ or word__.
    fn word(&mut self, chars: &[char], at: usize) -> Option<(String, usize)> {
        let mut end = at;
        while let Some(c) = chars.get(end) {
            let is_sign = "-._+:".contains(*c)
                && chars
                    .get(end + 1)
                    .is_some_and(|next| next.is_alphanumeric());
            if !c.is_alphanumeric() && !is_sign {
                break;
            }
            end += 1;
        }
        if chars.get(end) != Some(&'_') {
            return None;
        }
        let is_anonymous = chars.get(end + 1) == Some(&'_');
        let after = end + if is_anonymous { 2 } else { 1 };
        if !can_end(chars, after) {
            return None;
        }
        let name: String = chars[at..end].iter().collect();
        let target = match is_anonymous {
            true => self.next_anonymous(),
            false => self.lookup(&name),
        };
        // Unknown, it may be a word that ends so.
        match target {
            Some(target) => Some((link(Some(&target), &escape(&name)), after)),
            None => Some((escape(&chars[at..after].iter().collect::<String>()), after)),
        }
    }

    fn lookup(&mut self, name: &str) -> Option<Target> {
        let found = self.names.find(&unescape(name));
        if found.is_none() {
            let name = names::normal(name);
            self.unknown(format!(
                "nothing has the name `{name}` that a link leads to"
            ));
        }
        found
    }

    fn next_anonymous(&mut self) -> Option<Target> {
        let found = self.names.anonymous.get(self.anonymous).cloned();
        self.anonymous += 1;
        match found {
            Some(Target::Name(name)) => self.lookup(&name),
            other => other,
        }
    }

    /// What `|name|` stands for, which may be a link.
    fn substitution(&mut self, chars: &[char], at: usize) -> Option<(String, usize)> {
        let (name, mut end) = until(chars, at + 1, "|", false)?;
        let is_link = chars.get(end) == Some(&'_');
        let is_anonymous = is_link && chars.get(end + 1) == Some(&'_');
        end += usize::from(is_link) + usize::from(is_anonymous);
        if !can_end(chars, end) {
            return None;
        }
        let html = match self.names.substitutes.get(&names::normal(&name)).cloned() {
            Some(Substitute::Text(text)) => self.inline(&text),
            Some(Substitute::Plain(text)) => escape(&text),
            Some(Substitute::Image(image)) => self.image(&image),
            None => {
                self.unknown(format!("nothing says what `|{name}|` stands for"));
                return None;
            }
        };
        if !is_link {
            return Some((html, end));
        }
        let target = if is_anonymous {
            self.next_anonymous()
        } else {
            self.lookup(&name)
        };
        Some((link(target.as_ref(), &html), end))
    }

    /// `[1]_`, `[#name]_`, `[CIT2002]_`.
    fn note(&mut self, chars: &[char], at: usize) -> Option<(String, usize)> {
        let close = at + 1 + chars[at + 1..].iter().position(|c| *c == ']')?;
        let end = close + 2;
        if chars.get(close + 1) != Some(&'_') || !can_end(chars, end) {
            return None;
        }
        let label: String = chars[at + 1..close].iter().collect();
        if crate::explicit::is_footnote(&label) {
            return Some((self.footnote_mark(&label)?, end));
        }
        let id = names::id_of(&label);
        let is_known = self.names.citations.contains(&names::normal(&label));
        is_known.then(|| (format!("<a href=\"#{id}\">[{}]</a>", escape(&label)), end))
    }
}

/// A link around HTML; without a target the HTML alone.
pub(crate) fn link(target: Option<&Target>, html: &str) -> String {
    match target {
        Some(Target::Address(address)) => format!("<a href=\"{}\">{html}</a>", attribute(address)),
        Some(Target::Id(id)) => format!("<a href=\"#{}\">{html}</a>", attribute(id)),
        Some(Target::Name(_)) | None => html.to_owned(),
    }
}

fn push(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}

/// Without backslashes: they keep what follows from being a mark, and take away white space.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().filter(|c| !c.is_whitespace())),
            c => out.push(c),
        }
    }
    out
}
