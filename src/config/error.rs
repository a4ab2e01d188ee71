//! What stops a build before it starts.

use std::fmt;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::template;

/// A site's settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing that says what the site is.
    #[error(
        "{}: there is no feedmill.yaml, and no settings of {}\n  help: {}",
        shown(path),
        generators,
        help
    )]
    Missing {
        /// The folder.
        path: PathBuf,
        /// The generators whose settings are read, as a list in words.
        generators: String,
        /// What to do.
        help: String,
    },
    /// There is no such folder, or it is a file.
    #[error("{}: {message}\n  help: {help}", shown(path))]
    Folder {
        /// What was given for the site's folder.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
        /// What to do.
        help: String,
    },
    /// The file cannot be read.
    #[error("{}: the settings cannot be read", shown(path))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("{}", Invalid { path, line: *line, place: place.as_ref(), message, help })]
    Invalid {
        /// What kind of fault it is, such as `unknown-setting`; the same in every release.
        code: &'static str,
        /// The file.
        path: PathBuf,
        /// The line, from 1, if one is known.
        line: Option<usize>,
        /// The piece of that line that is meant, if it is known.
        place: Option<Place>,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: String,
    },
}

impl super::SiteConfig {
    /// The error that `setting`, such as `feeds.paths.tag`, cannot be used.
    pub(crate) fn invalid(
        &self,
        setting: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Error {
        let path = self.root.join(&self.file);
        let text = crate::read::text(&path, crate::read::SETTINGS).unwrap_or_default();
        let section = match self.file.starts_with("_config.") {
            true => "feedmill.",
            false => "",
        };
        Wrong::new(setting, message, help).at(path, &text, section)
    }
}

/// The code of a setting whose value cannot be used.
pub(crate) const INVALID: &str = "invalid-setting";

/// An error in parts, to be shown with its line.
#[derive(Clone, Debug)]
pub struct Details<'e> {
    /// What kind of fault it is; the same in every release.
    pub code: &'static str,
    /// The file or folder.
    pub path: &'e Path,
    /// The line, from 1, if one is known.
    pub line: Option<usize>,
    /// The piece of that line that is meant, if it is known.
    pub place: Option<&'e Place>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Error {
    /// What is wrong, in parts.
    pub fn details(&self) -> Details<'_> {
        let whole = |code, path, message: String, help: &str| Details {
            code,
            path,
            line: None,
            place: None,
            message,
            help: help.to_owned(),
        };
        match self {
            Error::Missing {
                path,
                generators,
                help,
            } => whole(
                "no-settings",
                path,
                format!("there is no feedmill.yaml, and no settings of {generators}"),
                help,
            ),
            Error::Folder {
                path,
                message,
                help,
            } => whole("no-site-folder", path, message.clone(), help),
            Error::Read { path, source } => whole(
                "unreadable-settings",
                path,
                format!("the settings cannot be read: {source}"),
                "check that it is a file, and its permissions",
            ),
            Error::Invalid {
                code,
                path,
                line,
                place,
                message,
                help,
            } => Details {
                line: *line,
                place: place.as_ref(),
                ..whole(code, path, message.clone(), help)
            },
        }
    }

    /// A text that is not YAML, TOML or JSON.
    pub(crate) fn syntax(path: PathBuf, text: &str, fault: crate::syntax::Fault) -> Self {
        let span = fault.span.clone();
        let place = span.map(|span| Place::between(text, span.start, span.end));
        Error::Invalid {
            code: "invalid-syntax",
            path,
            line: place.as_ref().map(|place| place.line),
            place,
            message: fault.message,
            help: fault.help,
        }
    }

    /// The same without a line, which would be one of a text that nobody wrote.
    pub(crate) fn without_place(self) -> Self {
        match self {
            Error::Invalid {
                code,
                path,
                message,
                help,
                ..
            } => Error::Invalid {
                code,
                path,
                line: None,
                place: None,
                message,
                help,
            },
            other => other,
        }
    }
}

/// A path as people write it: without a `./` before it.
pub(crate) fn shown(path: &Path) -> std::path::Display<'_> {
    match path.strip_prefix(".") {
        Ok(inner) if !inner.as_os_str().is_empty() => inner.display(),
        _ => path.display(),
    }
}

struct Invalid<'e> {
    path: &'e Path,
    line: Option<usize>,
    place: Option<&'e Place>,
    message: &'e str,
    help: &'e str,
}

impl fmt::Display for Invalid<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", shown(self.path))?;
        match (self.place, self.line) {
            (Some(place), _) => write!(out, ":{}:{}", place.line, place.column)?,
            (None, Some(line)) => write!(out, ":{line}")?,
            (None, None) => {}
        }
        write!(out, ": {}", self.message)?;
        if let Some(place) = self.place {
            write!(out, "\n{place}")?;
        }
        write!(out, "\n  help: {}", self.help)
    }
}

/// A setting that cannot be used, before it is known where it is written.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// The setting, such as `feeds.paths.category`.
    pub setting: String,
    /// The part of its value that is wrong, if it is not all of it.
    pub token: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Wrong {
    pub fn new(
        setting: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Wrong {
            setting: setting.into(),
            token: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// What is wrong with the template that `setting` holds.
    pub fn template(setting: String, fault: template::Fault) -> Self {
        Wrong {
            message: format!("{} in `{setting}`", fault.message),
            token: Some(fault.token),
            help: fault.help,
            setting,
        }
    }

    /// The same as an error about the settings `text` in the file `path`; `section` is the one that the setting lies below,
    /// such as `feedmill.`.
    pub fn at(self, path: PathBuf, text: &str, section: &str) -> Error {
        let setting = format!("{section}{}", self.setting);
        let place = Place::of(text, &setting, self.token.as_deref());
        Error::Invalid {
            code: INVALID,
            path,
            line: place.as_ref().map(|place| place.line),
            // The line may show a secret.
            place: place.filter(|_| !is_secret(&self.setting)),
            message: self.message,
            help: self.help,
        }
    }
}

/// Whether the value of a setting may be a secret, though it must not be.
fn is_secret(setting: &str) -> bool {
    let key = setting.rsplit('.').next().unwrap_or_default();
    matches!(key, "token" | "password")
}
