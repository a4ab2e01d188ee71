//! Sites of other generators: their settings, alone or beside a `feedmill.yaml`.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use serde_json::json;

use super::address;
use crate::config::{
    Config, Content, ContentSettings, Error, Footer, Permalink, Profile, Share, SplitTerms,
    feedmill_yaml,
};
use crate::date::NaiveDates;
use crate::generators::settings::{Found, find_within, plain};
use crate::warning::Warning;

/// The settings of a site that has no `feedmill.yaml`. `base` is the address if they give none.
pub(super) fn config(
    root: &Path,
    mut found: Found,
    profile: Option<Profile>,
    base: Option<&str>,
) -> Result<Config, Error> {
    address::complete(root, &mut found, base);
    let invalid = |message: String, help: String| Error::Invalid {
        code: "invalid-setting",
        path: root.join(&found.file),
        line: None,
        place: None,
        message,
        help,
    };
    let line = found.url_line;
    let Some(written) = &found.url else {
        return Err(invalid(
            "it does not give the site's address, and feeds need absolute links".into(),
            help(line),
        ));
    };
    let url = address::of_generator(written).map_err(|message| invalid(message, help(line)))?;
    if let Some(zone) = &found.timezone
        && zone.parse::<Tz>().is_err()
    {
        return Err(invalid(
            format!("unknown time zone `{zone}`"),
            "use an IANA name such as `Asia/Shanghai`".into(),
        ));
    }
    // The same settings as a `feedmill.yaml` of them would give; JSON is YAML.
    let title = found.title.as_deref().or(url.host_str());
    let author = found
        .author
        .as_ref()
        .map(|author| json!({"name": author.name, "email": author.email, "url": author.url}));
    let settings = json!({
        "title": title,
        "url": url.as_str(),
        "description": found.description,
        "language": found.language,
        "timezone": found.timezone,
        "author": author,
        "copyright": found.copyright,
    });
    let mut config = feedmill_yaml::load(root, &found.file, &settings.to_string(), profile)
        .map_err(Error::without_place)?;
    config.content = content(&found);
    config.generator = found.posts;
    config.warnings.extend(found.warnings);
    Ok(config)
}

/// What to do about an address that is missing or wrong; `line` is what the generator's settings would say.
fn help(line: &str) -> String {
    format!(
        "write `{line}` with your site's address, run `feedmill init` and write `url:` there, or build with `--base-url`"
    )
}

/// How the posts of a generator's site are read.
fn content(found: &Found) -> Content {
    Content {
        permalink: Permalink::default(),
        naive_dates: NaiveDates::Site,
        split_terms: SplitTerms::Never,
        share: Share::Off,
        footer: Footer::Off,
        future: found.future,
        ..Content::default()
    }
}

/// Beside a generator's own settings, `feedmill.yaml` says which feeds are made; how posts are read stays the generator's
/// business, unless it says itself where posts are.
pub(super) fn beside(config: &mut Config, written: &ContentSettings) -> Result<(), Error> {
    if written.dir.is_some() || written.from.is_some() {
        return Ok(());
    }
    let found = find_within(&config.root, &config.bounds)?;
    let own = config.root.join(config.generator.folder());
    let is_empty = || !own.exists();
    let found = match found {
        None if is_empty() => plain(&config.root),
        found => found,
    };
    let Some(found) = found else {
        return Ok(());
    };
    if let Some((name, command)) = found.posts.build_command()
        && config.content.built.is_none()
        && !is_empty()
        && !is_built(&config.root, &found)
    {
        let folder = config.generator.folder().to_owned();
        config.site.warnings.push(Warning::file(
            &config.site.file,
            "no-pages-yet",
            format!(
                "this is a site of {name} that has not been built; posts are read from the files in `{folder}` alone"
            ),
            format!("run `{command}` first, or write `content: {{dir: {folder}}}` if these files are all there is"),
        ));
        return Ok(());
    }
    let own = std::mem::replace(&mut config.content, content(&found));
    config.generator = Arc::clone(&found.posts);
    config.content.exclude = own.exclude;
    config.content.drafts = own.drafts;
    config.content.remove = own.remove;
    config.content.sanitize = own.sanitize;
    config.content.built = own.built;
    config.content.body = own.body;
    config.content.main = own.main;
    config.content.future |= own.future;
    config.content.naive_dates = own.naive_dates;
    config.content.permalink = written
        .permalink
        .as_deref()
        .map(Permalink::new)
        .unwrap_or_default();
    config.content.split_terms = written.split_terms.unwrap_or(SplitTerms::Never);
    config.content.share = written.share.unwrap_or(Share::Off);
    config.content.footer = written.footer.unwrap_or(Footer::Off);
    config.warnings.extend(found.warnings);
    Ok(())
}

/// Whether the generator's pages are there.
fn is_built(root: &Path, found: &Found) -> bool {
    let folder = found.posts.output_folder().unwrap_or_default();
    root.join(folder).join("index.html").is_file()
}
