//! What Hugo's settings say.

use std::path::Path;
use std::sync::Arc;

use super::cascade::{self, Cascade, Section};
use super::files::gather;
use super::language::{self, OtherLanguage};
use super::templates::Templates;
use super::{markup, modules};
use crate::config::{Error, Place, merge};
use crate::generators::found::Found;
use crate::generators::shared::commonmark::Flavour;
use crate::generators::shared::passthrough::Delimiters;
use crate::generators::values::{person, read, text};
use crate::nearest::nearest;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What of Hugo's settings says how posts are read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "generator")]
pub struct Hugo {
    /// The folder of posts.
    pub content: String,
    /// Where the pages of a section live: its name and a pattern.
    pub permalinks: Vec<(String, String)>,
    /// Pages are files (`/a.html`) and not folders (`/a/`).
    pub ugly_urls: bool,
    /// The sections whose pages are such.
    pub ugly_sections: Vec<String>,
    /// The path keeps its capital letters.
    pub keep_case: bool,
    /// The languages besides the default one.
    pub others: Vec<OtherLanguage>,
    /// The folder that holds the posts of all languages.
    pub walked: String,
    /// The default language, in which the feeds of the whole site are.
    pub language: String,
    /// Pages of that language live below its name.
    pub in_subfolder: bool,
    /// What Goldmark reads.
    pub flavour: Flavour,
    /// A file's name may say the date.
    pub date_in_name: bool,
    /// The folders that are sections, the innermost first, with what they hand down.
    pub sections: Vec<Section>,
    /// What the site hands down to all of its pages.
    pub cascades: Vec<Cascade>,
    /// `params`, for the shortcode of that name and the site's templates.
    pub params: Value,
    /// Links name pages by their files, as Hugo's own render hook has it.
    pub resolves_links: bool,
    /// A picture that stands alone is not a paragraph.
    pub frees_images: bool,
    /// What formulas stand between, which Markdown leaves alone.
    pub passthrough: Delimiters,
    /// The templates of shortcodes and render hooks.
    pub templates: Templates,
}

impl Hugo {
    /// Whether anything but Goldmark itself writes parts of Markdown.
    pub(crate) fn has_hooks(&self) -> bool {
        self.resolves_links || self.templates.has_hooks()
    }
}

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    let Some((name, settings)) = gather(root, bounds)? else {
        return Ok(None);
    };
    found(root, &name, &settings, bounds).map(Some)
}

/// What patterns of pages may say, besides `:sections[…]`.
const PLACEHOLDERS: [&str; 15] = [
    "year",
    "month",
    "monthname",
    "day",
    "weekday",
    "weekdayname",
    "yearday",
    "section",
    "sections",
    "title",
    "slug",
    "filename",
    "contentbasename",
    "slugorfilename",
    "slugorcontentbasename",
];

/// What looks like a placeholder in a pattern and is not one: Hugo refuses it, and in feeds it would stay in URLs.
fn unknown_placeholders(
    root: &Path,
    file: &str,
    permalinks: &[(String, String)],
    bounds: &Bounds,
) -> Result<Vec<Warning>, Error> {
    let mut warnings = Vec::new();
    for (section, pattern) in permalinks {
        for part in pattern.split(':').skip(1) {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let name = &part[..end.unwrap_or(part.len())];
            // The text between the brackets of `:sections[1:]` is looked at where it is filled in.
            let is_index =
                name.is_empty() || name.bytes().all(|b| b.is_ascii_digit()) || name == "last";
            if is_index || PLACEHOLDERS.contains(&name) {
                continue;
            }
            let token = format!(":{name}");
            let warning = Warning::file(
                file,
                "unknown-placeholder",
                format!(
                    "unknown placeholder `{token}` in `permalinks.{section}`; it stays in URLs"
                ),
                match nearest(&name.to_lowercase(), PLACEHOLDERS) {
                    Some(nearest) => format!("did you mean `:{nearest}`?"),
                    None => "write a placeholder such as `:year` or `:slug`".to_owned(),
                },
            );
            let source = read(&root.join(file), bounds)?.unwrap_or_default();
            warnings.push(match Place::of_token(&source, &token) {
                Some(place) => place.mark(warning),
                None => warning,
            });
        }
    }
    Ok(warnings)
}

fn found(root: &Path, file: &str, settings: &Value, bounds: &Bounds) -> Result<Found, Error> {
    let empty = Value::Map(Map::new());
    let params = settings.get("params").unwrap_or(&empty);
    let language = text(settings, &["defaultcontentlanguage"]).unwrap_or_else(|| "en".to_owned());
    let languages = settings.get("languages").and_then(Value::as_map);
    let own = languages.and_then(|languages| languages.get(&language.to_lowercase()));
    let own = own.unwrap_or(&empty);
    let own_params = own.get("params").unwrap_or(&empty);
    let of = |keys: &[&str]| text(own, keys).or_else(|| text(settings, keys));
    let is_true = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let deep = |path: &[&str]| {
        path.iter()
            .try_fold(settings, |value, key| value.get(key))
            .and_then(Value::as_bool)
    };
    let authors = [own_params, params, settings];
    let author = authors.iter().find_map(|place| {
        ["author", "authors"]
            .iter()
            .find_map(|key| person(place.get(key)?))
    });
    let content = modules::content(settings, &language)
        .or_else(|| of(&["contentdir"]))
        .unwrap_or_else(|| "content".into());
    let content = content.trim_matches('/').to_owned();
    let others = language::others(settings, &language);
    let hugo = Hugo {
        walked: language::common_folder(&content, &others),
        sections: others
            .iter()
            .filter_map(|other| other.folder.as_deref())
            .chain([content.as_str()])
            .flat_map(|folder| cascade::sections(root, folder, bounds))
            .collect(),
        others,
        cascades: cascade::cascades(settings),
        content,
        permalinks: permalinks(own.get("permalinks").or(settings.get("permalinks"))),
        ugly_urls: is_true("uglyurls"),
        ugly_sections: settings
            .get("uglyurls")
            .and_then(Value::as_map)
            .into_iter()
            .flat_map(Map::iter)
            .filter(|(_, is_ugly)| is_ugly.as_bool() == Some(true))
            .map(|(section, _)| section.to_lowercase())
            .collect(),
        keep_case: is_true("disablepathtolower"),
        in_subfolder: is_true("defaultcontentlanguageinsubdir"),
        flavour: markup::flavour(settings),
        date_in_name: settings
            .get("frontmatter")
            .and_then(|dates| dates.get("date")?.as_list())
            .is_some_and(|from| from.iter().any(|one| one.as_str() == Some(":filename"))),
        params: all_params(params, own_params),
        resolves_links: markup::resolves_links(settings, languages),
        frees_images: deep(&[
            "markup",
            "goldmark",
            "parser",
            "wrapstandaloneimagewithinparagraph",
        ]) == Some(false),
        passthrough: markup::delimiters(settings),
        templates: Templates::of(root, &modules::themes(settings), &language, bounds),
        language,
    };
    let code = of(&["locale", "languagecode"])
        .or_else(|| languages.is_some().then(|| hugo.language.clone()));
    let warnings = unknown_placeholders(root, file, &hugo.permalinks, bounds)?;
    Ok(Found {
        generator: "Hugo",
        file: file.to_owned(),
        title: of(&["title"]),
        url: of(&["baseurl"]),
        url_line: "baseURL = \"https://example.org/\"",
        description: text(own_params, &["description"]).or_else(|| text(params, &["description"])),
        language: code,
        timezone: of(&["timezone"]),
        author,
        copyright: of(&["copyright"]),
        posts: Arc::new(hugo),
        future: is_true("buildfuture"),
        warnings,
    })
}

/// The site's parameters, with those of its language above them.
fn all_params(params: &Value, own: &Value) -> Value {
    let mut all = params.as_map().cloned().unwrap_or_else(Map::new);
    if let Some(own) = own.as_map() {
        merge(&mut all, own);
    }
    Value::Map(all)
}

/// The patterns of pages: below `page` in newer settings, beside those of other kinds in older ones.
fn permalinks(settings: Option<&Value>) -> Vec<(String, String)> {
    let Some(settings) = settings else {
        return Vec::new();
    };
    let pages = settings.get("page").filter(|page| page.as_map().is_some());
    let Some(map) = pages.unwrap_or(settings).as_map() else {
        return Vec::new();
    };
    let pairs = map.iter();
    pairs
        .filter_map(|(section, pattern)| Some((section.to_owned(), pattern.to_text()?)))
        .collect()
}
