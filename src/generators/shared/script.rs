//! Settings in JavaScript, read without running it: an object of plain values that a file exports.

use crate::value::Value;

/// The object that a file of data exports; `None` where it is more than plain values.
pub fn exported(text: &str) -> Option<Value> {
    let start = ["export default", "module.exports ="]
        .iter()
        .find_map(|export| Some(text.find(export)? + export.len()))?;
    let object = text[start..].trim().trim_end_matches(';').trim_end();
    if !object.starts_with('{') {
        return None;
    }
    // An object of plain values is nearly YAML's flow style; only its comments differ.
    let plain: Vec<&str> = object.lines().map(without_comment).collect();
    let plain = plain.join("\n").replace('\t', "    ");
    serde_yaml::from_str(&plain).ok()
}

fn without_comment(line: &str) -> &str {
    let at = line
        .match_indices("//")
        .map(|(at, _)| at)
        .find(|at| !line[..*at].ends_with(':'));
    at.map_or(line, |at| &line[..at])
}

/// The text that follows `key:` in a file of settings.
pub(crate) fn named_text(text: &str, key: &str) -> Option<String> {
    text.match_indices(key).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let rest = text[at + key.len()..].trim_start_matches(['"', '\'']);
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c))?;
        let (value, _) = rest[1..].split_once(quote)?;
        Some(value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_objects_are_read_and_no_others() {
        let value = exported(
            "// the site\nexport default {\n\ttitle: \"A: b\", // a comment\n\turl: 'https://example.org/',\n\tauthor: { name: \"Ada\" },\n};\n",
        )
        .unwrap();
        assert_eq!(value.get("url"), Some(&"https://example.org/".into()));
        assert_eq!(
            value.get("author").unwrap().get("name"),
            Some(&"Ada".into())
        );
        assert_eq!(
            exported("module.exports = async function() { return 1 }"),
            None
        );
        assert_eq!(
            named_text("dir: {\n input: \"src\" }", "input"),
            Some("src".into())
        );
        assert_eq!(named_text("myinput: 'x'", "input"), None);
    }
}
