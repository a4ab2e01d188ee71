//! Every document has a path of its own: found out before anything is written.

use std::collections::HashMap;

use crate::config::{self, Config, Format, Kind};
use crate::feed;
use crate::render::sitemap::NEWS_SITEMAP;
use crate::render::{OPML, page};
use crate::selection::Selection;
use crate::uri::encode_path;
use crate::warning::Warning;

/// Whether files whose names differ by case alone are one file on most systems of this kind.
const IGNORES_CASE: bool = cfg!(any(target_os = "macos", target_os = "windows"));

/// A document that a build is about to write.
#[derive(Clone, Copy)]
enum Planned<'s> {
    Feed(&'s Selection, Format),
    Page(&'s Selection),
    Shared(&'static str),
}

/// Checks that no two documents have one path, that none is the folder of another, and that no redirect hides one. Paths
/// that differ by case alone are a warning if this system tells them apart.
///
/// # Errors
///
/// Names the first two in the order of feeds and formats, and the setting to change.
pub(super) fn check(
    config: &Config,
    selections: &[Selection],
) -> Result<Vec<Warning>, config::Error> {
    let feeds = &config.feeds;
    // feedmill's own paths differ by kind, slug and format.
    let may_clash = feeds.sets_paths() || feeds.profile.paths_may_clash;
    if !may_clash && feeds.presentation.redirects.is_empty() {
        return Ok(Vec::new());
    }
    let planned = planned(config, selections);
    check_redirects(config, &planned)?;
    if !may_clash {
        return Ok(Vec::new());
    }
    let mut by_path: HashMap<&str, Planned> = HashMap::with_capacity(planned.len());
    for (path, document) in &planned {
        if let Some(other) = by_path.insert(path, *document) {
            return Err(same_path(config, path, other, *document));
        }
    }
    let in_archive = |(path, _): &&(String, Planned)| feed::is_archive(config, path);
    if let Some((path, document)) = planned.iter().find(in_archive) {
        let message = format!(
            "{} has the path `{path}`, which is in the folder of `feeds.archive`",
            document.name()
        );
        let setting = setting(config, *document, *document);
        return Err(config.invalid(&setting, message, OWN_PATH));
    }
    let mut warnings = Vec::new();
    let mut folded: HashMap<String, (&str, Planned)> = HashMap::with_capacity(planned.len());
    for (path, document) in &planned {
        let mut slashes = path.match_indices('/').map(|(at, _)| &path[..at]);
        if let Some((folder, other)) =
            slashes.find_map(|folder| Some((folder, *by_path.get(folder)?)))
        {
            let message = format!(
                "{} has the path `{folder}`, which is a folder for {}, `{path}`",
                other.name(),
                document.name()
            );
            return Err(config.invalid(&setting(config, other, *document), message, OWN_PATH));
        }
        let Some((first, other)) = folded.insert(path.to_lowercase(), (path, *document)) else {
            continue;
        };
        if IGNORES_CASE {
            return Err(same_path(config, path, other, *document));
        }
        warnings.push(Warning::file(
            &config.file,
            "same-path-but-for-case",
            format!(
                "{} and {} have paths that differ by case alone, `{first}` and `{path}`: on macOS and Windows they are one file",
                other.name(),
                document.name()
            ),
            format!("change `{}`, or write the name in one way in all posts", setting(config, other, *document)),
        ));
    }
    Ok(warnings)
}

const OWN_PATH: &str = "give each document a path of its own, such as `{kind}/{slug}/{file}`";

/// Every document with its path, in the order of feeds and formats, and those that show more than one feed before them.
fn planned<'s>(config: &Config, selections: &'s [Selection]) -> Vec<(String, Planned<'s>)> {
    let kinds = selections.iter().map(|selection| selection.kind);
    let mut planned = vec![(
        OPML.to_owned(),
        Planned::Shared("the list of feeds as OPML"),
    )];
    if config.feeds.news_sitemap {
        planned.push((NEWS_SITEMAP.to_owned(), Planned::Shared("the news sitemap")));
    }
    for (path, what) in page::shared_paths(config, kinds) {
        planned.push((path, Planned::Shared(what)));
    }
    for selection in selections {
        for format in config.feeds.formats_of(selection.kind, &selection.name) {
            let path = feed::path(config, selection, *format);
            planned.push((path, Planned::Feed(selection, *format)));
        }
        if config.feeds.presentation.pages && selection.kind != Kind::All {
            let path = feed::page_path(config, selection);
            planned.push((path, Planned::Page(selection)));
        }
    }
    planned
}

fn check_redirects(config: &Config, planned: &[(String, Planned)]) -> Result<(), config::Error> {
    let redirects = config.feeds.presentation.redirects.iter();
    let by_url: HashMap<&str, &str> = redirects
        .map(|redirect| (redirect.from.as_str(), redirect.to.as_str()))
        .collect();
    if by_url.is_empty() {
        return Ok(());
    }
    let folder = config.feeds.url.path();
    for (path, document) in planned {
        let url = format!("{folder}{}", encode_path(path));
        if let Some(to) = by_url.get(url.as_str()) {
            return Err(config.invalid(
                "feeds.redirects",
                format!(
                    "the redirect from `{url}` to `{to}` hides {}, which has that path",
                    document.name()
                ),
                "remove the redirect, or give the document another path in `feeds.paths`",
            ));
        }
    }
    Ok(())
}

fn same_path(config: &Config, path: &str, one: Planned, other: Planned) -> config::Error {
    let help = match (one, other) {
        (Planned::Feed(first, _), Planned::Feed(second, _)) if first == second => {
            "put `{file}` or `{format}` into the path, or build one format in `feeds.formats`"
        }
        (
            Planned::Feed(first, _) | Planned::Page(first),
            Planned::Feed(second, _) | Planned::Page(second),
        ) if first.kind == second.kind && first != second => "put `{slug}` into the path",
        _ => OWN_PATH,
    };
    let message = format!(
        "{} and {} have one path, `{path}`",
        one.name(),
        other.name()
    );
    config.invalid(&setting(config, one, other), message, help)
}

/// The setting that puts one of two documents where it is.
fn setting(config: &Config, one: Planned, other: Planned) -> String {
    let kinds = [other, one].map(|document| match document {
        Planned::Feed(selection, _) | Planned::Page(selection) => Some(selection.kind),
        Planned::Shared(_) => None,
    });
    let is_set = |kind: &Kind| config.feeds.paths.get(*kind).is_some();
    let mut kinds = kinds.into_iter().flatten();
    let first = kinds.clone().next().unwrap_or(Kind::All);
    let kind = kinds.find(is_set).unwrap_or(first);
    format!("feeds.paths.{}", kind.name())
}

impl Planned<'_> {
    fn name(self) -> String {
        let of = |selection: &Selection| match selection.kind {
            Kind::All => "the site".to_owned(),
            kind => format!("the {} `{}`", kind.name(), selection.name),
        };
        match self {
            Planned::Feed(selection, Format::Rss) => format!("the RSS feed of {}", of(selection)),
            Planned::Feed(selection, Format::Atom) => format!("the Atom feed of {}", of(selection)),
            Planned::Feed(selection, Format::Json) => format!("the JSON feed of {}", of(selection)),
            Planned::Page(selection) => format!("the page of {}", of(selection)),
            Planned::Shared(what) => what.to_owned(),
        }
    }
}
