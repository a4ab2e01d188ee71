//! Text to tree.

use std::borrow::Cow;

use super::doctype;
use super::reference::{self, Reference};
use super::scope::Scope;
use super::tree::{Fault, FaultKind, Kind, NONE, NodeData, Tree};
use super::{chars, start};

/// How deep elements may stand in each other. Feeds need a dozen.
const DEPTH: usize = 256;

/// How many nodes and attributes a document may have.
const NODES: usize = 4_000_000;

pub(super) struct Parser<'t> {
    pub tree: Tree<'t>,
    pub at: usize,
    pub scope: Scope<'t>,
    pub(super) open: Vec<Open<'t>>,
    pub(super) is_root_seen: bool,
    /// How many faults of the structure there were, and where the last one is.
    pub(super) breaks: usize,
    pub(super) broken_at: usize,
    /// Whether there is a carriage return in the document.
    has_returns: bool,
    /// Where the first character is that XML forbids. Beyond the end if there is none.
    forbidden_at: usize,
}

/// An element whose end tag has not come yet.
pub(super) struct Open<'t> {
    pub index: u32,
    pub name: &'t str,
    last: u32,
    /// The run of text that is being read.
    text: Option<(usize, Cow<'t, str>)>,
}

impl<'t> Tree<'t> {
    /// Read a document; what is wrong with it is in `fault`.
    pub fn parse(text: &'t str) -> Self {
        let tree = Tree {
            text,
            nodes: Vec::with_capacity(text.len() / 64),
            attributes: Vec::new(),
            declarations: Vec::new(),
            doctype: None,
            faults: Vec::new(),
            renamed: None,
        };
        let mut parser = Parser {
            tree,
            at: 0,
            scope: Scope::new(),
            open: Vec::new(),
            is_root_seen: false,
            breaks: 0,
            broken_at: 0,
            has_returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
            forbidden_at: chars::forbidden(text).unwrap_or(usize::MAX),
        };
        if text.len() > u32::MAX as usize / 2 {
            let message = "the document is larger than 2 GiB";
            parser.note(fault(0, FaultKind::Limit, message));
        } else {
            parser.document();
        }
        while let Some(open) = parser.open.last() {
            let index = open.index as usize;
            parser.flush();
            parser.tree.nodes[index].close = text.len() as u32;
            parser.open.pop();
        }
        parser.tree
    }
}

pub(super) fn fault(at: usize, kind: FaultKind, message: impl Into<String>) -> Fault {
    Fault {
        at,
        kind,
        message: message.into(),
        is_local: matches!(kind, FaultKind::Entity | FaultKind::LateDeclaration),
    }
}

/// A fault of one place, which tells nothing of what follows.
pub(super) fn local(at: usize, message: impl Into<String>) -> Fault {
    Fault {
        is_local: true,
        ..fault(at, FaultKind::Malformed, message)
    }
}

impl<'t> Parser<'t> {
    pub fn rest(&self) -> &'t str {
        &self.tree.text[self.at..]
    }

    pub fn malformed<T>(&self, message: impl Into<String>) -> Result<T, Fault> {
        Err(fault(self.at, FaultKind::Malformed, message))
    }

    fn document(&mut self) {
        let mut outcome = Ok(());
        if self.rest().starts_with("<?xml")
            && self.rest()[5..].starts_with(|c: char| c.is_ascii_whitespace())
        {
            outcome = self.declaration();
        }
        let mut start = 0;
        loop {
            if let Err(fault) = outcome {
                let is_limit = fault.kind == FaultKind::Limit;
                self.note(fault);
                if is_limit || !self.recover(start) {
                    return;
                }
            }
            if self.at >= self.tree.text.len() {
                break;
            }
            start = self.at;
            outcome = if self.open.is_empty() {
                self.outside()
            } else {
                self.content()
            };
        }
        let end = if let Some(open) = self.open.last() {
            Some(format!("the document ends before `</{}>`", open.name))
        } else if !self.is_root_seen {
            Some("there is no element".to_owned())
        } else {
            None
        };
        if let Some(message) = end {
            self.note(fault(self.at, FaultKind::Malformed, message));
        }
    }

    fn declaration(&mut self) -> Result<(), Fault> {
        let Some(end) = self.rest().find("?>") else {
            return self.malformed("the XML declaration does not end");
        };
        let declaration = &self.rest()[5..end];
        let place = |name: &str| declaration.find(name);
        let Some(version) = place("version") else {
            return self.malformed("the XML declaration has no version");
        };
        if [place("encoding"), place("standalone")]
            .into_iter()
            .flatten()
            .any(|other| other < version)
        {
            return self.malformed("`version` must stand first in the XML declaration");
        }
        self.at += end + 2;
        Ok(())
    }

    /// Before and after the root element.
    fn outside(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let blank = rest.bytes().take_while(|b| chars::is_space(*b)).count();
        self.at += blank;
        let rest = &rest[blank..];
        if rest.is_empty() {
            return Ok(());
        }
        if rest.starts_with("<?xml") && rest[5..].starts_with(|c: char| c.is_ascii_whitespace()) {
            return Err(fault(
                self.at,
                FaultKind::LateDeclaration,
                "something stands before the XML declaration",
            ));
        }
        let is_doctype = rest
            .as_bytes()
            .get(..9)
            .is_some_and(|head| head.eq_ignore_ascii_case(b"<!DOCTYPE"));
        if is_doctype && !self.is_root_seen {
            // As pages of HTML write it.
            if !rest.starts_with("<!DOCTYPE") {
                self.note(local(self.at, "`DOCTYPE` must be written in capitals"));
            }
            return doctype::read(self);
        }
        if rest.starts_with("<!--") || rest.starts_with("<?") {
            return self.markup();
        }
        if !rest.starts_with('<') {
            return self.malformed("there is text outside the root element");
        }
        if self.is_root_seen {
            return self.malformed("there is a second root element");
        }
        self.start_tag()?;
        self.is_root_seen = true;
        Ok(())
    }

    fn content(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'<' => match bytes.get(1) {
                Some(b'/') => self.end_tag(),
                Some(b'!') if rest.starts_with("<![CDATA[") => self.data(),
                Some(b'!' | b'?') => self.markup(),
                _ => {
                    self.flush();
                    self.start_tag()
                }
            },
            b'&' => {
                self.reference();
                Ok(())
            }
            _ => {
                let end = memchr::memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
                let text = &rest[..end];
                let place = memchr::memchr(b']', text.as_bytes())
                    .and_then(|_| memchr::memmem::find(text.as_bytes(), b"]]>"));
                if let Some(place) = place {
                    self.note(local(self.at + place, "`]]>` may not stand in a text"));
                }
                self.text(text);
                Ok(())
            }
        }
    }

    /// Take a piece of text and go on after it.
    fn text(&mut self, text: &'t str) {
        self.check_chars(self.at, text);
        self.push_text(self.at, text);
        self.at += text.len();
    }

    /// Note the characters of a piece that XML forbids. The piece begins at `start`.
    pub fn check_chars(&mut self, start: usize, text: &str) {
        if self.forbidden_at >= start + text.len() {
            return;
        }
        let mut from = 0;
        while let Some(place) = chars::forbidden(&text[from..]) {
            let at = from + place;
            let c = text[at..].chars().next().unwrap_or_default();
            let message = format!("XML does not allow the character U+{:04X}", u32::from(c));
            self.note(local(start + at, message));
            from = at + c.len_utf8();
            if self.tree.faults.len() >= super::recover::FAULTS {
                break;
            }
        }
    }

    pub(super) fn push(&mut self, at: usize, piece: Cow<'t, str>) {
        if let Some(open) = self.open.last_mut() {
            match &mut open.text {
                Some((_, text)) => text.to_mut().push_str(&piece),
                None => open.text = Some((at, piece)),
            }
        }
    }

    /// Add a piece of the source to the run of text.
    fn push_text(&mut self, at: usize, text: &'t str) {
        if self.has_returns {
            self.push(at, reference::with_line_ends(text));
        } else {
            self.push(at, Cow::Borrowed(text));
        }
    }

    fn push_char(&mut self, at: usize, c: char) {
        if let Some(open) = self.open.last_mut() {
            let (_, text) = open.text.get_or_insert((at, Cow::Borrowed("")));
            text.to_mut().push(c);
        }
    }

    fn reference(&mut self) {
        let rest = self.rest();
        let (reference, length) = reference::read(rest);
        match reference {
            Reference::Char(c) => self.push_char(self.at, c),
            Reference::Broken(message) => {
                self.note(local(self.at, message));
                self.push(self.at, Cow::Borrowed(&rest[..length]));
            }
            Reference::Entity => {
                self.check_entity(self.at, &rest[1..length - 1]);
                self.push(self.at, Cow::Borrowed(&rest[..length]));
            }
        }
        self.at += length;
    }

    /// An entity must be declared, unless a DTD that is elsewhere may do it.
    pub fn check_entity(&mut self, at: usize, name: &str) {
        let is_known = self.tree.doctype.as_ref().is_some_and(|doctype| {
            doctype.system.is_some() || doctype.entities.iter().any(|entity| entity.name == name)
        });
        if !is_known {
            let message =
                format!("`&{name};` is not one of XML's entities and nothing declares it");
            self.note(fault(at, FaultKind::Entity, message));
        }
    }

    fn data(&mut self) -> Result<(), Fault> {
        let Some(end) = memchr::memmem::find(&self.rest().as_bytes()[9..], b"]]>") else {
            return self.malformed("a CDATA section does not end");
        };
        let start = self.at;
        let text = &self.rest()[9..9 + end];
        self.check_chars(start + 9, text);
        self.push_text(start, text);
        self.at += 9 + end + 3;
        Ok(())
    }

    /// A comment or a processing instruction.
    fn markup(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let (open, close) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<?") {
            ("<?", "?>")
        } else {
            return self.malformed("`<!` begins neither a comment nor a CDATA section");
        };
        let Some(end) = memchr::memmem::find(&rest.as_bytes()[open.len()..], close.as_bytes())
        else {
            return self.malformed(format!("`{open}` is not followed by `{close}`"));
        };
        let inner = &rest[open.len()..open.len() + end];
        if open == "<!--" && (inner.contains("--") || inner.ends_with('-')) {
            return self.malformed("`--` may not stand in a comment");
        }
        let target = &inner[..chars::name_length(inner)];
        if open == "<?" && (target.is_empty() || is_xml(target)) {
            return self.malformed("a processing instruction needs a name, other than `xml`");
        }
        self.check_chars(self.at + open.len(), inner);
        self.at += open.len() + end + close.len();
        Ok(())
    }

    fn start_tag(&mut self) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err(fault(
                self.at,
                FaultKind::Limit,
                format!("elements stand more than {DEPTH} deep"),
            ));
        }
        if self.tree.nodes.len() + self.tree.attributes.len() > NODES {
            return Err(fault(
                self.at,
                FaultKind::Limit,
                format!("there are more than {NODES} elements"),
            ));
        }
        let at = self.at;
        let tag = start::read(self)?;
        let index = self.append(NodeData {
            parent: NONE,
            first: NONE,
            next: NONE,
            start: at as u32,
            end: self.at as u32,
            close: self.at as u32,
            kind: tag.kind,
        });
        if tag.is_empty {
            self.scope.close();
        } else {
            self.open.push(Open {
                index,
                name: tag.name,
                last: NONE,
                text: None,
            });
        }
        Ok(())
    }

    fn append(&mut self, mut node: NodeData<'t>) -> u32 {
        let index = self.tree.nodes.len() as u32;
        if let Some(open) = self.open.last_mut() {
            node.parent = open.index;
            match open.last {
                NONE => self.tree.nodes[open.index as usize].first = index,
                last => self.tree.nodes[last as usize].next = index,
            }
            open.last = index;
        }
        self.tree.nodes.push(node);
        index
    }

    /// Put the run of text that has been read into the tree.
    pub(super) fn flush(&mut self) {
        let end = self.at as u32;
        if let Some((start, text)) = self.open.last_mut().and_then(|open| open.text.take()) {
            let kind = Kind::Text(text);
            self.append(NodeData {
                parent: NONE,
                first: NONE,
                next: NONE,
                start: start as u32,
                end,
                close: end,
                kind,
            });
        }
    }

    fn end_tag(&mut self) -> Result<(), Fault> {
        self.flush();
        let rest = self.rest();
        let Some(open) = self.open.last() else {
            return self.malformed("an end tag without a start tag");
        };
        let after = rest[2..].strip_prefix(open.name);
        let Some(after) = after.filter(|after| after.starts_with(['>', ' ', '\t', '\n', '\r']))
        else {
            let name = open.name;
            return self.malformed(format!("`</{name}>` is missing here"));
        };
        let blank = after.bytes().take_while(|b| chars::is_space(*b)).count();
        if !after[blank..].starts_with('>') {
            return self.malformed("an end tag does not end");
        }
        let length = rest.len() - after.len() + blank + 1;
        let index = open.index as usize;
        let node = &mut self.tree.nodes[index];
        node.close = (self.at + length) as u32;
        // What broke the structure inside may have taken children away: then nothing can be said to be missing.
        let is_whole = self.breaks == 0 || self.broken_at < node.start as usize;
        if let Kind::Element { is_closed, .. } = &mut node.kind {
            *is_closed = is_whole;
        }
        self.open.pop();
        self.scope.close();
        self.at += length;
        Ok(())
    }
}

fn is_xml(name: &str) -> bool {
    name.eq_ignore_ascii_case("xml")
}
