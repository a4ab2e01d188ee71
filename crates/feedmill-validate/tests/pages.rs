//! Pages of HTML in the place of feeds, from disk and from servers.

use feedmill_validate::{Input, Kind, Report, Response, validate};

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Pier & quay</title><meta charset=utf-8>\
    <link rel=alternate type=application/rss+xml href=/tides.rss></head><body><p>Fog<br></body></html>";

fn served(text: &str, status: u16) -> Report {
    let mut response = Response::new(status, Vec::new());
    response.addresses = vec!["https://harbour.example/feed".to_owned()];
    let input = Input::new("feed", text.as_bytes()).with_response(Some(&response));
    validate(&input, None)
}

fn names(report: &Report) -> Vec<&str> {
    let findings = report.findings.iter();
    findings.map(|finding| finding.rule.name).collect()
}

#[test]
fn a_page_is_called_one_and_its_feeds_are_named() {
    for page in [PAGE.to_owned(), PAGE.replace("DOCTYPE", "doctype")] {
        is_called_a_page(&page);
    }
}

fn is_called_a_page(page: &str) {
    let report = validate(&Input::new("feed.xml", page.as_bytes()), None);
    assert_eq!(report.kind, Kind::Unknown);
    let mut findings = report.findings.iter();
    let found = findings.find(|finding| finding.rule.name == "feed/not-a-feed");
    let message = &found.unwrap().message;
    assert_eq!(message, "this is a page of HTML; it names `/tides.rss`");
    // What it is not is told once, not at every tag.
    let count = |name: &str| {
        names(&report)
            .iter()
            .filter(|found| **found == name)
            .count()
    };
    assert_eq!(count("xml/not-well-formed"), 1);
}

#[test]
fn the_page_of_an_error_is_not_read_as_a_feed() {
    let report = served(PAGE, 404);
    assert!(
        names(&report).contains(&"http/status"),
        "{:?}",
        names(&report)
    );
    assert!(
        names(&report).iter().all(|name| name.starts_with("http/")),
        "{:?}",
        names(&report)
    );
    assert!(names(&served(PAGE, 200)).contains(&"feed/not-a-feed"));
    let feed = "<rss version='2.0'><channel><title>a</title></channel></rss>";
    assert!(names(&served(feed, 404)).contains(&"rss/channel-without-link"));
}
