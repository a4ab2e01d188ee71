//! What the settings make of Markdown, as far as they say so in plain sight: options and plugins of markdown-it, and transforms.

use crate::generators::shared::commonmark;

/// Whether the settings name a plugin of markdown-it.
pub(super) fn names_plugin(settings: &str, name: &str) -> bool {
    settings.contains(&format!("markdown-it-{name}"))
}

/// Markdown as the settings have it, as far as they say so in plain sight.
/// `has_code` tells whether text that is only indented is code.
pub(super) fn flavour(settings: &str, has_code: bool) -> commonmark::Flavour {
    let is_on = |option: &str| {
        settings.match_indices(option).any(|(at, _)| {
            let rest = settings[at + option.len()..].trim_start_matches(['"', '\'', ' ']);
            rest.strip_prefix(':')
                .is_some_and(|rest| rest.trim_start().starts_with("true"))
        })
    };
    commonmark::Flavour {
        smart: is_on("typographer"),
        autolink: is_on("linkify"),
        definitions: names_plugin(settings, "deflist"),
        attributes: names_plugin(settings, "attrs"),
        block_attributes: names_plugin(settings, "attrs"),
        strict_emphasis: !names_plugin(settings, "cjk-friendly"),
        emoji: names_plugin(settings, "emoji"),
        without: commonmark::Without {
            tasks: !names_plugin(settings, "task") && !names_plugin(settings, "todo"),
            footnotes: !names_plugin(settings, "footnote"),
            indented_code: !has_code
                && !settings.contains("enable(\"code\")")
                && !settings.contains("enable('code')"),
            ..commonmark::Without::default()
        },
        breaks: is_on("breaks"),
        marks: names_plugin(settings, "mark") || names_plugin(settings, "ins"),
        superscript: names_plugin(settings, "sup"),
        subscript: names_plugin(settings, "sub"),
        alerts: names_plugin(settings, "github-alerts"),
        captions: ["implicit-figures", "image-figures"]
            .iter()
            .any(|name| names_plugin(settings, name))
            .then(|| caption(settings))
            .flatten(),
        escapes_html: ["setLibrary(\"md\"", "setLibrary('md'"]
            .iter()
            .any(|call| settings.contains(call))
            && !is_on("html")
            && !settings.contains("commonmark"),
        bracketed_notes: true,
        ..commonmark::Flavour::default()
    }
}

/// Plugins of markdown-it that feedmill follows, or that change nothing that feeds show.
const PLUGINS: [&str; 32] = [
    "anchor",
    "attrs",
    "cjk-friendly",
    "container",
    "deflist",
    "emoji",
    "external-links",
    "footnote",
    "github-alerts",
    "github-headings",
    "header-sections",
    "highlight-lines",
    "highlightjs",
    "image-figures",
    "image-lazy-loading",
    "image-size",
    "implicit-figures",
    "ins",
    "katex",
    "link-attributes",
    "mark",
    "mathjax3",
    "named-headings",
    "prism",
    "prism-backticks",
    "responsive",
    "shiki",
    "sub",
    "sup",
    "task-checkbox",
    "task-lists",
    "texmath",
];

/// What of the settings changes posts in ways that feedmill does not follow, in words.
pub(super) fn changes(settings: &str) -> Vec<String> {
    const PLUGIN: &str = "markdown-it-";
    let mut plugins: Vec<&str> = Vec::new();
    for (at, _) in settings.match_indices(PLUGIN) {
        let rest = &settings[at + PLUGIN.len()..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        // A package, and not a class of a page.
        let is_package = after.starts_with(['"', '\'']) && !settings[..at].ends_with('.');
        if is_package && !PLUGINS.contains(&name) && !plugins.contains(&name) {
            plugins.push(name);
        }
    }
    let mut found: Vec<String> = plugins
        .iter()
        .map(|name| format!("the plugin `{PLUGIN}{name}` makes"))
        .collect();
    for (at, call) in settings.match_indices("addTransform(") {
        let rest = settings[at + call.len()..].trim_start();
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c));
        let name = quote.and_then(|quote| rest[1..].split(quote).next());
        // What makes pages smaller changes nothing that they say.
        let is_harmless = |name: &str| {
            let name = name.to_lowercase();
            ["min", "prettier", "format", "prettify", "beautify"]
                .iter()
                .any(|part| name.contains(part))
        };
        match name {
            Some(name) if is_harmless(name) => {}
            Some(name) => found.push(format!("the transform `{name}` makes")),
            None => found.push("a transform makes".to_owned()),
        }
    }
    found.truncate(8);
    found
}

/// What the option `figcaption` of plugins for figures puts below pictures.
fn caption(settings: &str) -> Option<commonmark::Caption> {
    let mut options = settings
        .match_indices("figcaption")
        .filter_map(|(at, name)| {
            let after = settings[at + name.len()..].trim_start_matches(['"', '\'', ' ']);
            let value = after.strip_prefix(':')?.trim_start();
            Some(value.trim_start_matches(['"', '\'']))
        });
    let value = options.next()?;
    if value.starts_with("true") || value.starts_with("alt") {
        return Some(commonmark::Caption::Alt);
    }
    value
        .starts_with("title")
        .then_some(commonmark::Caption::Title)
}
