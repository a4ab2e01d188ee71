//! Images as they are meant: without the services and placeholders that pages load them by.

use percent_encoding::percent_decode_str;

use super::super::image::is_placeholder;
use super::super::srcset::candidates;
use super::super::tag::Tag;
use super::tree::Tree;
use feedmill_text::entity::{decode_attribute, escape_attribute};

/// What is written of an image.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Image {
    /// Its tag as it is.
    AsWritten,
    /// Nothing: it keeps the place of another.
    Dropped,
    /// This tag.
    Tag(String),
}

/// Services of frameworks that hand on an image by its own address: what the path holds, and the parameter.
const SERVICES: [(&str, &str); 4] = [
    ("/_next/image?", "url"),
    ("/_image?", "href"),
    ("/_vercel/image?", "url"),
    ("/.netlify/images?", "url"),
];

/// What becomes of an `img`.
pub(super) fn image(tree: &Tree, node: usize) -> Image {
    let attribute = |name: &str| tree.attribute(node, name);
    if attribute("data-placeholder-image").is_some() {
        return Image::Dropped;
    }
    let source = attribute("src").unwrap_or_default();
    let is_late = tree
        .attributes(node)
        .iter()
        .any(|one| one.name.starts_with("data-") && one.name.contains("src"));
    let real = if let Some(real) = served(source) {
        Some(real)
    } else if is_placeholder(source) && !is_late {
        let sets = std::iter::once(attribute("srcset")).chain([of_picture(tree, node)]);
        let best = sets.flatten().find_map(largest);
        best.map(|best| served(&best).unwrap_or(best))
    } else {
        None
    };
    let Some(real) = real else {
        return Image::AsWritten;
    };
    let mut tag = format!("<img src=\"{}\"", escape_attribute(&real));
    for name in ["alt", "title", "width", "height"] {
        if let Some(value) = attribute(name) {
            tag.push_str(&format!(
                " {name}=\"{}\"",
                escape_attribute(&decode_attribute(value))
            ));
        }
    }
    tag.push('>');
    Image::Tag(tag)
}

/// The address of the image that a service hands on.
fn served(source: &str) -> Option<String> {
    let source = decode_attribute(source);
    let (query, name) = SERVICES.iter().find_map(|(path, name)| {
        let at = source.find(path)?;
        Some((&source[at + path.len()..], name))
    })?;
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    let address = percent_decode_str(value).decode_utf8().ok()?;
    let is_address = address.starts_with('/') || address.starts_with("http");
    is_address.then(|| address.into_owned())
}

/// The set of images of the `picture` around an image.
fn of_picture<'h>(tree: &Tree<'h>, node: usize) -> Option<&'h str> {
    let picture = tree.nodes[node].parent;
    if !tree.nodes[picture].is("picture") {
        return None;
    }
    let sources = tree.children(picture);
    let mut sources = sources.filter(|source| tree.nodes[*source].tag == Tag::Source);
    sources.find_map(|source| {
        tree.attribute(source, "srcset")
            .or_else(|| tree.attribute(source, "data-srcset"))
    })
}

/// The largest image of a set, by its width or density.
fn largest(set: &str) -> Option<String> {
    let set = decode_attribute(set);
    let size = |descriptor: &str| {
        let number = descriptor.trim().trim_end_matches(['w', 'x', 'h']);
        number.parse::<f64>().unwrap_or(1.0)
    };
    let mut best: Option<(f64, String)> = None;
    for (address, descriptor) in candidates(&set) {
        let size = size(descriptor);
        if !is_placeholder(address) && best.as_ref().is_none_or(|(known, _)| size > *known) {
            best = Some((size, address.to_owned()));
        }
    }
    best.map(|(_, address)| address)
}
