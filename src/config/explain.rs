//! What serde says of settings, in words that name the key and say what to write.

use std::path::Path;

use super::error::INVALID;
use super::{Error, Place, Settings};
use crate::nearest::nearest;
use crate::syntax;

/// serde's message about the settings `source` in the file `name`, made into one that says which key was meant.
pub(crate) fn explain(root: &Path, name: &str, source: &str, error: &serde_yaml::Error) -> Error {
    // A text that is not YAML says nothing of its settings, even if the reader came upon one of them first.
    let syntax = serde_yaml::from_str::<serde_yaml::Value>(source).err();
    let fault = syntax::yaml(source, syntax.as_ref().unwrap_or(error));
    let text = error.to_string();
    let fault = fault.or_else(|| {
        let is_text = text.starts_with("invalid type: string");
        is_text.then(|| syntax::without_keys(source)).flatten()
    });
    if let Some(fault) = fault {
        return Error::syntax(root.join(name), source, fault);
    }
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let line = error.location().map(|place| place.line());
    let on_line = |token: &str| line.and_then(|line| Place::on_line(source, line, token));
    let invalid = |code, place: Option<Place>, message: String, help: String| Error::Invalid {
        code,
        path: root.join(name),
        line: place.as_ref().map(|place| place.line).or(line),
        place,
        message,
        help,
    };
    match quoted.split_first() {
        Some((unknown, known)) if text.contains("unknown field") => {
            let meant = foreign_name(unknown).filter(|meant| known.contains(meant));
            let meant = meant.or_else(|| nearest(unknown, known.iter().copied()));
            let help = match meant {
                _ if WRAPPERS.contains(unknown) && known.contains(&"feeds") => {
                    format!("write the settings below it at the top level, without `{unknown}:`")
                }
                Some(meant) => format!("did you mean `{meant}`?"),
                None => match sections_with(unknown).as_slice() {
                    [] => format!("the settings here are {}", known.join(", ")),
                    sections => format!("write it below `{}:`, indented", sections.join(":` or `")),
                },
            };
            let message = format!("unknown setting `{unknown}`");
            invalid("unknown-setting", on_line(unknown), message, help)
        }
        Some((unknown, known)) if text.contains("unknown variant") => {
            let key = text.split(": unknown variant").next().unwrap_or_default();
            let help = match nearest(unknown, known.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("write one of {}", known.join(", ")),
            };
            let message = format!("unknown value `{unknown}` of `{key}`");
            invalid(INVALID, on_line(unknown), message, help)
        }
        Some((missing, _)) if text.contains("missing field") => {
            // The section that lacks it, such as `feeds.podcast`; none at the top level.
            let section = text.split(": missing field").next().unwrap_or_default();
            let section = (section != text && !section.is_empty()).then_some(section);
            let place = section.and_then(|section| Place::of_key(source, section));
            let message = match section {
                Some(section) => format!("`{missing}` is missing in `{section}`"),
                None => format!("`{missing}` is missing"),
            };
            Error::Invalid {
                code: "missing-setting",
                path: root.join(name),
                line: place.as_ref().map(|place| place.line),
                place,
                message,
                help: format!("add a line `{missing}: …`"),
            }
        }
        Some((twice, _)) if text.contains("duplicate field") => invalid(
            "duplicate-setting",
            Place::second_key(source, twice, line),
            format!("`{twice}` appears twice"),
            "remove one of the two lines".to_owned(),
        ),
        _ => match syntax::of_another_type(&text) {
            Some((message, help)) => {
                let key = text.split(": ").next().unwrap_or_default();
                let place = Place::of(source, key, None).or_else(|| Place::of_key(source, key));
                // Of a value that may be of several types, the reader says only the line.
                let place = place.or_else(|| Place::line(source, line?));
                let help = match help.is_empty() {
                    true => "`feedmill schema` describes every setting".to_owned(),
                    false => help,
                };
                invalid(INVALID, place, message, help)
            }
            None => invalid(
                INVALID,
                None,
                "the settings cannot be read".to_owned(),
                "`feedmill schema` describes every setting".to_owned(),
            ),
        },
    }
}

/// What other generators put their settings below.
const WRAPPERS: [&str; 4] = ["config", "params", "site", "siteMetadata"];

/// What other generators call our settings.
const FOREIGN: [(&str, &[&str]); 6] = [
    (
        "url",
        &[
            "baseURL", "base_url", "baseurl", "link", "siteUrl", "site_url", "siteurl",
        ],
    ),
    (
        "title",
        &["name", "siteName", "site_name", "site_title", "sitename"],
    ),
    ("description", &["subtitle", "tagline"]),
    (
        "language",
        &["defaultContentLanguage", "lang", "languageCode", "locale"],
    ),
    ("image", &["logo"]),
    ("icon", &["favicon"]),
];

/// Our name for a setting of another generator.
fn foreign_name(name: &str) -> Option<&'static str> {
    let named = FOREIGN.iter().find(|(_, names)| names.contains(&name));
    named.map(|(ours, _)| *ours)
}

/// The sections that have a setting of this name.
fn sections_with(key: &str) -> Vec<String> {
    let schema = schemars::schema_for!(Settings);
    let schema = schema.as_value();
    let sections = schema["properties"].as_object().into_iter().flatten();
    let has_key = |section: &serde_json::Value| {
        let named = section["$ref"].as_str();
        let choices = section["anyOf"].as_array().into_iter().flatten();
        let mut named = choices
            .filter_map(|choice| choice["$ref"].as_str())
            .chain(named);
        named.any(|name| {
            let name = name.rsplit('/').next().unwrap_or(name);
            !schema["$defs"][name]["properties"][key].is_null()
        })
    };
    let sections = sections.filter(|(_, section)| has_key(section));
    sections.map(|(name, _)| name.clone()).collect()
}
