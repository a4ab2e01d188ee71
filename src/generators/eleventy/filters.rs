//! The filters that permalinks of an Eleventy site use.

use std::collections::BTreeMap;

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
