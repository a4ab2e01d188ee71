//! Templates of paths and titles, such as `topics/{slug}/{file}`: parsed once, when settings are read.

use super::Kind;
use crate::nearest::nearest;

/// A text with placeholders, each of which is known.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Template<P> {
    pieces: Vec<Piece<P>>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
enum Piece<P> {
    Text(String),
    Placeholder(P),
}

/// The placeholders that one kind of template knows.
pub trait Placeholder: Copy + 'static {
    /// Every placeholder by its name, without the braces.
    const ALL: &'static [(&'static str, Self)];
}

/// What the path of a document is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum PathPlaceholder {
    /// `{kind}`: `category`, `tag`, `author` or `all`.
    Kind,
    /// `{slug}`: the term's name made fit for a path.
    Slug,
    /// `{file}`: the usual file name of the format.
    File,
    /// `{format}`: the format's name.
    Format,
    /// `{ext}`: the usual extension of the format.
    Ext,
}

impl Placeholder for PathPlaceholder {
    const ALL: &'static [(&'static str, Self)] = &[
        ("kind", Self::Kind),
        ("slug", Self::Slug),
        ("file", Self::File),
        ("format", Self::Format),
        ("ext", Self::Ext),
    ];
}

/// What the title of a feed is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum TitlePlaceholder {
    /// `{site}`: the site's title.
    Site,
    /// `{name}`: the term's name.
    Name,
}

impl Placeholder for TitlePlaceholder {
    const ALL: &'static [(&'static str, Self)] = &[("site", Self::Site), ("name", Self::Name)];
}

/// Something for each kind of feed, if the settings give it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ByKind<T>([Option<T>; Kind::ALL.len()]);

impl<T> Default for ByKind<T> {
    fn default() -> Self {
        ByKind(std::array::from_fn(|_| None))
    }
}

impl<T> ByKind<T> {
    /// What the settings give for `kind`.
    pub fn get(&self, kind: Kind) -> Option<&T> {
        self.0[kind as usize].as_ref()
    }

    /// Whether the settings give something for any kind.
    pub fn is_set(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    pub(super) fn set(&mut self, kind: Kind, value: T) {
        self.0[kind as usize] = Some(value);
    }
}

/// Why a text is not a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The part of the text that is wrong.
    pub token: String,
    /// What is wrong with it.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl<P: Placeholder> Template<P> {
    /// Parses a text with placeholders in braces.
    ///
    /// # Errors
    ///
    /// If a placeholder is unknown or has no closing brace.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                pieces.push(Piece::Text(rest[..open].to_owned()));
            }
            let Some(close) = rest[open..].find('}') else {
                return Err(Fault {
                    token: rest[open..].to_owned(),
                    message: format!("`{}` has no closing `}}`", &rest[open..]),
                    help: format!("write one of {}", known::<P>()),
                });
            };
            let token = &rest[open..=open + close];
            let name = &token[1..token.len() - 1];
            let found = P::ALL.iter().find(|(known, _)| *known == name);
            let (_, placeholder) = found.ok_or_else(|| unknown::<P>(token, name))?;
            pieces.push(Piece::Placeholder(*placeholder));
            rest = &rest[open + close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Template { pieces })
    }

    /// The text with a value for each placeholder.
    pub fn fill<'v>(&'v self, value: impl Fn(P) -> &'v str) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Placeholder(placeholder) => value(*placeholder),
        });
        pieces.collect()
    }
}

fn known<P: Placeholder>() -> String {
    let names = P::ALL.iter().map(|(name, _)| format!("`{{{name}}}`"));
    names.collect::<Vec<_>>().join(", ")
}

fn unknown<P: Placeholder>(token: &str, name: &str) -> Fault {
    Fault {
        token: token.to_owned(),
        message: format!("unknown placeholder `{token}`"),
        help: match nearest(name.trim(), P::ALL.iter().map(|(known, _)| *known)) {
            Some(nearest) => format!("did you mean `{{{nearest}}}`?"),
            None => format!("the placeholders here are {}", known::<P>()),
        },
    }
}

impl Template<PathPlaceholder> {
    /// Parses the path of a document, relative to the folder of feeds.
    ///
    /// # Errors
    ///
    /// As [`Template::parse`], and if the path is empty, absolute, hidden, a folder, or leads out of the folder of feeds.
    pub fn path(text: &str) -> Result<Self, Fault> {
        let fault = |token: &str, message: &str, help: &str| Fault {
            token: token.to_owned(),
            message: message.to_owned(),
            help: help.to_owned(),
        };
        let template = Self::parse(text)?;
        if text.contains('\\') {
            let help = "write `/` between the parts of a path";
            return Err(fault(text, &format!("`{text}` has a backslash"), help));
        }
        if text.starts_with('/') {
            let message = format!("`{text}` is an absolute path");
            let help = "leave out the first `/`; paths are relative to `feeds.dir`";
            return Err(fault(text, &message, help));
        }
        if text.is_empty() || text.ends_with('/') {
            let message = format!("`{text}` does not name a file");
            let help = format!("write `{text}{{file}}`");
            return Err(fault(text, &message, &help));
        }
        for part in text.split('/') {
            let (message, help) = match part {
                "" => ("has an empty part", "write one `/` between two parts"),
                "." | ".." => (
                    "leads out of the folder of feeds",
                    "leave out `.` and `..`; `feeds.dir` moves the whole folder",
                ),
                _ if part.starts_with('.') => (
                    "is a hidden file or folder, which servers do not show",
                    "leave out the `.` before the name",
                ),
                _ if part.contains(char::is_control) => (
                    "has a control character",
                    "use letters, digits, `-`, `_` and `.`",
                ),
                _ => continue,
            };
            return Err(fault(text, &format!("`{text}` {message}"), help));
        }
        Ok(template)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_placeholder_is_refused_with_the_nearest() {
        for (text, token, help) in [
            ("{slg}/{file}", "{slg}", "did you mean `{slug}`?"),
            ("a/{fromat}", "{fromat}", "did you mean `{format}`?"),
            ("{ slug }", "{ slug }", "did you mean `{slug}`?"),
            (
                "{}",
                "{}",
                "the placeholders here are `{kind}`, `{slug}`, `{file}`, `{format}`, `{ext}`",
            ),
            (
                "x/{file",
                "{file",
                "write one of `{kind}`, `{slug}`, `{file}`, `{format}`, `{ext}`",
            ),
        ] {
            let fault = Template::path(text).unwrap_err();
            assert_eq!((fault.token.as_str(), fault.help.as_str()), (token, help));
        }
        let fault = Template::<TitlePlaceholder>::parse("{nmae}").unwrap_err();
        assert_eq!(fault.help, "did you mean `{name}`?");
    }

    #[test]
    fn a_path_stays_a_visible_file_in_the_folder() {
        for text in [
            "",
            "/feed.xml",
            "../{file}",
            "a/../{file}",
            "./{file}",
            "a//b",
            "{slug}/",
            ".well/{file}",
            "a/.{slug}",
            "a\\{file}",
            "a\u{7}b",
        ] {
            assert!(Template::path(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_in_again() {
        let template = Template::<TitlePlaceholder>::parse("{site}: {name}}").unwrap();
        let title = template.fill(|placeholder| match placeholder {
            TitlePlaceholder::Site => "{name}",
            TitlePlaceholder::Name => "{site}",
        });
        assert_eq!(title, "{name}: {site}}");
    }
}
