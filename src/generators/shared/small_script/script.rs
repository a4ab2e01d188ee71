//! The files of a site that its scripts consist of.

use std::collections::BTreeMap;

/// What may be missing at the end of the name of a module.
pub(crate) const ENDS: [&str; 9] = [
    "",
    ".js",
    ".cjs",
    ".mjs",
    ".ts",
    ".json",
    "/index.js",
    "/index.cjs",
    "/index.mjs",
];

/// The scripts of a site, by their paths below it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(crate) struct Script {
    /// The text of each file; JSON among them.
    pub files: BTreeMap<String, String>,
    /// The file with the site's settings.
    pub settings: String,
}

impl Script {
    /// The file that a module of the site is, which `from` names.
    pub fn resolve(&self, from: &str, name: &str) -> Option<&str> {
        if !name.starts_with(['.', '/']) {
            return None;
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let whole = match name.starts_with('/') {
            true => name.to_owned(),
            false => format!("{folder}/{name}"),
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in whole.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        let stem = parts.join("/");
        let mut paths = ENDS.into_iter().map(|end| format!("{stem}{end}"));
        let found = paths.find_map(|path| self.files.get_key_value(&path));
        found.map(|(path, _)| path.as_str())
    }
}
