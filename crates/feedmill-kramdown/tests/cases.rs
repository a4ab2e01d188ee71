//! Markdown rendered as Jekyll renders it: each text in `cases/` against what kramdown made of it.

mod reading;

use std::path::Path;

use feedmill_kramdown::{Options, render};
use reading::reading;

/// Between two texts of a file, and between what was made of them.
const SEPARATOR: &str = "%%%%\n";

#[test]
fn every_case_reads_as_kramdown_renders_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let sources = std::fs::read_to_string(&path).unwrap();
        let stored = std::fs::read_to_string(path.with_extension("html"))
            .unwrap_or_else(|_| panic!("{} has no stored result", path.display()));
        let sources: Vec<&str> = sources.split(SEPARATOR).collect();
        let stored: Vec<&str> = stored.split(SEPARATOR).collect();
        assert_eq!(
            sources.len(),
            stored.len(),
            "{}: make the results anew",
            path.display()
        );
        for (source, stored) in sources.iter().zip(stored) {
            cases += 1;
            let made = render(source, &Options::default());
            assert!(!made.cut, "{source:?} was cut");
            let (expected, found) = (reading(stored), reading(&made.html));
            if expected != found {
                let at = expected
                    .iter()
                    .zip(&found)
                    .take_while(|(a, b)| a == b)
                    .count();
                failures.push(format!(
                    "{}: {source:?}\n  expected …{:?}\n  found    …{:?}",
                    path.file_name().unwrap().display(),
                    expected.iter().skip(at).take(6).collect::<Vec<_>>(),
                    found.iter().skip(at).take(6).collect::<Vec<_>>(),
                ));
            }
        }
    }
    assert!(cases > 400, "the cases are missing");
    failures.sort();
    assert!(
        failures.is_empty(),
        "{} differ\n{}",
        failures.len(),
        failures.join("\n")
    );
}
