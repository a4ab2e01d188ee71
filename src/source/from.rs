//! What `content.from` says.

use std::path::{Path, PathBuf};

use serde::Serialize;

/// Where posts are, if they are not in a folder. Serialised, it is what posts depend on: not the place itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum From {
    /// Standard input: one post a line.
    Stdin,
    /// A file with one post a line.
    Lines {
        /// Relative to the site.
        #[serde(skip)]
        path: PathBuf,
        /// Whether it may be a pipe, since somebody named it on the command line.
        #[serde(skip)]
        may_be_pipe: bool,
    },
    /// A database of SQLite, relative to the site.
    Sqlite(#[serde(skip)] PathBuf),
    /// A database of PostgreSQL.
    Postgres(#[serde(skip)] Address),
    /// An export file of WordPress, relative to the site.
    WordPress(#[serde(skip)] PathBuf),
    /// An export file of Ghost, relative to the site.
    Ghost(#[serde(skip)] PathBuf),
    /// The program that calls the library.
    Program,
}

impl From {
    /// What a setting or an option says; otherwise what is wrong, and what to do.
    pub fn parse(written: &str) -> Result<From, (String, String)> {
        let written = written.trim();
        if written == "-" {
            return Ok(From::Stdin);
        }
        if let Some((scheme, path)) = written.split_once(':') {
            let path = PathBuf::from(path.strip_prefix("//").unwrap_or(path));
            match scheme {
                "postgres" | "postgresql" => {
                    return Ok(From::Postgres(Address(written.to_owned())));
                }
                "sqlite" => return Ok(From::Sqlite(path)),
                "wordpress" => return Ok(From::WordPress(path)),
                "ghost" => return Ok(From::Ghost(path)),
                _ => {}
            }
        }
        let name = written.to_ascii_lowercase();
        let name = ENDINGS.iter().fold(name.as_str(), |name, ending| {
            name.strip_suffix(ending).unwrap_or(name)
        });
        if name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.starts_with("/dev/") {
            return Ok(From::Lines {
                path: PathBuf::from(written),
                may_be_pipe: false,
            });
        }
        Err((
            format!("unknown kind of source `{}`", shown(written)),
            "name a file that ends in `.jsonl`, `.jsonl.gz` or `.jsonl.zst`, write `-` for standard input, or `postgres://…`, or `sqlite:`, `wordpress:` or `ghost:` before a file".to_owned(),
        ))
    }

    /// The same place as the command line names it: its path is relative to the current folder.
    pub fn relative_to_here(self) -> std::io::Result<From> {
        Ok(match self {
            From::Lines { path, .. } => From::Lines {
                path: std::path::absolute(path)?,
                may_be_pipe: true,
            },
            From::Sqlite(path) => From::Sqlite(std::path::absolute(path)?),
            From::WordPress(path) => From::WordPress(std::path::absolute(path)?),
            From::Ghost(path) => From::Ghost(std::path::absolute(path)?),
            other @ (From::Stdin | From::Program | From::Postgres(_)) => other,
        })
    }

    /// The file that holds the posts, if one does.
    pub fn file(&self, root: &Path) -> Option<PathBuf> {
        match self {
            From::Stdin | From::Postgres(_) | From::Program => None,
            From::Lines { path, .. }
            | From::Sqlite(path)
            | From::WordPress(path)
            | From::Ghost(path) => Some(root.join(path)),
        }
    }

    /// What warnings call it.
    pub fn name(&self, root: &Path) -> String {
        match self {
            From::Stdin => "standard input".to_owned(),
            From::Postgres(address) => address.shown(),
            From::Program => "the program".to_owned(),
            From::Lines { path, .. }
            | From::Sqlite(path)
            | From::WordPress(path)
            | From::Ghost(path) => {
                let whole = std::path::absolute(root).ok();
                let below = whole.and_then(|root| path.strip_prefix(root).ok().map(Path::to_owned));
                below.as_deref().unwrap_or(path).display().to_string()
            }
        }
    }
}

/// The address of a database. It may have a password in it, so that nothing prints it whole.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Address(pub String);

impl std::fmt::Debug for Address {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.shown())
    }
}

impl Address {
    /// Its host and database alone.
    fn shown(&self) -> String {
        let (_, rest) = self.0.split_once("//").unwrap_or_default();
        let rest = rest.split('?').next().unwrap_or_default();
        let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        format!("postgres://{rest}")
    }
}

/// What compressed files end in.
const ENDINGS: [&str; 2] = [".gz", ".zst"];

/// What may be shown of an address.
fn shown(written: &str) -> String {
    crate::warning::masked(written)
}
