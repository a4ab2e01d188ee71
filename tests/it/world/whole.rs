//! What must hold of what is served at every moment.

/// Where the documents of the tests are served.
const SERVED: &str = "https://example.org/feeds/";

/// Every list names only what is there: OPML, and the pages that list feeds. Those name each other, too.
pub fn assert_whole<'k>(documents: impl Iterator<Item = (&'k str, &'k [u8])> + Clone) {
    let keys: Vec<&str> = documents.clone().map(|(key, _)| key).collect();
    for (key, bytes) in documents {
        let text = String::from_utf8_lossy(bytes);
        if text.contains("<li data-feed") {
            assert_page_whole(key, &text, &keys);
        }
        if !key.ends_with(".opml") {
            continue;
        }
        for named in text.split(SERVED).skip(1) {
            let named = named.split(['"', '<']).next().unwrap();
            if !named.is_empty() {
                assert!(keys.contains(&named), "{key} names {named}: {keys:?}");
            }
        }
    }
}

fn assert_page_whole(page: &str, html: &str, keys: &[&str]) {
    let site = url::Url::parse("feeds:/").unwrap().join(page).unwrap();
    for link in html.split("href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        let named = site.join(link).unwrap();
        let named = named.as_str().strip_prefix("feeds:/").unwrap_or_default();
        // The page of the site comes last, and lists of one kind name each other.
        let is_list = named == "index.html" || named.matches('/').count() == 1;
        if page == "index.html" || !is_list {
            let named = named.split(['#', '?']).next().unwrap();
            assert!(
                named.is_empty() || keys.contains(&named),
                "{page} names {named}"
            );
        }
    }
}
