//! Where a page of Hugo's lives.

use chrono::Datelike;
use unicode_normalization::char::is_combining_mark;

use super::settings::Hugo;
use crate::content::fields::FrontMatter;
use crate::date::Timestamp;
use crate::uri::encode_path;

/// What a page's file says of it.
pub(crate) struct Place<'p> {
    /// The folders between the content folder and the page.
    pub folders: Vec<&'p str>,
    /// The file's name without its extension and language; the folder's, where the page is its index.
    pub name: &'p str,
}

impl<'p> Place<'p> {
    /// The place of the file at `path`, which is relative to the site.
    pub fn of(hugo: &Hugo, path: &'p str) -> Self {
        let content = hugo.folder_of(path).map_or("", |(folder, _)| folder);
        let inner = path
            .strip_prefix(content)
            .map_or(path, |rest| rest.trim_start_matches('/'));
        let mut folders: Vec<&str> = inner.split('/').collect();
        let file = folders.pop().unwrap_or(inner);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let has_languages = !hugo.others.is_empty();
        let is_language = |end: &str| {
            let names = hugo.others.iter().map(|other| &other.name);
            let mut all = names.chain([&hugo.language]);
            has_languages && all.any(|name| name.eq_ignore_ascii_case(end))
        };
        let mut name = match stem.rsplit_once('.') {
            Some((name, end)) if is_language(end) => name,
            _ => stem,
        };
        if name == "index"
            && let Some(folder) = folders.pop()
        {
            name = folder;
        }
        Place { folders, name }
    }

    /// The name of the first folder; empty at the top.
    pub fn section(&self) -> &'p str {
        self.folders.first().copied().unwrap_or_default()
    }
}

/// The path of a page, with a `/` in front.
pub(crate) fn path(hugo: &Hugo, matter: &FrontMatter<'_>, published: Timestamp) -> String {
    let place = Place::of(hugo, matter.path);
    let facts = Facts {
        title: matter.text(&["title"]).unwrap_or_default(),
        slug: matter.text(&["slug"]),
        place: &place,
        published,
        hugo,
    };
    let prefix = match hugo.other_language(matter.path) {
        Some(other) => format!("/{}", other.name),
        None if hugo.in_subfolder => format!("/{}", hugo.language.to_lowercase()),
        None => String::new(),
    };
    if let Some(url) = matter.text(&["url"]) {
        let url = if url.contains(':') {
            facts.fill(&url)
        } else {
            url
        };
        // An address that begins at the top has no language in front.
        let prefix = match url.starts_with('/') {
            true => "",
            false => prefix.as_str(),
        };
        let url = encode_path(url.trim_start_matches('/'));
        let file = url.rsplit('/').next().unwrap_or(&url);
        // An address without an extension is that of a folder.
        let slash = if file.is_empty() || file.contains('.') {
            ""
        } else {
            "/"
        };
        return format!("{prefix}/{url}{slash}");
    }
    let section = place.section().to_lowercase();
    let pattern = hugo
        .permalinks
        .iter()
        .find(|(name, _)| *name == section || (section.is_empty() && name == "/"));
    let whole = match pattern {
        Some((_, pattern)) => facts.fill(pattern),
        None => {
            let folders = place.folders.iter().map(|folder| facts.fit(folder));
            let slug = facts
                .slug
                .as_deref()
                .map(|slug| facts.fit_words(slug, false));
            let name = slug.unwrap_or_else(|| facts.fit(place.name));
            folders.chain([name]).collect::<Vec<_>>().join("/")
        }
    };
    let parts: Vec<&str> = whole
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    let whole = encode_path(&parts.join("/"));
    let is_file = [".html", ".htm", ".xml", ".json"]
        .iter()
        .any(|end| pattern.is_some() && whole.ends_with(end));
    let is_ugly = hugo.ugly_urls || hugo.ugly_sections.contains(&section);
    match (is_file, is_ugly) {
        (true, _) => format!("{prefix}/{whole}"),
        (false, true) => format!("{prefix}/{whole}.html"),
        (false, false) => format!("{prefix}/{whole}/"),
    }
}

struct Facts<'f> {
    title: String,
    slug: Option<String>,
    place: &'f Place<'f>,
    published: Timestamp,
    hugo: &'f Hugo,
}

impl Facts<'_> {
    /// A name made fit for a path: spaces become hyphens, and what is neither letter nor digit goes.
    fn fit(&self, name: &str) -> String {
        let mut out = String::with_capacity(name.len());
        for c in name.trim().chars() {
            if c.is_whitespace() {
                out.push('-');
            } else if c.is_alphanumeric() || is_combining_mark(c) || "._#+~-@".contains(c) {
                match self.hugo.keep_case {
                    true => out.push(c),
                    false => out.extend(c.to_lowercase()),
                }
            }
        }
        out.replace('#', "%23")
    }

    /// A slug or a title made fit for a path: one hyphen for all that stands between two words. In a title these signs
    /// stand between words too.
    fn fit_words(&self, text: &str, is_title: bool) -> String {
        let mut spaced = String::with_capacity(text.len());
        let mut between = false;
        for c in text.trim().chars() {
            if c.is_whitespace() || (is_title && "+#/".contains(c)) {
                between = true;
            } else if c.is_alphanumeric() || is_combining_mark(c) || "._#+~-@".contains(c) {
                if between && c != '-' && !spaced.is_empty() && !spaced.ends_with('-') {
                    spaced.push('-');
                }
                between = false;
                spaced.push(c);
            }
        }
        self.fit(&spaced)
    }

    /// A pattern with its tokens filled in.
    fn fill(&self, pattern: &str) -> String {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some(colon) = rest.find(':') {
            out.push_str(&rest[..colon]);
            rest = &rest[colon + 1..];
            let end = rest
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            let mut token = &rest[..end];
            // `:sections[1:]` and `:sections[last]`.
            if token == "sections"
                && rest[end..].starts_with('[')
                && let Some(close) = rest[end..].find(']')
            {
                token = &rest[..=(end + close)];
            }
            match self.token(token) {
                Some(value) => {
                    out.push_str(&value);
                    rest = &rest[token.len()..];
                }
                None => out.push(':'),
            }
        }
        out.push_str(rest);
        out
    }

    fn cased(&self, name: &str) -> String {
        match self.hugo.keep_case {
            true => name.to_owned(),
            false => name.to_lowercase(),
        }
    }

    /// The folders around the page that are sections: the outermost, and those that have an `_index.md`.
    fn sections(&self) -> Vec<String> {
        let folders = &self.place.folders;
        let is_section = |place: usize| {
            let folder = folders[..=place].join("/");
            place == 0 || self.hugo.sections.iter().any(|one| one.folder == folder)
        };
        let places = (0..folders.len()).filter(|place| is_section(*place));
        places.map(|place| self.fit(folders[place])).collect()
    }

    fn token(&self, name: &str) -> Option<String> {
        // As its author wrote the date, whatever the site's zone is.
        let date = self.published.naive_local();
        let file = || self.fit(self.place.name);
        let slug = self.slug.as_deref().map(|slug| self.fit_words(slug, false));
        let sections = self.sections();
        Some(match name {
            "year" => date.format("%Y").to_string(),
            "month" => date.format("%m").to_string(),
            "monthname" => self.cased(&date.format("%B").to_string()),
            "day" => date.format("%d").to_string(),
            "weekday" => date.weekday().num_days_from_sunday().to_string(),
            "weekdayname" => self.cased(&date.format("%A").to_string()),
            "yearday" => date.ordinal().to_string(),
            "section" => sections.first().cloned().unwrap_or_default(),
            "sections" => sections.join("/"),
            "title" => self.fit_words(&self.title, true),
            "slug" => slug.unwrap_or_else(|| self.fit_words(&self.title, true)),
            "filename" | "contentbasename" => file(),
            "slugorfilename" | "slugorcontentbasename" => slug.unwrap_or_else(file),
            _ => {
                let chosen = name.strip_prefix("sections[")?.strip_suffix(']')?;
                some_of(&sections, chosen)?.join("/")
            }
        })
    }
}

/// The items that `chosen` names: `1`, `last`, `1:`, `:last`, `0:2`.
fn some_of<'s>(sections: &'s [String], chosen: &str) -> Option<&'s [String]> {
    let last = sections.len().saturating_sub(1);
    let number = |text: &str| match text {
        "last" => Some(last),
        digits => digits.parse().ok(),
    };
    let (from, to) = match chosen.split_once(':') {
        None => (number(chosen)?, number(chosen)? + 1),
        Some((from, "")) => (number(from)?, sections.len()),
        Some(("", to)) => (0, number(to)?),
        Some((from, to)) => (number(from)?, number(to)?),
    };
    Some(
        sections
            .get(from..to.min(sections.len()))
            .unwrap_or_default(),
    )
}
