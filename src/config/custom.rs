//! Feeds of the posts that match a rule, as the settings define them.

use std::collections::HashSet;

use url::Url;

use super::Format;
use super::error::Wrong;
use super::feeds::CustomFeed;
use super::feeds_settings::CustomFeedSettings;
use super::site_config::SiteConfig;
use super::template::{self, Template};
use super::world::Sources;
use crate::rule::{Rule, RuleError};
use crate::uri::{on_site, slug};

/// The setting that all of them are below.
const SETTING: &str = "feeds.custom";

/// The feeds that the settings define.
pub(super) fn feeds(
    settings: Vec<CustomFeedSettings>,
    site: &Url,
    zone: chrono_tz::Tz,
) -> Result<Vec<CustomFeed>, Wrong> {
    let mut names = HashSet::new();
    let mut slugs = HashSet::new();
    settings
        .into_iter()
        .map(|settings| {
            let name = settings.name.trim().to_owned();
            if name.is_empty() {
                let message = "a feed of `feeds.custom` has an empty name";
                return Err(Wrong::new(SETTING, message, "write `name: Long reads`"));
            }
            if !names.insert(name.clone()) || !slugs.insert(slug(&name)) {
                return Err(Wrong {
                    token: Some(name.clone()),
                    ..Wrong::new(
                        SETTING,
                        format!("two feeds of `feeds.custom` have the name `{name}`, or names that make one path"),
                        "give each feed a name of its own",
                    )
                });
            }
            let rule = Rule::parse(&settings.rule, zone)
                .map_err(|error| of_rule(SETTING, &settings.rule, error))?;
            let fault = |fault: template::Fault| Wrong::template(SETTING.to_owned(), fault);
            let title = settings.title.as_deref().map(Template::parse);
            let path = settings.path.as_deref().map(Template::path);
            let formats = settings.formats.map(|chosen| {
                let all = Format::ALL.into_iter();
                all.filter(|format| chosen.contains(format)).collect()
            });
            Ok(CustomFeed {
                rule,
                title: title.transpose().map_err(fault)?,
                description: settings.description,
                sort: settings.sort.unwrap_or_default(),
                limit: settings.limit,
                body: settings.body,
                formats,
                path: path.transpose().map_err(fault)?,
                image: settings
                    .image
                    .and_then(|image| on_site(site, site, &image))
                    .map(String::from),
                language: settings.language,
                name,
            })
        })
        .collect()
}

/// Refuses rules and pictures of sources that cannot be used, and has the pictures looked for.
pub(super) fn check_sources(
    sources: Option<&Sources>,
    config: &mut SiteConfig,
) -> Result<(), Wrong> {
    let Some(Sources::List(sources)) = sources else {
        return Ok(());
    };
    for image in sources.iter().filter_map(|source| source.image.as_ref()) {
        let on_site = on_site(&config.url, &config.url, image);
        if on_site.is_none_or(|url| url.origin() != config.url.origin()) {
            return Err(Wrong {
                token: Some(image.clone()),
                ..Wrong::new(
                    "sources",
                    format!(
                        "the picture `{image}` is on another server, and pages ask no other server for anything"
                    ),
                    "copy it into the site, and write its path, such as `image: /img/harbour.png`",
                )
            });
        }
        config.pictures.push(("sources", image.clone()));
    }
    for rule in sources.iter().filter_map(|source| source.rule.as_deref()) {
        let parsed =
            Rule::parse(rule, config.timezone).map_err(|error| of_rule("sources", rule, error))?;
        if parsed.needs_path() {
            return Err(Wrong {
                token: Some(rule.to_owned()),
                ..Wrong::new(
                    "sources",
                    format!("`path` in the rule `{rule}`: an entry that is pulled has no file yet"),
                    "ask for `url~` or `title~` instead",
                )
            });
        }
    }
    Ok(())
}

/// What is wrong with a rule, where it is written.
fn of_rule(setting: &str, rule: &str, error: RuleError) -> Wrong {
    let token = rule
        .get(error.span.clone())
        .filter(|token| !token.is_empty());
    Wrong {
        token: Some(token.unwrap_or(rule).to_owned()).filter(|token| !token.is_empty()),
        ..Wrong::new(
            setting,
            format!("{} in the rule `{rule}`", error.message),
            error.help,
        )
    }
}
