//! The templates of a site's own shortcodes, in Tera, which Zola itself uses.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use walkdir::WalkDir;

use crate::read::Bounds;

/// The texts of the templates, by their names below `templates`.
#[derive(Clone, Default, PartialEq)]
pub struct Templates {
    files: Arc<BTreeMap<String, (String, String)>>,
}

/// No template of a person's is longer, in bytes.
const LONGEST: u64 = 256 * 1024;

/// No site has more of them.
const MOST: usize = 2000;

impl Templates {
    /// Those of the site and of its theme, of which the site's go first.
    pub fn of(root: &Path, theme: Option<&str>, bounds: &Bounds) -> Self {
        let mut files = BTreeMap::new();
        let is_name = |theme: &&str| !theme.contains(['/', '\\']) && *theme != "..";
        let theme = theme
            .filter(is_name)
            .map(|theme| format!("themes/{theme}/templates"));
        for place in ["templates".to_owned()].into_iter().chain(theme) {
            let folder = root.join(&place);
            let found = WalkDir::new(&folder).max_depth(6).sort_by_file_name();
            for file in found.into_iter().flatten().take(MOST) {
                let Some(name) = file
                    .path()
                    .strip_prefix(&folder)
                    .ok()
                    .and_then(Path::to_str)
                else {
                    continue;
                };
                let name = name.replace('\\', "/");
                let is_template = name.ends_with(".html") || name.ends_with(".md");
                if file.file_type().is_dir() || !is_template || files.contains_key(&name) {
                    continue;
                }
                if let Ok(text) = bounds.text(file.path(), LONGEST) {
                    files.insert(name.clone(), (format!("{place}/{name}"), text));
                }
            }
        }
        // Pages of the site are not made here.
        let is_used = files
            .keys()
            .any(|name: &String| name.starts_with("shortcodes/"));
        Templates {
            files: Arc::new(if is_used { files } else { BTreeMap::new() }),
        }
    }

    /// Whether the site has this shortcode.
    pub fn has(&self, shortcode: &str) -> bool {
        self.name(shortcode).is_some()
    }

    /// The template of a shortcode.
    pub fn name(&self, shortcode: &str) -> Option<String> {
        let names = ["md", "html"].map(|end| format!("shortcodes/{shortcode}.{end}"));
        names.into_iter().find(|name| self.files.contains_key(name))
    }

    /// The file of a template, relative to the site.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|(path, _)| path.as_str())
    }

    /// The templates that `name` needs, or why it cannot be run.
    pub fn needed(&self, name: &str) -> Result<Vec<(&str, &str)>, String> {
        let text = |name: &str| {
            let file = self.files.get_key_value(name);
            file.map(|(name, (_, text))| (name.as_str(), text.as_str()))
        };
        let Some(first) = text(name) else {
            return Err("there is no such template".to_owned());
        };
        if first.1.contains("self::") {
            return Err("macros that call macros are not supported".to_owned());
        }
        let mut needed = vec![first];
        for other in others(first.1) {
            let Some(found) = text(other) else {
                return Err(format!("unknown template `{other}`"));
            };
            // A template that calls itself, by whatever way, would never end.
            if found.1.contains("self::") || !others(found.1).is_empty() {
                return Err(format!("`{other}` calls templates or macros of its own"));
            }
            needed.push(found);
        }
        Ok(needed)
    }
}

/// The templates that a template names.
fn others(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in text.split("{%").skip(1) {
        let part = part.trim_start_matches('-').trim_start();
        let words = ["import", "include", "extends"];
        let rest = words.iter().find_map(|word| part.strip_prefix(word));
        let Some(rest) = rest.filter(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
        else {
            continue;
        };
        let tag = rest.split("%}").next().unwrap_or(rest);
        found.extend(tag.split(['"', '\'', '`']).skip(1).step_by(2));
    }
    found
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.files.keys()).finish()
    }
}

/// All that bodies depend on.
impl Serialize for Templates {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.files.as_ref().serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::others;

    #[test]
    fn templates_that_others_need_are_found() {
        let text = "{% import \"macros/a.html\" as a %}{%- include ['b.html', \"c.html\"] -%}{{ included(\"x\") }}";
        assert_eq!(others(text), ["macros/a.html", "b.html", "c.html"]);
    }
}
