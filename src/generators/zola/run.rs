//! The templates of a site's own shortcodes at work.

mod functions;

use tera::{Context, Tera};

use super::markdown::Flavour;
use super::settings::Zola;
use crate::content::{Post, Site};
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// What a shortcode gives.
pub(super) enum Given {
    Html(String),
    Markdown(String),
}

/// The templates of a site at work on a page.
pub(crate) struct Run<'r> {
    pub zola: &'r Zola,
    pub site: &'r Site<'r>,
    pub post: &'r Post,
    pub flavour: Flavour,
    pub warnings: &'r mut Warnings,
}

/// The longest text that a shortcode may give, in bytes.
const LONGEST_RESULT: usize = 4 << 20;

impl Run<'_> {
    /// What the shortcode gives; `None` if it cannot be run, which is reported.
    pub fn shortcode(
        &mut self,
        name: &str,
        arguments: &str,
        body: Option<&str>,
        nth: usize,
    ) -> Option<Given> {
        let template = self.zola.templates.name(name)?;
        match self.run(&template, arguments, body, nth) {
            Ok(text) if template.ends_with(".md") => Some(Given::Markdown(text)),
            Ok(text) => Some(Given::Html(text)),
            Err(message) => {
                let path = self.zola.templates.path(&template);
                let path = path.unwrap_or(&template);
                self.warnings.push(Warning::file(
                    path,
                    "unknown-template",
                    format!("{message}; feeds show what `{name}` holds without it"),
                    "write it with what https://feedmill.github.io/feedmill/zola.html lists, or read posts from the built site with `content.body: page`",
                ));
                None
            }
        }
    }

    fn run(
        &self,
        template: &str,
        arguments: &str,
        body: Option<&str>,
        nth: usize,
    ) -> Result<String, String> {
        let mut tera = Tera::default();
        functions::register(&mut tera, self.site, self.zola, self.flavour);
        let needed = self.zola.templates.needed(template)?;
        tera.add_raw_templates(needed)
            .map_err(|error| reason(&error))?;
        let mut context = Context::new();
        for (key, value) in functions::arguments(arguments)? {
            context.insert(key, &value);
        }
        if let Some(body) = body {
            context.insert("body", body);
        }
        context.insert("nth", &nth);
        context.insert("page", &self.page());
        context.insert("config", &self.config());
        let language = self
            .zola
            .settings
            .get("default_language")
            .and_then(Value::as_str);
        context.insert("lang", language.unwrap_or("en"));
        let text = tera
            .render(template, &context)
            .map_err(|error| reason(&error))?;
        match text.len() <= LONGEST_RESULT {
            true => Ok(text),
            false => Err("the template writes too much".to_owned()),
        }
    }

    /// The page, as templates know it.
    fn page(&self) -> serde_json::Value {
        let post = self.post;
        let path = url::Url::parse(&post.canonical_url)
            .map_or_else(|_| String::new(), |url| url.path().to_owned());
        serde_json::json!({
            "title": post.title,
            "description": post.summary,
            "permalink": post.canonical_url,
            "path": path,
            "slug": post.slug,
            "date": post.published.to_rfc3339(),
            "extra": functions::json(post.front.get("extra").unwrap_or(&Value::Null)),
            "relative_path": post.path.strip_prefix("content/").unwrap_or(&post.path),
            "colocated_path": post.path.strip_prefix("content/").and_then(|path| path.strip_suffix("index.md")),
            "lang": self.zola.settings.get("default_language").and_then(Value::as_str).unwrap_or("en"),
        })
    }

    fn config(&self) -> serde_json::Value {
        let mut config = functions::json(&self.zola.settings);
        if let Some(map) = config.as_object_mut() {
            let base = self.site.config.url.as_str().trim_end_matches('/');
            map.insert("base_url".into(), base.into());
            map.entry("extra").or_insert_with(|| serde_json::json!({}));
            map.insert("mode".into(), "build".into());
        }
        config
    }
}

/// Why Tera could not: the innermost reason, which names what is missing.
fn reason(error: &tera::Error) -> String {
    let mut reason = error.to_string();
    let mut inner = std::error::Error::source(error);
    while let Some(error) = inner {
        reason = error.to_string();
        inner = error.source();
    }
    reason.lines().next().unwrap_or_default().to_owned()
}
