//! `feedmill init`: a commented feedmill.yaml, made from what the folder says.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use feedmill::Config;

use crate::args::Init;

pub fn run(args: &Init) -> Result<ExitCode> {
    let path = args.site.join("feedmill.yaml");
    if path.exists() {
        bail!(
            "{}: is there already\n  help: edit it, or remove it first",
            path.display()
        );
    }
    let settings = match Config::load(&args.site) {
        Ok(config) => taken_over(&config),
        Err(feedmill::config::Error::Missing(_)) => fresh(&args.site),
        Err(error) => return Err(error.into()),
    };
    std::fs::write(&path, settings)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    println!(
        "wrote {}: look through it, then run `feedmill build`",
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Where Jekyll's settings say it all, feedmill reads its posts as Jekyll does.
fn taken_over(config: &Config) -> String {
    let mut text = settings(
        &config.title,
        config.url.as_str(),
        "_posts",
        &config.content.permalink,
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

fn fresh(site: &std::path::Path) -> String {
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
        "https://example.org/",
        dir,
        "/:categories/:year/:month/:day/:title.html",
    )
}

fn settings(title: &str, url: &str, dir: &str, permalink: &str) -> String {
    format!(
        "# What feedmill needs to know of this site. `feedmill schema` prints every key with its meaning.

# The site's name, as readers show it.
title: {}
# Where the site is served.
url: {url}
# description: A sentence about the site.
# language: en
# The zone of dates that have no offset.
# timezone: UTC
# author: Your Name

content:
  # The folder of posts.
  dir: {dir}
  # Where a post lives on the site.
  permalink: {}

feeds:
  # The folder that feeds are written to.
  dir: feeds
  # How many posts a feed shows at most.
  limit: 20
",
        quoted(title),
        quoted(permalink),
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
