//! Which files may be posts, by their names.

use crate::content::paths::Paths;
use crate::warning::Warning;

/// The extensions of files that hold text.
const TEXT: [&str; 10] = [
    "md", "markdown", "mdown", "mkd", "mkdn", "mkdown", "html", "htm", "txt", "textile",
];

/// The extensions of text that is not Markdown.
const NOT_MARKDOWN: [&str; 4] = ["html", "htm", "txt", "textile"];

/// The name's extension, if it has one. A name that begins with its only dot is hidden, and has none.
pub(crate) fn extension(name: &str) -> Option<&str> {
    let dot = memchr::memrchr(b'.', name.as_bytes()).filter(|dot| *dot > 0)?;
    Some(&name[dot + 1..])
}

fn is_one_of(extension: &str, known: &[&str]) -> bool {
    known
        .iter()
        .any(|known| known.eq_ignore_ascii_case(extension))
}

/// Whether a file holds text by its name.
pub(crate) fn has_text(name: &str) -> bool {
    extension(name).is_some_and(|extension| is_one_of(extension, &TEXT))
}

/// Whether a file holds Markdown, HTML, or a language that feedmill does not read but whose files are posts all the same.
pub(crate) fn is_of_generator(name: &str) -> bool {
    extension(name).is_some_and(|extension| {
        !is_one_of(extension, &["txt", "textile"])
            && (is_one_of(extension, &TEXT) || language(&extension.to_ascii_lowercase()).is_some())
    })
}

/// Whether a file of text is Markdown.
pub(crate) fn is_markdown(path: &str) -> bool {
    !path
        .rsplit('.')
        .next()
        .is_some_and(|extension| is_one_of(extension, &NOT_MARKDOWN))
}

/// Whether a name is not that of a hidden file, a copy of an editor's, or one that generators leave out.
pub(crate) fn is_visible(name: &str) -> bool {
    !name.starts_with(['.', '_', '#']) && !name.ends_with('~')
}

/// Whether Hugo, Zola and Pelican look at a file or folder with this name: an underscore in front hides nothing, but the file of a
/// section, such as `_index.md`, is not a page.
pub(crate) fn is_page_or_folder(name: &str) -> bool {
    !name.starts_with(['.', '#']) && !name.ends_with('~') && !name.starts_with("_index.")
}

/// Whether a file is in a language that feedmill does not read, though its files may be posts.
pub(crate) fn is_in_unread_language(path: &str) -> bool {
    extension(path).is_some_and(|extension| language(&extension.to_ascii_lowercase()).is_some())
}

/// The language with this extension, if feedmill does not read it.
fn language(extension: &str) -> Option<&'static str> {
    match extension {
        "rst" => Some("reStructuredText"),
        "org" => Some("Org mode"),
        "adoc" | "asciidoc" => Some("AsciiDoc"),
        "mdx" => Some("MDX"),
        "qmd" => Some("Quarto's Markdown"),
        "ipynb" => Some("notebooks of Jupyter"),
        _ => None,
    }
}

/// Why a file in a language that feedmill does not read is not a post.
pub(crate) fn refuse_language(path: &str) -> Option<Warning> {
    let language = language(path.rsplit('.').next().unwrap_or_default())?;
    Some(Warning::file(
        path,
        "not-supported",
        format!("feedmill cannot read {language}; the post is left out"),
        "write it in Markdown",
    ))
}

/// Whether a file has no front matter. One that begins with a fence has, even if it is not closed.
pub(crate) fn begins_without_fence(source: &str) -> bool {
    let start = source.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
    !["---", "+++", "{"]
        .iter()
        .any(|fence| start.starts_with(fence))
}

/// The same files, chosen by `choose` as a list.
pub(crate) fn chosen(files: &Paths, choose: impl FnOnce(Vec<String>) -> Vec<String>) -> Paths {
    let files = files.iter().map(str::to_owned).collect();
    Paths::from_iter(choose(files))
}
