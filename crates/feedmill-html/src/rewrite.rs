//! The attributes of one start tag: which stay, which go, and which get another value.

use std::borrow::Cow;
use std::collections::HashSet;

use super::address::{Address, Use, absolute};
use super::attribute::{Attribute, Written, value_of};
use super::fragment::local;
use super::image::{keeps_source, lazy_source, lazy_srcset};
use super::own_id::{OwnId, own_fragment, own_id, own_ids, own_paint};
use super::srcset::absolute_srcset;
use super::style::{hides, safe_style};
use super::tag::Tag;
use super::{Context, Profile};
use feedmill_text::entity::{decode_attribute, escape_attribute, escape_quotes, reference};

/// What becomes of an attribute.
enum Change {
    Keep,
    Drop,
    Set(String),
}

/// The start tag in the form in which it is written back; `None` where it can stay as it is.
///
/// `name` is the element's name in the output. `foreign` is whether it is part of SVG or MathML.
pub(super) fn rewrite<'h>(
    written: &Written<'h>,
    tag: Tag,
    name: &str,
    attributes: &[Attribute<'h>],
    foreign: bool,
    ids: &mut HashSet<&'h str>,
    context: &Context,
) -> Option<String> {
    let mut changed = written.misspelt || name != written.name;
    let closes_itself = written.self_closing && (foreign || tag.is_void());
    changed |= written.self_closing && !closes_itself;
    if attributes.is_empty() && !changed && tag != Tag::Media {
        return None;
    }
    let ours = context.profile == Profile::Feedmill;
    let lazy = ours && matches!(tag, Tag::Img | Tag::Source | Tag::Media);
    let source = if lazy {
        lazy_source(attributes, context)
    } else {
        None
    };
    let srcset = if lazy { lazy_srcset(attributes) } else { None };

    let mut out = Spelling {
        text: String::new(),
        name,
        room: written.end - written.start + 64,
        attributes,
        passed: 0,
    };
    let is_tab = value_of(attributes, "role") == Some("tabpanel");
    for attribute in attributes {
        // The real source is written once, below.
        let is_source = source.is_some() && attribute.is("src");
        let is_srcset = srcset.is_some() && attribute.is("srcset");
        // The script that loads the image shows it too, as one does for tabs.
        let is_veil = (source.is_some() || ours && is_tab)
            && attribute.is("style")
            && hides(attribute.value.unwrap_or_default());
        if is_source || is_srcset || is_veil {
            out.leave_out();
            continue;
        }
        match change(tag, attribute, foreign, ids, context) {
            Change::Drop => out.leave_out(),
            Change::Set(value) => out.set(attribute.name, &escape_attribute(&value)),
            Change::Keep => match attribute.value {
                // Decoded and escaped again, since what stands around a reference that goes could make another one.
                Some(value) if refers_to_forbidden(value) => {
                    let decoded = decode_attribute(value);
                    out.set(attribute.name, &escape_attribute(&decoded));
                }
                Some(value) if memchr::memchr(b'<', value.as_bytes()).is_some() => {
                    out.set(attribute.name, &escape_quotes(value));
                }
                _ => out.keep(),
            },
        }
    }
    // Without controls a reader plays nothing, since what the page's script did, or `autoplay`, is gone.
    let is_media = match name == written.name {
        true => tag == Tag::Media,
        false => Tag::of(name) == Tag::Media,
    };
    if ours && is_media && value_of(attributes, "controls").is_none() {
        out.begun().push_str(" controls");
    }
    if let Some(value) = source {
        match absolute(value, Use::Picture, context) {
            Address::Same => write(out.begun(), "src", &escape_quotes(value)),
            Address::Changed(value) => write(out.begun(), "src", &escape_attribute(&value)),
            Address::Forbidden => {}
        }
    }
    if let Some(value) = srcset {
        match absolute_srcset(value, context) {
            Some(value) => write(out.begun(), "srcset", &escape_attribute(&value)),
            None => write(out.begun(), "srcset", &escape_quotes(value)),
        }
    }
    if !changed && out.text.is_empty() {
        return None;
    }
    let text = out.begun();
    text.push_str(if closes_itself { " />" } else { ">" });
    Some(out.text)
}

/// A start tag that is begun only when something in it has changed: most stay as they are.
struct Spelling<'s, 'h> {
    text: String,
    name: &'s str,
    /// About its size in bytes.
    room: usize,
    attributes: &'s [Attribute<'h>],
    /// How many of the attributes have been dealt with.
    passed: usize,
}

impl Spelling<'_, '_> {
    /// The tag so far, with the attributes that have been kept.
    fn begun(&mut self) -> &mut String {
        if self.text.is_empty() {
            self.text.reserve(self.room);
            self.text.push('<');
            self.text.push_str(self.name);
            for attribute in &self.attributes[..self.passed] {
                write_kept(&mut self.text, attribute);
            }
        }
        &mut self.text
    }

    fn keep(&mut self) {
        if !self.text.is_empty() {
            write_kept(&mut self.text, &self.attributes[self.passed]);
        }
        self.passed += 1;
    }

    fn leave_out(&mut self) {
        self.begun();
        self.passed += 1;
    }

    fn set(&mut self, name: &str, value: &str) {
        write(self.begun(), name, value);
        self.passed += 1;
    }
}

/// An attribute as it is, but for the quotes around it.
fn write_kept(out: &mut String, attribute: &Attribute) {
    match attribute.value {
        Some(value) => write(out, attribute.name, &escape_quotes(value)),
        None => {
            out.push(' ');
            out.push_str(attribute.name);
        }
    }
}

/// Whether a reference in `value` stands for a character that XML forbids.
fn refers_to_forbidden(value: &str) -> bool {
    memchr::memchr_iter(b'&', value.as_bytes())
        .any(|at| reference(&value[at..]).is_some_and(|found| found.characters.is_none()))
}

fn write(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(value);
    out.push('"');
}

fn change<'h>(
    tag: Tag,
    attribute: &Attribute<'h>,
    foreign: bool,
    ids: &mut HashSet<&'h str>,
    context: &Context,
) -> Change {
    let value = attribute.value.unwrap_or_default();
    let name = match attribute.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(attribute.name.to_ascii_lowercase()),
        false => Cow::Borrowed(attribute.name),
    };
    let ours = context.profile == Profile::Feedmill;
    match name.as_ref() {
        // Within SVG these name another part of the same picture.
        "href" | "xlink:href" if foreign && tag != Tag::A && value.starts_with('#') => {
            set(own_fragment(value, context))
        }
        "href" if ours && tag == Tag::A && value.trim_start().starts_with('#') => {
            match local(value, context) {
                Some(local) if local == value => Change::Keep,
                Some(local) => Change::Set(local),
                None => address(value, Use::Link, context),
            }
        }
        "href" | "cite" | "xlink:href" | "longdesc" => address(value, Use::Link, context),
        "src" if !matches!(tag, Tag::Img | Tag::Source | Tag::Media) => {
            address(value, Use::Link, context)
        }
        "src" | "poster" | "background" => address(value, Use::Picture, context),
        "data" if tag == Tag::Object => address(value, Use::Link, context),
        "srcset" => match absolute_srcset(value, context) {
            None => Change::Keep,
            Some(value) if value.is_empty() => Change::Drop,
            Some(value) => Change::Set(value),
        },
        "style" => match safe_style(value, context) {
            None => Change::Keep,
            Some(value) if value.is_empty() => Change::Drop,
            Some(value) => Change::Set(value),
        },
        "id" => match own_id(value, ids, context) {
            OwnId::Same => Change::Keep,
            OwnId::Changed(value) => Change::Set(value),
            OwnId::Twice => Change::Drop,
        },
        // `document.name` would be this element, in place of what the reader's own scripts expect there.
        "name" if is_known_by_name(tag) => Change::Drop,
        "for" | "headers" | "aria-labelledby" | "aria-describedby" | "aria-controls" => {
            set(own_ids(value, context))
        }
        "action" | "formaction" | "ping" | "srcdoc" | "autofocus" | "nonce" | "xml:base"
        | "manifest" => Change::Drop,
        // SMIL can set any attribute of an element, handlers and addresses included.
        "attributename" => Change::Drop,
        _ if name.starts_with("on") => Change::Drop,
        _ if !ours => Change::Keep,
        _ if tag == Tag::Img && keeps_source(&name) => Change::Drop,
        "web" | "border" | "bgcolor" | "contenteditable" | "tabindex" | "draggable"
        | "autoplay" | "loading" | "decoding" | "fetchpriority" | "crossorigin" | "integrity"
        | "is" | "slot" | "accesskey" | "spellcheck" | "hidden" => Change::Drop,
        _ if !foreign
            && ["data-", "v-", "x-", "ng-", ":", "@", "xmlns"]
                .iter()
                .any(|soup| name.starts_with(soup)) =>
        {
            Change::Drop
        }
        _ if foreign => set(own_paint(value, context)),
        _ => Change::Keep,
    }
}

/// Whether a page's `document` has elements of this kind as properties, under their names (HTML, section 3.1.7).
fn is_known_by_name(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Img
            | Tag::Object
            | Tag::Embed
            | Tag::Form
            | Tag::Iframe
            | Tag::Input
            | Tag::Select
            | Tag::Button
    )
}

fn set(value: Option<String>) -> Change {
    value.map_or(Change::Keep, Change::Set)
}

fn address(value: &str, used: Use, context: &Context) -> Change {
    match absolute(value, used, context) {
        Address::Same => Change::Keep,
        Address::Changed(value) => Change::Set(value),
        Address::Forbidden => Change::Drop,
    }
}
