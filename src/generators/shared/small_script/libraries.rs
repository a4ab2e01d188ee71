//! What well-known libraries have that settings of sites use.

use std::rc::Rc;

use chrono_tz::Tz;

use super::given::{Calls, Fault, Given, Library, Object, Result};
use super::times;
use crate::generators::shared::slugify;
use crate::value::Value;

/// What a package exports: all of it, or under a name.
pub(super) fn package(name: &str, export: Option<&str>) -> Result<Given> {
    let whole = export.is_none_or(|export| export == "default");
    let name = name.strip_prefix("node:").unwrap_or(name);
    Ok(Given::Known(match (name, export) {
        ("slugify", _) if whole => "signs",
        ("@sindresorhus/slugify", _) if whole => "words",
        ("luxon", _) if whole => "luxon",
        ("luxon", Some("DateTime")) => "DateTime",
        ("dayjs" | "moment" | "moment-timezone" | "dayjs/dayjs.min.js", _) if whole => "moment",
        ("date-fns", None) => "date-fns",
        ("date-fns", Some("format")) => "date-fns.format",
        ("date-fns", Some("parseISO")) => "date-fns.parseISO",
        ("date-fns-tz", None) => "date-fns",
        ("date-fns/format", _) if whole => "date-fns.format",
        ("markdown-it" | "markdown-it/index.js", _) if whole => "markdown",
        ("marked", None | Some("marked" | "default")) => "markdown",
        ("common-tags", None) => "common-tags",
        ("common-tags", Some(_)) => "stripped",
        ("outdent" | "dedent" | "html-template-tag" | "noop-tag", _) if whole => "stripped",
        ("path", _) if whole => "path",
        ("path", Some(part)) => match PATH.into_iter().find(|(known, _)| *known == part) {
            Some((_, function)) => function,
            None => return unknown(name, export),
        },
        ("module", Some("createRequire")) => "createRequire",
        ("url", None) => "url",
        ("url", Some("fileURLToPath")) => "fileURLToPath",
        ("url", Some("URL")) => "URL",
        _ => return unknown(name, export),
    }))
}

const PATH: [(&str, &str); 5] = [
    ("join", "path.join"),
    ("resolve", "path.join"),
    ("basename", "path.basename"),
    ("extname", "path.extname"),
    ("dirname", "path.dirname"),
];

fn unknown(name: &str, export: Option<&str>) -> Result<Given> {
    Err(match export {
        Some(export) if export != "default" => format!("`{export}` of the package `{name}`"),
        _ => format!("the package `{name}`"),
    }
    .into())
}

/// A member of a library or of the language's own objects.
pub(super) fn member(library: &'static str, name: &str) -> Result<Given> {
    if matches!(
        library,
        "luxon" | "date-fns" | "common-tags" | "path" | "url"
    ) {
        return package(library, Some(name));
    }
    match (library, name) {
        (_, "default") => Ok(Given::Known(library)),
        (_, "prototype") => Err(format!("`prototype` of `{library}`").into()),
        ("Intl", "DateTimeFormat") => Ok(Given::Known("DateTimeFormat")),
        ("import", "meta") => Ok(Given::Known("import.meta")),
        ("import.meta", _) => Ok(Given::text("/")),
        ("String", "raw") => Ok(Given::Known("raw")),
        ("Math", "PI") => Ok(Given::Number(std::f64::consts::PI)),
        ("DateTime", style) if style.starts_with("DATE") => Ok(Given::text(match style {
            "DATE_SHORT" => "D",
            "DATE_MED" => "DD",
            "DATE_FULL" => "DDD",
            "DATE_HUGE" => "DDDD",
            _ => return Err(format!("`{style}`").into()),
        })),
        ("Boolean" | "String" | "Number" | "Date" | "Array" | "Object", name) => {
            Err(format!("`{library}.{name}`").into())
        }
        // Rules and options of Markdown.
        ("markdown", _) => Ok(Given::Known("markdown")),
        ("markdown-part", _) => Ok(Given::Known("markdown-part")),
        (library, name) => Err(format!("`{library}.{name}`").into()),
    }
}

pub(super) fn new(library: &'static str, arguments: &[Given]) -> Result<Given> {
    match library {
        "markdown" => Ok(Given::Known("markdown")),
        "DateTimeFormat" => {
            let object = Object::of_kind("DateTimeFormat");
            for (at, name) in ["locale", "options"].into_iter().enumerate() {
                if let Some(given) = arguments.get(at) {
                    object.set(name.into(), given.clone());
                }
            }
            Ok(Given::Object(Rc::new(object)))
        }
        "URL" => {
            let text = |at: usize| arguments.get(at).map(Given::shown).transpose();
            let (Some(path), base) = (text(0)?, text(1)?) else {
                return Err("`new URL()`".into());
            };
            let made = match base {
                Some(base) => url::Url::parse(&base).and_then(|base| base.join(&path)),
                None => url::Url::parse(&path),
            };
            let url = made.map_err(|error| Fault::missing(error.to_string()))?;
            let text = |text: &str| Given::text(text);
            let object = Object::of_kind("URL");
            object.set("href".into(), text(url.as_str()));
            object.set("hostname".into(), text(url.host_str().unwrap_or_default()));
            object.set("host".into(), text(url.host_str().unwrap_or_default()));
            object.set("pathname".into(), text(url.path()));
            object.set("origin".into(), text(&url.origin().ascii_serialization()));
            let search = url
                .query()
                .map_or(String::new(), |query| format!("?{query}"));
            object.set("search".into(), text(&search));
            Ok(Given::Object(Rc::new(object)))
        }
        library => Err(format!("`new {library}`").into()),
    }
}

/// A library that is called as a function.
pub(super) fn function(run: &dyn Calls, name: &str, arguments: &[Given]) -> Result<Given> {
    let unknown = || Fault::Unknown(format!("`{name}()`"));
    let first = arguments.first().cloned().unwrap_or(Given::Undefined);
    match name {
        "words" => by_words(&first.shown()?, arguments.get(1)).map(Given::text),
        "signs" => by_signs(&first.shown()?, arguments.get(1)).map(Given::text),
        "moment" => times::time(Library::Moment, &first, Tz::UTC),
        "markdown" => match &first {
            Given::Text(text) => Ok(Given::text(run.markdown(text, false))),
            _ => Ok(Given::Known("markdown")),
        },
        "markdown-part" => Ok(Given::Undefined),
        "date-fns.format" => {
            let time = times::time(Library::DateFns, &first, Tz::UTC)?;
            let format = arguments.get(1).ok_or_else(unknown)?.shown()?;
            match (&time, arguments.len()) {
                (Given::Time(time), 2) => {
                    super::date_format::formatted(&time.0, &format, Library::DateFns)
                        .map(Given::text)
                }
                _ => Err(unknown()),
            }
        }
        "date-fns.parseISO" => times::new(std::slice::from_ref(&first)),
        "raw" => Ok(first),
        "stripped" => Ok(Given::text(stripped(&first.shown()?))),
        "createRequire" => Ok(Given::Known("require")),
        "fileURLToPath" => Ok(Given::text("/")),
        "path.join" | "path.basename" | "path.extname" | "path.dirname" => {
            path(name, arguments).map(Given::text)
        }
        _ => Err(unknown()),
    }
}

/// The method of a library.
pub(super) fn method(
    run: &dyn Calls,
    library: &'static str,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    let first = arguments.first().cloned().unwrap_or(Given::Undefined);
    match (library, method) {
        ("DateTime", "fromJSDate" | "fromISO" | "fromMillis" | "fromSQL") => {
            let mut zone = Tz::UTC;
            if let Some(Given::Object(options)) = arguments.get(1)
                && let Some(named) = options.get("zone")
            {
                let named = named.shown()?;
                if !matches!(named.as_str(), "utc" | "UTC" | "utc+0" | "local" | "system") {
                    zone = named
                        .parse()
                        .map_err(|_| format!("the time zone `{named}`"))?;
                }
            }
            times::time(Library::Luxon, &first, zone)
        }
        ("DateTime", "now" | "local" | "utc") => Ok(Given::Now),
        ("moment", "utc") => times::time(Library::Moment, &first, Tz::UTC),
        ("moment", "extend" | "locale" | "updateLocale") => Ok(Given::Undefined),
        ("moment", "tz") => {
            let zone = arguments.get(1).ok_or("`tz()`")?.shown()?;
            let zone = zone
                .parse()
                .map_err(|_| format!("the time zone `{zone}`"))?;
            times::time(Library::Moment, &first, zone)
        }
        ("markdown", "render" | "parse") => Ok(Given::text(run.markdown(&first.shown()?, false))),
        ("markdown", "renderInline" | "parseInline") => {
            Ok(Given::text(run.markdown(&first.shown()?, true)))
        }
        ("markdown", "Marked") => Ok(Given::Known("markdown")),
        // Options and plugins: the site's Markdown has them.
        ("markdown", _) => Ok(Given::Known("markdown")),
        ("Intl", "DateTimeFormat") => new("DateTimeFormat", arguments),
        (library, method) => {
            let function = member(library, method)?;
            run.apply(&function, arguments)
        }
    }
}

/// Lines without the blanks that all of them begin with.
fn stripped(text: &str) -> String {
    let inner = text.trim_matches('\n');
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let least = inner
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(blanks)
        .min();
    let lines = inner
        .lines()
        .map(|line| line.get(least.unwrap_or(0)..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn path(name: &str, arguments: &[Given]) -> Result<String> {
    let texts: Vec<String> = arguments.iter().map(Given::shown).collect::<Result<_>>()?;
    let first = texts.first().map(String::as_str).unwrap_or_default();
    let base = first
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    Ok(match name {
        "path.join" => {
            let whole = texts.join("/");
            let mut parts: Vec<&str> = Vec::new();
            for part in whole.split('/') {
                match part {
                    "" | "." => {}
                    ".." if parts.last().is_some_and(|last| *last != "..") => {
                        parts.pop();
                    }
                    part => parts.push(part),
                }
            }
            let start = if whole.starts_with('/') { "/" } else { "" };
            let end = if whole.ends_with('/') && !parts.is_empty() {
                "/"
            } else {
                ""
            };
            format!("{start}{}{end}", parts.join("/"))
        }
        "path.basename" => match texts.get(1) {
            Some(end) => base.strip_suffix(end.as_str()).unwrap_or(base).to_owned(),
            None => base.to_owned(),
        },
        "path.extname" => match base.rfind('.').filter(|dot| *dot > 0) {
            Some(dot) => base[dot..].to_owned(),
            None => String::new(),
        },
        _ => match first.trim_end_matches('/').rsplit_once('/') {
            Some(("", _)) => "/".into(),
            Some((folder, _)) => folder.to_owned(),
            None => ".".into(),
        },
    })
}

fn names_in(value: &Value) -> Vec<String> {
    let items = value.as_list().unwrap_or_default();
    items.iter().filter_map(Value::to_text).collect()
}

/// A name by `@sindresorhus/slugify`, with the options of a call.
fn by_words(name: &str, given: Option<&Given>) -> Result<String> {
    let mut options = slugify::Options {
        decamelize: true,
        ..slugify::Options::default()
    };
    if let Some(Value::Map(map)) = given.and_then(Given::plain) {
        for (key, value) in map.iter() {
            match (key, value) {
                ("separator", Value::String(mark)) => options.separator.clone_from(mark),
                ("lowercase", Value::Bool(is)) => options.lower = *is,
                ("decamelize", Value::Bool(is)) => options.decamelize = *is,
                ("preserveCharacters", kept) => options.kept = names_in(kept),
                ("customReplacements", Value::List(pairs)) => {
                    let pairs = pairs
                        .iter()
                        .filter_map(|pair| match names_in(pair).as_slice() {
                            [from, to] => Some((from.clone(), to.clone())),
                            _ => None,
                        });
                    options.replaced = pairs.collect();
                }
                (key, _) => return Err(format!("the option `{key}` of `slugify()`").into()),
            }
        }
    }
    Ok(slugify::words(name, &options))
}

/// A name by `slugify`, with the options of a call.
fn by_signs(name: &str, given: Option<&Given>) -> Result<String> {
    let mut options = slugify::Options {
        lower: false,
        ..slugify::Options::default()
    };
    if let Some(Given::Object(object)) = given
        && let Some(Given::Pattern(pattern)) = object.get("remove")
    {
        options.removed = Some(pattern.0.clone());
    }
    match given {
        Some(Given::Text(mark)) => options.separator = mark.to_string(),
        Some(Given::Object(object)) => {
            for (key, value) in object.entries() {
                match (&*key, value) {
                    ("replacement", Given::Text(mark)) => options.separator = mark.to_string(),
                    ("lower", Given::Bool(is)) => options.lower = is,
                    ("strict", Given::Bool(is)) => options.strict = is,
                    ("trim" | "locale" | "remove", _) => {}
                    (key, _) => return Err(format!("the option `{key}` of `slugify()`").into()),
                }
            }
        }
        _ => {}
    }
    Ok(slugify::simple(name, &options))
}
