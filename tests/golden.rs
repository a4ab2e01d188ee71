//! Golden sites: every folder in `tests/sites` is a small site with the feeds that it must give, and a test of that name. See its
//! README. `cargo test --test golden urls` runs those whose names have `urls`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill::config::Stylesheet;
use feedmill::date::{self, NaiveDates};
use feedmill::{Build, Config, Report};
use libtest_mimic::{Arguments, Failed, Trial};
use similar::{ChangeTag, TextDiff};

/// How many lines of a difference are shown; the rest is for `git diff`.
const SHOWN: usize = 40;

fn main() {
    let arguments = Arguments::from_args();
    let trials = sites().into_iter().map(|site| {
        let name = site.file_name().unwrap_or_default().to_string_lossy();
        Trial::test(name.into_owned(), move || check(&site))
    });
    let trials: Vec<Trial> = trials.collect();
    assert!(trials.len() > 20, "the golden sites are gone");
    libtest_mimic::run(&arguments, trials).exit();
}

fn sites() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let entries = fs::read_dir(root).expect("the golden sites");
    let mut sites: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a golden site").path())
        .filter(|path| path.is_dir())
        .collect();
    sites.sort();
    sites
}

/// Builds a site once, and checks all that must hold of it.
fn check(site: &Path) -> Result<(), Failed> {
    let out = tempfile::tempdir()?;
    let report = build(site, out.path())?;
    let made = files(out.path());
    every_post_is_counted(&report)?;
    documents_are_well_formed(&made)?;
    formats_agree(&made)?;
    ids_are_unique(&made)?;
    let again = build(site, out.path())?;
    if !again.documents.changes.is_empty() || files(out.path()) != made {
        return Err(format!("another build changes {:?}", again.documents.changes).into());
    }
    is_expected(site, &report, made)
}

fn build(site: &Path, out: &Path) -> Result<Report, Failed> {
    let mut config = Config::load(site)?;
    // The sites whose names begin with `pages` show them; the others' expected folders are easier to read without.
    let name = site.file_name().unwrap_or_default().to_string_lossy();
    if !name.starts_with("pages") {
        config.feeds.presentation.pages = false;
        config.feeds.presentation.stylesheet = Stylesheet::Off;
    }
    let now = "2026-01-01T00:00:00Z";
    let now = date::read(now, false, chrono_tz::UTC, NaiveDates::Site).ok_or("invalid date")?;
    Ok(Build::new(&config, now).output(out).run()?)
}

/// Every file below `root` with its bytes, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("a path below");
                let name = name.to_string_lossy().replace('\\', "/");
                let bytes = fs::read(&path).expect("a file");
                let bytes = match name == ".feedmill-documents" {
                    true => without_hashes(&bytes),
                    false => bytes,
                };
                found.insert(name, bytes);
            }
        }
    }
    found
}

/// A manifest without hashes: the documents themselves are compared already, and each change would be seen twice.
fn without_hashes(manifest: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(manifest);
    let lines = text.lines().map(|line| match line.split_once('\t') {
        Some((_, rest)) => format!("\t{rest}\n"),
        None => format!("{line}\n"),
    });
    lines.collect::<String>().into_bytes()
}

/// The documents and warnings are the ones in the site's folder `expected`.
fn is_expected(
    site: &Path,
    report: &Report,
    mut made: BTreeMap<String, Vec<u8>>,
) -> Result<(), Failed> {
    let mut warnings = String::new();
    for warning in &report.warnings {
        writeln!(warnings, "{warning}\n  help: {}", warning.help)?;
    }
    made.insert("warnings.txt".to_owned(), warnings.into_bytes());
    let expected = site.join("expected");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        if expected.exists() {
            fs::remove_dir_all(&expected)?;
        }
        for (name, bytes) in &made {
            let path = expected.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&expected))?;
            fs::write(path, bytes)?;
        }
    }
    let wanted = files(&expected);
    let names: BTreeSet<&String> = wanted.keys().chain(made.keys()).collect();
    let mut wrong = String::new();
    for name in names {
        match (wanted.get(name), made.get(name)) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => {
                writeln!(wrong, "{name}:\n{}", difference(old, new))?;
            }
            (Some(_), None) => writeln!(wrong, "{name} is not made")?,
            (None, _) => writeln!(wrong, "{name} is new")?,
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "not as expected (FEEDMILL_REFRESH=1 takes what is made; then read `git diff`)\n{wrong}"
        )
        .into()),
    }
}

/// The first lines that differ.
fn difference(old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
    let lines = diff.iter_all_changes().filter_map(|change| {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => return None,
        };
        Some(format!("    {sign} {}", change.value().trim_end()))
    });
    let lines: Vec<String> = lines.collect();
    let mut text = lines[..lines.len().min(SHOWN)].join("\n");
    if lines.len() > SHOWN {
        text.push_str(&format!("\n    … and {} more lines", lines.len() - SHOWN));
    }
    text
}

fn every_post_is_counted(report: &Report) -> Result<(), Failed> {
    let left_out: usize = report.left_out.values().sum();
    if report.files != report.posts + left_out + report.faulty {
        return Err(format!("a post is in no feed and in no count: {report:?}").into());
    }
    match report.warnings.len() >= report.faulty {
        true => Ok(()),
        false => Err("a faulty post has no warning".into()),
    }
}

fn documents_are_well_formed(made: &BTreeMap<String, Vec<u8>>) -> Result<(), Failed> {
    for (name, bytes) in made {
        let text = std::str::from_utf8(bytes)?;
        if name.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text)
                .map_err(|error| format!("{name}: {error}"))?;
        } else if name.ends_with(".xml") || name.ends_with(".opml") {
            roxmltree::Document::parse(text).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

/// Id, date, title and link of an entry.
type Facts = (
    String,
    Option<chrono::DateTime<chrono::Utc>>,
    Option<String>,
    Option<String>,
);

/// Readers of all three formats see the same entries.
fn formats_agree(made: &BTreeMap<String, Vec<u8>>) -> Result<(), Failed> {
    let read = |name: &str| -> Result<Vec<Facts>, Failed> {
        let bytes = made.get(name).ok_or_else(|| format!("{name} is missing"))?;
        let feed = feed_rs::parser::parse(&bytes[..])?;
        let facts = feed.entries.into_iter().map(|entry| {
            let title = entry.title.map(|title| title.content);
            let link = entry.links.first().map(|link| link.href.clone());
            (entry.id, entry.published, title, link)
        });
        Ok(facts.collect())
    };
    let (rss, atom, json) = (read("rss.xml")?, read("atom.xml")?, read("feed.json")?);
    let ids = |entries: &[Facts]| -> Vec<_> {
        let facts = entries.iter().map(|entry| (entry.0.clone(), entry.1));
        facts.collect()
    };
    let titles =
        |entries: &[Facts]| -> Vec<_> { entries.iter().map(|one| one.2.clone()).collect() };
    if ids(&rss) != ids(&atom) || ids(&json) != ids(&atom) || titles(&json) != titles(&atom) {
        return Err(format!("formats differ: {rss:#?} {atom:#?} {json:#?}").into());
    }
    Ok(())
}

/// Readers that put entries on one page need ids that none of them shares: two posts may both have a first footnote.
fn ids_are_unique(made: &BTreeMap<String, Vec<u8>>) -> Result<(), Failed> {
    let Some(bytes) = made.get("feed.json") else {
        return Ok(());
    };
    let feed: serde_json::Value = serde_json::from_slice(bytes)?;
    let mut ids = HashSet::new();
    for item in feed["items"].as_array().into_iter().flatten() {
        let html = item["content_html"].as_str().unwrap_or_default();
        for id in html.split(" id=\"").skip(1) {
            let id = id.split('"').next().unwrap_or_default();
            if !ids.insert(id.to_owned()) {
                return Err(format!("two elements have the id `{id}`").into());
            }
        }
    }
    Ok(())
}
