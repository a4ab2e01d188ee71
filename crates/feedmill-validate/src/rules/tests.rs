//! Every rule is complete, finds its bad example and lets its good one pass.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::sorted;
use crate::deep::{About, Answer, Answers, Ask, Picture, Trouble};
use crate::rule::{Check, Rule};
use crate::{Input, Kind, Profile, Report, Response, validate};
use feedmill_text::date;

const SPACES: &str = r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
    xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
    xmlns:georss="http://www.georss.org/georss" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:podcast="https://podcastindex.org/namespace/1.0"
    xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:thr="http://purl.org/syndication/thread/1.0"
    xmlns:app="http://www.w3.org/2007/app" xmlns:ev="http://purl.org/rss/1.0/modules/event/"
    xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"
    xmlns:admin="http://webns.net/mvcb/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:spotify="http://www.spotify.com/ns/rss" xmlns:snf="http://www.smartnews.be/snf"
    xmlns:blogChannel="http://backend.userland.com/blogChannelModule""#;

/// An example with `{9 times: x}` written out.
fn expand(example: &str) -> String {
    let Some((before, rest)) = example.split_once(" times: ") else {
        return example.to_owned();
    };
    let (before, count) = before.rsplit_once('{').unwrap();
    let (repeated, after) = rest.split_once('}').unwrap();
    format!("{before}{}{after}", repeated.repeat(count.parse().unwrap()))
}

/// An example as a whole document: a piece of one gets the rest of it.
fn whole(example: &str, is_atom: bool) -> String {
    let example = &expand(example);
    let begins = |name: &str| example.starts_with(&format!("<{name}"));
    let rss = |inner: &str| format!("<rss version=\"2.0\" {SPACES}>{inner}</rss>");
    let channel = |inner: &str| {
        rss(&format!(
            "<channel><title>a</title><link>https://example.org/</link><description>b</description>{inner}</channel>"
        ))
    };
    let feed = |inner: &str| {
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" {SPACES}>{inner}</feed>")
    };
    let is_whole = [
        "rss ",
        "rss>",
        "feed ",
        "feed>",
        "opml",
        "outlineDocument",
        "?xml",
        "!",
        "rdf:",
        "html",
        "urlset",
    ]
    .into_iter()
    .any(begins)
        || example.starts_with(['{', '[', '\n'])
        || example.starts_with("HTTP/")
        || !example.starts_with('<');
    if is_whole {
        example.clone()
    } else if begins("channel") {
        rss(example)
    } else if begins("outline") {
        format!("<opml version=\"2.0\"><head/><body>{example}</body></opml>")
    } else if begins("entry") || is_atom {
        feed(example)
    } else {
        channel(example)
    }
}

/// What was found at addresses, which an example tells before its document: `HEAD https://…`, the answer, and what is there.
fn found(example: &str) -> (Option<Answers>, &str) {
    let mut answers: Option<Answers> = None;
    let mut text = example;
    while text.starts_with("HEAD ") || text.starts_with("GET ") {
        let (block, rest) = text.split_once("\n\n").unwrap();
        let mut lines = block.lines();
        let (method, url) = lines.next().unwrap().split_once(' ').unwrap();
        let mut answer = Answer::default();
        answer.response.addresses.push(url.to_owned());
        let is_feed = block.contains("(a feed");
        for line in lines {
            let words: Vec<&str> = line.trim_matches(['(', ')']).split([' ', ',']).collect();
            if line == "HTTP/1.1 private" {
                answer.trouble = Some(Trouble::Private);
            } else if let Some(status) = line.strip_prefix("HTTP/1.1 ") {
                answer.response.status = status[..3].parse().unwrap();
            } else if let Some(status) = line.strip_prefix("HEAD-status: ") {
                answer.head_refused = status.parse().ok();
            } else if is_feed && line.starts_with('(') {
                let last = line.trim_end_matches(')').rsplit(' ').next();
                let last = last.map(str::to_owned);
                let is_next = line.contains("goes on");
                answer.about = Some(About {
                    kind: Kind::Atom,
                    id: last.clone().filter(|_| !is_next),
                    own: None,
                    next: last.filter(|_| is_next),
                });
            } else if line.starts_with('(') {
                answer.picture = Some(Picture {
                    format: words[0].to_owned(),
                    width: words[2].parse().unwrap(),
                    height: words[4].parse().unwrap(),
                    colours: match words.last() {
                        Some(&"CMYK") => Some("CMYK"),
                        Some(&"RGB") => Some("RGB"),
                        _ => None,
                    },
                });
            } else {
                let (name, value) = line.split_once(": ").unwrap();
                if name == "location" {
                    answer.response.redirects.push(answer.response.status);
                    answer.response.addresses.push(value.to_owned());
                    answer.response.status = 200;
                }
                let header = (name.to_owned(), value.to_owned());
                answer.response.headers.push(header);
            }
        }
        let ask = match (method, &answer.picture, url.contains(".jpg")) {
            ("HEAD", ..) => Ask::Head,
            (_, None, false) => Ask::Document,
            _ => Ask::Picture,
        };
        answers.get_or_insert_default().add(ask, url, answer);
        text = rest;
    }
    (answers, text)
}

/// The document of an example, and how it was served where the example says so: after redirects, or after a conditional
/// request.
fn answers(example: &str) -> (Option<Response>, &str) {
    let (is_asked_again, mut text) = match example.strip_prefix("If-None-Match: ") {
        Some(rest) => (true, rest.split_once("\n\n").unwrap().1),
        None => (false, example),
    };
    let mut response: Option<Response> = None;
    while let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
        let (head, body) = rest.split_once("\n\n").unwrap();
        let mut lines = head.lines();
        let status: u16 = lines.next().unwrap()[..3].parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let told = response.get_or_insert_default();
        let address = told
            .header("location")
            .unwrap_or("https://example.org/feed");
        told.addresses.push(address.to_owned());
        told.redirects
            .extend((told.status > 0).then_some(told.status));
        told.status = if is_asked_again { 200 } else { status };
        told.conditional = is_asked_again.then_some(status);
        told.headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        text = body;
    }
    (response, text)
}

fn check(example: &str, rule: &Rule) -> Report {
    let is_atom = matches!(rule.family(), "atom" | "history");
    let (found, example) = found(example);
    let whole = whole(example, is_atom);
    let now = date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        date::NaiveDates::Site,
    );
    let (response, text) = answers(&whole);
    // Rules about bytes write one character for each byte.
    let bytes: Vec<u8> = if rule.family() == "xml" {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    } else {
        text.as_bytes().to_vec()
    };
    validate(
        &Input {
            document: "example",
            bytes: &bytes,
            response: response.as_ref(),
            profiles: Profile::of(rule).as_slice(),
            answers: found.as_ref(),
        },
        now,
    )
}

fn finds(report: &Report, rule: &Rule) -> bool {
    report
        .findings
        .iter()
        .any(|finding| std::ptr::eq(finding.rule, rule))
}

#[test]
fn every_rule_finds_its_bad_example_and_passes_its_good_one() {
    let mut wrong = Vec::new();
    for rule in sorted() {
        if !finds(&check(rule.bad, rule), rule) {
            wrong.push(format!(
                "{}: the bad example passes: {:?}",
                rule.name,
                check(rule.bad, rule)
                    .findings
                    .iter()
                    .map(|f| f.rule.name)
                    .collect::<Vec<_>>()
            ));
        }
        if finds(&check(rule.good, rule), rule) {
            wrong.push(format!("{}: the good example does not pass", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The bytes of an example, as a server sends them.
fn bytes_of(example: &str, rule: &Rule) -> Vec<u8> {
    let is_atom = matches!(rule.family(), "atom" | "history");
    let (_, example) = found(example);
    let document = whole(example, is_atom);
    let (_, text) = answers(&document);
    if rule.family() == "xml" {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    } else {
        text.as_bytes().to_vec()
    }
}

#[test]
fn what_a_finding_offers_as_its_fix_does_away_with_it() {
    let mut offered = 0;
    for rule in sorted() {
        for example in [rule.bad, rule.good] {
            let bytes = bytes_of(example, rule);
            let input = Input::new("example", &bytes);
            let before = validate(&input, None);
            let is_offered = before
                .findings
                .iter()
                .any(|finding| std::ptr::eq(finding.rule, *rule) && finding.fix.is_some());
            let fixed = crate::fix(&input, None, true);
            if is_offered {
                offered += 1;
                assert!(!finds(&fixed.report, rule), "{}", rule.name);
                assert!(fixed.repairs.contains_key(rule.name), "{}", rule.name);
            }
            assert!(
                !before.is_valid() || fixed.report.is_valid(),
                "{}",
                rule.name
            );
            let again = crate::fix(&Input::new("example", &fixed.bytes), None, true);
            assert!(
                !again.is_changed() && again.bytes == fixed.bytes,
                "{}",
                rule.name
            );
        }
    }
    assert!(offered > 20, "{offered}");
}

#[test]
fn every_example_is_of_a_known_kind() {
    for rule in sorted()
        .iter()
        .filter(|rule| !rule.name.ends_with("/not-a-feed"))
    {
        assert_ne!(check(rule.good, rule).kind, Kind::Unknown, "{}", rule.name);
    }
}

#[test]
fn every_rule_says_what_why_and_how() {
    for rule in sorted() {
        for text in [rule.what, rule.why, rule.fix] {
            assert!(text.ends_with(['.', '?']), "{}: {text}", rule.name);
        }
        assert!(
            !rule.bad.is_empty() && !rule.good.is_empty() && rule.bad != rule.good,
            "{}",
            rule.name
        );
        assert!(rule.spec.url().starts_with("http"), "{}", rule.name);
    }
}

#[test]
fn names_are_told_once_and_are_those_of_the_files() {
    let mut names: Vec<_> = sorted()
        .iter()
        .map(|rule| format!("{}.rs", rule.name.replace('-', "_")))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = Vec::new();
    for family in fs::read_dir(&folder).unwrap() {
        let family = family.unwrap().path();
        if family.is_dir() {
            for file in fs::read_dir(&family).unwrap() {
                let path = file.unwrap().path();
                let name = path
                    .strip_prefix(&folder)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                if !name.ends_with("/mod.rs") {
                    files.push(name);
                }
            }
        }
    }
    names.sort_unstable();
    files.sort_unstable();
    assert_eq!(names, files);
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
}

#[test]
fn no_two_rules_are_for_the_same_fault() {
    let mut seen = HashSet::new();
    for rule in sorted() {
        if matches!(rule.check, Check::Value(_) | Check::Structure(..)) {
            assert!(seen.insert(format!("{:?}", rule.check)), "{}", rule.name);
        }
    }
}

#[test]
fn every_fault_of_structure_has_a_rule_or_a_reason() {
    let mut pairs = crate::check::structures();
    pairs.retain(|(.., rule)| *rule == Err(""));
    assert!(pairs.is_empty(), "{pairs:?}");
}
