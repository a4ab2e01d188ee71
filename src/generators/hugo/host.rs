//! What the templates of a site's shortcodes and render hooks ask of it.

mod page;

use std::cell::RefCell;
use std::sync::Arc;

use feedmill_gotmpl::{Host, Object, Template, Value};

use super::shortcode::Page;
use super::tag::Tag;
use super::{resource, standard};

/// A shortcode of the page, or one of its render hooks.
pub(crate) struct Room<'r, 'p> {
    pub page: RefCell<&'r mut Page<'p>>,
    /// The shortcodes around the template, the outermost first. A render hook has none.
    pub calls: Vec<Call<'r>>,
}

/// A call of a shortcode.
#[derive(Clone)]
pub(crate) struct Call<'r> {
    pub tag: &'r Tag<'r>,
    pub inner: String,
    pub ordinal: usize,
}

/// What a mapping or list of arguments gives.
type Asked = Result<Value, String>;

impl Host for Room<'_, '_> {
    fn get(&self, object: &Object, name: &str, arguments: &[Value]) -> Asked {
        match object.kind {
            "shortcode" => self.shortcode(object, name, arguments),
            "page" => self.page_field(name, arguments),
            "other page" => self.other(&object.id, name),
            "site" => self.site(name, arguments),
            "language" => Ok(self.language(name)),
            "hugo" => Ok(match name {
                "IsProduction" => Value::Bool(true),
                "Environment" => Value::text("production"),
                "Version" => Value::text("0.168.0"),
                "IsExtended" => Value::Bool(true),
                "IsServer" | "IsDevelopment" | "IsMultihost" => Value::Bool(false),
                "Data" => self.data(),
                _ => return unknown(object, name),
            }),
            "file" => Ok(
                page::file(&object.id, &self.page.borrow().hugo.content, name)
                    .ok_or_else(|| message(object, name))?,
            ),
            "resources" => {
                let page = self.page.borrow();
                resource::collection(page.site, page.post, name, arguments)
                    .ok_or_else(|| message(object, name))
            }
            "resource" => {
                let page = self.page.borrow();
                resource::field(page.site, page.post, &object.id, name)
                    .ok_or_else(|| message(object, name))
            }
            _ => unknown(object, name),
        }
    }

    fn get_of_list(&self, items: &[Value], name: &str, arguments: &[Value]) -> Option<Asked> {
        resource::list(items, name, arguments).map(Ok)
    }

    fn call(&self, name: &str, arguments: &[Value]) -> Option<Asked> {
        let text = |place: usize| arguments.get(place).and_then(Value::to_text);
        let last = || {
            arguments
                .last()
                .and_then(Value::to_text)
                .unwrap_or_default()
        };
        Some(Ok(match name {
            "page" => Value::object("page", ""),
            "site" => Value::object("site", ""),
            "hugo" => Value::object("hugo", ""),
            "markdownify" | "transform.Markdownify" => {
                Value::html(self.page.borrow_mut().inline_own(&last()))
            }
            "emojify" | "transform.Emojify" => Value::html(last()),
            "ref" | "relref" | "urls.Ref" | "urls.RelRef" => {
                let path = match arguments.get(1) {
                    Some(Value::Map(map)) => map.get("path").and_then(Value::to_text),
                    other => other.and_then(Value::to_text),
                };
                self.reference(&path?, name.to_lowercase().contains("relref"))
            }
            "relURL" | "relLangURL" | "urls.RelURL" | "urls.RelLangURL" => {
                Value::text(self.address(&last(), false))
            }
            "absURL" | "absLangURL" | "urls.AbsURL" | "urls.AbsLangURL" => {
                Value::text(self.address(&last(), true))
            }
            "highlight" | "transform.Highlight" => {
                let code = text(0)?;
                let language = text(1).unwrap_or_default();
                Value::html(standard::code_block(&code, &language))
            }
            "i18n" | "T" | "lang.Translate" => {
                let page = self.page.borrow();
                match page.hugo.templates.texts.get(&text(0)?.to_lowercase()) {
                    Some(found) => {
                        let found = found.to_text().unwrap_or_default();
                        if found.contains("{{") {
                            return Some(Err(format!("the text `{found}` is a template")));
                        }
                        Value::text(found)
                    }
                    None => Value::text(""),
                }
            }
            "resources.Get" | "resources.GetMatch" => {
                let page = self.page.borrow();
                resource::asset(page.site, &text(0)?)
            }
            "templates.Exists" => {
                let name = text(0)?;
                let name = name.trim_start_matches('_').trim_end_matches(".html");
                Value::Bool(self.page.borrow().hugo.templates.has(name))
            }
            _ => return resource::made(name, arguments).map(Ok),
        }))
    }

    fn partial(&self, name: &str) -> Option<Arc<Template>> {
        let page = self.page.borrow();
        let name = name.trim_start_matches("partials/");
        let stem = name.strip_suffix(".html").unwrap_or(name);
        page.hugo.templates.get(&format!("partials/{stem}"))?.ok()
    }
}

fn message(object: &Object, name: &str) -> String {
    format!("`.{name}` of {} is not supported", object.kind)
}

fn unknown(object: &Object, name: &str) -> Asked {
    Err(message(object, name))
}

/// An argument as Hugo has it: without quotes, numbers and booleans are what they look like.
fn typed(argument: &super::tag::Argument<'_>) -> Value {
    let text: &str = &argument.value;
    if argument.is_quoted {
        return Value::text(text);
    }
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => {
            let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            let number = text.parse().map(Value::Int).ok();
            let number = number.or_else(|| text.parse().map(Value::Float).ok());
            number
                .filter(|_| is_number)
                .unwrap_or_else(|| Value::text(text))
        }
    }
}

impl Room<'_, '_> {
    fn shortcode(&self, object: &Object, name: &str, arguments: &[Value]) -> Asked {
        let depth: usize = object.id.parse().unwrap_or(0);
        let Some(call) = self.calls.get(depth) else {
            return unknown(object, name);
        };
        let given = &call.tag.arguments;
        let is_named = given.iter().any(|one| !one.name.is_empty());
        Ok(match (name, arguments) {
            ("Get", [key]) => match key {
                Value::Int(_) if is_named => Value::Nil,
                Value::Int(at) => {
                    let at = usize::try_from(*at).ok();
                    at.and_then(|at| given.get(at))
                        .map_or_else(|| Value::text(""), typed)
                }
                key if is_named => {
                    let key = key.to_text().unwrap_or_default();
                    let found = given.iter().find(|one| one.name == &*key);
                    found.map_or_else(|| Value::text(""), typed)
                }
                _ => Value::Nil,
            },
            ("Params", []) if is_named => {
                Value::map(given.iter().map(|one| (one.name, typed(one))))
            }
            ("Params", []) if given.is_empty() => Value::Nil,
            ("Params", []) => Value::list(given.iter().map(typed).collect()),
            ("IsNamedParams", []) => Value::Bool(is_named),
            ("Inner", []) => Value::html(&call.inner),
            ("InnerDeindent", []) => Value::html(deindented(&call.inner)),
            ("Name", []) => Value::text(call.tag.name),
            ("Ordinal", []) => Value::Int(i64::try_from(call.ordinal).unwrap_or(0)),
            ("Page", []) => Value::object("page", ""),
            ("Site", []) => Value::object("site", ""),
            ("Parent", []) => match depth.checked_sub(1) {
                Some(outer) => Value::object("shortcode", outer.to_string()),
                None => Value::Nil,
            },
            ("Position", []) => Value::text(&self.page.borrow().post.path),
            ("Scratch" | "Store", []) => Value::object("store", self.store_of(depth)),
            ("Ref" | "RelRef", [one, ..]) => {
                let path = match one {
                    Value::Map(map) => map.get("path").and_then(Value::to_text),
                    one => one.to_text(),
                };
                self.reference(&path.unwrap_or_default(), name == "RelRef")
            }
            _ => return unknown(object, name),
        })
    }

    /// The name of the store of the call at `depth`.
    fn store_of(&self, depth: usize) -> String {
        let calls = self.calls.iter().take(depth + 1);
        let ordinals: Vec<String> = calls.map(|call| call.ordinal.to_string()).collect();
        format!("shortcode {}", ordinals.join("."))
    }

    fn data(&self) -> Value {
        Value::from(&self.page.borrow().hugo.templates.data)
    }

    fn site(&self, name: &str, arguments: &[Value]) -> Asked {
        if name == "Data" {
            return Ok(self.data());
        }
        if name == "GetPage" {
            return self.page_field(name, arguments);
        }
        let page = self.page.borrow();
        let config = page.site.config;
        Ok(match (name, arguments) {
            ("Params", []) => Value::from(&page.hugo.params),
            ("Title", []) => Value::text(&config.title),
            ("BaseURL", []) => Value::text(config.url.as_str()),
            ("Language", []) => Value::object("language", ""),
            ("LanguageCode" | "Lang", []) => Value::text(&page.hugo.language),
            ("LanguagePrefix", []) => Value::text(match page.hugo.in_subfolder {
                true => format!("/{}", page.hugo.language),
                false => String::new(),
            }),
            ("IsServer", []) => Value::Bool(false),
            ("IsMultiLingual", []) => Value::Bool(!page.hugo.others.is_empty()),
            ("Store" | "Scratch", []) => Value::object("store", "site"),
            _ => return Err(format!("`.{name}` of the site is not supported")),
        })
    }

    fn language(&self, name: &str) -> Value {
        let page = self.page.borrow();
        let is_other = !matches!(name, "Lang" | "LanguageCode" | "Locale");
        match is_other {
            true => Value::text(""),
            false => Value::text(&page.hugo.language),
        }
    }

    fn reference(&self, path: &str, is_relative: bool) -> Value {
        let url = standard::reference(&self.page.borrow(), path);
        match is_relative && url.contains("://") {
            true => Value::text(path_of(&url)),
            false => Value::text(url),
        }
    }

    /// An address on the site, from its top or from where its settings say it begins.
    fn address(&self, written: &str, is_absolute: bool) -> String {
        if written.contains("://") || written.starts_with("//") || written.starts_with("mailto:") {
            return written.to_owned();
        }
        let page = self.page.borrow();
        let base = &page.site.config.url;
        let whole = match written.strip_prefix('/') {
            Some(_) => base.join(written).map(String::from).unwrap_or_default(),
            None => format!("{base}{written}"),
        };
        match is_absolute {
            true => whole,
            false => whole
                .split_once("://")
                .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
                .unwrap_or_else(|| "/".to_owned()),
        }
    }
}

/// An address without its host.
fn path_of(url: &str) -> String {
    match url::Url::parse(url) {
        Ok(url) => url[url::Position::BeforePath..].to_owned(),
        Err(_) => url.to_owned(),
    }
}

/// Lines without the blanks that all of them begin with.
fn deindented(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let width = lines()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines = text
        .split_inclusive('\n')
        .map(|line| match line.get(..width) {
            Some(start) if start.trim().is_empty() => &line[width..],
            _ => line.trim_start_matches([' ', '\t']),
        });
    lines.collect()
}
