//! What Zola's settings say.

use std::path::Path;
use std::sync::Arc;

use super::markdown::Flavour;
use super::templates::Templates;
use crate::config::{Error, Person};
use crate::generators::found::Found;
use crate::generators::values::{text, value};
use crate::read::Bounds;
use crate::value::Value;

/// What of Zola's settings says how posts are read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "generator")]
pub struct Zola {
    /// What becomes of file names in paths.
    pub slugs: Slugs,
    /// A date at the beginning of a name stays in the path.
    pub keeps_dates: bool,
    /// Languages that a file name may end in, and that feeds do not show.
    pub other_languages: Vec<String>,
    /// Which of Markdown's extensions are on.
    pub(super) flavour: Flavour,
    /// All that the settings say, for templates.
    pub settings: Value,
    /// The templates of shortcodes.
    pub templates: Templates,
}

/// What becomes of file names in paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Slugs {
    /// ASCII letters and digits.
    On,
    /// Only what a path cannot hold goes.
    Safe,
    /// They stay as they are.
    Off,
}

impl Zola {
    /// A site with these languages besides its own, for tests.
    #[cfg(test)]
    pub fn of_languages(names: &[&str]) -> Self {
        Zola {
            slugs: Slugs::On,
            keeps_dates: false,
            other_languages: names.iter().map(|name| (*name).to_owned()).collect(),
            flavour: Flavour::default(),
            settings: Value::Null,
            templates: Templates::default(),
        }
    }
}

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    for name in ["zola.toml", "config.toml"] {
        let Some(settings) = value(&root.join(name), bounds)? else {
            continue;
        };
        if settings.get("base_url").is_some() {
            return Ok(Some(found(root, name, &settings, bounds)));
        }
    }
    Ok(None)
}

fn found(root: &Path, file: &str, settings: &Value, bounds: &Bounds) -> Found {
    let deep = |path: [&str; 2]| settings.get(path[0]).and_then(|value| value.get(path[1]));
    let is_true = |path: [&str; 2]| deep(path).and_then(Value::as_bool) == Some(true);
    // Older sites have these two at the top.
    let is_top = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let slugs = deep(["slugify", "paths"]).and_then(Value::as_str);
    let author = text(settings, &["author"])
        .or_else(|| text(settings.get("extra").unwrap_or(&Value::Null), &["author"]));
    let languages = settings.get("languages").and_then(Value::as_map);
    let language = text(settings, &["default_language"]).unwrap_or_else(|| "en".into());
    let zola = Zola {
        slugs: match slugs {
            Some("safe") => Slugs::Safe,
            Some("off") => Slugs::Off,
            _ => Slugs::On,
        },
        keeps_dates: is_true(["slugify", "paths_keep_dates"]),
        other_languages: languages.map_or_else(Vec::new, |languages| {
            let names = languages.iter().map(|(name, _)| name.to_owned());
            names.filter(|name| *name != language).collect()
        }),
        flavour: Flavour {
            smart: is_true(["markdown", "smart_punctuation"]) || is_top("smart_punctuation"),
            emoji: is_true(["markdown", "render_emoji"]) || is_top("render_emoji"),
            definitions: is_true(["markdown", "definition_list"]),
            alerts: is_true(["markdown", "github_alerts"]),
            notes_at_end: is_true(["markdown", "bottom_footnotes"]),
        },
        templates: Templates::of(root, text(settings, &["theme"]).as_deref(), bounds),
        settings: settings.clone(),
    };
    Found {
        generator: "Zola",
        file: file.to_owned(),
        title: text(settings, &["title"]),
        url: text(settings, &["base_url"]),
        url_line: "base_url = \"https://example.org\"",
        description: text(settings, &["description"]),
        language: Some(language),
        timezone: None,
        author: author.map(|name| Person {
            name,
            ..Person::default()
        }),
        copyright: None,
        posts: Arc::new(zola),
        // Zola builds what is dated in the future like everything else.
        future: true,
        warnings: Vec::new(),
    }
}
