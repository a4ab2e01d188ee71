//! The settings that are feedmill's alone, put over what a site has without them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::address::{folder_url, has_credentials, site_url, without_user_info};
use super::announce;
use super::custom;
use super::error::Wrong;
use super::{
    AnnounceSettings, Archive, ArchiveBy, ArchiveSettings, BodySetting, ByKind, Config,
    ContentSettings, FeedsSettings, Format, Kind, LimitSetting, Links, PerKind, Permalink, Person,
    Podcast, Presentation, Profile, PublishSettings, SiteConfig, SiteLanguage, Sources, Stylesheet,
    Template, Terms, TermsSettings, ValidateSettings, template,
};
use super::{folders, jekyll_feeds, languages};
use crate::read::Bounds;
use crate::source::{From, Rows};
use crate::validate::Policy;

/// What no generator's own settings say: in `feedmill.yaml`, or below `feedmill:` in a `_config.yml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overrides {
    #[serde(default)]
    pub content: ContentSettings,
    #[serde(default)]
    pub feeds: FeedsSettings,
    #[serde(default)]
    pub validate: ValidateSettings,
    pub sources: Option<Sources>,
    #[serde(default)]
    pub publish: PublishSettings,
    #[serde(default)]
    pub announce: AnnounceSettings,
    pub podcast: Option<Podcast>,
    #[serde(default)]
    pub terms: TermsSettings,
    #[serde(default)]
    pub languages: BTreeMap<String, SiteLanguage>,
}

impl Overrides {
    /// Puts the settings over those of `config`; `profile` goes before the one that they name. What is doubtful is a
    /// warning about `text`, where they are written below `section`.
    pub fn apply(
        self,
        config: &mut Config,
        profile: Option<Profile>,
        text: &str,
        section: &str,
    ) -> Result<(), Wrong> {
        if profile.or(self.feeds.profile) == Some(Profile::JekyllFeed) {
            jekyll_feeds::keep(config);
        }
        self.feeds.clone().apply(config)?;
        let excluded = self.content.exclude.clone();
        content(self.content, config)?;
        folders::check(config, &excluded, text, section);
        check_rules(&self.validate)?;
        announce::check(&self.announce)?;
        if let Some(to) = &self.publish.to
            && has_credentials(to)
        {
            return Err(Wrong::new(
                "publish.to",
                format!(
                    "`{}` has a user name or password before the `@`",
                    without_user_info(to)
                ),
                "give credentials in the variables of the store, such as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`",
            ));
        }
        let mut pictures = Vec::new();
        config.terms = Terms::of(self.terms, &config.url, &mut pictures);
        config.pictures.extend(pictures);
        config.languages = languages::by_tag(self.languages, &config.url)?;
        config.validate = self.validate;
        custom::check_sources(self.sources.as_ref(), config)?;
        config.sources = self.sources;
        config.publish = self.publish;
        config.announce = self.announce;
        if let Some(podcast) = self.podcast {
            let image = podcast.image.clone();
            let image = image.map(|written| ("podcast.image", written));
            config.pictures.extend(image);
            let podcast = podcast.on_site(&config.url, config.image.as_deref());
            let warnings = podcast.warnings(&config.file, config.language.as_deref());
            config.warnings.extend(warnings);
            config.podcast = Some(podcast);
        }
        without_credentials(config)
    }
}

/// Refuses names of rules that there are not.
pub(crate) fn check_rules(settings: &ValidateSettings) -> Result<(), Wrong> {
    let ValidateSettings {
        deny,
        warn,
        allow,
        profile,
    } = settings;
    for name in profile {
        if let Err(error) = name.parse::<crate::validate::Profile>() {
            let help = "`feedmill validate --help` lists the profiles";
            return Err(Wrong::new("validate.profile", error, help));
        }
    }
    match Policy::new(deny, warn, allow) {
        Ok(_) => Ok(()),
        Err(error) => Err(Wrong::new(
            "validate",
            error.to_string(),
            "`feedmill explain` lists all rules",
        )),
    }
}

/// Refuses a user name or password in any address that documents and pages show.
fn without_credentials(config: &SiteConfig) -> Result<(), Wrong> {
    let mut shown = vec![
        ("image", config.image.as_ref()),
        ("icon", config.icon.as_ref()),
        ("author.url", url_of(config.author.as_ref())),
    ];
    if let Some(podcast) = &config.podcast {
        shown.extend([
            ("podcast.image", podcast.image.as_ref()),
            ("podcast.new_feed_url", podcast.new_feed_url.as_ref()),
            ("podcast.funding", podcast.funding.as_ref()),
            ("podcast.owner.url", url_of(podcast.owner.as_ref())),
        ]);
    }
    let presentation = &config.feeds.presentation;
    let readers = presentation.readers.iter();
    shown.extend(readers.map(|reader| ("feeds.readers", Some(&reader.url))));
    if let Stylesheet::At(url) = &presentation.stylesheet {
        shown.push(("feeds.stylesheet", Some(url)));
    }
    for (key, url) in shown {
        if let Some(url) = url.filter(|url| has_credentials(url)) {
            return Err(Wrong::new(
                key,
                format!(
                    "`{}` has a user name or password before the `@`, and the address is published",
                    without_user_info(url)
                ),
                "remove it, or put the file where everybody can read it",
            ));
        }
    }
    Ok(())
}

fn url_of(person: Option<&Person>) -> Option<&String> {
    person?.url.as_ref()
}

fn content(settings: ContentSettings, config: &mut Config) -> Result<(), Wrong> {
    if let Some(dir) = settings.dir
        && let Some(moved) = config.generator.moved(dir)
    {
        config.generator = moved;
    }
    let config = &mut config.site;
    let content = &mut config.content;
    if let Some(from) = &settings.from {
        let from = From::parse(from);
        let from = from.map_err(|(message, help)| Wrong::new("content.from", message, help))?;
        content.from = Some(from);
    }
    if settings.rows != Rows::default()
        && !matches!(content.from, Some(From::Sqlite(_) | From::Postgres(_)))
    {
        return Err(Wrong::new(
            "content.rows",
            "`content.rows` goes with a database",
            "write `from: sqlite:FILE` or `from: postgres://…` beside it",
        ));
    }
    content.rows = settings.rows;
    content.exclude.extend(settings.exclude);
    content.remove.extend(settings.remove);
    if let Some(permalink) = settings.permalink {
        let permalink = Permalink::new(&permalink);
        if let Some(fault) = permalink.faults().next() {
            return Err(Wrong::template("content.permalink".into(), fault));
        }
        content.permalink = permalink;
    }
    set(&mut content.naive_dates, settings.naive_dates);
    set(&mut content.split_terms, settings.split_terms);
    set(&mut content.share, settings.share);
    set(&mut content.footer, settings.footer);
    set(&mut content.sanitize, settings.sanitize);
    if settings.links == Some(Links::Follow) {
        config.bounds = Bounds::anywhere();
    }
    content.built = settings.built.or(content.built.take());
    set(&mut content.body, settings.body);
    content.main.extend(settings.main);
    content.future |= settings.future;
    content.drafts |= settings.drafts;
    Ok(())
}

impl FeedsSettings {
    fn apply(self, config: &mut SiteConfig) -> Result<(), Wrong> {
        let feeds = &mut config.feeds;
        feeds.presentation = Presentation::new(&config.url, &self).map_err(|fault| {
            Wrong::new(format!("feeds.{}", fault.key), fault.message, fault.help)
        })?;
        if feeds.profile.shares_folder {
            feeds.presentation.pages = self.pages == Some(true);
            if self.stylesheet.is_none() {
                feeds.presentation.stylesheet = Stylesheet::Off;
            }
        }
        if let Some(hubs) = self.hub {
            feeds.hubs = hubs.into_list();
            if let Some(message) = feeds.hubs.iter().find_map(|hub| site_url(hub).err()) {
                return Err(Wrong::new(
                    "feeds.hub",
                    message,
                    "write `hub: https://pubsubhubbub.appspot.com/`, without credentials",
                ));
            }
        }
        if let Some(dir) = self.dir {
            let dir = dir.trim_matches('/').to_owned();
            if dir.split('/').any(|part| part == "..") {
                return Err(Wrong::new(
                    "feeds.dir",
                    format!("`feeds.dir: {dir}` leads out of the site"),
                    "name a folder inside the site, or use `--out DIR`",
                ));
            }
            feeds.dir = dir;
        }
        if let Some(manifest) = self.manifest {
            feeds.manifest = Some(outside(&manifest, &feeds.dir)?);
        }
        let served = match self.url {
            Some(url) => url,
            None if feeds.profile.shares_folder => String::from(config.url.as_str()),
            None => feeds.dir.clone(),
        };
        feeds.url = folder_url(&config.url, &served).map_err(|message| {
            Wrong::new(
                "feeds.url",
                message,
                "write `url: https://example.org/feeds/`",
            )
        })?;
        if let Some(formats) = self.formats {
            feeds.formats = in_order(formats, &Format::ALL);
        }
        if let Some(by) = self.by {
            let mut by = in_order(by, &Kind::ALL);
            // Whoever defines a feed wants it.
            if !by.contains(&Kind::Custom) {
                by.push(Kind::Custom);
            }
            feeds.choose(by);
        }
        let presentation = &feeds.presentation;
        if (presentation.river || presentation.ring > 0) && !feeds.by.contains(&Kind::All) {
            let setting = if presentation.river {
                "feeds.river"
            } else {
                "feeds.ring"
            };
            return Err(Wrong::new(
                setting,
                format!(
                    "`{setting}` shows the posts of the whole site's feed, which `feeds.by` leaves out"
                ),
                "add `all` to `feeds.by`",
            ));
        }
        match self.limit {
            None => {}
            Some(LimitSetting::All(limit)) => feeds.limit = Some(limit),
            Some(LimitSetting::PerKind(limits)) => {
                for kind in Kind::ALL {
                    if let Some(limit) = limits.get(kind) {
                        feeds.limits.set(kind, limit);
                    }
                }
            }
        }
        match self.body {
            None => {}
            Some(BodySetting::All(body)) => feeds.body = body,
            Some(BodySetting::PerKind(bodies)) => {
                for kind in Kind::ALL {
                    if let Some(body) = bodies.get(kind) {
                        feeds.bodies.set(kind, body);
                    }
                }
            }
        }
        feeds.paths = by_kind("feeds.paths", &self.paths, Template::path)?;
        feeds.titles = by_kind("feeds.titles", &self.titles, Template::parse)?;
        set(&mut feeds.tombstones, self.tombstones);
        set(&mut feeds.news_sitemap, self.news_sitemap);
        if feeds.news_sitemap && config.language.is_none() {
            return Err(Wrong::new(
                "feeds.news_sitemap",
                "a news sitemap names the language of each post, and the site has no `language`",
                "set `language`, for instance `language: en`",
            ));
        }
        feeds.archive = self.archive.map(archive).transpose()?;
        let images = self.custom.iter().filter_map(|feed| feed.image.clone());
        config
            .pictures
            .extend(images.map(|image| ("feeds.custom", image)));
        feeds.custom = custom::feeds(self.custom, &config.url, config.timezone)?;
        Ok(())
    }
}

fn archive(settings: ArchiveSettings) -> Result<Archive, Wrong> {
    let wrong = |message: &str, help| Err(Wrong::new("feeds.archive", message.to_owned(), help));
    match (settings.by, settings.size) {
        (ArchiveBy::Count, Some(0)) => wrong(
            "an archive of 0 posts has no end",
            "write how many posts a document has, such as `size: 100`",
        ),
        (ArchiveBy::Count, size) => Ok(Archive::Count(size.unwrap_or(Archive::SIZE))),
        (_, Some(_)) => wrong(
            "`size` goes with `by: count` alone",
            "remove `size`, or write `by: count`",
        ),
        (ArchiveBy::Month, None) => Ok(Archive::Month),
        (ArchiveBy::Year, None) => Ok(Archive::Year),
    }
}

/// The path of the manifest, which must be one of the site and not be served with the feeds.
fn outside(manifest: &str, feeds: &str) -> Result<String, Wrong> {
    let path = manifest.trim().trim_start_matches("./");
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let wrong = |message| {
        let help =
            "name a file of the site outside the folder of feeds, such as `.feedmill/documents`";
        Err(Wrong::new("feeds.manifest", message, help))
    };
    if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
        return wrong(format!(
            "`feeds.manifest: {manifest}` is not the path of a file in the site"
        ));
    }
    let feeds = feeds.trim_matches('/');
    let inside = match feeds {
        "" | "." => Some(path),
        feeds => path
            .strip_prefix(feeds)
            .and_then(|rest| rest.strip_prefix('/')),
    };
    // Hidden files are never served or published.
    if inside.is_some_and(|inside| !inside.split('/').any(|part| part.starts_with('.'))) {
        return wrong(format!(
            "`feeds.manifest: {manifest}` is served with the feeds"
        ));
    }
    Ok(path.to_owned())
}

/// The templates of a setting that has one for each kind of feed.
fn by_kind<T>(
    setting: &str,
    texts: &PerKind,
    parse: fn(&str) -> Result<T, template::Fault>,
) -> Result<ByKind<T>, Wrong> {
    let mut templates = ByKind::default();
    for kind in Kind::ALL {
        if let Some(text) = texts.get(kind) {
            let wrong = |fault| Wrong::template(format!("{setting}.{}", kind.name()), fault);
            templates.set(kind, parse(text).map_err(wrong)?);
        }
    }
    Ok(templates)
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// `chosen` without doubles, in the order of `all`.
fn in_order<T: Copy + PartialEq>(chosen: Vec<T>, all: &[T]) -> Vec<T> {
    all.iter()
        .copied()
        .filter(|one| chosen.contains(one))
        .collect()
}
