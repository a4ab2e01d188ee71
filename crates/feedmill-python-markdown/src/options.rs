//! Which extensions are on.

/// What of Python-Markdown's extensions is on. Without any, its Markdown is that of 2004.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own.
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Options {
    /// `abbr`: `*[HTML]: Hypertext Markup Language`.
    pub abbreviations: bool,
    /// `admonition`: `!!! note "Title"`.
    pub admonitions: bool,
    /// `attr_list`: `{: #id .class }`.
    pub attributes: bool,
    /// `codehilite`: a first line of `:::python` or `#!python` names the language of a block of code.
    pub code_headers: bool,
    /// `def_list`: `: What a term means`.
    pub definitions: bool,
    /// `fenced_code`: blocks between lines of three backticks or tildes.
    pub fenced_code: bool,
    /// `footnotes`: `[^1]`.
    pub footnotes: bool,
    /// The plugin `render_math` of Pelican: `$…$`, `$$…$$` and environments of TeX are formulas.
    pub formulas: bool,
    /// `md_in_html`: Markdown in elements with the attribute `markdown`.
    pub markdown_in_html: bool,
    /// `nl2br`: a line break is one.
    pub line_breaks: bool,
    /// `sane_lists`: lists of the other kind and numbers begin a list of their own.
    pub sane_lists: bool,
    /// `smarty`: quotes, dashes and dots become typographic.
    pub smart: bool,
    /// `tables`.
    pub tables: bool,
    /// `toc`: `[TOC]` becomes a table of contents, and headings get ids.
    pub toc: bool,
}

impl Options {
    /// What `extra` stands for.
    #[must_use]
    pub fn extra() -> Self {
        let mut options = Options::default();
        options.enable("extra");
        options
    }

    /// Turns an extension on by the name that Python-Markdown gives it, with or without `markdown.extensions.` in front;
    /// whether it is known.
    pub fn enable(&mut self, name: &str) -> bool {
        let name = name.trim();
        let name = name.strip_prefix("markdown.extensions.").unwrap_or(name);
        let name = name.split(['(', ':']).next().unwrap_or_default();
        match name {
            "abbr" => self.abbreviations = true,
            "admonition" => self.admonitions = true,
            "attr_list" => self.attributes = true,
            "codehilite" => self.code_headers = true,
            "def_list" => self.definitions = true,
            "fenced_code" => self.fenced_code = true,
            "footnotes" => self.footnotes = true,
            "md_in_html" => self.markdown_in_html = true,
            "nl2br" => self.line_breaks = true,
            "sane_lists" => self.sane_lists = true,
            "smarty" => self.smart = true,
            "tables" => self.tables = true,
            "toc" => self.toc = true,
            "extra" => {
                for part in [
                    "abbr",
                    "attr_list",
                    "def_list",
                    "fenced_code",
                    "footnotes",
                    "md_in_html",
                    "tables",
                ] {
                    self.enable(part);
                }
            }
            // Front matter is read before, and what a wiki link names is known to nobody here.
            "meta" => {}
            _ => return false,
        }
        true
    }
}
