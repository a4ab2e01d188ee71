//! Plugins' tags: a link or a picture where the tag plainly names one, else nothing.

use std::borrow::Cow;

use feedmill_text::value::Value;

use super::Machine;
use crate::datum::{text, to_value};
use crate::filters::escape_html;
use crate::parse::{Node, Parameter, parse_include_parameters};
use crate::problem::ProblemKind;
use crate::syntax::{Expression, fragments, is_segment};

/// Tags that name something at a site, with what stands around the name in its address.
const HOSTED: [(&str, &str); 14] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("youtube_embed", "https://www.youtube.com/watch?v="),
    ("youtubeplayer", "https://www.youtube.com/watch?v="),
    ("yt", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("gist", "https://gist.github.com/"),
    ("jsfiddle", "https://jsfiddle.net/"),
    ("asciinema", "https://asciinema.org/a/"),
    ("instagram", "https://www.instagram.com/p/"),
    ("speakerdeck", "https://speakerdeck.com/"),
    ("bilibili", "https://www.bilibili.com/video/"),
    ("github", "https://github.com/"),
    ("codepen", "https://codepen.io/"),
    ("dailymotion", "https://www.dailymotion.com/video/"),
];

/// Tags that show a picture.
const PICTURES: [&str; 13] = [
    "figure",
    "img",
    "image",
    "picture",
    "responsive_image",
    "responsive_image_block",
    "asset_img",
    "asset",
    "photo",
    "lightbox",
    "imgcap",
    "fancybox",
    "thumbnail",
];

impl Machine<'_> {
    /// A plugin's tag: the site's own if it has one of that name, else what is made of an unknown one, and what it encloses.
    pub(super) fn plugin(
        &mut self,
        name: &str,
        markup: &str,
        body: Option<&[Node<'_>]>,
        out: &mut String,
    ) {
        if self.context.lookups.tag_has_end(name).is_some() {
            let mut inner = None;
            if let Some(body) = body {
                let mut text = String::new();
                self.nodes(body, &mut text);
                inner = Some(text);
            }
            let arguments = self.arguments(markup);
            let made = self.context.lookups.tag(name, &arguments, inner.as_deref());
            match made {
                Ok(text) => return self.write(&text, out),
                Err(what) => {
                    let html = self.substitute(name, markup);
                    let shown = match &html {
                        Some(_) => "what it names was linked or shown instead",
                        None if inner.is_some() => "what it encloses was kept",
                        None => "it was left out",
                    };
                    let message = format!("the tag `{name}` is not followed ({what}): {shown}");
                    self.problem(ProblemKind::UnknownTag, name, message);
                    self.write(&html.unwrap_or_default(), out);
                    return self.write(&inner.unwrap_or_default(), out);
                }
            }
        }
        self.unknown(name, markup, out);
        if let Some(body) = body {
            self.nodes(body, out);
        }
    }

    /// The values after the name of a tag, with commas or blanks between them.
    fn arguments(&mut self, markup: &str) -> Vec<Value> {
        let mut values = Vec::new();
        for word in fragments(markup) {
            let word = word.trim_matches(',');
            if !word.is_empty() {
                let value = self.evaluate(&Expression::lax(word));
                values.push(to_value(&value));
            }
        }
        values
    }

    fn unknown(&mut self, name: &str, markup: &str, out: &mut String) {
        let html = self.substitute(name, markup);
        let what = match &html {
            Some(_) => "what it names was linked or shown instead",
            None => "it was left out",
        };
        let message = format!("unknown tag `{name}`: {what}");
        self.problem(ProblemKind::UnknownTag, name, message);
        self.write(&html.unwrap_or_default(), out);
    }

    fn substitute(&mut self, name: &str, markup: &str) -> Option<String> {
        let markup = self.inner(markup.trim()).into_owned();
        if PICTURES.contains(&name) {
            return self.picture(&markup);
        }
        let word = fragments(&markup).find(|word| !is_parameter(word));
        let named = match word {
            Some(word) => self.word(word).into_owned(),
            None => self.parameter(&markup, &["url", "src", "href", "id", "src_url"])?,
        };
        if is_address(&named) {
            return Some(link(&named));
        }
        let (_, host) = HOSTED.iter().find(|(tag, _)| *tag == name)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_/.".contains(c);
        let plainly = !named.is_empty() && named.chars().all(plain);
        plainly.then(|| link(&format!("{host}{}", named.trim_start_matches('/'))))
    }

    fn picture(&mut self, markup: &str) -> Option<String> {
        let names = ["src", "path", "image", "image_path", "url", "file"];
        let source = self.parameter(markup, &names).or_else(|| {
            fragments(markup)
                .map(|word| self.word(word).into_owned())
                .find(|word| is_picture(word))
        })?;
        let words = self.parameter(markup, &["alt", "caption", "title"]);
        let words = words.unwrap_or_default();
        Some(format!(
            "<img src=\"{}\" alt=\"{}\">",
            escape_html(&source),
            escape_html(&words)
        ))
    }

    /// The value of the first of these parameters that is there, written as `name="value"`.
    fn parameter(&mut self, markup: &str, names: &[&str]) -> Option<String> {
        let (parameters, _) = parse_include_parameters(markup);
        let found = names.iter().find_map(|name| {
            let found = parameters.iter().find(|(known, _)| known == name);
            found.map(|(_, parameter)| parameter.clone())
        })?;
        Some(match found {
            Parameter::Text(text) => text.into_owned(),
            Parameter::Variable(word) => self.word(word).into_owned(),
        })
    }

    /// A word without its quotes, or what it stands for where it is a variable's path.
    fn word<'t>(&mut self, word: &'t str) -> Cow<'t, str> {
        match Expression::lax(word) {
            Expression::Text(_) => Cow::Borrowed(word.get(1..word.len() - 1).unwrap_or("")),
            expression => {
                let value = self.evaluate(&expression);
                match value.as_str() {
                    Some(_) => Cow::Owned(text(&value).into_owned()),
                    None => Cow::Borrowed(word),
                }
            }
        }
    }
}

fn link(address: &str) -> String {
    let address = escape_html(address);
    format!("<a href=\"{address}\">{address}</a>")
}

/// Whether it is `name=value` rather than an address with `=` in it.
fn is_parameter(word: &str) -> bool {
    word.split_once('=')
        .is_some_and(|(name, _)| name.chars().all(is_segment))
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
}

fn is_picture(text: &str) -> bool {
    let endings = [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp",
    ];
    let text = text.to_ascii_lowercase();
    endings.iter().any(|ending| text.ends_with(ending))
}
