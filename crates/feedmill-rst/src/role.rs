//! Roles: what a text in backquotes is.

use crate::block::Role;
use crate::html::{Writer, attribute, escape};
use crate::inline::unescape;

/// The HTML of a text with a role; without one it is a title.
pub(crate) fn html(writer: &mut Writer<'_>, role: Option<&str>, inner: &str) -> String {
    let name = role.unwrap_or("title").to_lowercase();
    let mut name = name.as_str();
    let mut class = None;
    let roles = writer.roles;
    match roles.get(name) {
        Some(Role::Raw { is_html: true }) => return inner.replace("\\\\", "\\"),
        Some(Role::Raw { is_html: false }) => return String::new(),
        Some(Role::Code) => name = "code",
        Some(Role::Other { base, class: own }) => {
            class = Some(own.as_str());
            name = if base.is_empty() { "" } else { base };
        }
        None => {}
    }
    let text = escape(&unescape(inner));
    let class = class.map_or_else(String::new, |class| {
        format!(" class=\"{}\"", attribute(class))
    });
    let tag = match name {
        "" => "span",
        "emphasis" => "em",
        "strong" => "strong",
        "literal" | "code" | "file" | "samp" | "command" | "option" | "envvar" | "program" => {
            return format!("<code{class}>{}</code>", escape(inner));
        }
        "sub" | "subscript" => "sub",
        "sup" | "superscript" => "sup",
        "title" | "title-reference" | "t" => "cite",
        "kbd" => "kbd",
        "math" => return format!("<span class=\"math\">\\({}\\)</span>", escape(inner)),
        "abbr" | "abbreviation" | "ac" | "acronym" => return abbreviation(inner),
        "pep" | "pep-reference" => {
            let number: usize = inner.trim().parse().unwrap_or(0);
            return format!("<a href=\"https://peps.python.org/pep-{number:04}\">PEP {text}</a>");
        }
        "rfc" | "rfc-reference" => {
            let number = escape(inner.split('#').next().unwrap_or_default().trim());
            return format!(
                "<a href=\"https://tools.ietf.org/html/rfc{number}.html\">RFC {text}</a>"
            );
        }
        "raw" => return String::new(),
        other => {
            writer.unknown(format!(
                "the role `{other}` is not known: its text is shown as it is"
            ));
            return text;
        }
    };
    format!("<{tag}{class}>{text}</{tag}>")
}

/// `HTML (HyperText Markup Language)`: what it stands for is in brackets.
fn abbreviation(inner: &str) -> String {
    let (short, long) = match inner
        .strip_suffix(')')
        .and_then(|inner| inner.split_once('('))
    {
        Some((short, long)) => (short.trim(), Some(long)),
        None => (inner, None),
    };
    let title = long.map_or_else(String::new, |long| {
        format!(" title=\"{}\"", attribute(&unescape(long)))
    });
    format!("<abbr{title}>{}</abbr>", escape(&unescape(short)))
}
