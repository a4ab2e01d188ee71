//! Rules, told: on a terminal, to programs, and as the page `docs/rules.md`.

use std::fmt::Write;

use serde::Serialize;

use super::{Profile, Rule};

/// What the page says above its rules.
const OPENING: &str = "# Rules

Every rule of `feedmill validate`. `feedmill explain RULE` says the same on a terminal. `--deny`, `--warn` and `--allow` take the
name of a rule or of a family: see [validate](validate.md).

This page is made by `feedmill explain --format markdown > docs/rules.md`.
";

#[derive(Serialize)]
struct Told<'r> {
    name: &'r str,
    family: &'r str,
    severity: &'r str,
    what: &'r str,
    why: &'r str,
    fix: &'r str,
    bad: &'r str,
    good: &'r str,
    spec: String,
    url: String,
    w3c: Option<&'r str>,
    profile: Option<&'r str>,
}

/// The rules that a name stands for: a rule or the part of its name after the slash, a family, or a class of the W3C's feed
/// validator. None if there is nothing of that name.
pub fn named(name: &str) -> Vec<&'static Rule> {
    let name = name.trim();
    let of = |test: &dyn Fn(&Rule) -> bool| -> Vec<&'static Rule> {
        super::rules().filter(|rule| test(rule)).collect()
    };
    let short = |rule: &Rule| rule.name.split_once('/').map(|(_, short)| short == name);
    let tests: [&dyn Fn(&Rule) -> bool; 3] = [
        &|rule| rule.name == name || rule.family() == name,
        &|rule| {
            rule.w3c
                .is_some_and(|class| class.eq_ignore_ascii_case(name))
        },
        &|rule| short(rule) == Some(true),
    ];
    let mut found = tests.into_iter().map(of);
    found.find(|rules| !rules.is_empty()).unwrap_or_default()
}

/// The name that was meant by one that there is not: of a rule, a family, or a class of the W3C's validator.
pub fn nearest(name: &str) -> Option<&'static str> {
    let names = super::rules().flat_map(|rule| [Some(rule.name), Some(rule.family()), rule.w3c]);
    feedmill_text::nearest::nearest(name, names.flatten())
}

/// A rule for people.
pub fn text(rule: &Rule) -> String {
    let mut out = format!(
        "{} ({})\n\n{}\n{}\n\n{}\n\nWrong:\n{}\nRight:\n{}\n{}: {}\n",
        rule.name,
        rule.severity.name(),
        rule.what,
        rule.why,
        rule.fix,
        indented(rule.bad),
        indented(rule.good),
        rule.spec,
        rule.spec.url()
    );
    if let Some(profile) = Profile::of(rule) {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(out, "It applies with `--profile {profile}`.");
    }
    if let Some(class) = rule.w3c {
        let _ = writeln!(out, "The W3C's feed validator calls it {class}.");
    }
    out
}

/// A rule as one JSON object, without a line's end.
pub fn json(rule: &Rule) -> String {
    let told = Told {
        name: rule.name,
        family: rule.family(),
        severity: rule.severity.name(),
        what: rule.what,
        why: rule.why,
        fix: rule.fix,
        bad: rule.bad,
        good: rule.good,
        spec: rule.spec.to_string(),
        url: rule.spec.url(),
        w3c: rule.w3c,
        profile: Profile::of(rule).map(Profile::name),
    };
    // Strings always become JSON.
    serde_json::to_string(&told).unwrap_or_default()
}

/// A line for each rule: its name, how bad it is, and what it is about.
pub fn list<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> String {
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        let _ = writeln!(
            out,
            "{:width$}  {:7}  {}",
            rule.name,
            rule.severity.name(),
            rule.what
        );
    }
    out
}

/// The page of these rules, which are in the order of their names.
pub fn markdown<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> String {
    let mut out = OPENING.to_owned();
    let mut family = "";
    for rule in rules {
        if rule.family() != family {
            family = rule.family();
            let _ = write!(out, "\n## {family}\n");
            if let Some(profile) = Profile::of(rule) {
                let _ = write!(out, "\nThese rules apply with `--profile {profile}`.\n");
            }
        }
        let class = rule
            .w3c
            .map_or(String::new(), |class| format!(", W3C's `{class}`"));
        let _ = write!(
            out,
            "\n### {}\n\n{} ({}{class}) {}\n\n{} See [{}]({}).\n\n{}\n",
            rule.name,
            escaped(rule.what),
            rule.severity.name(),
            escaped(rule.why),
            escaped(rule.fix),
            rule.spec,
            rule.spec.url(),
            examples(rule)
        );
    }
    out
}

/// Both examples. A fence is longer than any run of back-ticks in them.
fn examples(rule: &Rule) -> String {
    let fence = if rule.bad.contains("```") || rule.good.contains("```") {
        "````````"
    } else {
        "```"
    };
    let block = |example: &str| format!("{fence}text\n{}\n{fence}", shown(example));
    format!(
        "Wrong:\n\n{}\n\nRight:\n\n{}",
        block(rule.bad),
        block(rule.good)
    )
}

fn indented(example: &str) -> String {
    let mut out = String::new();
    for line in shown(example).lines() {
        let _ = writeln!(out, "    {line}");
    }
    out
}

/// An example, with what cannot be printed made visible.
pub(super) fn shown(example: &str) -> String {
    let mut out = String::with_capacity(example.len());
    for c in example.chars() {
        if (c.is_control() && c != '\n') || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// A sentence in which `<` is text. Between back-ticks it already is.
fn escaped(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate();
    let parts = parts.map(|(place, part)| match place % 2 {
        0 => part.replace('<', "&lt;").replace('*', "\\*"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn nothing_in_an_example_reaches_the_terminal_as_a_command() {
        for rule in rules() {
            let told = text(rule);
            assert!(
                !told.contains(|c: char| c.is_control() && c != '\n'),
                "{}",
                rule.name
            );
        }
    }

    #[test]
    fn rules_are_found_by_other_names_as_well() {
        let names =
            |name: &str| -> Vec<_> { named(name).into_iter().map(|rule| rule.name).collect() };
        assert_eq!(names("rss/guid-repeated"), ["rss/guid-repeated"]);
        assert_eq!(names("guid-repeated"), ["rss/guid-repeated"]);
        assert_eq!(names("InvalidRSSVersion"), ["rss/version"]);
        assert_eq!(names("invalidrssversion"), ["rss/version"]);
        assert!(names("MissingElement").len() > 3);
        assert!(
            names("history")
                .iter()
                .all(|name| name.starts_with("history/"))
        );
        assert!(names("harbour").is_empty());
        assert_eq!(nearest("InvalidRssVersoin"), Some("InvalidRSSVersion"));
        assert_eq!(nearest("rss/guid-repeted"), Some("rss/guid-repeated"));
    }
}
