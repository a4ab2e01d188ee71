//! `id`s of a post's own HTML, and what refers to them: they get the post's prefix together.

use std::collections::HashSet;

use super::Context;
use feedmill_text::entity::{decode_attribute, decode_entities};

/// What becomes of an `id`.
#[derive(Debug, PartialEq)]
pub(super) enum OwnId {
    /// It is well as it is.
    Same,
    /// This one, not yet escaped for HTML.
    Changed(String),
    /// There is one such already.
    Twice,
}

/// An `id` is kept the first time it occurs, with the prefix in front.
pub(super) fn own_id<'h>(value: &'h str, ids: &mut HashSet<&'h str>, context: &Context) -> OwnId {
    // With a prefix in front already, the same `id` without it would become the same one.
    let bare = value.strip_prefix(context.id_prefix).unwrap_or(value);
    if bare.is_empty() || !ids.insert(bare) {
        OwnId::Twice
    } else if context.id_prefix.is_empty() || bare.len() < value.len() {
        OwnId::Same
    } else {
        // The rest of the value has its references; decode it, since it will be escaped again.
        let bare = decode_entities(bare);
        let mut own = String::with_capacity(context.id_prefix.len() + bare.len());
        own.push_str(context.id_prefix);
        own.push_str(&bare);
        OwnId::Changed(own)
    }
}

/// A list of `id`s, such as the headers of a cell, each with the prefix; `None` where nothing changes.
pub(super) fn own_ids(value: &str, context: &Context) -> Option<String> {
    let prefix = context.id_prefix;
    let decoded = decode_attribute(value);
    let prefixed = decoded.split_ascii_whitespace().map(|id| {
        let bare = id.strip_prefix(prefix).unwrap_or(id);
        format!("{prefix}{bare}")
    });
    let all = prefixed.collect::<Vec<_>>().join(" ");
    (!prefix.is_empty() && all != decoded).then_some(all)
}

/// An address within the same picture, `#id`, with the prefix; `None` where nothing changes.
pub(super) fn own_fragment(value: &str, context: &Context) -> Option<String> {
    let prefix = context.id_prefix;
    let decoded = decode_attribute(value);
    let id = decoded.strip_prefix('#')?;
    (!prefix.is_empty() && !id.is_empty() && !id.starts_with(prefix))
        .then(|| format!("#{prefix}{id}"))
}

/// The value of an attribute of SVG with the prefix in each `url(#id)`; `None` where nothing changes.
pub(super) fn own_paint(value: &str, context: &Context) -> Option<String> {
    let prefix = context.id_prefix;
    if prefix.is_empty() || !value.contains("url(") {
        return None;
    }
    let decoded = decode_attribute(value);
    let mut out = String::with_capacity(decoded.len() + 16);
    let mut rest = decoded.as_ref();
    while let Some(at) = rest.find("url(") {
        let after = rest[at + 4..].trim_start_matches(['"', '\'', ' ']);
        out.push_str(&rest[..rest.len() - after.len()]);
        rest = after;
        if let Some(id) = after.strip_prefix('#')
            && !id.starts_with(prefix)
        {
            out.push('#');
            out.push_str(prefix);
            rest = id;
        }
    }
    out.push_str(rest);
    (out != decoded).then_some(out)
}
