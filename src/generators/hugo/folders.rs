//! In which language a file of a Hugo site is.

use super::language::OtherLanguage;
use super::settings::Hugo;

impl Hugo {
    /// The folder of posts that a file lies in, and the language that it is for if that is not the default one.
    pub(super) fn folder_of(&self, path: &str) -> Option<(&str, Option<&OtherLanguage>)> {
        let is_below = |folder: &str| {
            let rest = path.strip_prefix(folder);
            rest.is_some_and(|rest| folder.is_empty() || rest.starts_with('/'))
        };
        let others = self.others.iter();
        let others = others.filter_map(|other| Some((other.folder.as_deref()?, Some(other))));
        let all = others.chain([(self.content.as_str(), None)]);
        all.filter(|(folder, _)| is_below(folder))
            .max_by_key(|(folder, other)| (folder.len(), other.is_none()))
    }

    /// The language of a file, if it is not the default one: that of its name, or that of its folder.
    pub(super) fn other_language(&self, path: &str) -> Option<&OtherLanguage> {
        if self.others.is_empty() {
            return None;
        }
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let of_name = name.rsplit_once('.').map(|(_, end)| end);
        if let Some(end) = of_name {
            let named = |other: &&OtherLanguage| other.name.eq_ignore_ascii_case(end);
            if let Some(other) = self.others.iter().find(named) {
                return Some(other);
            }
            if end.eq_ignore_ascii_case(&self.language) {
                return None;
            }
        }
        self.folder_of(path)?.1
    }
}
