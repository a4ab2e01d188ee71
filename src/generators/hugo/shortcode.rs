//! A body of Hugo's: its shortcodes are done, and its Markdown becomes HTML.

use std::cell::RefCell;

use feedmill_gotmpl::{Limits, Problem, Stores, Value};

use super::hooks::Hooks;
use super::host::{Call, Room};
use super::settings::Hugo;
use super::standard;
use super::tag::{Tag, tags};
use crate::content::{Post, Site};
use crate::generators::shared::commonmark::{Flavour, Pieces, to_html, to_html_with};
use crate::generators::shared::passthrough;
use crate::warning::{Warning, Warnings};

/// Where the first words of a post end.
const MORE: &str = "<!--more-->";

/// No shortcodes of a person's nest deeper.
const DEEPEST: usize = 32;

/// No templates call for Markdown that calls for templates more often than this.
const DEEPEST_RUN: usize = 8;

/// Where the shortcodes stand that neither Hugo nor the site has, and their names.
pub(crate) fn unknown<'b>(hugo: &Hugo, body: &'b str) -> Vec<(usize, &'b str)> {
    let tags = tags(body).into_iter();
    let is_known =
        |name: &str| standard::is_known(name) || hugo.templates.has(&template_name(name));
    tags.filter(|tag| !tag.is_shown && !is_known(tag.name))
        .map(|tag| (tag.start, tag.name))
        .collect()
}

fn template_name(shortcode: &str) -> String {
    let name = shortcode.strip_suffix(".html").unwrap_or(shortcode);
    format!("shortcodes/{name}")
}

/// The body as HTML; as it is but for shortcodes, where `flavour` is `None`.
pub(crate) fn render(
    site: &Site,
    hugo: &Hugo,
    post: &Post,
    body: &str,
    flavour: Option<Flavour>,
    warnings: &mut Warnings,
) -> String {
    let mut page = Page {
        site,
        hugo,
        post,
        flavour,
        pieces: Pieces::new(body),
        warnings,
        stores: Stores::default(),
        runs: 0,
        links: 0,
    };
    let mut source = page.without_shortcodes(body, &[]);
    // The mark is kept where other raw HTML is not.
    if let Some((before, after)) = source.split_once(MORE) {
        let mark = page.pieces.keep(MORE.to_owned());
        // Hugo drops the white space after it, so that an indented paragraph there does not become code.
        source = match after.trim_start().len() == after.trim_start_matches([' ', '\t']).len() {
            true => format!("{before}{mark}{after}"),
            false => format!("{before}{mark}\n\n{}", after.trim_start()),
        };
    }
    if flavour.is_some() {
        source = passthrough::keep(&source, &hugo.passthrough, &mut page.pieces);
    }
    let html = page.markdown(&source);
    page.pieces.restore(&html)
}

/// A page whose shortcodes are being done.
pub(crate) struct Page<'p> {
    pub site: &'p Site<'p>,
    pub hugo: &'p Hugo,
    pub post: &'p Post,
    flavour: Option<Flavour>,
    pieces: Pieces,
    warnings: &'p mut Warnings,
    stores: Stores,
    /// Templates that are running inside each other.
    runs: usize,
    /// How often render hooks have been asked.
    pub links: usize,
}

impl Page<'_> {
    /// The text with a word in the place of each shortcode, which stands for what the shortcode gives. `outer` are the
    /// shortcodes around it.
    fn without_shortcodes(&mut self, text: &str, outer: &[Call<'_>]) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        let mut ordinal = 0;
        for tag in tags(text) {
            // Those inside another are done with it.
            if tag.start < from {
                continue;
            }
            out.push_str(&text[from..tag.start]);
            from = tag.closed.map_or(tag.end, |(_, end)| end);
            let inner = tag.closed.map(|(inner_end, _)| &text[tag.end..inner_end]);
            let done = self.one(&tag, inner.unwrap_or_default(), ordinal, outer);
            out.push_str(&done);
            ordinal += usize::from(!tag.is_shown);
        }
        out.push_str(&text[from..]);
        out
    }

    fn one(&mut self, tag: &Tag<'_>, inner: &str, ordinal: usize, outer: &[Call<'_>]) -> String {
        if tag.is_shown {
            let (open, close) = if tag.is_markdown {
                ("%", "%")
            } else {
                ("<", ">")
            };
            return format!("{{{{{open}{}{close}}}}}", tag.name);
        }
        if outer.len() >= DEEPEST {
            return String::new();
        }
        let name = template_name(tag.name);
        let is_own = self.hugo.templates.has(&name);
        // The source of a listing is shown as it is.
        if tag.name == "highlight" && !is_own {
            return self.pieces.keep(standard::listing(tag, inner));
        }
        let mut calls: Vec<Call<'_>> = outer.to_vec();
        calls.push(Call {
            tag,
            inner: String::new(),
            ordinal,
        });
        let inner = self.without_shortcodes(inner, &calls);
        if is_own {
            let mut own = match tag.is_markdown && outer.is_empty() {
                true => inner.clone(),
                false => self.pieces.restore(&inner),
            };
            // Inside others, what is enclosed is made HTML before the template sees it.
            if tag.is_markdown && !outer.is_empty() && !own.is_empty() {
                own = match own.contains('\n') {
                    true => self.markdown_own(&own),
                    false => self.inline_own(&own),
                };
            }
            if let Some(call) = calls.last_mut() {
                call.inner = own;
            }
            let dot = Value::object("shortcode", (calls.len() - 1).to_string());
            match self.run(&name, &dot, calls) {
                Ok(html) if tag.is_markdown && outer.is_empty() => return html,
                Ok(html) => return self.pieces.keep(html),
                Err(problem) => self.report(tag.name, problem),
            }
        }
        match standard::html(self, tag, &inner) {
            Some(html) => self.pieces.keep(html),
            // Of the site's own, what it encloses is shown, or the picture that it names.
            None if inner.trim().is_empty() => match standard::picture(self, tag) {
                Some(html) => self.pieces.keep(html),
                None => String::new(),
            },
            None if tag.is_markdown => inner,
            None => {
                let html = self.markdown(inner.trim());
                self.pieces.keep(html)
            }
        }
    }

    /// What a template of the site gives.
    pub fn run(
        &mut self,
        name: &str,
        dot: &Value,
        calls: Vec<Call<'_>>,
    ) -> Result<String, Problem> {
        let template = match self.hugo.templates.get(name) {
            Some(template) => template?,
            None => return Err(problem(name, "there is no such template")),
        };
        if self.runs >= DEEPEST_RUN {
            return Err(problem(
                template.name(),
                "templates and Markdown are nested too deeply",
            ));
        }
        self.runs += 1;
        let mut stores = std::mem::take(&mut self.stores);
        let room = Room {
            page: RefCell::new(&mut *self),
            calls,
        };
        let done = template.render_with(dot, &room, Limits::default(), &mut stores);
        drop(room);
        self.stores = stores;
        self.runs -= 1;
        done
    }

    /// Reports a template that could not be run, by its own file and line.
    pub fn report(&mut self, what: &str, problem: Problem) {
        let text = self.hugo.templates.text(&problem.template);
        let warning = Warning::file(
            &problem.template,
            "unknown-template",
            format!(
                "{}; feeds show what `{what}` holds without it",
                problem.message
            ),
            "write it with the functions that https://feedmill.github.io/feedmill/hugo.html lists, or read posts from the built site with `content.body: page`",
        );
        self.warnings.push(warning.at(text, problem.line, 0));
    }

    /// Markdown, with words that stand for shortcodes.
    pub fn markdown(&mut self, source: &str) -> String {
        match self.flavour {
            Some(flavour) if self.hugo.has_hooks() => {
                to_html_with(source, flavour, &mut Hooks { page: self })
            }
            Some(flavour) => to_html(source, flavour),
            None => source.to_owned(),
        }
    }

    /// Markdown that a template asks for.
    pub fn markdown_own(&mut self, source: &str) -> String {
        let html = self.markdown(source);
        self.pieces.restore(&html)
    }

    /// Markdown that a template asks for, without the paragraph if it is only one.
    pub fn inline_own(&mut self, source: &str) -> String {
        let html = self.inline(source);
        self.pieces.restore(&html)
    }

    /// Markdown of one line, without its paragraph.
    pub fn inline(&mut self, source: &str) -> String {
        let html = self.markdown(source);
        let html = html.trim();
        let inner = html
            .strip_prefix("<p>")
            .and_then(|html| html.strip_suffix("</p>"))
            .filter(|inner| !inner.contains("<p>"));
        inner.unwrap_or(html).to_owned()
    }
}

fn problem(template: &str, message: &str) -> Problem {
    Problem {
        template: template.to_owned(),
        line: 0,
        message: message.to_owned(),
    }
}
