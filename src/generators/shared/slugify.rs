//! Names in paths, as the libraries make them that sites in JavaScript use.

use regex::Regex;

/// What a call may ask of these.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// What stands between words.
    pub separator: String,
    pub lower: bool,
    /// Whether `fooBar` is two words.
    pub decamelize: bool,
    /// Whether nothing but letters and digits stays.
    pub strict: bool,
    /// Signs that stay.
    pub kept: Vec<String>,
    /// What stands for some signs.
    pub replaced: Vec<(String, String)>,
    /// What goes, instead of most signs.
    pub removed: Option<Regex>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            separator: "-".into(),
            lower: true,
            decamelize: false,
            strict: false,
            kept: Vec::new(),
            replaced: Vec::new(),
            removed: None,
        }
    }
}

/// As `@sindresorhus/slugify` makes it: `&` is a word, and an apostrophe before `s` or `t` goes.
pub(crate) fn words(name: &str, options: &Options) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.trim().chars() {
        let mut bytes = [0; 4];
        let sign: &str = c.encode_utf8(&mut bytes);
        let replaced = options.replaced.iter().rev().find(|(from, _)| from == sign);
        match (replaced, c) {
            (Some((_, to)), _) => text.push_str(to),
            (None, '&') => text.push_str(" and "),
            (None, '\u{2019}') => text.push(c),
            (None, c) if c.is_ascii() => text.push(c),
            (None, c) => text.push_str(deunicode::deunicode_char(c).unwrap_or("-")),
        }
    }
    if options.decamelize {
        text = decamelized(&text);
    }
    if options.lower {
        text = text.to_lowercase();
    }
    let text = without_apostrophes(text);
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        let mut bytes = [0; 4];
        let sign: &str = c.encode_utf8(&mut bytes);
        if c.is_ascii_alphanumeric() || options.kept.iter().any(|kept| kept == sign) {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with(&options.separator) {
            slug.push_str(&options.separator);
        }
    }
    if !options.separator.is_empty() {
        slug.truncate(slug.trim_end_matches(&options.separator).len());
    }
    slug
}

/// Without the apostrophe before an `s` or `t` that ends a word.
fn without_apostrophes(text: String) -> String {
    if !text.contains(['\'', '\u{2019}']) {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let is_out = |at: usize| {
        matches!(chars[at], '\'' | '\u{2019}')
            && at > 0
            && chars[at - 1].is_ascii_alphanumeric()
            && matches!(chars.get(at + 1), Some('s' | 't'))
            && chars.get(at + 2).is_none_or(|c| c.is_whitespace())
    };
    let kept = (0..chars.len()).filter(|at| !is_out(*at));
    kept.map(|at| chars[at]).collect()
}

/// With blanks between the words of `fooBar`.
fn decamelized(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        let follows_small = before.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let ends_capitals = before.is_some_and(|c| c.is_ascii_uppercase())
            && after.is_some_and(|c| c.is_ascii_lowercase() && *c != 's');
        if c.is_ascii_uppercase() && (follows_small || ends_capitals) {
            out.push(' ');
        }
        out.push(*c);
    }
    out
}

/// As `slugify` makes it: blanks become hyphens, and many signs stay.
pub(crate) fn simple(name: &str, options: &Options) -> String {
    let mut text = String::with_capacity(name.len());
    let mut bytes = [0; 4];
    for c in name.chars() {
        let given: &str = match c {
            '&' => "and",
            '%' => "percent",
            '|' => "or",
            '<' => "less",
            '>' => "greater",
            c if c.is_ascii() => c.encode_utf8(&mut bytes),
            c => deunicode::deunicode_char(c).unwrap_or_default(),
        };
        if given == options.separator {
            text.push(' ');
            continue;
        }
        match &options.removed {
            Some(removed) => text.push_str(&removed.replace_all(given, "")),
            None => text.extend(given.chars().filter(|c| {
                c.is_ascii_alphanumeric() || c.is_whitespace() || "_$*+~.()'\"!-:@".contains(*c)
            })),
        }
    }
    if options.strict {
        text.retain(|c| c.is_ascii_alphanumeric() || c.is_whitespace());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let slug = words.join(&options.separator);
    match options.lower {
        true => slug.to_lowercase(),
        false => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_libraries_make_names_of_their_own() {
        let plain = Options::default();
        assert_eq!(words("What's new & don't", &plain), "whats-new-and-dont");
        assert_eq!(words("  Ünï (v1.2)! ", &plain), "uni-v1-2");
        assert_eq!(
            simple("Hello: World! (v1.2) & co", &plain),
            "hello:-world!-(v1.2)-and-co"
        );
    }

    #[test]
    fn calls_may_ask_for_other_names() {
        let options = Options {
            replaced: vec![("'".into(), String::new()), ("&".into(), String::new())],
            kept: vec!["_".into()],
            ..Options::default()
        };
        assert_eq!(words("Let's mend & sow_it", &options), "lets-mend-sow_it");
        let options = Options {
            decamelize: true,
            ..Options::default()
        };
        assert_eq!(
            words("fooBar HTMLTea iPads", &options),
            "foo-bar-html-tea-i-pads"
        );
        let options = Options {
            strict: true,
            lower: false,
            ..Options::default()
        };
        assert_eq!(simple("Hello: World! (v1.2)", &options), "Hello-World-v12");
    }
}
