//! What a site in several languages is called in each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a site is called in one of its languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteLanguage {
    /// What the language is called, in its own words, for instance `Français`.
    pub name: Option<String>,
    /// The site's name. The default is `title`.
    pub title: Option<String>,
    /// A sentence about the site. The default is `description`.
    pub description: Option<String>,
    /// The home page: a path on the site, or an absolute URL. The default is the site's.
    pub url: Option<String>,
}

/// What people call their language, by tag; a region goes before the language alone.
const NAMES: [(&str, &str); 40] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-CN", "简体中文"),
    ("zh-TW", "繁體中文"),
    ("zh-HK", "繁體中文（香港）"),
];

/// What people call the language of a tag in usual letters, as far as feedmill knows.
pub(super) fn name_of(tag: &str) -> Option<&'static str> {
    let known = |wanted: &str| NAMES.iter().find(|(tag, _)| *tag == wanted);
    let main = tag.split('-').next().unwrap_or(tag);
    known(tag).or_else(|| known(main)).map(|(_, name)| *name)
}
