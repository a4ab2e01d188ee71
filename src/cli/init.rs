//! `feedmill init`: a commented feedmill.yaml, made from what the folder says.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use feedmill::generators::settings::{self as generator, Found};
use feedmill::{Config, Folder, Mode};

use super::report::from_here;
use super::say::{out, value};
use crate::cli::args::Init;

pub fn run(args: &Init) -> Result<ExitCode> {
    let path = args.site.join("feedmill.yaml");
    if path.exists() {
        bail!(
            "{}: this file is already there\n  help: edit it, or remove it first",
            from_here(&path)
        );
    }
    let jekyll = ["_config.yml", "_config.yaml"];
    let is_jekyll =
        jekyll.iter().any(|name| args.site.join(name).exists()) && !generator::is_hexo(&args.site);
    let found = match is_jekyll {
        true => None,
        false => generator::find(&args.site)?.or_else(|| generator::plain(&args.site)),
    };
    if let Some(found) = found {
        write(&path, &of_generator(&found))?;
        return Ok(tell(&args.site));
    }
    let settings = match Config::load(&args.site) {
        Ok(config) => taken_over(&config),
        Err(feedmill::config::Error::Missing { .. }) => fresh(&args.site),
        Err(error) => return Err(error.into()),
    };
    write(&path, &settings)?;
    Ok(tell(&args.site))
}

/// Prints what a build would find; nothing if the settings are not complete yet.
#[allow(clippy::disallowed_methods)] // The clock says only which posts are in the future.
fn tell(site: &Path) -> ExitCode {
    let report = Config::load(site).ok().and_then(|config| {
        let folder = Folder::new(site.join(&config.feeds.dir), Mode::Check);
        let now = chrono::Utc::now().fixed_offset();
        let report = feedmill::build(&config, now, folder).ok()?;
        Some((config, report))
    });
    if let Some((config, report)) = report.filter(|(_, report)| report.posts > 0) {
        let left_out = report.left_out.values().sum::<usize>() + report.faulty;
        out!("posts: {}", report.posts);
        out!("left out: {left_out}; warnings: {}", report.warnings.len());
        out!(
            "feeds: {}, to be written to {}",
            report.feeds,
            value(&config.feeds.dir)
        );
    }
    ExitCode::SUCCESS
}

fn write(path: &Path, settings: &str) -> Result<()> {
    std::fs::write(path, settings)
        .with_context(|| format!("{} cannot be written", from_here(path)))?;
    out!(
        "wrote {}: look through it, then run `feedmill build`",
        value(&from_here(path))
    );
    Ok(())
}

/// Where Jekyll's settings say it all, feedmill reads its posts as Jekyll does.
fn taken_over(config: &Config) -> String {
    let mut text = settings(
        &config.title,
        match is_known(config.url.as_str()) {
            true => config.url.as_str(),
            false => "",
        },
        "_posts",
        config.content.permalink.as_str(),
    );
    text = text.replace(
        "# timezone: UTC",
        &format!("timezone: {}", config.timezone.name()),
    );
    if let Some(language) = &config.language {
        text = text.replace("# language: en", &format!("language: {language}"));
    }
    if let Some(description) = &config.description {
        text = text.replace(
            "# description: A sentence about the site.",
            &format!("description: {}", quoted(description)),
        );
    }
    if let Some(author) = &config.author {
        text = text.replace(
            "# author: Your Name",
            &format!("author: {}", quoted(&author.name)),
        );
    }
    text.replace("content:\n", "content:\n  naive_dates: jekyll\n")
}

/// Another generator's settings go on saying how posts are read: only the site is named here.
fn of_generator(found: &Found) -> String {
    let mut text = head();
    let mut line = |key: &str, value: Option<&str>, fallback: &str| match value {
        Some(value) => text.push_str(&format!("{key}: {}\n", quoted(value))),
        None => text.push_str(fallback),
    };
    line("title", found.title.as_deref(), "title: My site\n");
    line(
        "url",
        found.url.as_deref().filter(|url| is_known(url)),
        &format!("{ASKED}\n"),
    );
    line(
        "description",
        found.description.as_deref(),
        "# description: A sentence about the site.\n",
    );
    line("language", found.language.as_deref(), "# language: en\n");
    line("timezone", found.timezone.as_deref(), "# timezone: UTC\n");
    line("copyright", found.copyright.as_deref(), "");
    let author = found.author.as_ref();
    line(
        "author",
        author.map(|author| author.name.as_str()),
        "# author: Your Name\n",
    );
    for note in found.page_notes() {
        text.push_str(&format!("\n# {note}"));
    }
    text.push_str(&format!(
        "\n# Posts are read as {} reads them, by {}: folders, front matter, taxonomies and permalinks.\n",
        found.generator, found.file
    ));
    for note in found.address_notes() {
        text.push_str(&format!("# {note}\n"));
    }
    // What lies in such a folder is served at the top of the site.
    let (dir, url) = match found.static_folder() {
        Some(folder) => (format!("{folder}/feeds"), "  url: feeds/\n"),
        None => ("feeds".to_owned(), ""),
    };
    text.push_str(&format!(
        "\nfeeds:\n  # The folder to write feeds to.\n  dir: {dir}\n{url}  # The most posts that a feed shows. Podcasts show all episodes by default.\n  # limit: 20\n"
    ));
    text
}

/// The first lines: editors complete the settings with the schema that is named there.
fn head() -> String {
    format!(
        "# yaml-language-server: $schema={}\n# The settings of feedmill. `feedmill schema` prints every key with its meaning.\n\n",
        feedmill::config::SCHEMA
    )
}

fn fresh(site: &Path) -> String {
    let name = site
        .canonicalize()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let dir = [
        "content/posts",
        "content",
        "posts",
        "_posts",
        "src/posts",
        "blog",
    ]
    .into_iter()
    .find(|dir| site.join(dir).is_dir())
    .unwrap_or("content");
    settings(
        name.as_deref().unwrap_or("My site"),
        "",
        dir,
        "/:categories/:year/:month/:day/:title.html",
    )
}

/// What stands in place of an address that is not known: feeds cannot do without one, and a made-up one would lead elsewhere.
const ASKED: &str =
    "# The site's address. Write it here, and remove the `#`.\n# url: https://your-site.example/";

/// Whether it is the address of a site on the web, and none of the machine or of a starter.
fn is_known(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| {
        let host = url.host_str().unwrap_or_default();
        matches!(url.scheme(), "http" | "https")
            && !matches!(host, "" | "localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0")
            && !feedmill::config::is_placeholder(&url)
    })
}

fn settings(title: &str, url: &str, dir: &str, permalink: &str) -> String {
    let head = head();
    let url = match url {
        "" => ASKED.to_owned(),
        known => format!("# The site's address.\nurl: {known}"),
    };
    format!(
        "{head}# The site's name, as readers show it.
title: {}
{url}
# description: A sentence about the site.
# language: en
# The time zone of dates without an offset.
# timezone: UTC
# author: Your Name

content:
  # The folder of posts.
  dir: {dir}
  # The address of a post on the site.
  permalink: {}

feeds:
  # The folder to write feeds to.
  dir: feeds
  # The most posts that a feed shows. Podcasts show all episodes by default.
  # limit: 20
",
        quoted(title),
        quoted(permalink),
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
