//! Languages that posts are written in, by the extensions of their files.

/// The extensions of languages that posts are written in and that not every generator reads, with their names.
const LANGUAGES: [(&str, &str); 17] = [
    ("adoc", "AsciiDoc"),
    ("asciidoc", "AsciiDoc"),
    ("ejs", "EJS"),
    ("haml", "Haml"),
    ("hbs", "Handlebars"),
    ("ipynb", "notebooks of Jupyter"),
    ("liquid", "Liquid"),
    ("mdx", "MDX"),
    ("njk", "Nunjucks"),
    ("org", "Org mode"),
    ("pug", "Pug"),
    ("qmd", "Quarto's Markdown"),
    ("rst", "reStructuredText"),
    ("textile", "Textile"),
    ("typ", "Typst"),
    ("vto", "Vento"),
    ("webc", "WebC"),
];

/// Whether a file may be a post in a language that feedmill does not read, by its name.
pub(super) fn may_be_one(name: &str) -> bool {
    language(name).is_some()
}

/// The language of a file that not every generator reads, by the extension of its name.
pub(crate) fn language(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    let mut known = LANGUAGES.iter();
    let found = known.find(|(known, _)| known.eq_ignore_ascii_case(extension))?;
    Some(found.1)
}

/// Whether the language is one that pages are made with, such as a list of all posts.
pub(super) fn is_template(path: &str) -> bool {
    ["ejs", "haml", "hbs", "liquid", "njk", "pug", "vto", "webc"]
        .iter()
        .any(|end| path.rsplit('.').next() == Some(*end))
}
