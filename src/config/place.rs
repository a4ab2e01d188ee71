//! Where a setting is written: its line, its column, and a caret below it.

use std::fmt;

/// A piece of a settings file that an error or a warning points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters are meant.
    pub length: usize,
    /// The text of the line.
    pub text: String,
}

impl Place {
    /// Where `setting`, such as `feeds.paths.category`, is written in YAML or JSON: its value, or the first `token` in it.
    pub(crate) fn of(source: &str, setting: &str, token: Option<&str>) -> Option<Place> {
        let mut at = 0;
        for (depth, key) in setting.split('.').enumerate() {
            at = after_key(source, at, key, depth == 0)?;
        }
        let line_end = |from: usize| source[from..].find('\n').map_or(source.len(), |n| from + n);
        let (start, end) = match token.and_then(|token| Some((source[at..].find(token)?, token))) {
            Some((found, token)) => (at + found, at + found + token.len()),
            None => {
                let rest = &source[at..line_end(at)];
                let start = at + rest.len() - rest.trim_start().len();
                let line_start = source[..at].rfind('\n').map_or(0, |at| at + 1);
                let before = &source[line_start..at];
                let is_in_flow = before.matches('{').count() > before.matches('}').count();
                let value = rest.trim();
                let length = match is_in_flow {
                    true => length_in_flow(value),
                    false => value.len(),
                };
                (start, start + length)
            }
        };
        Some(Place::between(source, start, end))
    }

    /// The key of `setting`, such as `feeds.paths`, where it is written.
    pub(crate) fn of_key(source: &str, setting: &str) -> Option<Place> {
        let mut at = 0;
        let mut key = "";
        for (depth, part) in setting.split('.').enumerate() {
            // An item of a list is meant; its list is near enough.
            key = part.split('[').next().unwrap_or(part);
            at = after_key(source, at, key, depth == 0)?;
        }
        let start = source[..at].rfind(key)?;
        Some(Place::between(source, start, start + key.len()))
    }

    /// The key `key` where it is written the second time, at or after `line` at first.
    pub(crate) fn second_key(source: &str, key: &str, line: Option<usize>) -> Option<Place> {
        let is_key = |text: &str| {
            let text = text.trim_start().trim_start_matches(['"', '\'']);
            text.strip_prefix(key).is_some_and(|rest| {
                let rest = rest.trim_start_matches(['"', '\'']);
                rest.trim_start().starts_with(':')
            })
        };
        let lines = source.lines().enumerate();
        let found = lines
            .filter(|(_, text)| is_key(text))
            .map(|(index, _)| index + 1);
        let found: Vec<usize> = found.collect();
        let mut after = found.iter().filter(|found| **found >= line.unwrap_or(0));
        let first = after.next();
        Place::on_line(source, *after.next().or(first)?, key)
    }

    /// What is written in a line.
    pub(crate) fn line(source: &str, line: usize) -> Option<Place> {
        Place::on_line(
            source,
            line,
            source.lines().nth(line.checked_sub(1)?)?.trim(),
        )
    }

    /// The first `token` on a line.
    pub(crate) fn on_line(source: &str, line: usize, token: &str) -> Option<Place> {
        let lines = source.split_inclusive('\n');
        let start: usize = lines.take(line.checked_sub(1)?).map(str::len).sum();
        let at = start + source[start..].lines().next()?.find(token)?;
        Some(Place::between(source, at, at + token.len()))
    }

    /// Where `token` is first written, outside of lines that are comments.
    pub(crate) fn of_token(source: &str, token: &str) -> Option<Place> {
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            if !line.trim_start().starts_with('#')
                && let Some(at) = line.find(token)
            {
                let at = start + at;
                return Some(Place::between(source, at, at + token.len()));
            }
            start += line.len();
        }
        None
    }

    /// The bytes from `start` to `end`, or to the end of the line.
    pub(crate) fn between(source: &str, start: usize, end: usize) -> Place {
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..]
            .find('\n')
            .map_or(source.len(), |n| start + n);
        let end = end.clamp(start, line_end);
        Place {
            line: source[..start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            length: source[start..end].chars().count().max(1),
            text: crate::warning::masked(source[line_start..line_end].trim_end()),
        }
    }

    /// The place of a warning.
    pub(crate) fn mark(&self, mut warning: crate::warning::Warning) -> crate::warning::Warning {
        warning = warning.at(&self.text, 1, self.column);
        warning.line = self.line;
        warning
    }
}

/// How long a value of a mapping in braces is: up to the next key, or the bracket that closes the mapping.
fn length_in_flow(line: &str) -> usize {
    let mut open = 0;
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if at == 0 || open > 0 => quote = Some(c),
            (None, '{' | '[') => open += 1,
            (None, '}' | ']' | ',') if open == 0 => return line[..at].trim_end().len(),
            (None, '}' | ']') => open -= 1,
            _ => {}
        }
    }
    line.len()
}

/// Where the value of `key` begins, at or after `from`; a key of the top level stands at the start of its line.
fn after_key(source: &str, from: usize, key: &str, is_top: bool) -> Option<usize> {
    let mut start = from;
    for line in source[from..].split_inclusive('\n') {
        if !line.trim_start().starts_with('#') {
            for (at, _) in line.match_indices(key) {
                let before = line[..at].trim_end_matches(['"', '\'']);
                let starts_here = match is_top {
                    true => {
                        before.is_empty() && start + at - (at - before.len()) == start
                            || before == "{"
                    }
                    false => before.is_empty() || before.ends_with([' ', '\t', '{', ',']),
                };
                let rest = line[at + key.len()..].trim_start_matches(['"', '\'']);
                if starts_here && rest.trim_start().starts_with(':') {
                    let colon = line.len() - rest.len() + rest.find(':').unwrap_or(0);
                    return Some(start + colon + 1);
                }
            }
        }
        start += line.len();
    }
    None
}

/// The line with a caret below what is meant.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// So much of a line is shown.
        const SHOWN: usize = 160;
        let number = self.line.to_string();
        let margin = " ".repeat(number.len() + 2);
        // A tab is as wide as a space here, so that the caret stands below its place.
        let shown = |c: char| if c.is_control() { ' ' } else { c };
        let text: String = self.text.chars().take(SHOWN).map(shown).collect();
        writeln!(out, "{margin} |")?;
        writeln!(out, "  {number} | {text}")?;
        let room = SHOWN.saturating_sub(self.column - 1).max(1);
        let column = (self.column - 1).min(SHOWN);
        write!(
            out,
            "{margin} | {}{}",
            " ".repeat(column),
            "^".repeat(self.length.min(room))
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "# feeds: no\ntitle: paths: x\nurl: https://e.org\nfeeds:\n  url: /feeds/\n  # tag: {slg}\n  paths: {all: x, \"tag\": '{slg}/é{slg}'}\n";

    fn at(setting: &str, token: Option<&str>) -> Option<(usize, usize, usize)> {
        Place::of(YAML, setting, token).map(|place| (place.line, place.column, place.length))
    }

    #[test]
    fn a_setting_is_found_below_its_section() {
        assert_eq!(at("url", None), Some((3, 6, 13)));
        assert_eq!(at("feeds.url", None), Some((5, 8, 7)));
        assert_eq!(at("feeds.paths.tag", Some("{slg}")), Some((7, 27, 5)));
        assert_eq!(at("feeds.paths.all", None), Some((7, 16, 1)));
        assert_eq!(at("feeds.titles", None), None);
        assert_eq!(at("paths", None), None);
    }

    #[test]
    fn a_caret_stands_below_what_is_meant() {
        let place = Place::of(YAML, "feeds.paths.tag", Some("{slg}")).unwrap();
        assert_eq!(
            place.to_string(),
            "    |\n  7 |   paths: {all: x, \"tag\": '{slg}/é{slg}'}\n    |                           ^^^^^"
        );
    }
}
