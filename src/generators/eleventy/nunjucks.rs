//! Nunjucks in posts and permalinks of Eleventy, by an engine for Jinja.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Kwargs, Rest, ValueKind, from_args};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value as Jinja};

use super::own;
use super::page::Page;
use super::rewrite::{PAIRED, SHORTCODE, rewritten};
use super::settings::Eleventy;
use crate::date::Timestamp;
use crate::value::{Map, Value};

/// A template may not do more.
const MOST_WORK: u64 = 2_000_000;

/// Filters of Nunjucks' that the engine has, or that are added to it.
const KNOWN: [&str; 43] = [
    "safe",
    "escape",
    "e",
    "lower",
    "upper",
    "title",
    "capitalize",
    "replace",
    "length",
    "count",
    "dictsort",
    "items",
    "reverse",
    "trim",
    "join",
    "split",
    "lines",
    "default",
    "d",
    "round",
    "abs",
    "int",
    "float",
    "attr",
    "first",
    "last",
    "min",
    "max",
    "sort",
    "list",
    "string",
    "batch",
    "slice",
    "sum",
    "indent",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "groupby",
    "unique",
    "map",
    "bool",
];

/// Those that are added to it.
const ADDED: [&str; 5] = ["dump", "nl2br", "striptags", "wordcount", "urlencode"];

/// What a template gives, and what of it could not be done: each with its line, if that is known.
pub(super) struct Rendered {
    pub text: String,
    pub problems: Vec<(Option<usize>, Problem)>,
}

/// What could not be done.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Problem {
    Tag(String),
    Filter(String),
    /// A shortcode or filter of the site's own, and what it does.
    NotFollowed(String, String),
}

/// A post that what the engine calls may keep.
#[derive(Clone)]
struct Kept(Arc<Post>);

struct Post {
    eleventy: Eleventy,
    path: String,
    map: Map,
    published: Option<Timestamp>,
    url: Option<String>,
    problems: Mutex<Vec<(Option<usize>, Problem)>>,
}

impl Kept {
    fn with<T>(&self, work: impl FnOnce(&Page<'_>) -> T) -> T {
        work(&Page {
            eleventy: &self.0.eleventy,
            path: &self.0.path,
            map: &self.0.map,
            published: self.0.published,
            url: self.0.url.as_deref(),
            before: None,
        })
    }

    fn problem(&self, problem: Problem) {
        let mut problems = self
            .0
            .problems
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !problems.iter().any(|(_, known)| *known == problem) {
            problems.push((None, problem));
        }
    }

    /// What a filter makes of a value; if it is not followed, the value.
    fn filter(&self, name: &str, input: &Jinja, arguments: &[Jinja]) -> Jinja {
        let (value, arguments) = (plain(input), plains(arguments));
        match self.with(|page| own::filter(page, name, &value, &arguments)) {
            // What filters of Eleventy's give is as safe as what they are given.
            Ok(Value::String(text)) if input.is_safe() => Jinja::from_safe_string(text),
            Ok(made) => jinja(&made),
            Err(what) => {
                let is_own = self.0.eleventy.own.filters.contains(name);
                self.problem(match is_own {
                    true => Problem::NotFollowed(name.to_owned(), what),
                    false => Problem::Filter(name.to_owned()),
                });
                input.clone()
            }
        }
    }

    fn shortcode(&self, name: &str, inner: Option<String>, arguments: &[Jinja]) -> Jinja {
        let inner = inner.as_deref();
        if !self.0.eleventy.own.shortcodes.contains_key(name) {
            return Jinja::from_safe_string(known_pair(name, inner.unwrap_or_default(), arguments));
        }
        let arguments = plains(arguments);
        match self.with(|page| own::shortcode(page, name, &arguments, inner)) {
            Ok(text) => Jinja::from_safe_string(text),
            Err(what) => {
                self.problem(Problem::NotFollowed(name.to_owned(), what));
                Jinja::from_safe_string(inner.unwrap_or_default().to_owned())
            }
        }
    }
}

/// What a tag of Eleventy's plugins makes of what it encloses: code, or what goes to another place of the page.
fn known_pair(name: &str, inner: &str, arguments: &[Jinja]) -> String {
    if name != "highlight" {
        return String::new();
    }
    let language = arguments
        .first()
        .and_then(Jinja::as_str)
        .unwrap_or_default();
    let language = language.split([' ', '/', ',']).next().unwrap_or_default();
    let code = feedmill_text::entity::escape_text(inner.trim_matches(['\n', '\r']));
    format!("<pre><code class=\"language-{language}\">{code}</code></pre>")
}

/// Renders a template; an error says why it cannot be.
pub(super) fn render(page: &Page<'_>, body: &str) -> Result<Rendered, String> {
    let kept = Kept(Arc::new(Post {
        eleventy: page.eleventy.clone(),
        path: page.path.to_owned(),
        map: page.map.clone(),
        published: page.published,
        url: page.url.map(str::to_owned),
        problems: Mutex::default(),
    }));
    let mut environment = environment(&kept);
    let template = rewritten(body, &page.eleventy.own);
    for (tag, line) in &template.tags {
        let mut problems = kept
            .0
            .problems
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        problems.push((Some(*line), Problem::Tag(tag.clone())));
    }
    let mut filters = template.filters.clone();
    let mut named = String::from(body);
    // What an include uses is as good as used here.
    let mentions = ["include", "import", "extends"];
    if mentions.iter().any(|word| body.contains(word)) {
        for (name, text) in page.eleventy.includes.iter() {
            if body.contains(name.as_str()) || text.contains("macro") {
                filters.extend(rewritten(text, &page.eleventy.own).filters);
                named.push_str(text);
            }
        }
    }
    for name in filters {
        let is_known = KNOWN.contains(&name.as_str()) || ADDED.contains(&name.as_str());
        let is_own =
            page.eleventy.own.filters.contains(&name) || own::FILTERS.contains(&name.as_str());
        if is_own || !is_known {
            let (kept, filter) = (kept.clone(), name.clone());
            environment.add_filter(name, move |input: Jinja, arguments: Rest<Jinja>| {
                kept.filter(&filter, &input, &arguments)
            });
        }
    }
    let rendered = environment.render_named_str("post", &template.text, context(page, &named));
    let mut text = rendered.map_err(|error| {
        let mut reason = error.to_string();
        let mut inner = std::error::Error::source(&error);
        while let Some(error) = inner {
            reason = error.to_string();
            inner = error.source();
        }
        reason.lines().next().unwrap_or_default().to_owned()
    })?;
    // The engine drops the last line break.
    if body.ends_with('\n') {
        text.push('\n');
    }
    let mut problems = kept
        .0
        .problems
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    Ok(Rendered {
        text,
        problems: std::mem::take(&mut *problems),
    })
}

fn environment(kept: &Kept) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(MOST_WORK));
    let includes = kept.clone();
    environment.set_loader(move |name| {
        let eleventy = &includes.0.eleventy;
        let found = ["", ".njk", ".html"].iter().find_map(|end| {
            eleventy
                .includes
                .get(&format!("{}{end}", name.trim_start_matches("./")))
        });
        Ok(found.map(|text| {
            let mut text = rewritten(text, &eleventy.own).text;
            // The engine drops the last line break.
            if text.ends_with('\n') {
                text.push('\n');
            }
            text
        }))
    });
    environment.set_formatter(|out, state, value| {
        let shown = match value.kind() {
            ValueKind::None => return Ok(()),
            // Lists are shown with commas between what is in them.
            ValueKind::Seq => {
                let items: Vec<String> = value.try_iter()?.map(|item| item.to_string()).collect();
                Jinja::from(items.join(","))
            }
            ValueKind::Number => match f64::try_from(value.clone()) {
                Ok(number) => Jinja::from(number.to_string()),
                Err(_) => value.clone(),
            },
            _ => value.clone(),
        };
        minijinja::escape_formatter(out, state, &shown)
    });
    environment.set_unknown_method_callback(|_, value, method, arguments| {
        method_of(value, method, arguments)
    });
    let shortcodes = kept.clone();
    environment.add_function(SHORTCODE, move |name: String, arguments: Rest<Jinja>| {
        shortcodes.shortcode(&name, None, &arguments)
    });
    let paired = kept.clone();
    environment.add_function(
        PAIRED,
        move |name: String, inner: Jinja, arguments: Rest<Jinja>| {
            paired.shortcode(&name, Some(inner.to_string()), &arguments)
        },
    );
    // Shortcodes and filters are functions of templates, too.
    environment.add_filter("dump", |value: Jinja| {
        serde_json::to_string(&plain(&value)).unwrap_or_default()
    });
    environment.add_filter("nl2br", |value: String| {
        Jinja::from_safe_string(value.replace('\n', "<br />\n"))
    });
    environment.add_filter("striptags", |value: String| {
        crate::content::body::plain_text(&value)
    });
    environment.add_filter("wordcount", |value: String| {
        value.split_whitespace().count()
    });
    environment.add_filter("urlencode", |value: String| {
        percent_encoding::utf8_percent_encode(&value, percent_encoding::NON_ALPHANUMERIC)
            .to_string()
    });
    environment
}

/// The method of a value, as scripts have it.
fn method_of(value: &Jinja, method: &str, arguments: &[Jinja]) -> Result<Jinja, Error> {
    let unknown = || Error::from(ErrorKind::UnknownMethod);
    let given = own::given(&plain(value));
    let arguments: Vec<_> = plains(arguments).iter().map(own::given).collect();
    let made = crate::generators::shared::small_script::method(&given, method, &arguments);
    made.and_then(|made| made.plain())
        .map(|made| jinja(&made))
        .ok_or_else(unknown)
}

/// The names that a template sees: those that it mentions.
fn context(page: &Page<'_>, named: &str) -> Jinja {
    let mut names: Vec<(String, Jinja)> = Vec::new();
    for map in [&*page.eleventy.data, page.map] {
        for (key, value) in map.iter() {
            if key != "page" && named.contains(key) {
                names.retain(|(known, _)| known != key);
                names.push((key.to_owned(), jinja(value)));
            }
        }
    }
    let mut own: Vec<(String, Jinja)> = Vec::new();
    let text = |text: &str| Jinja::from(text);
    own.push(("url".into(), page.url.map_or(Jinja::UNDEFINED, text)));
    let slug = super::stem::file_slug(page.eleventy, page.path);
    own.push(("fileSlug".into(), text(slug)));
    let stem = super::stem::file_path_stem(page.eleventy, page.path);
    own.push(("filePathStem".into(), text(&stem)));
    own.push(("inputPath".into(), text(&format!("./{}", page.path))));
    if let Some(date) = &page.published {
        own.push(("date".into(), text(&crate::date::rfc3339(date))));
    }
    names.push(("page".into(), Jinja::from_pairs(own)));
    Jinja::from_pairs(names)
}

fn jinja(value: &Value) -> Jinja {
    match value {
        Value::Null => Jinja::from(()),
        Value::Bool(is) => Jinja::from(*is),
        Value::Integer(number) => Jinja::from(*number),
        Value::Float(number) => Jinja::from(*number),
        Value::String(text) => Jinja::from(text.as_str()),
        Value::List(items) => Jinja::from(items.iter().map(jinja).collect::<Vec<_>>()),
        Value::Map(map) => {
            let entries = map.iter();
            Jinja::from_pairs(entries.map(|(key, value)| (key.to_owned(), jinja(value))))
        }
    }
}

fn plains(values: &[Jinja]) -> Vec<Value> {
    values.iter().map(plain).collect()
}

/// A value of the engine's as plain data.
fn plain(value: &Jinja) -> Value {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Value::Null,
        ValueKind::Bool => Value::Bool(value.is_true()),
        ValueKind::Number => match i64::try_from(value.clone()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Float(f64::try_from(value.clone()).unwrap_or(f64::NAN)),
        },
        ValueKind::Seq | ValueKind::Iterable => {
            let items = value
                .try_iter()
                .map(|items| items.map(|item| plain(&item)).collect());
            Value::List(items.unwrap_or_default())
        }
        ValueKind::Map => {
            let mut map = Map::new();
            if let Ok(keys) = value.try_iter() {
                for key in keys {
                    if let Ok(member) = value.get_item(&key) {
                        map.insert(key.to_string(), plain(&member));
                    }
                }
            }
            Value::Map(map)
        }
        _ => match from_args::<(Kwargs,)>(std::slice::from_ref(value)) {
            Ok((named,)) => {
                let names = named.args().map(|name| {
                    let given: Jinja = named.peek(name).unwrap_or(Jinja::UNDEFINED);
                    (name.to_owned(), plain(&given))
                });
                Value::Map(names.collect())
            }
            Err(_) => Value::String(value.to_string()),
        },
    }
}
