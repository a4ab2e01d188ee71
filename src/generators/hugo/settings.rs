//! What Hugo's settings say.

use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::cascade::{self, Cascade, Section};
use super::templates::Templates;
use super::{markup, modules};
use crate::config::{Error, Place, merge};
use crate::generators::found::Found;
use crate::generators::shared::passthrough::Delimiters;
use crate::generators::values::{lower, person, read, text, value};
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
    /// The languages that a file name may end in, and that feeds do not show.
    pub other_languages: Vec<String>,
    /// The folders of those that have one outside of the folder of posts, by language.
    pub language_folders: Vec<(String, String)>,
    /// The language that feeds show.
    pub language: String,
    /// Pages of that language live below its name.
    pub in_subfolder: bool,
    /// Raw HTML stays.
    pub raw_html: bool,
    /// Quotes and dashes become typographic.
    pub typographer: bool,
    /// A line of `{#id .class}` below a block belongs to the block.
    pub block_attributes: bool,
    /// Emoji are written as `:smile:`.
    pub emoji: bool,
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

/// The folder of settings whose files each have the last word over what stands before them.
const FOLDERS: [&str; 2] = ["config/_default", "config/production"];

/// The endings of settings files, in Hugo's order.
const EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    let Some((name, settings)) = gather(root, bounds)? else {
        return Ok(None);
    };
    found(root, &name, &settings, bounds).map(Some)
}

/// The settings as Hugo puts them together, and the first file that holds some: the file at the root, then the files of
/// `config/_default`, then those of `config/production`, since that is the environment of `hugo build`.
fn gather(root: &Path, bounds: &Bounds) -> Result<Option<(String, Value)>, Error> {
    let mut name = None;
    let mut settings = Map::new();
    let names = ["hugo", "config"].into_iter();
    let names = names.flat_map(|stem| EXTENSIONS.map(|extension| format!("{stem}.{extension}")));
    for file in names {
        let Some(value) = value(&root.join(&file), bounds)? else {
            continue;
        };
        let Value::Map(map) = lower(value) else {
            continue;
        };
        // A `config.toml` may be Zola's, or anybody's.
        let is_hugo = file.starts_with("hugo.")
            || map.get("baseurl").is_some()
            || map.get("base_url").is_none() && main_file(root).is_some();
        if is_hugo {
            name = Some(file);
            settings = map;
            break;
        }
    }
    if name.is_none() {
        name = main_file(root);
    }
    let Some(name) = name else { return Ok(None) };
    for folder in FOLDERS {
        for file in files(&root.join(folder)) {
            let Some(value) = value(&root.join(folder).join(&file), bounds)? else {
                continue;
            };
            merge(&mut settings, &placed(&file, lower(value)));
        }
    }
    Ok(Some((name, Value::Map(settings))))
}

/// The file of the folders with Hugo's main settings.
fn main_file(root: &Path) -> Option<String> {
    let files_of = |folder: &'static str| {
        let files = files(&root.join(folder)).into_iter();
        files.map(move |file| format!("{folder}/{file}"))
    };
    let is_main = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.starts_with("hugo.") || name.starts_with("config.")
    };
    FOLDERS.into_iter().flat_map(files_of).find(is_main)
}

/// The settings files in `folder` and the folders in it, in order, relative to it.
fn files(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).max_depth(4).sort_by_file_name();
    let files = entries.into_iter().flatten();
    let names = files
        .filter(|file| !file.file_type().is_dir())
        .filter_map(|file| {
            let inner = file.path().strip_prefix(folder).ok()?;
            Some(inner.to_str()?.replace('\\', "/"))
        });
    names
        .filter(|name| {
            let extension = name.rsplit_once('.').map(|(_, extension)| extension);
            extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
        })
        .collect()
}

/// The value of a file of settings under the keys that its name says: `params.toml` holds `params`, `menus.de.toml` holds
/// `languages.de.menus`, and `hugo.toml` and `config.toml` hold everything. Any other file of a language, such as
/// `languages.de.toml`, holds all that is said of it.
fn placed(file: &str, value: Value) -> Map {
    let name = file.rsplit('/').next().unwrap_or(file);
    let mut parts = name.split('.');
    let key = parts.next().unwrap_or_default().to_lowercase();
    let language = parts.next().filter(|_| parts.next().is_some());
    let under = |key: &str, value: Value| {
        let mut map = Map::new();
        map.insert(key.to_owned(), value);
        map
    };
    let map = match (key.as_str(), value) {
        ("hugo" | "config", Value::Map(map)) => map,
        ("hugo" | "config", _) => Map::new(),
        (key, Value::Map(map))
            if language.is_some() && !matches!(key, "menu" | "menus" | "params") =>
        {
            map
        }
        // TOML has no list at its top: the file says `[[cascade]]`.
        (key, Value::Map(map)) if map.len() == 1 && map.get(key).is_some_and(is_list) => map,
        (key, value) => under(key, value),
    };
    match language {
        Some(language) => {
            let own = under(&language.to_lowercase(), Value::Map(map));
            under("languages", Value::Map(own))
        }
        None => map,
    }
}

fn is_list(value: &Value) -> bool {
    value.as_list().is_some()
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
    let language_folders = languages.into_iter().flat_map(Map::iter);
    let language_folders = language_folders
        .filter_map(|(name, settings)| {
            let folder = text(settings, &["contentdir"])?;
            Some((name.to_owned(), folder.trim_matches('/').to_owned()))
        })
        .filter(|(name, _)| !name.eq_ignore_ascii_case(&language))
        .collect();
    let hugo = Hugo {
        language_folders,
        sections: cascade::sections(&root.join(&content), bounds),
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
        other_languages: languages.map_or_else(Vec::new, |languages| {
            let names = languages.iter().map(|(name, _)| name.to_owned());
            names
                .filter(|name| !name.eq_ignore_ascii_case(&language))
                .collect()
        }),
        in_subfolder: is_true("defaultcontentlanguageinsubdir"),
        raw_html: deep(&["markup", "goldmark", "renderer", "unsafe"]).unwrap_or(false),
        typographer: deep(&["markup", "goldmark", "extensions", "typographer", "disable"])
            .or_else(|| deep(&["markup", "goldmark", "extensions", "typographer"]).map(|on| !on))
            != Some(true),
        block_attributes: deep(&["markup", "goldmark", "parser", "attribute", "block"])
            .unwrap_or(false),
        emoji: is_true("enableemoji"),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn at<'v>(settings: &'v Value, path: &[&str]) -> Option<&'v Value> {
        path.iter().try_fold(settings, |value, key| value.get(key))
    }

    #[test]
    fn later_files_have_the_last_word_over_the_keys_that_they_name() {
        let site = site(&[
            (
                "config.toml",
                "title = 'root'\n[permalinks]\nnotes = '/n/'\nposts = '/old/'\n[params]\na = 1\n",
            ),
            (
                "config/_default/hugo.toml",
                "baseURL = 'https://a.example/'\ntitle = 'default'\n[params]\na = 2\n",
            ),
            ("config/_default/permalinks.toml", "posts = '/default/'\n"),
            ("config/_default/menus.de.yaml", "main: [x]\n"),
            ("config/production/config.yaml", "title: production\n---\n"),
            (
                "config/production/cascade.toml",
                "[[cascade]]\nlayout = 'x'\n",
            ),
            (
                "config/_default/module/module.yaml",
                "mounts: [{source: c}]\n",
            ),
            ("config/staging/hugo.toml", "title = 'staging'\n"),
        ]);
        let (name, settings) = gather(site.path(), &Bounds::within(site.path()))
            .unwrap()
            .unwrap();
        assert_eq!(name, "config.toml");
        let text = |path: &[&str]| at(&settings, path).and_then(Value::to_text);
        assert_eq!(text(&["title"]).unwrap(), "production");
        assert_eq!(text(&["baseurl"]).unwrap(), "https://a.example/");
        assert_eq!(text(&["params", "a"]).unwrap(), "2");
        assert_eq!(text(&["permalinks", "notes"]).unwrap(), "/n/");
        assert_eq!(text(&["permalinks", "posts"]).unwrap(), "/default/");
        assert!(at(&settings, &["languages", "de", "menus", "main"]).is_some());
        assert!(at(&settings, &["module", "mounts"]).is_some());
        let cascade = at(&settings, &["cascade"]).unwrap().as_list();
        assert_eq!(cascade.unwrap().len(), 1);
    }

    #[test]
    fn settings_of_others_are_not_taken_for_those_of_hugo() {
        let zola = site(&[("config.toml", "base_url = 'https://a.example'\n")]);
        assert!(
            gather(zola.path(), &Bounds::within(zola.path()))
                .unwrap()
                .is_none()
        );
        let any = site(&[
            ("config.toml", "title = 'x'\n"),
            ("config/_default/x.yaml", "a: 1\n"),
        ]);
        assert!(
            gather(any.path(), &Bounds::within(any.path()))
                .unwrap()
                .is_none()
        );
    }
}
