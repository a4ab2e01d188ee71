//! Filters and shortcodes of the site's own, which its settings register.

use super::page::Page;
use super::settings::Eleventy;
use crate::content::fields::FrontMatter;
use crate::generators::shared::small_script::{Given, Host, Machine};
use crate::value::Value;

/// Filters that Eleventy and its plugin for feeds have.
pub(super) const FILTERS: [&str; 9] = [
    "slug",
    "slugify",
    "url",
    "log",
    "htmlBaseUrl",
    "absoluteUrl",
    "dateToRfc3339",
    "dateToISO",
    "rssDate",
];

/// A value as scripts have it: what is written as a time is one.
pub(super) fn given(value: &Value) -> Given {
    if let Value::String(text) = value
        && text.len() >= 20
        && text.as_bytes()[10] == b'T'
        && let Ok(date) = chrono::DateTime::parse_from_rfc3339(text)
    {
        return Given::Date(date);
    }
    Given::of(value)
}

/// What a filter makes of a value.
pub(super) fn filter(
    page: &Page<'_>,
    name: &str,
    input: &Value,
    arguments: &[Value],
) -> Result<Value, String> {
    let machine = Machine::of(&page.eleventy.script);
    let mut given: Vec<Given> = vec![self::given(input)];
    given.extend(arguments.iter().map(self::given));
    let made = match machine.filter(name) {
        Some(filter) => machine.call(&filter, page, &given)?,
        None => page
            .filter(name, &given)
            .ok_or_else(|| format!("`{name}`"))?,
    };
    plain(&made)
}

/// What a shortcode gives, with what it encloses.
pub(super) fn shortcode(
    page: &Page<'_>,
    name: &str,
    arguments: &[Value],
    inner: Option<&str>,
) -> Result<String, String> {
    let machine = Machine::of(&page.eleventy.script);
    let function = machine.shortcode(name).ok_or_else(|| format!("`{name}`"))?;
    let mut given: Vec<Given> = inner.into_iter().map(Given::text).collect();
    given.extend(arguments.iter().map(self::given));
    match machine.call(&function, page, &given)? {
        Given::Undefined | Given::Null => Ok(String::new()),
        made => made.shown().map_err(|fault| fault.what()),
    }
}

fn plain(given: &Given) -> Result<Value, String> {
    match given {
        Given::Undefined => Ok(Value::Null),
        given => given
            .plain()
            .ok_or_else(|| "a value that templates cannot hold".to_owned()),
    }
}

/// Whether a function of the settings drops a post before it is read.
pub(super) fn is_dropped(eleventy: &Eleventy, matter: &FrontMatter<'_>) -> bool {
    if eleventy.own.preprocessors.is_empty() {
        return false;
    }
    let page = Page {
        eleventy,
        path: matter.path,
        map: matter.map,
        published: None,
        url: None,
        before: None,
    };
    let end = matter.path.rsplit('.').next().unwrap_or_default();
    let machine = Machine::of(&eleventy.script);
    let functions: Vec<Given> = {
        let registry = machine.registry();
        let all = registry.preprocessors.iter();
        let of_post =
            all.filter(|(ends, _)| ends == "*" || ends.split(',').any(|one| one.trim() == end));
        of_post.map(|(_, function)| function.clone()).collect()
    };
    // What functions make of the text of a post is not asked for here.
    functions.iter().any(|function| {
        let made = machine.call(function, &page, &[Given::Data, Given::text("")]);
        matches!(made, Ok(Given::Bool(false)))
    })
}
