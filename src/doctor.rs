//! The whole comparison of a site's posts with its pages: what does not fit, and the setting that would fix it.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::{self, Error};
use crate::built::{BuiltSite, Target};
use crate::config::Config;
use crate::content::{self, load};
use crate::date::{self, Timestamp};
use crate::output::{Folder, Mode};
use crate::pages::letters;
use crate::warning::{Discard, Warnings};

/// What a look at a site has shown.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Diagnosis {
    /// The folder of the built site, if there is one.
    pub built: Option<String>,
    /// How many posts feeds may show.
    pub posts: usize,
    /// How many pages the built site has.
    pub pages: usize,
    /// How many posts are left out as their authors want it, by reason: drafts among them.
    pub left_out: BTreeMap<&'static str, usize>,
    /// What does not fit, by kind and file.
    pub findings: Vec<Finding>,
}

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of thing it is, such as `page-without-post`.
    pub code: &'static str,
    /// The file that it is about, relative to the site or to the built site.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would fix it.
    pub help: String,
}

/// Compares the posts of a site with its pages. Nothing is written.
///
/// # Errors
///
/// If the feeds cannot be built.
pub fn examine(config: &Config, now: Timestamp) -> Result<Diagnosis, Error> {
    let folder = Folder::new(config.root.join(&config.feeds.dir), Mode::Check).with_force(true);
    let report = build::build(config, now, folder)?;
    let mut diagnosis = Diagnosis {
        posts: report.posts,
        left_out: report.left_out,
        ..Diagnosis::default()
    };
    // Those are compared for every post below, not only for those that feeds show.
    let compared = ["page-elsewhere", "no-page"];
    for warning in report.warnings {
        if !compared.contains(&warning.code) {
            diagnosis.add(warning.code, &warning.path, warning.message, &warning.help);
        }
    }
    match BuiltSite::find(config) {
        Some(built) => diagnosis.compare(config, now, &built)?,
        None => {
            let command = config.generator.build_command();
            let help = match command {
                Some((_, command)) => {
                    format!("run `{command}`, or name its output in `content.built`")
                }
                None => "build the site, or name its output in `content.built`".to_owned(),
            };
            let message = "there is no built site to compare posts with".to_owned();
            diagnosis.add("no-built-site", &config.file, message, &help);
        }
    }
    diagnosis.findings.sort();
    Ok(diagnosis)
}

impl Diagnosis {
    fn add(&mut self, code: &'static str, path: &str, message: String, help: &str) {
        self.findings.push(Finding {
            code,
            path: path.to_owned(),
            message,
            help: help.to_owned(),
        });
    }

    fn compare(&mut self, config: &Config, now: Timestamp, built: &BuiltSite) -> Result<(), Error> {
        self.built = Some(built.name().to_owned());
        if config.pages.get().is_none() {
            config
                .pages
                .open(built.root(), &config.url, BTreeMap::new());
        }
        let Some(output) = config.pages.get() else {
            return Ok(());
        };
        self.pages = output.all().len();
        let records = content::scan(config, now, None)?.records;
        let listed = built.pages();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for place in 0..records.len() {
            let path = records.path(place);
            let mut known = Warnings::discard(Discard::ReportedByScan);
            let Ok(post) = load(config, path, &mut known) else {
                continue;
            };
            let page = match (post.page.clone(), built.page(&post.canonical_url)) {
                (Some(page), _) | (None, Target::File(page)) => page,
                (None, Target::Elsewhere) => continue,
                (None, Target::Missing) => {
                    let address = crate::pages::path_of(&post.canonical_url);
                    let near = listed.nearest(&address);
                    let near =
                        near.map_or_else(String::new, |near| format!("; the nearest is `{near}`"));
                    self.add(
                        "post-without-page",
                        path,
                        format!("there is no page at `{address}`{near}"),
                        "build the site again; set `content.permalink` to the form that the site uses, or exclude the post with `content.exclude`",
                    );
                    continue;
                }
            };
            if post.is_unsure && !config.generator.is_paged() {
                let message =
                    format!("its page is `{page}`, and the settings give another address");
                self.add(
                    "address-from-page",
                    path,
                    message,
                    "set `content.permalink` to the form that the site uses; the page's address is taken meanwhile",
                );
            }
            taken.insert(page.clone());
            let Some(known) = output.known(&page) else {
                continue;
            };
            let title = post.title.as_deref().unwrap_or_default();
            let (own, shown) = (letters(title), letters(&known.title));
            if !own.is_empty()
                && !shown.is_empty()
                && !shown.contains(&own)
                && !own.contains(&shown)
            {
                let message = format!(
                    "the title is `{title}`, and that of the page `{}`",
                    known.title
                );
                let help = "build the site again; if the page is another post's, set `content.permalink` or `permalink:`";
                self.add("title-differs", path, message, help);
            }
            let written = known.published.as_deref().and_then(|written| {
                date::read(written, false, config.timezone, config.content.naive_dates)
            });
            let day = |instant: &Timestamp| date::in_zone(instant, config.timezone).date();
            if let Some(written) = written
                && (day(&written) - day(&post.published)).num_days().abs() > 1
            {
                let message = format!(
                    "the date is {}, and that of the page {}",
                    day(&post.published),
                    day(&written)
                );
                let help = "build the site again, or set `timezone` and `date:` as the generator reads them";
                self.add("date-differs", path, message, help);
            }
        }
        for (path, known) in output.all() {
            let is_article = known.is_article && known.published.is_some() && !known.is_redirect;
            if is_article && !taken.contains(path) {
                let message = format!("the page `{}` is a dated article, and no post", known.title);
                let help = "name the folder of its source in `content.dir`, or write a date into its front matter; drafts need `content.drafts`";
                self.add("page-without-post", path, message, help);
            }
        }
        Ok(())
    }
}
