//! Where a post lives on the site: Jekyll's styles and placeholders.

use chrono::{Datelike, NaiveDateTime, Timelike};
use unicode_normalization::char::is_combining_mark;

use crate::uri::encode_path;

/// What a permalink is made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// The date as the site's clocks show it.
    pub date: NaiveDateTime,
    /// The slug as it is written: front matter's, or the file name's.
    pub slug: &'f str,
    /// The file's name without folder, extension and (in `_posts`) date.
    pub name: &'f str,
    /// The categories, in order.
    pub categories: &'f [String],
}

/// The path on the site for `template`: one of Jekyll's styles (`date`, `pretty`, `ordinal`, `weekdate`, `none`) or a text
/// with its placeholders. The path starts with `/` and is percent-encoded.
pub fn path(template: &str, facts: &Facts) -> String {
    let template = match template {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        other => other,
    };
    let mut path = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some(colon) = rest.find(':') {
        path.push_str(&rest[..colon]);
        rest = &rest[colon + 1..];
        let end = rest
            .find(|c: char| !c.is_ascii_lowercase() && c != '_')
            .unwrap_or(rest.len());
        // `:title_x` is `:title` and then `_x`: the longest placeholder that is known wins.
        let known = (1..=end)
            .rev()
            .find_map(|len| placeholder(&rest[..len], facts).map(|value| (len, value)));
        match known {
            Some((len, value)) => {
                path.push_str(&value);
                rest = &rest[len..];
            }
            None => path.push(':'),
        }
    }
    path.push_str(rest);
    tidy(&encode_path(&path))
}

fn placeholder(name: &str, facts: &Facts) -> Option<String> {
    let date = facts.date;
    Some(match name {
        "year" => date.format("%Y").to_string(),
        "short_year" => date.format("%y").to_string(),
        "month" => date.format("%m").to_string(),
        "i_month" => date.month().to_string(),
        "short_month" => date.format("%b").to_string(),
        "long_month" => date.format("%B").to_string(),
        "day" => date.format("%d").to_string(),
        "i_day" => date.day().to_string(),
        "y_day" => date.format("%j").to_string(),
        "short_day" => date.format("%a").to_string(),
        "long_day" => date.format("%A").to_string(),
        "week" => date.format("%V").to_string(),
        "w_year" => date.format("%G").to_string(),
        "w_day" => date.format("%u").to_string(),
        "hour" => format!("{:02}", date.hour()),
        "minute" => format!("{:02}", date.minute()),
        "second" => format!("{:02}", date.second()),
        "title" => slugify(facts.slug, true, true),
        "slug" => slugify(facts.slug, false, false),
        "name" => slugify(facts.name, false, false),
        "categories" => unique(facts.categories.iter().map(|name| name.to_lowercase())),
        "slugified_categories" => unique(
            facts
                .categories
                .iter()
                .map(|name| slugify(name, false, false)),
        ),
        "output_ext" => ".html".to_owned(),
        "path" | "collection" => String::new(),
        _ => return None,
    })
}

fn unique(names: impl Iterator<Item = String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !name.is_empty() && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept.join("/")
}

/// Jekyll's `slugify`: letters and digits of every script stay, the rest runs together into one `-`. The `pretty` mode
/// keeps `._~!$&'()+,;=@` too.
pub fn slugify(text: &str, pretty: bool, keep_case: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || is_combining_mark(c) || (pretty && "._~!$&'()+,;=@".contains(c)) {
            if keep_case {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').trim_end_matches('.').to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(template: &str) -> String {
        let categories = ["News".to_owned(), "Big City".to_owned(), "news".to_owned()];
        let facts = Facts {
            date: chrono::NaiveDate::from_ymd_opt(2021, 1, 1)
                .unwrap()
                .and_hms_opt(9, 5, 7)
                .unwrap(),
            slug: "Hello World & C++ (v1.2)",
            name: "Hello World & C++ (v1.2)",
            categories: &categories,
        };
        path(template, &facts)
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
        assert_eq!(at("/:slug/:name"), "/hello-world-c-v1-2/hello-world-c-v1-2");
        assert_eq!(at("/:slugified_categories/"), "/news/big-city/");
        assert_eq!(
            at("/:i_month-:i_day/:short_year/:w_year/:w_day"),
            "/1-1/21/2020/5"
        );
        assert_eq!(at("/:hour_:minute_:second/:unknown"), "/09_05_07/:unknown");
        assert_eq!(at("/../x//y/../"), "/x/y/");
    }
}
