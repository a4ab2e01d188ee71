//! Jekyll's `_data`: files whose values templates see as `site.data`.

use std::collections::HashSet;
use std::io::ErrorKind::{NotFound, PermissionDenied};
use std::path::{Path, PathBuf};

use feedmill_text::ruby_yaml::as_ruby_reads;

use crate::read::{self, Bounds};
use crate::value::{Map, Value};

/// What kinds of file there are, in the order in which they are looked for.
const EXTENSIONS: [&str; 5] = ["yml", "yaml", "json", "csv", "tsv"];

/// No folder of a person's lies deeper below another.
const DEEPEST: usize = 32;

/// Everything in the folder `dir` of the site `root`: a file's value under its name, a folder's files below its name. What cannot be read is
/// left out, with a warning. Each real folder counts once, whatever links lead to it, and none outside `bounds`.
pub fn read_folder(root: &Path, dir: &str, bounds: &Bounds) -> Value {
    folder(root, &root.join(dir), bounds, &mut HashSet::new(), DEEPEST)
}

fn folder(
    root: &Path,
    dir: &Path,
    bounds: &Bounds,
    visited: &mut HashSet<PathBuf>,
    depth: usize,
) -> Value {
    if bounds.check(dir).is_err() {
        return Value::Map(Map::new());
    }
    let is_new = dir.canonicalize().is_ok_and(|real| visited.insert(real));
    if !is_new || depth == 0 {
        return Value::Map(Map::new());
    }
    let mut names: Vec<_> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    names.sort_unstable();
    let mut map = Map::new();
    for path in names {
        let Some(stem) = path.file_stem().and_then(|name| name.to_str()) else {
            bounds.unnamed(&path, root);
            continue;
        };
        if stem.starts_with(['.', '_', '#']) {
            continue;
        }
        let value = if path.is_dir() {
            Some(folder(root, &path, bounds, visited, depth - 1))
        } else {
            read_or_report(root, &path, bounds)
        };
        if let Some(value) = value {
            map.insert(key(stem), value);
        }
    }
    Value::Map(map)
}

/// The file `name` of the folder `dir`, in whichever language it is written.
pub fn read_named(root: &Path, dir: &str, name: &str, bounds: &Bounds) -> Option<Value> {
    let path = |extension| root.join(dir).join(format!("{name}.{extension}"));
    EXTENSIONS
        .iter()
        .find_map(|extension| read_or_report(root, &path(extension), bounds))
}

fn read_or_report(root: &Path, path: &Path, bounds: &Bounds) -> Option<Value> {
    match read_file(path, bounds)? {
        Ok(value) => Some(value),
        Err(why) => {
            bounds.unreadable(path, root, &why);
            None
        }
    }
}

/// The value of a data file, if it is one and is there; otherwise why it has none.
fn read_file(path: &Path, bounds: &Bounds) -> Option<Result<Value, String>> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    if !EXTENSIONS.contains(&extension.as_str()) {
        return None;
    }
    let text = match bounds.file(path, read::POST) {
        Ok(text) => text,
        // The bounds have a warning of their own for what leads out of them.
        Err(error) if matches!(error.kind(), NotFound | PermissionDenied) => {
            let is_there = error.kind() == PermissionDenied && bounds.check(path).is_ok();
            return is_there.then(|| Err(error.to_string()));
        }
        Err(error) => return Some(Err(error.to_string())),
    };
    let text = String::from_utf8_lossy(&text);
    let text = text.trim_start_matches('\u{feff}');
    Some(match extension.as_str() {
        "csv" => Ok(table(text, b',')),
        "tsv" => Ok(table(text, b'\t')),
        _ if read::is_too_deep(text) => Err("it is nested too deep".to_owned()),
        "json" => try_yaml(text).map_err(|error| error.to_string()),
        _ => try_yaml(&as_ruby_reads(text)).map_err(|error| error.to_string()),
    })
}

/// YAML with its merge keys, and JSON, which is YAML too.
pub(crate) fn try_yaml(text: &str) -> Result<Value, serde_yaml::Error> {
    // The direct way takes the last of two equal keys, as Jekyll does; merging knows no such thing.
    if !text.contains("<<") {
        return serde_yaml::from_str(text);
    }
    let mut value: serde_yaml::Value = serde_yaml::from_str(text)?;
    value.apply_merge()?;
    serde_yaml::from_value(value)
}

/// Jekyll leaves out what is not a letter, digit, space, `_` or `-`, and writes spaces as `_`.
fn key(stem: &str) -> String {
    let kept = stem
        .chars()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-'));
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join("_")
}

/// Rows as mappings, by the names in the first one (RFC 4180). Rows may be short, and those with nothing in them are left out.
fn table(text: &str, separator: u8) -> Value {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // The text is UTF-8, so that every row can be read.
    let mut rows = reader
        .records()
        .filter_map(Result::ok)
        .filter(|row| row.iter().any(|cell| !cell.is_empty()));
    let names = rows.next().unwrap_or_default();
    let record = |row: csv::StringRecord| {
        let cells = row
            .iter()
            .map(Value::from)
            .chain(std::iter::repeat(Value::Null));
        Value::Map(names.iter().map(str::to_owned).zip(cells).collect())
    };
    Value::List(rows.map(record).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_names_in_their_first_row() {
        let value = table("name,says\r\nAnn,\"a \"\"b\"\", c\nd\"\n\nBob\n", b',');
        let rows = value.as_list().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get("says"), Some(&"a \"b\", c\nd".into()));
        assert_eq!(rows[1].get("says"), Some(&Value::Null));
        let value = table(
            "name\tsays\r\nAnn\tit's 5\" long\n\t\nEve\t\"a\tb\"\tmore",
            b'\t',
        );
        let rows = value.as_list().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get("says"), Some(&"it's 5\" long".into()));
        assert_eq!(rows[1].get("says"), Some(&"a\tb".into()));
        assert_eq!(table("", b','), Value::List(Vec::new()));
    }

    #[test]
    fn names_become_keys() {
        assert_eq!(key("team members.v1!"), "team_membersv1");
    }
}
