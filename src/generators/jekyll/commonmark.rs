//! The Markdown of jekyll-commonmark, by the site's `commonmark:` options and extensions.

use crate::value::Value;

/// What `commonmark:` sets. Without it, Markdown has no extension, and HTML is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CommonMark {
    /// Option names and extensions, in lower case.
    names: Vec<String>,
}

impl CommonMark {
    /// The settings of a site whose `markdown` is `markdown`; `None` if that is another converter.
    pub(super) fn read(settings: &Value) -> Option<Self> {
        let markdown = settings.get("markdown").and_then(Value::as_str)?;
        let markdown = markdown.to_ascii_lowercase();
        if !markdown.starts_with("commonmark") {
            return None;
        }
        let list = |key: &str| {
            let list = settings.get("commonmark")?.get(key)?.as_list()?;
            let names = list.iter().filter_map(Value::to_text);
            Some(names.map(|name| name.to_ascii_lowercase()).collect())
        };
        let (mut names, mut extensions): (Vec<String>, Vec<String>) = (
            list("options").unwrap_or_default(),
            list("extensions").unwrap_or_default(),
        );
        // GitHub Pages has settings of its own.
        if markdown != "commonmark" {
            let github = ["unsafe", "footnotes", "table", "strikethrough", "autolink"];
            names.extend(github.map(str::to_owned));
        }
        names.append(&mut extensions);
        Some(CommonMark { names })
    }

    /// Markdown as HTML.
    pub(super) fn to_html(&self, source: &str) -> String {
        let has = |name: &str| self.names.iter().any(|known| known == name);
        let mut options = comrak::Options::default();
        options.extension.table = has("table");
        options.extension.strikethrough = has("strikethrough");
        options.extension.autolink = has("autolink");
        options.extension.tasklist = has("tasklist");
        options.extension.footnotes = has("footnotes");
        options.parse.smart = has("smart");
        options.render.hardbreaks = has("hardbreaks");
        options.render.r#unsafe = has("unsafe");
        comrak::markdown_to_html(source, &options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(settings: &str, source: &str) -> String {
        let settings: Value = serde_yaml::from_str(settings).unwrap();
        CommonMark::read(&settings).unwrap().to_html(source)
    }

    #[test]
    fn options_and_extensions_are_what_the_site_says() {
        let plain = "markdown: CommonMark";
        assert_eq!(html(plain, "~~a~~ \"b\""), "<p>~~a~~ &quot;b&quot;</p>\n");
        assert_eq!(
            html(plain, "a <b>c</b>"),
            "<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n"
        );
        let own = "markdown: CommonMark\ncommonmark: {options: [SMART, unsafe, HARDBREAKS], extensions: [strikethrough, autolink]}";
        assert_eq!(
            html(own, "~~a~~ \"b\"\n<i>c</i>"),
            "<p><del>a</del> “b”<br />\n<i>c</i></p>\n"
        );
        assert_eq!(
            html("markdown: CommonMarkGhPages", "~~a~~ <b>c</b>"),
            "<p><del>a</del> <b>c</b></p>\n"
        );
        let other: Value = serde_yaml::from_str("markdown: kramdown").unwrap();
        assert_eq!(CommonMark::read(&other), None);
    }
}
