//! Posts and the pages that the site's generator made of them.

use chrono::NaiveDate;

use crate::built::{BuiltSite, Target};
use crate::config::{BodySource, Config};
use crate::date::{self, Timestamp};
use crate::pages::{Known, Output, letters, name_hash};

/// Where a post lives, and its page.
#[derive(Debug)]
pub(crate) struct Place {
    pub url: String,
    /// The file of its page, relative to the output; `None` if it is not known.
    pub page: Option<String>,
    /// Whether it depends on which pages there are: the source gives an address without a page.
    pub is_unsure: bool,
}

/// Opens the pages of the site for posts to be looked for among them, unless they are open or the settings want none.
pub(crate) fn open(config: &Config) {
    if config.content.body == BodySource::Source || config.pages.get().is_some() {
        return;
    }
    if let Some(built) = BuiltSite::find(config) {
        config
            .pages
            .open(built.root(), &config.url, std::collections::BTreeMap::new());
    }
}

/// Where the post lives that the source says to live at `url`: there if it has a page there, or at the one page that has its title and
/// day, or its title and name.
pub(crate) fn place(
    config: &Config,
    title: Option<&str>,
    published: &Timestamp,
    names: &[&str],
    url: String,
) -> Place {
    let Some(output) = config.pages.get() else {
        return Place::of_source(url, None);
    };
    let built = BuiltSite::at(output.root(), &config.url);
    match built.page(&url) {
        Target::File(page) => {
            // Of addresses that lead to one page, the page says which is its own.
            let known = match config.generator.is_paged() {
                true => output.known(&page),
                false => None,
            };
            let url = known.map_or(url, |known| output.url_of(&page, &known));
            return Place::of_source(url, Some(page));
        }
        Target::Elsewhere => return Place::of_source(url, None),
        Target::Missing => {}
    }
    let found = find(config, &output, title, published, names);
    Place {
        url: found.map_or(url, |(page, known)| output.url_of(page, known)),
        page: found.map(|(page, _)| page.clone()),
        is_unsure: true,
    }
}

impl Place {
    /// The place that the source gives.
    pub fn of_source(url: String, page: Option<String>) -> Self {
        Place {
            url,
            page,
            is_unsure: false,
        }
    }
}

/// The only page that can be a post's.
fn find<'o>(
    config: &Config,
    output: &'o Output,
    title: Option<&str>,
    published: &Timestamp,
    names: &[&str],
) -> Option<&'o (String, Known)> {
    let day = date::in_zone(published, config.timezone).date();
    let dated = |known: &Known| {
        let written = known.published.as_deref()?;
        let read = date::read(written, false, config.timezone, config.content.naive_dates)?;
        Some(date::in_zone(&read, config.timezone).date())
    };
    let titled: Vec<_> = title
        .map(|title| output.titled(title).collect())
        .unwrap_or_default();
    let is_named = |page: &&&(String, Known)| {
        let name = letters(crate::pages::last_part(&page.0));
        names.iter().any(|wanted| letters(wanted) == name)
    };
    let on_day = |page: &&&(String, Known)| dated(&page.1).is_some_and(|found| is_near(found, day));
    // Servers may want a page twice, as `a.html` and `a/index.html`.
    let is_same = |one: &Known, other: &Known| {
        one.canonical_url.is_some() && one.canonical_url == other.canonical_url
    };
    let only = |pages: Vec<&'o (String, Known)>| match pages[..] {
        [page] => Some(page),
        [page, ref others @ ..] if others.iter().all(|other| is_same(&page.1, &other.1)) => {
            Some(page)
        }
        // The same page in other languages lies in folders of these.
        _ => pages
            .iter()
            .min_by_key(|page| page.0.len())
            .copied()
            .filter(|first| {
                let ending = format!("/{}", first.0);
                let mut others = pages.iter().filter(|page| page.0 != first.0);
                others.all(|page| page.0.ends_with(&ending))
            }),
    };
    let of = |is_meant: &dyn Fn(&&&'o (String, Known)) -> bool| {
        only(titled.iter().filter(is_meant).copied().collect())
    };
    let on = |page: &(String, Known)| dated(&page.1).is_some_and(|found| is_near(found, day));
    // A page that says another day is another post's.
    let may_be = |page: &&&(String, Known)| dated(&page.1).is_none_or(|found| is_near(found, day));
    of(&on_day)
        .or_else(|| of(&|page| is_named(page) && may_be(page)))
        .or_else(|| of(&may_be))
        .or_else(|| {
            let mut named = names.iter().flat_map(|name| output.named(name));
            let first = named.find(|page| on(page))?;
            named
                .all(|page| page.0 == first.0 || !on(page))
                .then_some(first)
        })
}

/// Dates of pages are often written without a zone.
fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    one.signed_duration_since(other).num_days().abs() <= 1
}

/// What stands in the cache for the page that a post's body is taken from.
pub(super) fn name_of(page: &str) -> u64 {
    name_hash(page)
}
