//! What a template can see: the page, the site and the site's lookups, and how much work a template may ask for.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use feedmill_text::value::Value;

/// Everything that a template can see. Nothing else reaches the output: no clock, no disk.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// `page`: the post's front matter, with the defaults and what Jekyll adds (`url`, `date`, `path`, `id`…).
    ///
    /// A date is text in the form `2022-03-18 07:49:13 +0800`, as Ruby prints a time.
    pub page: &'a Value,
    /// `site`: the configuration, and `data` under the key of that name. What is costly to gather
    /// (`posts`, `categories`, `tags`…) may come from [`Site::variable`] instead.
    pub site: &'a Value,
    /// The site's lookups.
    pub lookups: &'a dyn Site,
    /// The site's time zone, in which Jekyll shows dates.
    pub timezone: Tz,
    /// The instant that `site.time` and `'now' | date` give.
    pub now: DateTime<Utc>,
    /// The site's `url`, such as `https://example.org`; may be empty.
    pub url: &'a str,
    /// The site's `baseurl`, such as `/blog`; may be empty.
    pub baseurl: &'a str,
    /// `jekyll.environment`: `production` in a deployment, `development` where nothing says otherwise.
    pub environment: &'a str,
    /// How much work the template may ask for.
    pub limits: Limits,
}

/// The lookups that only the site as a whole can answer. Each may be asked from several threads at once.
pub trait Site: Sync {
    /// The text of the file at `path` below `_includes`.
    fn include(&self, path: &str) -> Option<Cow<'_, str>>;

    /// The text of the file at `path` below the folder of the post that is being rendered.
    fn include_relative(&self, path: &str) -> Option<Cow<'_, str>>;

    /// The URL of the source file at `path` below the site's root, without `url` and `baseurl`: `/2022/03/18/hello.html`.
    fn link(&self, path: &str) -> Option<String>;

    /// The URL of the post `name`, such as `2022-03-18-hello` or `folder/2022-03-18-hello`, without `url` and `baseurl`.
    fn post_url(&self, name: &str) -> Option<String>;

    /// `site.<name>`, asked before [`Context::site`] is: `posts`, `categories`, `tags`, `collections`…
    fn variable(&self, name: &str) -> Option<&Value>;

    /// `page.<name>` where [`Context::page`] does not have it: `previous`, `next`, `excerpt`…
    fn page_variable(&self, name: &str) -> Option<&Value> {
        let _ = name;
        None
    }

    /// Markdown as HTML.
    fn markdownify(&self, text: &str) -> String;

    /// Text with typographic quotes and dashes; unchanged where the site has no converter for it.
    fn smartify(&self, text: &str) -> String {
        text.to_owned()
    }

    /// Whether the site has a filter of its own under this name, which goes before those of Liquid.
    fn has_filter(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// What a filter of the site's own makes of a value. An error says why it makes nothing; the input is then passed on.
    fn filter(&self, name: &str, input: &Value, arguments: &[Value]) -> Result<Value, String> {
        let _ = (input, arguments);
        Err(format!("unknown filter `{name}`"))
    }

    /// Whether the site has a tag of its own under this name, and if so, whether a tag ends it.
    fn tag_has_end(&self, name: &str) -> Option<bool> {
        let _ = name;
        None
    }

    /// What a tag of the site's own gives, with what it encloses. An error says why it gives nothing.
    fn tag(&self, name: &str, arguments: &[Value], inner: Option<&str>) -> Result<String, String> {
        let _ = (arguments, inner);
        Err(format!("unknown tag `{name}`"))
    }
}

/// How much work a template may ask for. What goes beyond is left out, with a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of output, counting what is captured.
    pub output: usize,
    /// Steps: a tag, a turn of a loop, a filter, and every few dozen bytes or items that one of them reads or makes.
    pub steps: u64,
    /// Blocks within blocks.
    pub nesting: usize,
    /// Includes within includes.
    pub include_depth: usize,
}

impl Default for Limits {
    /// 16 MiB, a million steps, 100 blocks (as Liquid has it) and 30 includes deep.
    fn default() -> Self {
        Limits {
            output: 16 << 20,
            steps: 1_000_000,
            nesting: 100,
            include_depth: 30,
        }
    }
}
