//! `feedmill select`: which posts match a rule.

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::config::{CustomFeed, Kind, Place};
use feedmill::content::{self, Post};
use feedmill::index::Labels;
use feedmill::rule::Rule;
use feedmill::selection;
use feedmill::warning::{Discard, Warnings};
use serde_json::json;

use super::options;
use super::report::count;
use super::say::{self, err, out, value};
use crate::cli::args::{Select, SelectForm};

/// The clock only says which posts are in the future.
#[allow(clippy::disallowed_methods)]
pub fn run(args: &Select) -> Result<ExitCode> {
    let mut config = options::load(&args.site, None)?;
    let rule = match Rule::parse(&args.rule, config.timezone) {
        Ok(rule) => rule,
        Err(error) => {
            let place = Place {
                line: 1,
                column: args.rule[..error.span.start].chars().count() + 1,
                length: args.rule[error.span].chars().count().max(1),
                text: args.rule.clone(),
            };
            bail!(
                "invalid rule: {}\n{place}\n  help: {}",
                error.message,
                error.help
            );
        }
    };
    config.feeds.choose(vec![Kind::Custom]);
    config.feeds.limit_all(Some(args.limit));
    config.feeds.custom = vec![CustomFeed::new("matches", rule)];
    let now = chrono::Utc::now().fixed_offset();
    let scan = content::scan(&config, now, None)?;
    let (selections, _) = selection::select(&config, &scan.records, &Labels::default());
    let (shown, total) = match selections.first() {
        Some(selection) => (selection.posts.as_slice(), selection.total),
        None => (&[][..], 0),
    };
    let mut warnings = Warnings::discard(Discard::ReportedByScan);
    let posts: Vec<Post> = shown
        .iter()
        .filter_map(|place| content::load(&config, scan.records.path(*place), &mut warnings).ok())
        .collect();
    match args.format {
        SelectForm::Json => {
            let posts: Vec<_> = posts.iter().map(as_json).collect();
            say::json(
                &json!({"posts": scan.records.len(), "matches": total, "shown": posts}).to_string(),
            );
        }
        SelectForm::Paths => posts.iter().for_each(|post| out!("{}", value(&post.path))),
        SelectForm::Table => {
            for post in &posts {
                let title = post.title.as_deref().unwrap_or(&post.path);
                let day = &feedmill::date::rfc3339(&post.published)[..10];
                out!("{day}  {}  {}", value(title), value(&post.path));
            }
            let of = count(scan.records.len(), "post");
            match posts.len() < total {
                true => out!(
                    "{total} of {of} match; the newest {} are shown",
                    posts.len()
                ),
                false => out!("{total} of {of} match"),
            }
        }
    }
    if scan.faulty > 0 {
        err!(
            "note: {} left out because of errors; `feedmill build` shows them",
            count(scan.faulty, "file")
        );
    }
    Ok(match total {
        0 => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

fn as_json(post: &Post) -> serde_json::Value {
    json!({
        "path": post.path,
        "url": post.canonical_url,
        "title": post.title,
        "published": feedmill::date::rfc3339(&post.published),
        "categories": post.categories,
        "tags": post.tags,
    })
}
