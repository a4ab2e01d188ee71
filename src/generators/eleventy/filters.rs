//! The filters that permalinks of an Eleventy site use.

use std::collections::BTreeMap;
use std::path::Path;

use super::data::DATA;
use crate::value::Map;
use crate::warning::Warning;

/// The filters of the settings that write dates, by Luxon's or Day.js' formats in plain sight, as `strftime` has them.
pub(super) fn date_filters(settings: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for call in ["addFilter(", "addLiquidFilter(", "addNunjucksFilter("] {
        for (at, _) in settings.match_indices(call) {
            let rest = settings[at + call.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|c| "\"'`".contains(*c)) else {
                continue;
            };
            let Some((name, rest)) = rest[1..].split_once(quote) else {
                continue;
            };
            // Up to the next call: what follows belongs to that.
            let end = rest.find("addFilter(").unwrap_or(rest.len());
            let body = &rest[..end];
            let format = ["toFormat(", ".format("].iter().find_map(|method| {
                let at = body.find(method)? + method.len();
                let text = body[at..].trim_start();
                let quote = text.chars().next().filter(|c| "\"'`".contains(*c))?;
                text[1..].split_once(quote).map(|(format, _)| format)
            });
            if let Some(format) = format.and_then(strftime) {
                found.insert(name.to_owned(), format);
            }
        }
    }
    found
}

/// A format of Luxon's or Day.js' as `strftime` has it, if it has only numbers.
fn strftime(format: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(c).len();
        let known = match (c, run) {
            ('y' | 'Y', 4) => "%Y",
            ('L' | 'M', 2) => "%m",
            ('L' | 'M', 1) => "%-m",
            ('d' | 'D', 2) => "%d",
            ('d' | 'D', 1) => "%-d",
            _ if c.is_alphabetic() => return None,
            _ => {
                out.push_str(&rest[..run]);
                rest = &rest[run..];
                continue;
            }
        };
        out.push_str(known);
        rest = &rest[run..];
    }
    Some(out)
}

/// Filters that permalinks may use, besides the site's own that write dates.
const FILTERS: [&str; 16] = [
    "append", "date", "default", "downcase", "lower", "prepend", "remove", "replace", "safe",
    "slug", "slugify", "strip", "trim", "upcase", "upper", "url",
];

/// Warns of permalinks in data of folders and files that use filters nobody knows.
pub(super) fn unknown_filters(
    root: &Path,
    beside: &BTreeMap<String, Vec<Map>>,
    known: &BTreeMap<String, String>,
    file: &str,
    warnings: &mut Vec<Warning>,
) {
    for (stem, maps) in beside {
        for map in maps {
            let computed = map
                .get("eleventyComputed")
                .and_then(|it| it.get("permalink"));
            let Some(permalink) = computed.or_else(|| map.get("permalink")) else {
                continue;
            };
            let template = permalink.as_str().unwrap_or_default();
            let unknown = template
                .split("{{")
                .skip(1)
                .filter_map(|part| part.split("}}").next())
                .flat_map(|inner| inner.split('|').skip(1))
                .map(|step| step.split([':', '(']).next().unwrap_or_default().trim())
                .find(|name| !FILTERS.contains(name) && !known.contains_key(*name));
            let Some(name) = unknown else { continue };
            let of = DATA
                .iter()
                .map(|end| format!("{stem}{end}"))
                .find(|path| root.join(path).is_file());
            warnings.push(Warning::file(
                of.as_deref().unwrap_or(file),
                "not-run",
                format!(
                    "the permalink uses the filter `{name}`, which feedmill does not know; addresses of posts may be wrong"
                ),
                "set `permalink:` in posts, or build the site first and set `content.body: page`",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_that_write_dates_are_known_by_their_formats() {
        let settings = "c.addFilter('day', (date) => DateTime.fromJSDate(date).toFormat('yyyy/LL/dd'));\n\
                        c.addFilter('words', (date) => dayjs(date).format('MMMM YYYY'));\n\
                        c.addFilter(\"year\", date => dayjs(date).format(\"YYYY\"));";
        let filters = date_filters(settings);
        assert_eq!(filters.get("day").map(String::as_str), Some("%Y/%m/%d"));
        assert_eq!(filters.get("year").map(String::as_str), Some("%Y"));
        assert_eq!(filters.get("words"), None);
    }
}
