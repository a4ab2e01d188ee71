//! What begins with `..`: targets, footnotes, substitutions, directives and comments.

use crate::block::Parser;
use crate::line::{Line, indented};
use crate::list;
use crate::names::{Footnote, Substitute, Target, address};
use crate::tree::Block;
use crate::{directive, names};

impl Parser {
    /// Reads explicit markup at the start of `lines`, and gives how many lines it takes; `None` if there is none.
    pub(crate) fn explicit(&mut self, lines: &[Line<'_>], out: &mut Vec<Block>) -> Option<usize> {
        let text = lines[0].text;
        if let Some(written) = text.strip_prefix("__ ") {
            self.names.end_pending();
            let target = leads(written);
            self.names.address(None, target);
            return Some(1);
        }
        if text == ".." {
            let is_empty = lines.get(1).is_none_or(Line::is_blank);
            out.push(Block::Nothing);
            return Some(if is_empty {
                1
            } else {
                1 + indented(lines, 1, 1)
            });
        }
        let rest = text.strip_prefix(".. ")?;
        let start = text.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.starts_with('_')
            && let Some(used) = self.target(lines, start)
        {
            return Some(used);
        }
        self.place_pending(out);
        if rest.starts_with('[')
            && let Some(used) = self.note(lines, start, out)
        {
            return Some(used);
        }
        if rest.starts_with('|')
            && let Some(used) = self.substitution(lines, start)
        {
            out.push(Block::Nothing);
            return Some(used);
        }
        if let Some((name, after)) = directive_name(rest) {
            let (body, used) = list::body(lines, start + after);
            let directive = directive::Directive::new(name, lines[0].no, body);
            directive.read(self, out);
            return Some(used);
        }
        // A comment.
        out.push(Block::Nothing);
        Some(1 + indented(lines, 1, 1))
    }

    /// Targets without an address are where the next block is.
    pub(crate) fn place_pending(&mut self, out: &mut Vec<Block>) {
        let ids = self.names.take_pending();
        out.extend(ids.into_iter().map(Block::Target));
    }

    /// `.. _name: address`, `.. _name:`, `.. __: address`.
    fn target(&mut self, lines: &[Line<'_>], start: usize) -> Option<usize> {
        let text = &lines[0].text[start + 1..];
        let (name, after) = match text.strip_prefix('`') {
            Some(quoted) => {
                let end = quoted.find("`:")?;
                (&quoted[..end], &quoted[end + 2..])
            }
            None => {
                let mut from = 0;
                let end = loop {
                    let end = from + text[from..].find(':')?;
                    let rest = &text[end + 1..];
                    let is_escaped = text[..end].ends_with('\\');
                    if !is_escaped && (rest.is_empty() || rest.starts_with(' ')) {
                        break end;
                    }
                    from = end + 1;
                };
                (&text[..end], &text[end + 1..])
            }
        };
        let name = Some(name).filter(|name| *name != "_");
        let more = indented(lines, 1, 1);
        let mut written = after.trim().to_owned();
        let below = &lines[1..=more];
        let is_below = below.first().is_some_and(|line| !line.is_blank());
        if is_below {
            for line in below {
                written.push_str(line.text.trim());
            }
        }
        let used = if is_below { 1 + more } else { 1 };
        if written.is_empty() {
            self.names.wait(name);
        } else {
            self.names.address(name, leads(&written));
        }
        Some(used)
    }

    /// A footnote or a citation.
    fn note(&mut self, lines: &[Line<'_>], start: usize, out: &mut Vec<Block>) -> Option<usize> {
        let text = &lines[0].text[start + 1..];
        let end = text.find(']')?;
        let label = &text[..end];
        let rest = &text[end + 1..];
        if !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        let is_footnote = is_footnote(label);
        if !is_footnote && !names::is_simple(label) {
            return None;
        }
        let blanks = rest.len() - rest.trim_start().len();
        let (body, used) = list::body(lines, start + 1 + end + 1 + blanks);
        let label = label.to_owned();
        if is_footnote {
            let (written, shown) = (label.clone(), String::new());
            self.names.footnotes.push(Footnote { written, shown });
        } else {
            self.names.citations.insert(names::normal(&label));
        }
        let blocks = self.nested(&body);
        out.push(match is_footnote {
            true => Block::Footnote { label, blocks },
            false => Block::Citation { label, blocks },
        });
        Some(used)
    }

    /// `.. |name| image:: picture.png`.
    fn substitution(&mut self, lines: &[Line<'_>], start: usize) -> Option<usize> {
        let text = &lines[0].text[start + 1..];
        let end = text.find('|')?;
        let name = &text[..end];
        let rest = &text[end + 1..];
        let blanks = rest.len() - rest.trim_start().len();
        let (directive, after) = directive_name(rest.trim_start())?;
        let (body, used) = list::body(lines, start + 1 + end + 1 + blanks + after);
        let directive = directive::Directive::new(directive, lines[0].no, body);
        if let Some(substitute) = directive.substitute(self) {
            if let Substitute::Text(text) = &substitute {
                self.names.scan(text);
            }
            let name = names::normal(name);
            self.names.substitutes.insert(name, substitute);
        }
        Some(used)
    }
}

/// Where the text behind a target's name leads: to a name with `_` after it, or to an address.
fn leads(written: &str) -> Target {
    let written = written.trim();
    let name = written
        .strip_suffix('_')
        .filter(|name| !name.ends_with('\\'));
    let name = name.map(|name| name.trim_matches('`'));
    match name {
        Some(name) if names::is_simple(name) || written.starts_with('`') => {
            Target::Name(name.to_owned())
        }
        _ => Target::Address(address(written)),
    }
}

/// Whether a label is that of a footnote: a number, or one that is numbered by the program.
pub(crate) fn is_footnote(label: &str) -> bool {
    let is_number = !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit());
    let named = label.strip_prefix('#');
    is_number || label == "*" || named.is_some_and(|name| name.is_empty() || names::is_simple(name))
}

/// The name of the directive in `name:: argument`, and where its argument begins.
fn directive_name(text: &str) -> Option<(&str, usize)> {
    let end = text.find("::")?;
    let name = text[..end].trim_end();
    let rest = &text[end + 2..];
    let is_name = names::is_simple(name) && (rest.is_empty() || rest.starts_with(' '));
    is_name.then(|| (name, end + 2 + rest.len() - rest.trim_start().len()))
}
