//! Names as some generators put them into paths: in ASCII, whatever script they are written in.

use deunicode::deunicode_char;

/// Letters and digits in lower case, and one `-` for whatever stands between them: `Ünï & Co` is `uni-co`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut push = |c: char| match c {
        'a'..='z' | '0'..='9' => slug.push(c),
        'A'..='Z' => slug.push(c.to_ascii_lowercase()),
        _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
        _ => {}
    };
    for c in name.chars() {
        match c {
            c if c.is_ascii() => push(c),
            c => deunicode_char(c).unwrap_or("-").chars().for_each(&mut push),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// As Pelican makes it: underscores stay, and what is neither letter, digit nor space goes without a trace.
pub(crate) fn word_slug(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            c if c.is_ascii() => ascii.push(c),
            c => ascii.push_str(deunicode_char(c).unwrap_or_default()),
        }
    }
    ascii.retain(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || "_-".contains(c));
    let mut slug = String::with_capacity(ascii.len());
    for c in ascii.trim().chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_becomes_ascii() {
        assert_eq!(slug("Ünï & Co. (v1.2)"), "uni-co-v1-2");
        assert_eq!(slug("--a--"), "a");
        assert!(slug("上海新闻").is_ascii() && !slug("上海新闻").is_empty());
        assert_eq!(
            word_slug("What's new_in C++ & co - now?"),
            "whats-new_in-c-co-now"
        );
        // Blanks before a sign that goes do not stay at the end.
        assert_eq!(word_slug("¿ What now ?"), "what-now");
    }
}
