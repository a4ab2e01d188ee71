//! Going on after a fault, so that the rest of a broken document is checked as well.

use std::borrow::Cow;

use super::parse::Parser;
use super::reference;
use super::tree::{Fault, FaultKind};

/// How many faults are noted.
pub(super) const FAULTS: usize = 500;

/// After how many faults of its structure a document is given up. Each may cost a look through the rest of it.
const BREAKS: usize = 200;

impl Parser<'_> {
    /// Note a fault, unless it is an echo of one before it.
    pub fn note(&mut self, fault: Fault) {
        if !fault.is_local && fault.kind != FaultKind::Prefix {
            self.breaks += 1;
            self.broken_at = fault.at;
        }
        let faults = &mut self.tree.faults;
        if faults.len() >= FAULTS {
            return;
        }
        let is_echo = match fault.kind {
            FaultKind::Limit => false,
            FaultKind::Prefix => faults.iter().any(|known| known.message == fault.message),
            _ if fault.is_local => false,
            _ => faults.iter().any(|known| !known.is_local),
        };
        if !is_echo {
            faults.push(fault);
        }
    }

    /// Go on after a fault of the construct that begins at `start`; whether there is anything to go on with.
    pub fn recover(&mut self, start: usize) -> bool {
        if self.breaks > BREAKS {
            return false;
        }
        let rest = &self.tree.text[start..];
        let skip = |end: &str| rest.find(end).map(|at| at + end.len());
        let length = if rest.starts_with("</") {
            self.close_named(rest);
            skip(">")
        } else if rest.starts_with("<!--") {
            skip("-->")
        } else if let Some(text) = rest.strip_prefix("<![CDATA[") {
            // It does not end: the rest is its text.
            self.push(start, reference::with_line_ends(text));
            Some(rest.len())
        } else if rest.starts_with("<?") {
            skip("?>").or_else(|| skip(">"))
        } else if rest.starts_with("<!") {
            skip(">")
        } else if self.open.is_empty() {
            // Text before the root is passed; what follows the root is not part of the document.
            let blank = rest.len() - rest.trim_start().len();
            let rest = &rest[blank..];
            if self.is_root_seen {
                None
            } else if rest.starts_with("<?") {
                rest.find("?>").map(|at| blank + at + 2)
            } else {
                rest.get(1..)
                    .and_then(|after| after.find('<'))
                    .map(|at| blank + at + 1)
            }
        } else {
            let length = rest.chars().next().map_or(0, char::len_utf8);
            self.push(start, Cow::Borrowed(&rest[..length]));
            Some(length)
        };
        match length {
            Some(length) => {
                self.at = start + length;
                true
            }
            None => {
                self.at = self.tree.text.len();
                false
            }
        }
    }

    /// Close the element that the end tag names, and those that were left open in it.
    fn close_named(&mut self, rest: &str) {
        let end = rest.find('>').unwrap_or(rest.len());
        let name = rest[2..end].trim_end();
        let Some(depth) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        let close = (self.tree.text.len() - rest.len() + end + 1) as u32;
        while self.open.len() > depth {
            self.flush();
            if let Some(open) = self.open.pop() {
                self.tree.nodes[open.index as usize].close = close;
            }
            self.scope.close();
        }
    }
}
