//! One source cannot fill a disk, nor keep a pull busy for ever.

use std::fs;

use feedmill::pull::Outcome;
use feedmill::{Config, Folder, Mode};

use crate::world::clock::StillClock;
use crate::world::planet::{NOW, one_source, posts, pull, rss};
use crate::world::server::{Answer, Server};

/// What is left of an entry, and the warnings, which name each limit.
fn pulled(item: String) -> (String, Vec<String>) {
    let server = Server::start(move |_| rss(&item));
    let site = one_source(&server.url);
    let report = pull(site.path(), &StillClock::at(NOW));
    assert_eq!(report.counts().new, 1, "{report:?}");
    let text = posts(site.path()).into_values().next().unwrap();
    (text, report.sources[0].cuts.clone())
}

fn line<'t>(text: &'t str, key: &str) -> &'t str {
    let mut lines = text.lines().filter_map(|line| line.strip_prefix(key));
    lines
        .next()
        .and_then(|line| line.strip_prefix(": "))
        .unwrap_or_default()
}

#[test]
fn one_entry_does_not_fill_the_disk() {
    let terms: String = (0..5500)
        .map(|n| format!("<category>term-{n}</category>"))
        .collect();
    let server = Server::start(move |_| rss(&format!("<item><guid>a</guid>{terms}</item>")));
    let site = one_source(&server.url);
    let report = pull(site.path(), &StillClock::at(NOW));
    assert_eq!(
        report.sources[0].cuts,
        ["only the first 50 categories of an entry are kept"]
    );
    let config = Config::load(site.path()).unwrap();
    let folder = Folder::new(site.path().join("feeds"), Mode::Write);
    feedmill::build(&config, "2027-01-01T00:00:00Z".parse().unwrap(), folder).unwrap();
    let written = walkdir::WalkDir::new(site.path().join("feeds")).into_iter();
    let bytes: u64 = written
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    assert!(bytes < 4 << 20, "{bytes} bytes");
}

#[test]
fn every_field_of_an_entry_has_a_limit() {
    let long = "long word ".repeat(10_000);
    let (text, cuts) = pulled(format!(
        "<item><guid>{long}</guid><title>{long}</title><link>https://harbour.example/{}</link>\
         <author>a@b.example ({long})</author><category>{long}</category></item>",
        "a".repeat(3000),
    ));
    assert!(text.len() < 5_000, "{} bytes", text.len());
    assert!(line(&text, "title").ends_with("…\"") && line(&text, "tags").ends_with("…\"]"));
    assert_eq!(line(&text, "share_url"), "");
    for cut in [
        "a title is cut after 500 characters",
        "a category is cut after 100 characters",
        "an author's name is cut after 200 characters",
        "a URL of more than 2000 bytes is left out",
        "an id of more than 1000 bytes is replaced by its hash",
    ] {
        assert!(cuts.iter().any(|found| found == cut), "{cut}: {cuts:?}");
    }
    // What is within the limits stays whole.
    let (_, cuts) = pulled("<item><guid>a</guid><title>A</title></item>".to_owned());
    assert!(cuts.is_empty());
}

/// `build` reads 64 KiB of front matter; fifty files of two thousand bytes each are more.
#[test]
fn what_is_pulled_is_built() {
    let files: String = (0..50)
        .map(|n| {
            format!(
                "<enclosure url=\"https://a.example/{n}/{}\" type=\"audio/mpeg\" length=\"1\"/>",
                "a".repeat(1900)
            )
        })
        .collect();
    let terms: String = (0..50)
        .map(|n| format!("<category>{n} {}</category>", "\u{6d77}\"".repeat(40)))
        .collect();
    let server = Server::start(move |_| {
        rss(&format!(
            "<item><guid>a</guid><title>Whole</title>{files}{terms}<description>text</description></item>"
        ))
    });
    let site = one_source(&server.url);
    let report = pull(site.path(), &StillClock::at(NOW));
    assert!(
        report.sources[0]
            .cuts
            .iter()
            .any(|cut| cut.contains("front matter")),
        "{report:?}"
    );
    let config = Config::load(site.path()).unwrap();
    let folder = Folder::new(site.path().join("feeds"), Mode::Write);
    let built = feedmill::build(&config, "2027-01-01T00:00:00Z".parse().unwrap(), folder).unwrap();
    assert!(built.warnings.is_empty(), "{:?}", built.warnings);
    let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
    assert!(rss.contains("<title>Whole</title>"), "{rss}");
}

/// A short relative link becomes as long as its base: a megabyte of them would become a hundred and fifty.
#[test]
fn absolute_links_do_not_blow_a_body_up() {
    let base = format!("https://harbour.example/{}/", "b".repeat(1900));
    let links = "<a href=a>a</a>".repeat(5_000);
    let (text, cuts) = pulled(format!(
        "<item><guid>a</guid><link>{base}</link><description><![CDATA[{links}]]></description></item>"
    ));
    assert!(text.len() < 5 << 20, "{} bytes", text.len());
    assert_eq!(cuts, ["a body of more than 4096 KiB is left out"]);
}

#[test]
fn a_long_body_is_cut_between_its_tags() {
    let (text, cuts) = pulled(format!(
        "<item><guid>a</guid><description><![CDATA[{}]]></description></item>",
        "<p>A paragraph with a <b>word</b>.</p>\n".repeat(50_000)
    ));
    assert!(text.len() < 2 << 20, "{} bytes", text.len());
    assert_eq!(cuts, ["a body is cut after 1024 KiB"]);
}

/// Compared pairwise, these would take until the end of the day.
#[test]
fn hundreds_of_thousands_of_entries_or_files_end() {
    let items: String = (0..300_000)
        .map(|n| format!("<item><guid>u:{n}</guid></item>"))
        .collect();
    let files: String = (0..300_000)
        .map(|n| format!("<enclosure url='http://a.example/{n}' type='a/b'/>"))
        .collect();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/entries" => rss(&items),
        _ => rss(&format!("<item><guid>a</guid>{files}</item>")),
    });
    let site = crate::world::planet::site(&format!(
        "sources:\n  - {{url: {0}/entries, limit: 1}}\n  - url: {0}/files\n",
        server.url
    ));
    let report = pull(site.path(), &StillClock::at(NOW));
    let found: Vec<_> = report
        .sources
        .iter()
        .map(|source| (source.counts.new, &source.cuts[..]))
        .collect();
    let only = |cut: &str| vec![cut.to_owned()];
    assert_eq!(
        found,
        [
            (
                1,
                &only("only the first 10000 entries of the feed are read")[..]
            ),
            (1, &only("only the first 50 files of an entry are kept")[..]),
        ]
    );
}

/// Each of these made the parser compare everything with everything, or call itself until the stack was full.
#[test]
fn what_the_parser_would_not_survive_is_refused() {
    let many = |write: fn(usize) -> String| (0..400_000).map(write).collect::<String>();
    let feeds = [
        (
            "a tag of more than",
            format!("<rss version='2.0'{}/>", many(|n| format!(" a{n}='b'"))),
        ),
        (
            "elements inside each other",
            format!(
                "<rss version='2.0' xmlns:m='http://search.yahoo.com/mrss/'><channel><item>{}",
                "<m:content>".repeat(400_000)
            ),
        ),
    ];
    for (reason, text) in feeds {
        let server = Server::start(move |_| Answer::ok("text/xml", text.clone()));
        let site = one_source(&server.url);
        let report = pull(site.path(), &StillClock::at(NOW));
        let Outcome::Failed(said) = &report.sources[0].outcome else {
            panic!("{report:?}");
        };
        assert!(said.contains(reason), "{said}");
    }
    // Authors of JSON Feed are compared with each other too, and copied into each entry.
    let authors = many(|n| format!(r#"{{"name": "{n}"}},"#));
    let server = Server::start(move |_| {
        let authors = authors.trim_end_matches(',');
        Answer::ok(
            "application/feed+json",
            format!(
                r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{{"id": "a", "authors": [{authors}]}}]}}"#
            ),
        )
    });
    let site = one_source(&server.url);
    let report = pull(site.path(), &StillClock::at(NOW));
    assert_eq!(
        report.sources[0].cuts,
        ["only the first 20 authors are kept"]
    );
}

#[test]
fn a_pull_writes_a_thousand_new_posts_of_a_source_and_the_next_goes_on() {
    let items: String = (0..1200)
        .map(|n| format!("<item><guid>https://a.example/{n}</guid></item>"))
        .collect();
    let server = Server::start(move |asked| {
        if asked.headers.contains_key("if-none-match") {
            return Answer::status(304);
        }
        rss(&items).with("ETag", "\"one\"")
    });
    let site = one_source(&server.url);
    let clock = StillClock::at(NOW);
    let mut new = Vec::new();
    for _ in 0..3 {
        let report = pull(site.path(), &clock);
        new.push((report.counts().new, report.sources[0].cuts.len()));
    }
    assert_eq!(new, [(1000, 1), (200, 0), (0, 0)]);
}
