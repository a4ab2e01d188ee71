//! Lines that are not valid YAML and can mean one thing only.

use super::yaml::yaml;

/// Quotes every top-level `key: value` line whose value YAML refuses, and says which lines those are, from 1.
pub(super) fn repair(text: &str) -> (String, Vec<usize>) {
    let mut repaired = String::with_capacity(text.len() + 16);
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.trim();
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
        if is_key
            && !value.is_empty()
            && !value.starts_with(['|', '>', '[', '{', '&'])
            && yaml(line).is_err()
        {
            let unquoted = ['"', '\'']
                .into_iter()
                .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
            let inner = unquoted.unwrap_or(value);
            repaired.push_str(&format!(
                "{key}: '{}'\n",
                inner.replace("\\\"", "\"").replace('\'', "''")
            ));
            lines.push(index + 1);
        } else {
            repaired.push_str(line);
            repaired.push('\n');
        }
    }
    (repaired, lines)
}

pub(super) fn value_column(text: &str, line: usize) -> usize {
    let line = text.lines().nth(line - 1).unwrap_or_default();
    let value = line.find(':').map_or(0, |colon| colon + 1);
    let spaces = line[value..].len() - line[value..].trim_start().len();
    line[..value + spaces].chars().count() + 1
}
