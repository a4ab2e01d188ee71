//! Which settings a site has, and in which order its files are believed.

use std::path::Path;

use super::files::{FILES, JEKYLL_FILES, find};
use super::{generator, site_folder};
use crate::config::file::read;
use crate::config::{Config, Error, Links, Profile, feedmill_yaml};
use crate::generators::{jekyll, settings as generators};
use crate::read::Bounds;

impl Config {
    /// Reads the settings of the site in the folder `root`: `feedmill.yaml`, or else Jekyll's `_config.yml`, or
    /// the settings of another generator.
    ///
    /// # Errors
    ///
    /// If there is neither file, or it cannot be read, or a key or value in it is wrong; each error says how to fix it.
    pub fn load(root: &Path) -> Result<Config, Error> {
        Config::load_as(root, None)
    }

    /// The settings in `text`, a `feedmill.yaml` of the site in the folder `root`, whether that has such a file or not.
    ///
    /// # Errors
    ///
    /// If a key or value in it is wrong.
    pub fn parse(root: &Path, text: &str) -> Result<Config, Error> {
        feedmill_yaml::load(root, "feedmill.yaml", text, None)
    }

    /// The settings of the site in `root`, as [`Config::load`] reads them, with another profile than the one that the settings name.
    ///
    /// # Errors
    ///
    /// As [`Config::load`].
    pub fn load_as(root: &Path, profile: Option<Profile>) -> Result<Config, Error> {
        Config::load_from(root, None, profile, None)
    }

    /// The same with the settings in `file`, a `feedmill.yaml` of any name and place, relative to the current folder. `base`
    /// takes the place of an address that a generator's settings do not give, or that is a placeholder.
    ///
    /// # Errors
    ///
    /// As [`Config::load`].
    #[doc(hidden)]
    pub fn load_from(
        root: &Path,
        file: Option<&Path>,
        profile: Option<Profile>,
        base: Option<&str>,
    ) -> Result<Config, Error> {
        site_folder::check(root)?;
        let bounds = Bounds::within(root);
        let named = file.map(|file| named(root, file)).transpose()?;
        let jekyll = match generators::is_hexo(root) {
            true => None,
            false => find(root, JEKYLL_FILES, &bounds)?,
        };
        let own = match named {
            Some(named) => Some(named),
            None => find(root, FILES, &bounds)?.map(|(name, text)| (name.to_owned(), text)),
        };
        let mut config = match (own, jekyll) {
            (Some((name, text)), Some(jekyll)) => {
                beside_jekyll(root, (&name, &text), (jekyll.0, &jekyll.1), profile)
            }
            (Some((name, text)), None) => {
                let settings = feedmill_yaml::parse(root, &name, &text)?;
                let content = settings.content.clone();
                let mut config = feedmill_yaml::site(root, &name, &text, &settings)?;
                feedmill_yaml::put_over(&mut config, settings, &text, profile)?;
                generator::beside(&mut config, &content)?;
                Ok(config)
            }
            (None, Some((name, text))) => {
                jekyll::settings::config(root, name, &text, profile, Links::default())
            }
            (None, None) => {
                let bounds = Bounds::within(root);
                let found = generators::find_within(root, &bounds)?;
                let found = found.or_else(|| generators::plain(root));
                let found = found.ok_or_else(|| site_folder::without_settings(root))?;
                let mut config = generator::config(root, found, profile, base)?;
                config.bounds = bounds;
                Ok(config)
            }
        }?;
        let said = config.generator.terms(&config.root, &config.bounds);
        for (kind, name, mut term) in said {
            term.resolve(&config.site.url);
            config.terms.add(kind, name, term);
        }
        for (tag, said) in config.generator.languages() {
            config.add_language(&tag, said);
        }
        Ok(config)
    }
}

/// The settings in a file that was named: its path, relative to the site if it lies there, and its text.
fn named(root: &Path, file: &Path) -> Result<(String, String), Error> {
    let Some(text) = read(file)? else {
        return Err(Error::Read {
            path: file.to_owned(),
            source: std::io::ErrorKind::NotFound.into(),
        });
    };
    let whole = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let site = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let name = whole.strip_prefix(&site).unwrap_or(&whole);
    Ok((name.to_string_lossy().into_owned(), text))
}

/// The settings of a `feedmill.yaml` beside Jekyll's own, each with its name and text. The former say which feeds are made; how
/// posts are read stays Jekyll's business, unless they name a folder of posts.
fn beside_jekyll(
    root: &Path,
    (name, text): (&str, &str),
    (jekyll, of_jekyll): (&str, &str),
    profile: Option<Profile>,
) -> Result<Config, Error> {
    let settings = feedmill_yaml::parse(root, name, text)?;
    let mut config = feedmill_yaml::site(root, name, text, &settings)?;
    let dir = settings.content.dir.as_deref();
    if dir.is_none_or(|dir| dir == "_posts") && settings.content.from.is_none() {
        let links = settings.content.links.unwrap_or_default();
        let jekyll = jekyll::settings::config(root, jekyll, of_jekyll, None, links)?;
        config.generator = jekyll.generator;
        let of_jekyll = jekyll.site;
        // These settings say it.
        let missing = ["no-url", "no-timezone"];
        let warnings = of_jekyll.warnings.into_iter();
        config
            .warnings
            .extend(warnings.filter(|warning| !missing.contains(&warning.code)));
        config.content = of_jekyll.content;
        config.bounds = of_jekyll.bounds;
    }
    feedmill_yaml::put_over(&mut config, settings, text, profile)?;
    Ok(config)
}
