//! The attributes of one start tag: which stay, which go, and which get another value.

use std::borrow::Cow;
use std::collections::HashSet;

use super::address::{Address, Use, absolute};
use super::attribute::{Attribute, Written, value_of};
use super::entity::{decode_attribute, escape_attribute, escape_quotes, reference};
use super::image::{keeps_source, lazy_source, lazy_srcset};
use super::own_id::{OwnId, own_fragment, own_id, own_ids, own_paint};
use super::srcset::absolute_srcset;
use super::style::{hides, safe_style};
use super::tag::Tag;
use super::{Context, Profile};

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

    let mut out = String::with_capacity(written.end - written.start + 64);
    out.push('<');
    out.push_str(name);
    for attribute in attributes {
        // The real source is written once, below.
        if (source.is_some() && attribute.is("src")) || (srcset.is_some() && attribute.is("srcset"))
        {
            changed = true;
            continue;
        }
        // The script that loads the image shows it too.
        if source.is_some() && attribute.is("style") && hides(attribute.value.unwrap_or_default()) {
            changed = true;
            continue;
        }
        match change(tag, attribute, foreign, ids, context) {
            Change::Drop => changed = true,
            Change::Set(value) => {
                changed = true;
                write(&mut out, attribute.name, &escape_attribute(&value));
            }
            Change::Keep => match attribute.value {
                // Decoded and escaped again, since what stands around a reference that goes could make another one.
                Some(value) if refers_to_forbidden(value) => {
                    changed = true;
                    write(
                        &mut out,
                        attribute.name,
                        &escape_attribute(&decode_attribute(value)),
                    );
                }
                Some(value) => {
                    changed |= value.contains('<');
                    write(&mut out, attribute.name, &escape_quotes(value));
                }
                None => {
                    out.push(' ');
                    out.push_str(attribute.name);
                }
            },
        }
    }
    // Without controls a reader plays nothing, since what the page's script did, or `autoplay`, is gone.
    if ours && Tag::of(name) == Tag::Media && value_of(attributes, "controls").is_none() {
        changed = true;
        out.push_str(" controls");
    }
    if let Some(value) = source {
        match absolute(value, Use::Picture, context) {
            Address::Same => write(&mut out, "src", &escape_quotes(value)),
            Address::Changed(value) => write(&mut out, "src", &escape_attribute(&value)),
            Address::Forbidden => {}
        }
    }
    if let Some(value) = srcset {
        match absolute_srcset(value, context) {
            Some(value) => write(&mut out, "srcset", &escape_attribute(&value)),
            None => write(&mut out, "srcset", &escape_quotes(value)),
        }
    }
    out.push_str(if closes_itself { " />" } else { ">" });
    changed.then_some(out)
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
        | "is" | "slot" | "accesskey" | "spellcheck" => Change::Drop,
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
