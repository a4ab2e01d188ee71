//! The languages of a Hugo site.

use crate::config::SiteLanguage;
use crate::generators::values::text;
use crate::value::{Map, Value};

/// A language besides the default one.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct OtherLanguage {
    /// Its key in the settings, in lower case.
    pub name: String,
    /// Its tag (BCP 47).
    pub tag: String,
    /// The folder of its posts, if it is not the default language's.
    pub folder: Option<String>,
    /// Whether feeds show it: not if it is disabled or has a host of its own.
    pub is_shown: bool,
    /// What the site is called in it.
    pub said: SiteLanguage,
}

/// The languages of the settings besides `default`.
pub(super) fn others(settings: &Value, default: &str) -> Vec<OtherLanguage> {
    let disabled: Vec<String> = settings
        .get("disablelanguages")
        .and_then(Value::as_list)
        .into_iter()
        .flatten()
        .filter_map(Value::to_text)
        .collect();
    let languages = settings.get("languages").and_then(Value::as_map);
    let languages = languages.into_iter().flat_map(Map::iter);
    let others = languages.filter(|(name, _)| !name.eq_ignore_ascii_case(default));
    others
        .map(|(name, own)| {
            let params = own.get("params").unwrap_or(&Value::Null);
            let is_disabled = own.get("disabled").and_then(Value::as_bool) == Some(true)
                || disabled.iter().any(|one| one.eq_ignore_ascii_case(name));
            OtherLanguage {
                name: name.to_lowercase(),
                tag: text(own, &["locale", "languagecode"]).unwrap_or_else(|| name.to_owned()),
                folder: text(own, &["contentdir"]).map(|dir| dir.trim_matches('/').to_owned()),
                is_shown: !is_disabled && own.get("baseurl").is_none(),
                said: SiteLanguage {
                    name: text(own, &["label", "languagename"]),
                    title: text(own, &["title"]),
                    description: text(params, &["description"]),
                    url: Some(format!("{}/", name.to_lowercase())),
                },
            }
        })
        .collect()
}

/// The folder that holds the posts of all languages: the default language's if the others have none elsewhere. Empty for the
/// site's own.
pub(super) fn common_folder(content: &str, others: &[OtherLanguage]) -> String {
    let shown = others.iter().filter(|other| other.is_shown);
    let folders = shown.filter_map(|other| other.folder.as_deref());
    let mut common: Vec<&str> = content.split('/').collect();
    for folder in folders {
        let same = common.iter().zip(folder.split('/'));
        let length = same.take_while(|(one, other)| *one == other).count();
        common.truncate(length);
    }
    common.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_folder_holds_all_languages() {
        let others = |folders: &[&str]| -> Vec<OtherLanguage> {
            let folders = folders.iter();
            folders
                .map(|folder| OtherLanguage {
                    name: "fr".into(),
                    tag: "fr".into(),
                    folder: (!folder.is_empty()).then(|| (*folder).to_owned()),
                    is_shown: true,
                    said: SiteLanguage::default(),
                })
                .collect()
        };
        for (content, folders, wanted) in [
            ("content", &[""][..], "content"),
            ("content/en", &["content/fr", "content/de"], "content"),
            ("content/english", &["content/en"], "content"),
            ("content", &["content.fr"], ""),
            ("content", &["content/fr"], "content"),
        ] {
            assert_eq!(
                common_folder(content, &others(folders)),
                wanted,
                "{content}"
            );
        }
    }
}
