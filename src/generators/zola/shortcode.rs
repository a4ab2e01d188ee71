//! Zola's shortcodes: `{{ name(key="value") }}`, and `{% name() %}` with what it encloses up to `{% end %}`.

use std::collections::HashMap;

use super::markdown::{Flavour, to_html};
use super::run::{Given, Run};
use super::settings::Zola;
use crate::generators::shared::commonmark::Pieces;
use feedmill_text::entity::escape_text;

/// One shortcode in a text.
struct Call<'t> {
    start: usize,
    end: usize,
    name: &'t str,
    arguments: &'t str,
    /// Where what it encloses ends, and where its `{% end %}` ends.
    closed: Option<(usize, usize)>,
    is_shown: bool,
}

/// No call of a person's is longer, in bytes.
const LONGEST: usize = 8 * 1024;

/// Every shortcode of `text` that is not inside another.
fn calls(text: &str) -> Vec<Call<'_>> {
    let mut calls: Vec<Call<'_>> = Vec::new();
    // How many blocks are open, the outermost of which is the last of `calls`.
    let mut depth = 0;
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"{").map(|at| at + from) {
        from = at + 1;
        let close = match text.as_bytes().get(at + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => continue,
        };
        let window = &text.as_bytes()[at + 2..text.len().min(at + 2 + LONGEST)];
        let Some(length) = inner_length(window, close.as_bytes()) else {
            continue;
        };
        let inner = text[at + 2..at + 2 + length]
            .trim()
            .trim_matches('-')
            .trim();
        let end = at + 4 + length;
        let is_block = close == "%}";
        if is_block && inner == "end" {
            from = end;
            if depth == 1
                && let Some(call) = calls.last_mut()
            {
                call.closed = Some((at, end));
            }
            depth = usize::saturating_sub(depth, 1);
            continue;
        }
        let shown = inner
            .strip_prefix("/*")
            .and_then(|inner| inner.strip_suffix("*/"));
        let name_end = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(inner.len());
        let arguments = inner[name_end..].trim();
        let is_call = name_end > 0 && arguments.starts_with('(') && arguments.ends_with(')');
        if shown.is_none() && !is_call {
            continue;
        }
        from = end;
        if depth == 0 {
            calls.push(Call {
                start: at,
                end,
                name: shown.unwrap_or(&inner[..name_end]),
                arguments: if is_call {
                    &arguments[1..arguments.len() - 1]
                } else {
                    ""
                },
                closed: None,
                is_shown: shown.is_some(),
            });
        }
        if is_block && shown.is_none() {
            depth += 1;
        }
    }
    calls
}

/// How much stands before `close`, which may stand inside quotes without ending anything.
fn inner_length(text: &[u8], close: &[u8]) -> Option<usize> {
    let plain = memchr::memmem::find(text, close)?;
    let mut quote: Option<u8> = None;
    for (at, byte) in text.iter().enumerate() {
        match quote {
            Some(open) if open == *byte && text[at - 1] != b'\\' => quote = None,
            Some(_) => {}
            None if text[at..].starts_with(close) => return Some(at),
            None if b"\"'`".contains(byte) => quote = Some(*byte),
            None => {}
        }
    }
    // A quote that never ends is not a quote.
    Some(plain)
}

/// Where the shortcodes stand that are the site's own, and their names.
pub(crate) fn unknown<'b>(zola: &Zola, body: &'b str) -> Vec<(usize, &'b str)> {
    let calls = calls(body).into_iter();
    calls
        .filter(|call| {
            let is_known = standard(call).is_some() || zola.templates.has(call.name);
            !call.is_shown && !is_known
        })
        .map(|call| (call.start, call.name))
        .collect()
}

/// The body as HTML. `templates` run those of the site's own.
pub(crate) fn render(body: &str, flavour: Flavour, mut templates: Option<&mut Run<'_>>) -> String {
    let mut pieces = Pieces::new(body);
    let mut counts = HashMap::new();
    let source = done(body, flavour, &mut templates, &mut pieces, &mut counts, 0);
    pieces.restore(&to_html(&source, flavour))
}

/// No shortcodes of a person's nest deeper.
const DEEPEST: usize = 16;

/// The text with a word in the place of each shortcode, which stands for what the shortcode gives. `counts` says how often
/// each was called.
fn done(
    body: &str,
    flavour: Flavour,
    templates: &mut Option<&mut Run<'_>>,
    pieces: &mut Pieces,
    counts: &mut HashMap<String, usize>,
    depth: usize,
) -> String {
    let mut source = String::with_capacity(body.len());
    let mut from = 0;
    for call in calls(body) {
        source.push_str(&body[from..call.start]);
        from = call.closed.map_or(call.end, |(_, end)| end);
        if call.is_shown {
            let whole = &body[call.start..call.end];
            source.push_str(&whole.replacen("/*", "", 1).replacen("*/", "", 1));
            continue;
        }
        let inner = call.closed.map(|(inner_end, _)| &body[call.end..inner_end]);
        if let Some(run) = templates.as_deref_mut()
            && run.zola.templates.has(call.name)
            && depth < DEEPEST
        {
            let nth = counts.entry(call.name.to_owned()).or_default();
            *nth += 1;
            let nth = *nth;
            let inner = inner.map(|inner| {
                let inner = done(inner, flavour, templates, pieces, counts, depth + 1);
                pieces.restore(&inner)
            });
            let given = templates.as_deref_mut().and_then(|run| {
                let inner = inner.as_deref().map(str::trim_end);
                run.shortcode(call.name, call.arguments, inner, nth)
            });
            match given {
                Some(Given::Html(html)) => {
                    source.push_str(&pieces.keep(html));
                    continue;
                }
                Some(Given::Markdown(text)) => {
                    source.push_str(&text);
                    continue;
                }
                None => {}
            }
        }
        match (standard(&call), inner) {
            (Some(html), _) => source.push_str(&pieces.keep(html)),
            (None, Some(inner)) => {
                let inner = inner.trim();
                // Those inside it go; what they enclose stays.
                let inner = calls(inner)
                    .iter()
                    .rev()
                    .fold(inner.to_owned(), |inner, call| {
                        format!("{}{}", &inner[..call.start], &inner[call.end..])
                    });
                let inner = inner.replace("{% end %}", "");
                source.push_str(&pieces.keep(to_html(&inner, flavour)));
            }
            (None, None) => {}
        }
    }
    source.push_str(&body[from..]);
    source
}

/// What the shortcodes give that Zola's own documentation has.
fn standard(call: &Call<'_>) -> Option<String> {
    let of = |key: &str| argument(call.arguments, key);
    let frame = |address: String| format!("<iframe src=\"{}\"></iframe>", escape(&address));
    let page = |address: String| {
        let address = escape(&address);
        format!("<p><a href=\"{address}\">{address}</a></p>")
    };
    Some(match call.name {
        "youtube" => frame(format!("https://www.youtube.com/embed/{}", of("id")?)),
        "vimeo" => frame(format!("https://player.vimeo.com/video/{}", of("id")?)),
        "streamable" => frame(format!("https://streamable.com/e/{}", of("id")?)),
        "gist" => page(of("url")?.to_owned()),
        "image" | "img" | "figure" => {
            let source = of("src").or(of("path")).or(of("url"))?;
            let text = of("alt").or(of("caption")).unwrap_or_default();
            let image = format!("<img src=\"{}\" alt=\"{}\">", escape(source), escape(text));
            match of("caption") {
                Some(caption) => format!(
                    "<figure>{image}<figcaption>{}</figcaption></figure>",
                    escape(caption)
                ),
                None => format!("<p>{image}</p>"),
            }
        }
        _ => return None,
    })
}

/// The text that an argument is given.
fn argument<'t>(arguments: &'t str, key: &str) -> Option<&'t str> {
    let mut rest = arguments;
    while let Some(equals) = rest.find('=') {
        let name = rest[..equals].trim().trim_start_matches(',').trim();
        let value = rest[equals + 1..].trim_start();
        let quote = value.chars().next().filter(|c| "\"'`".contains(*c));
        let (value, after) = match quote {
            Some(quote) => {
                let inner = &value[1..];
                let end = inner.find(quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = value.find(',').unwrap_or(value.len());
                (value[..end].trim(), &value[end..])
            }
        };
        if name == key {
            return Some(value);
        }
        rest = after;
    }
    None
}

fn escape(text: &str) -> String {
    escape_text(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn calls_are_done_and_never_shown() {
        let html = |source| render(source, Flavour::default(), None);
        assert_eq!(
            html("a {{ youtube(id=\"x&y\", autoplay=true) }} b"),
            "<p>a <iframe src=\"https://www.youtube.com/embed/x&amp;y\"></iframe> b</p>\n"
        );
        assert_eq!(
            html("{% quote(by='Ada') %}\nIn *it*\n{% end %}\n\nafter"),
            "<p>In <em>it</em></p>\n\n<p>after</p>\n"
        );
        assert_eq!(html("{{ own(a=1) }}\n\nafter"), "<p>after</p>\n");
        assert_eq!(
            html("{{/* youtube(id=1) */}} {{ no call }} {% raw %}"),
            "<p>{{ youtube(id=1) }} {{ no call }} {% raw %}</p>\n"
        );
        assert_eq!(
            html("{% a() %}{% b() %}x{% end %}{% end %}y"),
            "<p><p>x</p>\ny</p>\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([{}%()=/*\" a-zé]|\\{\\{ a\\(\\) \\}\\}|\\{% a\\(\\) %\\}|\\{% end %\\}){0,30}") {
            render(&text, Flavour::default(), None);
        }
    }
}
