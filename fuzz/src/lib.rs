//! What must hold of every document, whatever its bytes.

use feedmill::validate::report::{self, excerpt};
use feedmill::validate::{Input, Response, Severity, validate};

/// Judge the document and look at what is said of it.
///
/// # Panics
///
/// Where a promise is broken.
pub fn judge(bytes: &[u8], response: Option<&Response>) {
    let input = Input {
        document: "fuzz",
        bytes,
        response,
    };
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
        &Input {
            document: "junit",
            bytes: junit.as_bytes(),
            response: None,
        },
        None,
    );
    let is_broken = |name: &str| name.starts_with("xml/");
    assert!(!read.findings.iter().any(|finding| is_broken(finding.rule.name)), "{junit}");
}
