//! By what the parts of the cache are found: hashes of all that they depend on besides the site's files.
//!
//! Settings count in their serialised form, which is the same for equal settings, whatever was done with them, and on every machine.

use crate::built::BuiltSite;
use crate::config::{Config, SiteConfig};
use crate::fingerprint::hash;
use crate::output::Folder;

/// Goes up with every change of what is stored or of what it means.
pub(super) const FORMAT: u32 = 10;

/// The versions of the engines: `FEEDMILL_SOURCES` does not cover those that come from a registry.
const ENGINES: [&str; 8] = [
    feedmill_gotmpl::VERSION,
    feedmill_html::VERSION,
    feedmill_kramdown::VERSION,
    feedmill_liquid::VERSION,
    feedmill_python_markdown::VERSION,
    feedmill_rst::VERSION,
    feedmill_text::VERSION,
    feedmill_validate::VERSION,
];

/// What the parts of a cache depend on besides the site's files, as hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The settings that say what posts are, and feedmill itself.
    pub posts: u128,
    /// All settings, the output folder and feedmill itself.
    pub output: u128,
}

impl Keys {
    /// Those of a build into `folder`.
    ///
    /// # Errors
    ///
    /// If the settings cannot be serialised.
    pub fn of(
        config: &Config,
        built: Option<&BuiltSite>,
        folder: &Folder,
    ) -> serde_json::Result<Keys> {
        let built = built.map_or("", BuiltSite::name);
        let generator = config.generator.to_json()?;
        let folder = folder.name(&config.root);
        let output = key(&head(&["output", &folder, built]), config, &generator)?;
        // How many posts are shown, in what and where, is nothing that posts know.
        let mut site = config.site.clone();
        site.feeds.limit_all(None);
        site.feeds.format_all(Vec::new());
        site.feeds.dir.clear();
        site.terms.forget();
        site.languages.clear();
        // What posts are depends on the pages that they are looked for among.
        let pages = match config.pages.get() {
            Some(output) if config.generator.is_paged() => output.signature().to_string(),
            Some(_) => "open".to_owned(),
            None => String::new(),
        };
        let posts = key(&head(&["posts", &pages, built]), &site, &generator)?;
        Ok(Keys { posts, output })
    }
}

/// A hash of all that what is known of pages depends on besides the pages.
pub(super) fn of_pages(built: Option<&BuiltSite>) -> u128 {
    hash(head(&["pages", built.map_or("", BuiltSite::name)]).as_bytes())
}

/// Whose a part of the cache is, and what it is for.
fn head(part: &[&str]) -> String {
    let feedmill = [&FORMAT.to_string(), env!("FEEDMILL_SOURCES")].join("\0");
    [&feedmill, &ENGINES.join("\0"), &part.join("\0"), ""].join("\0")
}

fn key(head: &str, site: &SiteConfig, generator: &[u8]) -> serde_json::Result<u128> {
    let mut text = head.as_bytes().to_vec();
    serde_json::to_writer(&mut text, site)?;
    text.extend(generator);
    Ok(hash(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Mode;
    use crate::{Trust, rebuild};

    /// A site of Hugo's whose post is made with a template of the site, which is parsed when it is used.
    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for (path, text) in [
            (
                "hugo.toml",
                "baseURL = 'https://tides.example/'\ntitle = 'Notes'\n",
            ),
            (
                "layouts/shortcodes/note.html",
                "<aside>{{ .Inner }}</aside>\n",
            ),
            (
                "content/a.md",
                "---\ntitle: A\ndate: 2026-01-02\n---\n{{< note >}}Look.{{< /note >}}\n",
            ),
        ] {
            let file = site.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        site
    }

    fn folder(config: &Config) -> Folder {
        Folder::new(config.root.join("public/feeds"), Mode::Write)
    }

    fn keys(config: &Config) -> Keys {
        Keys::of(config, None, &folder(config)).unwrap()
    }

    #[test]
    fn settings_that_were_used_are_those_that_were_not() {
        let site = site();
        let config = Config::load(site.path()).unwrap();
        let before = keys(&config);
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap();
        let build = || {
            let report = rebuild(&config, now, folder(&config), Trust::Fingerprints).unwrap();
            assert_eq!(report.warnings, []);
            (report.read, report.notes)
        };
        assert_eq!(build(), (1, Vec::new()));
        assert_eq!(keys(&config), before);
        assert_eq!(keys(&Config::load(site.path()).unwrap()), before);
        assert_eq!(build(), (0, Vec::new()), "the second build knows the post");
    }

    #[test]
    fn what_documents_depend_on_makes_other_keys() {
        let site = site();
        let config = Config::load(site.path()).unwrap();
        let before = keys(&config);
        let same = |change: &dyn Fn(&mut Config)| {
            let mut other = config.clone();
            change(&mut other);
            let keys = keys(&other);
            [keys.posts == before.posts, keys.output == before.output]
        };
        assert_eq!(same(&|site| site.title.push('!')), [false, false]);
        assert_eq!(same(&|site| site.content.drafts = true), [false, false]);
        assert_eq!(
            same(&|site| site.announce.rsscloud = Some("https://example.org/ping".into())),
            [false, false]
        );
        // Posts do not know how many of them are shown.
        assert_eq!(same(&|site| site.feeds.limit = Some(7)), [true, false]);
        let name = |site: &mut Config| {
            let term = crate::config::Term {
                name: Some("Tides".into()),
                ..Default::default()
            };
            site.terms
                .add(crate::config::Kind::Tag, "tide".into(), term);
        };
        assert_eq!(same(&name), [true, false]);
        // No document knows these.
        assert_eq!(same(&|site| site.warnings.clear()), [true, true]);
        assert_eq!(
            same(&|site| site.validate.deny.push("rss".into())),
            [true, true]
        );
        assert_eq!(
            same(&|site| site.announce.topics_per_request = Some(3)),
            [true, true]
        );
        // What only the generator has, and what a template says.
        let note = site.path().join("layouts/shortcodes/note.html");
        std::fs::write(note, "<p>{{ .Inner }}</p>\n").unwrap();
        let other = keys(&Config::load(site.path()).unwrap());
        assert_ne!(other.posts, before.posts);
        assert_ne!(other.output, before.output);
    }

    #[test]
    fn builds_into_other_folders_share_posts_alone() {
        let site = site();
        let config = Config::load(site.path()).unwrap();
        let into = |folder: &str, mode: Mode| {
            Keys::of(&config, None, &Folder::new(config.root.join(folder), mode)).unwrap()
        };
        let (one, other) = (into("one", Mode::Write), into("other", Mode::Write));
        assert_eq!(one.posts, other.posts);
        assert_ne!(one.output, other.output);
        assert_eq!(into("one", Mode::Check), one);
        // The two parts never have the same name, and what pages say has one of its own.
        assert_ne!(one.posts, one.output);
        let built = BuiltSite::at(site.path(), &config.url);
        assert_ne!(of_pages(Some(&built)), one.posts);
        assert_eq!(of_pages(Some(&built)), of_pages(None), "both have no name");
    }

    #[test]
    fn the_number_of_the_format_and_the_version_of_feedmill_count() {
        let head = head(&["posts", ""]);
        let parts: Vec<&str> = head.split('\0').collect();
        assert!(parts.contains(&FORMAT.to_string().as_str()), "{head:?}");
        assert!(parts.contains(&env!("FEEDMILL_SOURCES")), "{head:?}");
        for engine in ENGINES {
            assert!(parts.contains(&engine), "{head:?}");
        }
        // No two lists of parts read alike.
        assert_ne!(super::head(&["a", "b"]), super::head(&["a\u{1}b"]));
        assert!(head.ends_with('\0'));
    }

    #[test]
    fn where_a_site_lies_makes_no_difference() {
        let (one, other) = (site(), site());
        let keys = |site: &tempfile::TempDir| keys(&Config::load(site.path()).unwrap());
        assert_eq!(keys(&one), keys(&other));
    }
}
