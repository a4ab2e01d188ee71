//! Holds the HTML of every case to that of docutils: the same text, links and pictures. `cases/remake.py` made the latter.

use std::path::PathBuf;

/// The text without white space, and the addresses of links and pictures outside the page.
fn told(html: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut addresses = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        for name in [" href=\"", " src=\""] {
            if let Some((_, value)) = tag.split_once(name) {
                let value = value.split('"').next().unwrap_or_default();
                if !value.starts_with('#') {
                    addresses.push(value.to_owned());
                }
            }
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    for (entity, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", ""),
        ("&#64;", "@"),
        ("&mdash;", "—"),
        ("&#64;", "@"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, plain);
    }
    text.retain(|c| !c.is_whitespace());
    let addresses = addresses.into_iter().map(|it| {
        it.replace("&#64;", "@")
            .replace("%40", "@")
            .replace("&#37;40", "@")
    });
    (text, addresses.collect())
}

#[test]
fn every_case_says_what_docutils_says() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "rst") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let wanted = std::fs::read_to_string(path.with_extension("html")).unwrap();
        let document = feedmill_rst::read(&source);
        let found = format!("{}\n{}", document.title.unwrap_or_default(), document.html);
        assert_eq!(told(&found), told(&wanted), "{}", path.display());
        assert_eq!(document.problems, [], "{}", path.display());
        count += 1;
    }
    assert!(count >= 6, "{count} cases");
}
