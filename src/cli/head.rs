//! `feedmill head`: the lines that let browsers and readers find feeds.

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::config::Kind;
use feedmill::hosting::head;
use feedmill::index::{Labels, PostIndex, SiteIndex};
use feedmill::selection::{self, Selection};
use feedmill::{Config, content};

use super::options;
use super::say;
use crate::cli::args::{Head, ReportForm};

/// What the page is about, for which the lines are.
enum About<'a> {
    Site,
    Post(&'a str),
    Term(Kind, &'a str),
}

pub fn run(args: &Head) -> Result<ExitCode> {
    let mut config = options::load(&args.site, None)?;
    let about = match (&args.post, &args.category, &args.tag, &args.author) {
        (Some(post), ..) => About::Post(post),
        (_, Some(name), ..) => About::Term(Kind::Category, name),
        (_, _, Some(name), _) => About::Term(Kind::Tag, name),
        (.., Some(name)) => About::Term(Kind::Author, name),
        _ => About::Site,
    };
    // Posts dated in the future have pages as well by the time that anybody sees the lines.
    config.content.future = true;
    let records = content::scan(&config, feedmill::date::epoch(), None)?.records;
    let labels = Labels::of(&config, &records);
    let (selections, _) = selection::select(&config, &records, &labels);
    let whole = selections.iter().filter(|one| one.kind == Kind::All);
    let chosen: Vec<&Selection> = whole
        .chain(about.feeds(&config, &records, &selections)?)
        .collect();
    let links: Vec<head::Link> = chosen
        .into_iter()
        .flat_map(|one| head::links(&config, one))
        .collect();
    let own = own_records(&config, &about)?;
    let profile = config.announce.profile();
    match args.report {
        Some(ReportForm::Json) => {
            let links: Vec<_> = links
                .iter()
                .map(|link| serde_json::json!({"type": link.format.media_type(), "title": link.title, "href": link.url}))
                .collect();
            let records: Vec<_> = own
                .iter()
                .map(|(rel, href)| serde_json::json!({"rel": rel, "href": href}))
                .collect();
            let profile = profile
                .map(|(account, page)| serde_json::json!({"account": account, "page": page}));
            let said =
                serde_json::json!({ "links": links, "records": records, "profile": profile });
            say::json(&said.to_string());
        }
        None => {
            for link in &links {
                say::markup(&format!("{}\n", head::html(link)));
            }
            for (rel, href) in &own {
                say::markup(&format!("{}\n", head::record(rel, href)));
            }
            if let Some((account, page)) = profile {
                for line in head::profile(&account, &page) {
                    say::markup(&format!("{line}\n"));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The records of standard.site that the page says are its own: the relation of each, and its address.
#[cfg(feature = "announce")]
fn own_records(config: &Config, about: &About) -> Result<Vec<(&'static str, String)>> {
    let records = feedmill::announce::records(config)?;
    let publication = records
        .publication
        .map(|uri| ("site.standard.publication", uri));
    let document = match about {
        About::Post(post) => {
            let url = config.url.join(post).map(String::from).unwrap_or_default();
            let found = records
                .documents
                .get(*post)
                .or_else(|| records.documents.get(&url));
            found.map(|uri| ("site.standard.document", uri.clone()))
        }
        About::Site | About::Term(..) => None,
    };
    Ok(document.into_iter().chain(publication).collect())
}

#[cfg(not(feature = "announce"))]
fn own_records(_: &Config, _: &About) -> Result<Vec<(&'static str, String)>> {
    Ok(Vec::new())
}

impl About<'_> {
    /// The feeds of what the page is about, besides that of the whole site.
    fn feeds<'s>(
        &self,
        config: &Config,
        records: &PostIndex,
        selections: &'s [Selection],
    ) -> Result<Vec<&'s Selection>> {
        let of_term = |kind: Kind, name: &str| {
            selections
                .iter()
                .find(|one| one.kind == kind && one.name == name)
        };
        match self {
            About::Site => Ok(Vec::new()),
            About::Term(kind, name) => match of_term(*kind, name) {
                Some(found) => Ok(vec![found]),
                None => bail!(
                    "no feed is of the {} `{name}`\n  help: write the name as posts write it, letter by letter",
                    kind.name()
                ),
            },
            About::Post(url) => {
                let index = feedmill::content::site_index(config, records);
                let mut places = 0..records.len();
                let Some(place) =
                    places.find(|place| is_at(config, &index, records.path(*place), url))
                else {
                    bail!(
                        "no post of any feed is at `{url}`\n  help: write its URL, its path on the site, or its file"
                    );
                };
                let terms = records.named_terms(place);
                Ok(terms
                    .filter_map(|(kind, name)| of_term(kind, name))
                    .collect())
            }
        }
    }
}

/// Whether the post is the one that is meant, by its file, its URL, or its path on the site.
fn is_at(config: &Config, index: &SiteIndex, path: &str, meant: &str) -> bool {
    let joined = config.url.join(meant).map(String::from).unwrap_or_default();
    path == meant
        || index
            .url_of(path)
            .is_some_and(|url| url == meant || url == joined)
}
