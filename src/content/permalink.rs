//! The path of a post on the site: its permalink filled in.

use chrono::{Datelike, NaiveDateTime, Timelike};
use unicode_normalization::char::is_combining_mark;

use crate::config::{Permalink, Piece, permalink::Field};
use crate::date::{DAYS, MONTHS, push_number};
use crate::uri::encode_path;

/// What a permalink is made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// The date as the site's clocks show it.
    pub date: NaiveDateTime,
    /// The slug as it is written: front matter's, or the file name's.
    pub slug: &'f str,
    /// The file's name without folder and extension.
    pub name: &'f str,
    /// The folders below `_posts` and the file's name, without the extension.
    pub path: &'f str,
    /// The extension of the page, with its dot.
    pub extension: &'f str,
    /// The categories, in order.
    pub categories: &'f [String],
    /// Whether dots are treated as Jekyll does, whose pages lie there.
    pub squeezes_dots: bool,
}

/// The path on the site. It starts with `/` and is percent-encoded.
pub fn path(permalink: &Permalink, facts: &Facts) -> String {
    let mut path = String::with_capacity(permalink.as_str().len() + 64);
    for piece in permalink.pieces() {
        match piece {
            Piece::Text(text) => path.push_str(text),
            Piece::Field(field) => push_value(*field, facts, &mut path),
        }
    }
    if is_finished(&path) {
        return path;
    }
    let path = encode_path(&path);
    let may_be_untidy = |pair: &[u8]| matches!(pair, b"//" | b"/." | b".." | b"./");
    if path.starts_with('/') && !path.as_bytes().windows(2).any(may_be_untidy) {
        path
    } else if facts.squeezes_dots {
        squeezed(&path)
    } else {
        tidy(&path)
    }
}

/// Whether a path begins with `/` and has nothing that is encoded or tidied: nearly every one.
fn is_finished(path: &str) -> bool {
    let is_joint = |byte: u8| matches!(byte, b'/' | b'.');
    let mut before = b'-';
    let is_plain = |byte: u8| {
        let is_plain = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_')
            || is_joint(byte) && !is_joint(before);
        before = byte;
        is_plain
    };
    path.starts_with('/') && path.bytes().all(is_plain)
}

/// Adds what a placeholder stands for.
fn push_value(field: Field, facts: &Facts, path: &mut String) {
    let date = facts.date;
    let month = MONTHS[date.month0() as usize];
    let day = DAYS[date.weekday().num_days_from_sunday() as usize];
    let mut number = |number: u32, digits: u32| push_number(number, digits, path);
    match field {
        Field::Year => number(date.year().unsigned_abs(), 4),
        Field::ShortYear => number(date.year().unsigned_abs() % 100, 2),
        Field::Month => number(date.month(), 2),
        Field::IMonth => number(date.month(), 1),
        Field::Day => number(date.day(), 2),
        Field::IDay => number(date.day(), 1),
        Field::YDay => number(date.ordinal(), 3),
        Field::Week => number(date.iso_week().week(), 2),
        Field::WYear => number(date.iso_week().year().unsigned_abs(), 4),
        Field::WDay => number(date.weekday().number_from_monday(), 1),
        Field::Hour => number(date.hour(), 2),
        Field::Minute => number(date.minute(), 2),
        Field::Second => number(date.second(), 2),
        Field::ShortMonth => path.push_str(&month[..3]),
        Field::LongMonth => path.push_str(month),
        Field::ShortDay => path.push_str(&day[..3]),
        Field::LongDay => path.push_str(day),
        Field::Title if is_slug(facts.slug) => path.push_str(facts.slug),
        Field::Title => path.push_str(&slugify(facts.slug, true, true)),
        Field::Slug => path.push_str(&slugify(facts.slug, false, false)),
        Field::Name => path.push_str(&slugify(facts.name, false, false)),
        Field::Categories if matches!(facts.categories, [only] if is_slug(only)) => {
            path.push_str(&facts.categories[0]);
        }
        Field::Categories => push_unique(
            facts.categories.iter().map(|name| name.to_lowercase()),
            path,
        ),
        Field::SlugifiedCategories => push_unique(
            facts
                .categories
                .iter()
                .map(|name| slugify(name, false, false)),
            path,
        ),
        Field::OutputExt => path.push_str(facts.extension),
        Field::Path => path.push_str(facts.path),
        Field::Collection => path.push_str("posts"),
    }
}

fn push_unique(names: impl Iterator<Item = String>, path: &mut String) {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !name.is_empty() && !kept.contains(&name) {
            if !kept.is_empty() {
                path.push('/');
            }
            path.push_str(&name);
            kept.push(name);
        }
    }
}

/// Jekyll's `slugify`: letters and digits of every script stay, the rest runs together into one `-`. The `pretty` mode
/// keeps `._~!$&'()+,;=@` too.
pub fn slugify(text: &str, pretty: bool, keep_case: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_digit() || c.is_ascii_lowercase() || (keep_case && c.is_ascii_uppercase()) {
            out.push(c);
        } else if is_letter_or_digit(c)
            || is_combining_mark(c)
            || (pretty && "._~!$&'()+,;=@".contains(c))
        {
            if keep_case {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    match out.starts_with('-') || out.ends_with('-') {
        true => out.trim_matches('-').to_owned(),
        false => out,
    }
}

/// Whether a text is small letters and digits, with single hyphens between them, and so its own slug.
fn is_slug(text: &str) -> bool {
    let mut before = b'-';
    let is_plain = |byte: u8| {
        let is_plain =
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' && before != b'-';
        before = byte;
        is_plain
    };
    text.bytes().all(is_plain) && before != b'-'
}

/// A letter or a decimal digit, in Unicode's categories; the standard library knows wider classes, with ½, ② and Ⅳ.
fn is_letter_or_digit(c: char) -> bool {
    let is_other_number = matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' | '\u{2070}'..='\u{2189}'
        | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3192}'..='\u{3195}' | '\u{3220}'..='\u{3229}' | '\u{3248}'..='\u{325f}' | '\u{3280}'..='\u{3289}'
        | '\u{32b1}'..='\u{32bf}' | '\u{1f100}'..='\u{1f1ff}');
    // Letters stand among the superscripts and the letter-like signs.
    let is_letter = matches!(c, '\u{2071}' | '\u{207f}' | '\u{2090}'..='\u{209c}' | '\u{2102}'..='\u{214e}' | '\u{2183}' | '\u{2184}');
    c.is_alphanumeric() && (!is_other_number || is_letter)
}

/// No doubled `/`, no `..`, one `/` in front.
fn tidy(path: &str) -> String {
    let folder = path.ends_with('/');
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    let mut tidy = String::with_capacity(path.len() + 1);
    for part in &parts {
        tidy.push('/');
        tidy.push_str(part);
    }
    if folder || parts.is_empty() {
        tidy.push('/');
    }
    tidy
}

/// The same in Jekyll, where two dots are a `/` wherever they stand, and `./` is nothing.
fn squeezed(path: &str) -> String {
    let path = format!("/{path}").replace("..", "/").replace("./", "");
    let mut squeezed = String::with_capacity(path.len());
    for char in path.chars() {
        if char != '/' || !squeezed.ends_with('/') {
            squeezed.push(char);
        }
    }
    if !squeezed.starts_with('/') {
        squeezed.insert(0, '/');
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(template: &str) -> String {
        let categories = ["News".to_owned(), "Big City".to_owned(), "news".to_owned()];
        let facts = Facts {
            date: chrono::NaiveDate::from_ymd_opt(2021, 1, 1)
                .unwrap()
                .and_hms_opt(9, 5, 7)
                .unwrap(),
            slug: "Hello World & C++ (v1.2)",
            name: "2021-01-01-Hello World & C++ (v1.2)",
            path: "sub/2021-01-01-Hello World & C++ (v1.2)",
            extension: ".html",
            categories: &categories,
            squeezes_dots: false,
        };
        path(&Permalink::new(template), &facts)
    }

    proptest! {
        #[test]
        fn short_ways_lead_where_long_ones_do(text in "[a-cA1-]{0,4}", path in "/?[a-b/.%_-]{0,8}") {
            if is_slug(&text) {
                prop_assert_eq!(&slugify(&text, true, true), &text);
                prop_assert_eq!(&text.to_lowercase(), &text);
            }
            if is_finished(&path) {
                prop_assert_eq!(&tidy(&encode_path(&path)), &path);
                prop_assert_eq!(&squeezed(&encode_path(&path)), &path);
            }
        }

        #[test]
        fn dates_are_written_as_the_calendar_has_them(days in 0..3_652_059_i32, seconds in 0..86_400_u32) {
            let day = chrono::NaiveDate::from_num_days_from_ce_opt(days + 1).unwrap();
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
            let facts = Facts {
                date: day.and_time(time),
                slug: "",
                name: "",
                path: "",
                extension: "",
                categories: &[],
                squeezes_dots: true,
            };
            for (placeholder, directive) in [
                ("year", "%Y"), ("short_year", "%y"), ("month", "%m"), ("i_month", "%-m"), ("short_month", "%b"),
                ("long_month", "%B"), ("day", "%d"), ("i_day", "%-d"), ("y_day", "%j"), ("short_day", "%a"),
                ("long_day", "%A"), ("week", "%V"), ("w_year", "%G"), ("w_day", "%u"), ("hour", "%H"),
                ("minute", "%M"), ("second", "%S"),
            ] {
                let permalink = Permalink::template(&format!(":{placeholder}"));
                let mut written = String::new();
                for piece in permalink.pieces() {
                    let Piece::Field(field) = piece else { panic!("{placeholder}") };
                    push_value(*field, &facts, &mut written);
                }
                prop_assert_eq!(written, facts.date.format(directive).to_string(), "{}", placeholder);
            }
        }
    }

    #[test]
    fn styles_and_placeholders() {
        let title = "Hello-World-&-C++-(v1.2)";
        assert_eq!(
            at("date"),
            format!("/news/big%20city/2021/01/01/{title}.html")
        );
        assert_eq!(
            at("pretty"),
            format!("/news/big%20city/2021/01/01/{title}/")
        );
        assert_eq!(
            at("ordinal"),
            format!("/news/big%20city/2021/001/{title}.html")
        );
        assert_eq!(
            at("weekdate"),
            format!("/news/big%20city/2021/W53/Fri/{title}.html")
        );
        assert_eq!(at("none"), format!("/news/big%20city/{title}.html"));
        assert_eq!(
            at("/:slug/:name"),
            "/hello-world-c-v1-2/2021-01-01-hello-world-c-v1-2"
        );
        assert_eq!(at("/:slugified_categories/"), "/news/big-city/");
        assert_eq!(
            at("/:i_month-:i_day/:short_year/:w_year/:w_day"),
            "/1-1/21/2020/5"
        );
        assert_eq!(at("/:hour_:minute_:second/:unknown"), "/09_05_07/:unknown");
        assert_eq!(at("/../x//y/../"), "/x/y/");
        assert_eq!(squeezed("/a..b/v1./c/...d.html"), "/a/b/v1c/.d.html");
        for path in ["../..", "...././...", "/.././../", ".", "..", "", "./"] {
            for path in [squeezed(path), tidy(path)] {
                assert!(path.starts_with('/'), "{path}");
                assert!(path.split('/').all(|part| part != ".."), "{path}");
            }
        }
    }
}
