//! The output of a generator, and where URLs lead in it.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use url::Url;

use super::place;
use crate::config::Config;

/// The generator's output, if it is at hand.
#[derive(Clone, Debug)]
pub struct BuiltSite {
    /// The folder as it is named in settings and messages.
    name: String,
    root: PathBuf,
    /// The site's home page.
    home: Url,
}

/// Where a URL leads in a [`BuiltSite`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To this file, relative to the output, with `/` between its parts.
    File(String),
    /// Nowhere.
    Missing,
    /// To another site, whose files are not at hand.
    Elsewhere,
}

impl BuiltSite {
    /// The output of the site's generator: the folder that `content.built` names, or else the one that the generator's
    /// settings name, if it has a home page that feedmill did not make.
    pub fn find(config: &Config) -> Option<Self> {
        let name = match &config.content.built {
            Some(dir) => dir.clone(),
            None => place::of_generator(config)?,
        };
        let root = config.root.join(&name);
        let is_named = config.content.built.is_some();
        (is_named && root.is_dir() || place::has_home_page(&root)).then(|| BuiltSite {
            name,
            root,
            home: config.url.clone(),
        })
    }

    /// The output in the folder `root` of the site that lives at `home`.
    pub fn at(root: &Path, home: &Url) -> Self {
        BuiltSite {
            name: String::new(),
            root: root.to_owned(),
            home: home.clone(),
        }
    }

    /// The folder, as it is named in settings and messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the URL of a page leads: `x` to `x`, `x.html` or `x/index.html`.
    pub fn page(&self, url: &str) -> Target {
        self.look_up(url, |path| {
            let bare = path.trim_end_matches('/');
            let index = match bare {
                "" => "index.html".to_owned(),
                _ => format!("{bare}/index.html"),
            };
            let mut candidates = vec![index];
            if !bare.is_empty() {
                candidates.push(format!("{bare}.html"));
                if bare == path {
                    candidates.insert(0, bare.to_owned());
                }
            }
            candidates
        })
    }

    /// Where the URL of a picture or another file leads.
    pub fn file(&self, url: &str) -> Target {
        self.look_up(url, |path| vec![path.to_owned()])
    }

    fn look_up(&self, url: &str, candidates: impl Fn(&str) -> Vec<String>) -> Target {
        let Some(path) = self.path_on_site(url) else {
            return Target::Elsewhere;
        };
        let Some(path) = decoded(&path) else {
            return Target::Missing;
        };
        // The output of some generators holds the path of the home page, that of most does not.
        let base = self.home.path().trim_matches('/');
        let below = path
            .strip_prefix(base)
            .filter(|_| !base.is_empty())
            .and_then(|rest| rest.strip_prefix('/').or(rest.is_empty().then_some("")));
        below
            .into_iter()
            .chain([path.as_str()])
            .flat_map(candidates)
            .find(|file| self.root.join(file).is_file())
            .map_or(Target::Missing, Target::File)
    }

    /// The path of a URL on the site, percent-encoded and without its first `/`; `None` for other sites.
    fn path_on_site(&self, url: &str) -> Option<String> {
        let url = Url::parse(url).ok()?;
        (url.host_str() == self.home.host_str() && url.port() == self.home.port())
            .then(|| url.path().trim_start_matches('/').to_owned())
    }
}

/// A path without percent-encoding; `None` if it leads out of the folder or is not a path.
fn decoded(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_inside = !path.split(['/', '\\']).any(|part| part == "..") && !path.contains('\0');
    is_inside.then(|| path.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(home: &str, files: &[&str]) -> (tempfile::TempDir, BuiltSite) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "<p>a").unwrap();
        }
        let built = BuiltSite {
            name: "public".to_owned(),
            root: folder.path().to_owned(),
            home: Url::parse(home).unwrap(),
        };
        (folder, built)
    }

    #[test]
    fn pages_are_found_as_servers_find_them() {
        let files = ["index.html", "a/index.html", "b.html", "c d/é.html", "e"];
        let (_folder, built) = site("https://example.org/", &files);
        for (url, wanted) in [
            ("https://example.org/", Some("index.html")),
            ("https://example.org/a", Some("a/index.html")),
            ("https://example.org/a/", Some("a/index.html")),
            ("https://example.org/a/#b?c", Some("a/index.html")),
            ("https://example.org/b", Some("b.html")),
            ("https://example.org/b.html?d", Some("b.html")),
            ("https://example.org/c%20d/%C3%A9", Some("c d/é.html")),
            ("https://example.org/e", Some("e")),
            ("https://example.org/e/", None),
            ("https://example.org/f", None),
            ("https://example.org/%2e%2e/%2e%2e/etc/passwd", None),
            ("https://example.org/a%2f..%2f..%2fb", None),
        ] {
            let wanted = wanted.map_or(Target::Missing, |file| Target::File(file.to_owned()));
            assert_eq!(built.page(url), wanted, "{url}");
        }
        assert_eq!(built.page("https://example.net/a/"), Target::Elsewhere);
        assert_eq!(built.page("mailto:a@example.org"), Target::Elsewhere);
    }

    #[test]
    fn the_path_of_the_home_page_may_be_part_of_the_output_or_not() {
        let (_folder, built) = site("https://example.org/blog/", &["a.html", "blog/b.html"]);
        for (url, wanted) in [
            ("https://example.org/blog/a", Some("a.html")),
            ("https://example.org/blog/b", Some("blog/b.html")),
            ("https://example.org/blogs/a", None),
        ] {
            let wanted = wanted.map_or(Target::Missing, |file| Target::File(file.to_owned()));
            assert_eq!(built.page(url), wanted, "{url}");
        }
    }
}
