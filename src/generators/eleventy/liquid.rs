//! Liquid in posts and permalinks of Eleventy.

use std::borrow::Cow;

use super::own;
use super::page::Page;
use crate::content::body::liquid;
use crate::content::body::liquid::Problem;
use crate::generators::shared::commonmark;
use crate::value::{Map, Value};

/// What a template gives, and what of it could not be done.
pub(super) fn render(
    page: &Page<'_>,
    body: &str,
    timezone: chrono_tz::Tz,
    url: &str,
) -> (String, Vec<Problem>) {
    let eleventy = page.eleventy;
    let mut own = Map::new();
    own.insert("url".into(), page.url.unwrap_or_default().into());
    if let Some(published) = page.published {
        own.insert("date".into(), crate::date::rfc3339(&published).into());
    }
    let slug = super::stem::file_slug(eleventy, page.path);
    own.insert("fileSlug".into(), slug.into());
    let stem = super::stem::file_path_stem(eleventy, page.path);
    own.insert("filePathStem".into(), stem.into());
    own.insert("inputPath".into(), format!("./{}", page.path).into());
    // Here, data stands beside `page` and not below it.
    let mut names = String::new();
    let is_name = |key: &str| {
        key.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let includes = body.contains("include") || body.contains("render");
    let is_named = |key: &str| is_name(key) && (includes || body.contains(key));
    // The site's data may be large: it is looked up where a body names it, and not copied for each post.
    for (key, _) in eleventy.data.iter() {
        if is_named(key) && key != "page" {
            names.push_str(&format!("{{% assign {key} = site.{key} %}}"));
        }
    }
    for (key, value) in page.map.iter() {
        if is_named(key) && key != "page" {
            own.insert(format!("data_{key}"), value.clone());
            names.push_str(&format!("{{% assign {key} = page.data_{key} %}}"));
        }
    }
    let (own, site) = (Value::Map(own), Value::Map(Map::new()));
    let context = liquid::Context {
        page: &own,
        site: &site,
        lookups: &Alone { page },
        timezone,
        now: page
            .published
            .map_or_else(Default::default, |date| date.to_utc()),
        url: url.trim_end_matches('/'),
        baseurl: "",
        environment: "production",
        limits: liquid::Limits::default(),
    };
    let body = with_plain_includes(body);
    let source = format!("{names}{}", with_bare_languages(&body));
    let rendered = liquid::render(&source, &context);
    // These filters of Eleventy's give here what they are given.
    let is_known = |filter: &str| matches!(filter, "url" | "safe" | "htmlBaseUrl" | "log");
    let problems = rendered.warnings.into_iter();
    let problems = problems.filter(|problem| !is_known(&problem.tag)).collect();
    (rendered.text.into_owned(), problems)
}

/// `{% highlight "js" %}` as Liquid's own tag has it, without quotes and lines to mark.
fn with_bare_languages(body: &str) -> Cow<'_, str> {
    const TAG: &str = "{% highlight ";
    if !body.contains(TAG) {
        return body.into();
    }
    let mut parts = body.split(TAG);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(TAG);
        let quote = part.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quoted = quote.and_then(|quote| part[1..].split_once(quote));
        match quoted.filter(|(named, _)| !named.contains('\n')) {
            Some((named, after)) => {
                let end = named.find([' ', '/', ',']).unwrap_or(named.len());
                out.push_str(&named[..end]);
                out.push_str(after);
            }
            None => out.push_str(part),
        }
    }
    out.into()
}

/// `{% include "a.html", title: "b" %}` and `{% render … %}` as Jekyll's tag has them: what they give goes before.
fn with_plain_includes(body: &str) -> Cow<'_, str> {
    if !body.contains("include") && !body.contains("render") {
        return body.into();
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("{%") {
        out.push_str(&rest[..at]);
        let Some(length) = rest[at..].find("%}") else {
            rest = &rest[at..];
            break;
        };
        let tag = &rest[at..at + length + 2];
        let inner = tag[2..tag.len() - 2].trim_matches(['-', ' ', '\n', '\t']);
        rest = &rest[at + length + 2..];
        match plain_include(inner) {
            Some(made) => out.push_str(&made),
            None => out.push_str(tag),
        }
    }
    out.push_str(rest);
    out.into()
}

fn plain_include(inner: &str) -> Option<String> {
    let named = ["include ", "render "]
        .iter()
        .find_map(|tag| inner.strip_prefix(tag))?;
    let named = named.trim();
    let quote = named.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (file, arguments) = named[1..].split_once(quote)?;
    let mut out = String::new();
    let mut rest = arguments.trim_start_matches([',', ' ']);
    while let Some((name, after)) = rest.split_once(':') {
        let name = name.trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !is_name {
            return None;
        }
        let after = after.trim_start();
        let end = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => after[1..].find(quote)? + 2,
            None => after.find([',', ' ']).unwrap_or(after.len()),
        };
        out.push_str(&format!("{{% assign {name} = {} %}}", &after[..end]));
        rest = after[end..].trim_start_matches([',', ' ', '\n']);
    }
    out.push_str(&format!("{{% include {file} %}}"));
    Some(out)
}

/// A template that sees its own page and the site's data, which may be large and is not copied for each post.
struct Alone<'p> {
    page: &'p Page<'p>,
}

impl liquid::Site for Alone<'_> {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        let files = &self.page.eleventy.includes;
        let found = ["", ".liquid", ".html", ".md"]
            .iter()
            .find_map(|end| files.get(&format!("{path}{end}")))?;
        Some(with_plain_includes(found))
    }

    fn include_relative(&self, _path: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn link(&self, _path: &str) -> Option<String> {
        None
    }

    fn post_url(&self, _name: &str) -> Option<String> {
        None
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.page.eleventy.data.get(name)
    }

    fn markdownify(&self, text: &str) -> String {
        commonmark::to_html(text, self.page.eleventy.flavour)
    }

    fn has_filter(&self, name: &str) -> bool {
        self.page.eleventy.own.filters.contains(name) || own::FILTERS.contains(&name)
    }

    fn filter(&self, name: &str, input: &Value, arguments: &[Value]) -> Result<Value, String> {
        let is_own = self.page.eleventy.own.filters.contains(name);
        let made = own::filter(self.page, name, input, arguments);
        made.map_err(|what| match is_own {
            true => format!("feedmill does not follow {what} in this filter of the settings"),
            false => what,
        })
    }

    fn tag_has_end(&self, name: &str) -> Option<bool> {
        self.page.eleventy.own.shortcodes.get(name).copied()
    }

    fn tag(&self, name: &str, arguments: &[Value], inner: Option<&str>) -> Result<String, String> {
        own::shortcode(self.page, name, arguments, inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_code_may_stand_in_quotes() {
        let text =
            "{% highlight \"js/2-3\" %}a{% endhighlight %} {% highlight css %}b{% endhighlight %}";
        assert_eq!(
            with_bare_languages(text),
            "{% highlight js %}a{% endhighlight %} {% highlight css %}b{% endhighlight %}"
        );
    }

    #[test]
    fn what_includes_are_given_goes_before_them() {
        assert_eq!(
            with_plain_includes("a {% include \"card.html\", title: \"Low, tide\", n: page.n %} b"),
            "a {% assign title = \"Low, tide\" %}{% assign n = page.n %}{% include card.html %} b"
        );
        assert_eq!(
            with_plain_includes("{% include card.html %}"),
            "{% include card.html %}"
        );
    }
}
