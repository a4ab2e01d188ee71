//! What must hold of every document, whatever its bytes.

use std::path::Path;

use feedmill::{Config, Folder, Mode, Report};
use feedmill::validate::report::{self, excerpt};
use feedmill::validate::{Input, Response, Severity, validate};

/// Validates the document and looks at the report.
///
/// # Panics
///
/// Where a promise is broken.
pub fn check(bytes: &[u8], response: Option<&Response>) {
    let input = Input::new("fuzz", bytes).with_response(response);
    let found = validate(&input, None);
    let text = input.text();
    let lines = text.split('\n').count();
    for finding in &found.findings {
        assert!(finding.span.start <= finding.span.end);
        assert!(finding.span.end <= text.len(), "{finding:?}");
        assert!((1..=lines).contains(&finding.line), "{finding:?}");
        assert!(finding.column >= 1);
        let shown = excerpt(&text, finding);
        // Slicing checks that the mark ends nowhere inside a character.
        let _ = &shown.text[shown.mark.clone()];
        assert!(!shown.text.contains('\n'));
    }
    assert_eq!(report::json(&found).lines().count(), 1);
    assert_eq!(report::github(&found).lines().count(), found.findings.len());
    let reports = [found];
    report::sarif(&reports, &[]);
    // What XML cannot have is the likeliest to get into a report of it.
    let junit = report::junit(&reports, &[], Severity::Error);
    let read = validate(
        &Input::new("junit", junit.as_bytes()),
        None,
    );
    let is_broken = |name: &str| name.starts_with("xml/");
    assert!(!read.findings.iter().any(|finding| is_broken(finding.rule.name)), "{junit}");
}

/// A site of these files, in a folder that goes with the value.
///
/// # Panics
///
/// If the files cannot be written.
pub fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = site.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    site
}

/// The settings of the site.
///
/// # Panics
///
/// If they cannot be read.
pub fn config(site: &Path) -> Config {
    Config::load(site).unwrap()
}

/// Builds the site's feeds, and checks that no document has an error.
///
/// # Panics
///
/// If a promise is broken.
pub fn build(config: &Config, feeds: &Path) -> Report {
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    // A site without a post that can be shown is not a fault.
    let folder = Folder::new(feeds.to_owned(), Mode::Write).with_force(true);
    let report = feedmill::build(config, now, folder).unwrap();
    let mut folders = vec![feeds.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_feed(&path) {
                check_built(&path, &std::fs::read(&path).unwrap());
            }
        }
    }
    report
}

/// The list of feeds that pages look into is JSON too.
fn is_feed(path: &Path) -> bool {
    let is_list = path.ends_with("feeds-index.json");
    !is_list && path.extension().is_some_and(|own| own == "xml" || own == "json")
}

fn check_built(path: &Path, bytes: &[u8]) {
    let input = Input::new("built", bytes);
    let found = validate(&input, None);
    let error = found.findings.iter().find(|one| one.severity == Severity::Error);
    assert!(error.is_none(), "{}: {error:?}", path.display());
}
