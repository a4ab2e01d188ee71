//! Files beside a page, and those of the site, as templates see them.

use std::path::Path;

use feedmill_gotmpl::Value;
use globset::GlobBuilder;

use crate::content::{Post, Site};
use crate::generators::shared::link;
use crate::read;

/// No page has more files beside it.
const MOST: usize = 2000;

/// The names of the files beside the page, relative to its folder; none if the page is not the `index.md` of a folder.
fn names(site: &Site<'_>, post: &Post) -> Vec<String> {
    let path = &post.path;
    let is_bundle = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with("index."));
    if !is_bundle {
        return Vec::new();
    }
    let folder = site.config.root.join(link::folder(path));
    let files = walkdir::WalkDir::new(&folder)
        .max_depth(6)
        .sort_by_file_name();
    let files = files.into_iter().flatten().take(MOST);
    let names = files
        .filter(|file| !file.file_type().is_dir())
        .filter_map(|file| {
            let inner = file.path().strip_prefix(&folder).ok()?;
            Some(inner.to_str()?.replace('\\', "/"))
        });
    names
        .filter(|name| !name.ends_with(".md") && !name.starts_with('.'))
        .collect()
}

/// What the files beside a page answer.
pub(super) fn collection(
    site: &Site<'_>,
    post: &Post,
    name: &str,
    arguments: &[Value],
) -> Option<Value> {
    among(&names(site, post), name, arguments)
}

/// What a list of files beside a page answers.
pub(super) fn list(items: &[Value], name: &str, arguments: &[Value]) -> Option<Value> {
    let name_of = |item: &Value| match item {
        Value::Object(object) if object.kind == "resource" => {
            object.id.strip_prefix("page:").map(str::to_owned)
        }
        _ => None,
    };
    let names: Option<Vec<String>> = items.iter().map(name_of).collect();
    among(&names?, name, arguments)
}

fn among(names: &[String], name: &str, arguments: &[Value]) -> Option<Value> {
    let one = |name: Option<&String>| {
        name.map_or(Value::Nil, |name| {
            Value::object("resource", format!("page:{name}"))
        })
    };
    let text = arguments.first().and_then(Value::to_text);
    let wanted = text.map(|text| {
        text.trim_start_matches("./")
            .trim_start_matches('/')
            .to_lowercase()
    });
    let is_kind = |name: &str, kind: &str| kind == kind_of(name).0;
    let matching = || {
        let glob = GlobBuilder::new(wanted.as_deref()?)
            .literal_separator(true)
            .build()
            .ok()?
            .compile_matcher();
        Some(
            names
                .iter()
                .filter(move |name| glob.is_match(name.to_lowercase())),
        )
    };
    Some(match name {
        "Get" => one(names
            .iter()
            .find(|name| Some(name.to_lowercase()) == wanted)),
        "GetMatch" => one(matching()?.next()),
        "Match" => Value::list(matching()?.map(|name| one(Some(name))).collect()),
        "ByType" => {
            let wanted = wanted?;
            let names = names.iter().filter(|name| is_kind(name, &wanted));
            Value::list(names.map(|name| one(Some(name))).collect())
        }
        _ => return None,
    })
}

/// The file of `assets`, if there is one.
pub(super) fn asset(site: &Site<'_>, name: &str) -> Value {
    let name = name.trim_start_matches('/');
    let is_there = link::resolve(name)
        .is_some_and(|name| site.config.root.join("assets").join(name).is_file());
    match is_there {
        true => Value::object("resource", format!("site:{name}")),
        false => Value::Nil,
    }
}

/// What Hugo makes of scripts and style sheets. Feeds show none, so that only where it would lie matters.
pub(super) fn made(name: &str, arguments: &[Value]) -> Option<Value> {
    let is_code = |value: &Value| match value {
        Value::Object(object) if object.kind == "resource" => {
            let end = object.id.rsplit('.').next().unwrap_or_default();
            let end = end.to_ascii_lowercase();
            matches!(
                &*end,
                "css" | "scss" | "sass" | "js" | "mjs" | "ts" | "jsx" | "tsx"
            )
        }
        _ => false,
    };
    match name {
        "resources.Concat" => {
            let target = arguments.first()?.to_text()?;
            Some(Value::object("resource", format!("site:{target}")))
        }
        "minify"
        | "fingerprint"
        | "toCSS"
        | "postCSS"
        | "resources.Minify"
        | "resources.Fingerprint"
        | "resources.PostProcess"
        | "css.Sass"
        | "css.PostCSS"
        | "css.Build"
        | "js.Build"
        | "js.Babel" => arguments.last().filter(|it| is_code(it)).cloned(),
        _ => None,
    }
}

/// A field of a file. A picture that Hugo would make smaller is the picture itself: the name of what Hugo makes is not known.
pub(super) fn field(site: &Site<'_>, post: &Post, id: &str, name: &str) -> Option<Value> {
    let (of_page, file) = match id.split_once(':')? {
        ("page", file) => (true, file),
        (_, file) => (false, file),
    };
    let url = || {
        let base = match of_page {
            true => post.canonical_url.as_str(),
            false => site.config.url.as_str(),
        };
        let folder = base.rsplit_once('/').map_or(base, |(folder, _)| folder);
        format!("{folder}/{}", crate::uri::encode_path(file))
    };
    let path = || match of_page {
        true => site.config.root.join(link::folder(&post.path)).join(file),
        false => site.config.root.join("assets").join(file),
    };
    let (kind, subtype) = kind_of(file);
    let base = file.rsplit('/').next().unwrap_or(file);
    Some(match name {
        "Permalink" => Value::text(url()),
        "RelPermalink" => {
            let url = url::Url::parse(&url()).ok()?;
            Value::text(&url[url::Position::BeforePath..])
        }
        "Name" | "Title" => Value::text(if name == "Name" { file } else { base }),
        // That of a script or a style sheet.
        "Data" => Value::map([("Integrity", Value::text(""))]),
        "Params" => Value::map::<String>([]),
        "ResourceType" => Value::text(kind),
        "MediaType" => Value::map([
            ("type", Value::text(format!("{kind}/{subtype}"))),
            ("maintype", Value::text(kind)),
            ("subtype", Value::text(subtype)),
        ]),
        "Content" => Value::text(site.config.bounds.text(&path(), read::POST).ok()?),
        "Width" | "Height" => {
            let size = size(&path(), site)?;
            Value::Int(i64::try_from(if name == "Width" { size.0 } else { size.1 }).ok()?)
        }
        "Resize" | "Fit" | "Fill" | "Crop" | "Filter" | "Process" if of_page && kind == "image" => {
            Value::object("resource", id)
        }
        _ => return None,
    })
}

/// The measures of a picture.
fn size(path: &Path, site: &Site<'_>) -> Option<(usize, usize)> {
    let bytes = site.config.bounds.file(path, 32 << 20).ok()?;
    let size = imagesize::blob_size(&bytes).ok()?;
    Some((size.width, size.height))
}

/// The two halves of a file's media type.
fn kind_of(name: &str) -> (&'static str, &'static str) {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_lowercase().as_str() {
        "jpg" | "jpeg" => ("image", "jpeg"),
        "png" => ("image", "png"),
        "gif" => ("image", "gif"),
        "webp" => ("image", "webp"),
        "avif" => ("image", "avif"),
        "bmp" => ("image", "bmp"),
        "tif" | "tiff" => ("image", "tiff"),
        "svg" => ("image", "svg"),
        "mp4" => ("video", "mp4"),
        "webm" => ("video", "webm"),
        "mp3" => ("audio", "mpeg"),
        "ogg" => ("audio", "ogg"),
        "wav" => ("audio", "wav"),
        "pdf" => ("application", "pdf"),
        "json" => ("application", "json"),
        "csv" => ("text", "csv"),
        "html" => ("text", "html"),
        "txt" => ("text", "plain"),
        _ => ("application", "octet-stream"),
    }
}
