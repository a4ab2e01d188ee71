//! All entries that subscribers know: those of the documents that are named, and those of the older documents that these name.

use std::collections::{BTreeMap, HashSet, VecDeque};

use url::Url;

use super::document::{Document, Skipped};
use super::forms::read;
use super::old::Old;
use super::redirects;
use super::report::Read;

/// So many documents are read.
const DOCUMENTS: usize = 2_000;
/// So many bytes are read in all.
const BYTES: u64 = 1 << 30;
/// So many entries are read in all.
const ENTRIES: usize = 1_000_000;

/// A document as it came.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Where it is from in the end, if it is from the web.
    pub address: Option<String>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Gives the documents of a file or an address. A page gives the feeds that it names.
pub type Ask<'a> = dyn Fn(&str) -> Result<Vec<Answer>, String> + 'a;

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// Each entry once, by its id.
    pub entries: Vec<Old>,
    /// The documents, in the order in which they were read.
    pub documents: Vec<Read>,
    /// What is not among the entries that subscribers know, by reason.
    pub skipped: BTreeMap<Skipped, usize>,
    /// What could not be read, with the reason.
    pub unread: Vec<(String, String)>,
    /// Old addresses of feeds, with the format of each.
    pub feeds: Vec<(String, crate::config::Format)>,
}

/// Reads the documents with these names, and the older ones that they lead to.
///
/// # Errors
///
/// If one of those that are named cannot be read, in words. An older one that cannot be read is among what was not read.
pub fn collect(names: &[String], ask: &Ask) -> Result<Collected, String> {
    let mut reader = Reader {
        collected: Collected::default(),
        known: HashSet::new(),
        ids: HashSet::new(),
        bytes: 0,
        ask,
    };
    for name in names {
        let answers = ask(name)?;
        for answer in answers {
            let shown = answer.address.clone().unwrap_or_else(|| name.clone());
            if reader.known.contains(&shown) {
                continue;
            }
            let document = reader
                .take(&shown, &answer)
                .map_err(|reason| format!("{shown}: {reason}"))?;
            let format = redirects::format_of(&answer.bytes);
            if let (Some(address), Some(format)) = (&answer.address, format) {
                reader.collected.feeds.push((address.clone(), format));
                if name != address && is_web(name) && redirects::is_feed_address(name) {
                    reader.collected.feeds.push((name.clone(), format));
                }
            }
            if let Some(home) = &document.home {
                let of_export = redirects::of_wordpress(home);
                reader.collected.feeds.extend(of_export);
            }
            reader.follow(&shown, document, answer.address.as_deref());
        }
    }
    let mut feeds = HashSet::new();
    let collected = &mut reader.collected;
    collected.feeds.retain(|feed| feeds.insert(feed.0.clone()));
    Ok(reader.collected)
}

fn is_web(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

struct Reader<'a> {
    collected: Collected,
    /// The documents that were read.
    known: HashSet<String>,
    ids: HashSet<String>,
    bytes: u64,
    ask: &'a Ask<'a>,
}

impl Reader<'_> {
    /// Takes the entries of a document, and returns what is left of it.
    fn take(&mut self, name: &str, answer: &Answer) -> Result<Document, String> {
        self.known.insert(name.to_owned());
        self.bytes += answer.bytes.len() as u64;
        let mut document = read(&answer.bytes, answer.address.as_deref())?;
        let entries = std::mem::take(&mut document.entries);
        let count = entries.len();
        let mut new = 0;
        for entry in entries {
            if self.ids.len() < ENTRIES && self.ids.insert(entry.id.clone()) {
                self.collected.entries.push(entry);
                new += 1;
            }
        }
        self.collected.documents.push(Read {
            document: name.to_owned(),
            entries: count,
            new,
        });
        for (reason, count) in &document.skipped {
            *self.collected.skipped.entry(*reason).or_default() += count;
        }
        if document.is_cut {
            let reason = "it has more entries than are read of one document".to_owned();
            self.collected.unread.push((name.to_owned(), reason));
        }
        Ok(document)
    }

    /// Reads the documents with older entries.
    fn follow(&mut self, name: &str, first: Document, address: Option<&str>) {
        let mut queue: VecDeque<String> = first.older.iter().cloned().collect();
        let has_numbers = first.is_wordpress && first.home.is_none() && queue.is_empty();
        while let Some(next) = queue.pop_front() {
            if !is_web(&next) || self.known.contains(&next) || !self.may_go_on(name) {
                continue;
            }
            match self.one(&next) {
                Ok(document) => queue.extend(document.older),
                Err(reason) => {
                    self.known.insert(next.clone());
                    self.collected.unread.push((next, reason));
                }
            }
        }
        let address = address.and_then(|address| Url::parse(address).ok());
        let Some(address) = address.filter(|_| has_numbers) else {
            return;
        };
        for page in 2_u32.. {
            let mut next = address.clone();
            next.query_pairs_mut()
                .append_pair("paged", &page.to_string());
            let before = self.collected.entries.len();
            // After the last page, WordPress answers with 404, and some caches with the first page again.
            let is_read = self.may_go_on(name) && self.one(next.as_str()).is_ok();
            if !is_read || self.collected.entries.len() == before {
                break;
            }
        }
    }

    fn one(&mut self, address: &str) -> Result<Document, String> {
        let answers = (self.ask)(address)?;
        let answer = answers.first().ok_or("there is no document")?;
        self.known.insert(address.to_owned());
        self.take(address, answer)
    }

    /// Whether the limits allow another document.
    fn may_go_on(&mut self, name: &str) -> bool {
        let is_over = self.known.len() >= DOCUMENTS
            || self.bytes >= BYTES
            || self.collected.entries.len() >= ENTRIES;
        if is_over {
            let reason = format!(
                "older documents were left out: {DOCUMENTS} documents, {} MiB and {ENTRIES} entries are read at most",
                BYTES >> 20
            );
            let told = (name.to_owned(), reason);
            if !self.collected.unread.contains(&told) {
                self.collected.unread.push(told);
            }
        }
        !is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(ids: &[u32], next: Option<&str>) -> Vec<u8> {
        let items = ids.iter().map(|id| {
            serde_json::json!({"id": format!("tag:a.example,2026:{id}"), "url": format!("https://a.example/{id}/"), "content_text": format!("Text {id}")})
        });
        let items: Vec<_> = items.collect();
        let feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "T", "next_url": next, "items": items});
        feed.to_string().into_bytes()
    }

    fn atom(ids: &[u32], links: &str) -> Vec<u8> {
        let entry = |id: &u32| {
            format!(
                "<entry><id>tag:a.example,2026:{id}</id><title>E {id}</title><updated>2026-01-01T00:00:00Z</updated></entry>"
            )
        };
        let entries: Vec<String> = ids.iter().map(entry).collect();
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>a</id><title>T</title><updated>2026-01-01T00:00:00Z</updated>{links}{}</feed>", entries.concat())
            .into_bytes()
    }

    fn wordpress(ids: &[u32]) -> Vec<u8> {
        let item = |id: &u32| {
            format!(
                "<item><title>E {id}</title><link>https://w.example/{id}/</link><guid>https://w.example/?p={id}</guid></item>"
            )
        };
        let items: Vec<String> = ids.iter().map(item).collect();
        format!("<rss version=\"2.0\"><channel><title>T</title><link>https://w.example/</link><description>d</description><generator>https://wordpress.org/?v=6.5</generator>{}</channel></rss>", items.concat())
            .into_bytes()
    }

    fn ask(web: Vec<(&'static str, Vec<u8>)>) -> impl Fn(&str) -> Result<Vec<Answer>, String> {
        move |address| {
            let found = web.iter().find(|(known, _)| *known == address);
            let (address, bytes) = found.ok_or("HTTP status 404")?;
            Ok(vec![Answer {
                address: Some((*address).to_owned()),
                bytes: bytes.clone(),
            }])
        }
    }

    fn ids(collected: &Collected) -> Vec<String> {
        let ids = collected.entries.iter();
        ids.map(|old| old.id.rsplit([':', '=']).next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn older_documents_are_read_whatever_they_are_called() {
        let archive = "<link rel=\"prev-archive\" href=\"old/2.xml\"/>";
        let page = "<link rel=\"next\" href=\"https://a.example/old/1.xml\"/><link rel=\"next\" href=\"https://a.example/feed.xml\"/>";
        let web = ask(vec![
            ("https://a.example/feed.xml", atom(&[5, 4], archive)),
            ("https://a.example/old/2.xml", atom(&[3, 2], page)),
            ("https://a.example/old/1.xml", atom(&[2, 1], "")),
        ]);
        let collected = collect(&["https://a.example/feed.xml".to_owned()], &web).unwrap();
        assert_eq!(ids(&collected), ["5", "4", "3", "2", "1"]);
        assert_eq!(collected.documents.len(), 3);
        assert!(collected.unread.is_empty());
        assert_eq!(collected.feeds.len(), 1);
        let web = ask(vec![
            ("https://a.example/feed.json", json(&[3], Some("/two.json"))),
            ("https://a.example/two.json", json(&[2], Some("/gone.json"))),
        ]);
        let collected = collect(&["https://a.example/feed.json".to_owned()], &web).unwrap();
        assert_eq!(ids(&collected), ["3", "2"]);
        assert_eq!(collected.unread[0].0, "https://a.example/gone.json");
    }

    #[test]
    fn wordpress_has_pages_by_number() {
        let web = ask(vec![
            ("https://w.example/feed/", wordpress(&[5, 4])),
            ("https://w.example/feed/?paged=2", wordpress(&[3, 2])),
            ("https://w.example/feed/?paged=3", wordpress(&[1])),
        ]);
        let collected = collect(&["https://w.example/feed/".to_owned()], &web).unwrap();
        assert_eq!(ids(&collected), ["5", "4", "3", "2", "1"]);
        // A cache that knows one page alone.
        let always = |_: &str| {
            Ok(vec![Answer {
                address: Some("https://w.example/feed/".to_owned()),
                bytes: wordpress(&[2, 1]),
            }])
        };
        let collected = collect(&["https://w.example/feed/".to_owned()], &always).unwrap();
        assert_eq!(ids(&collected), ["2", "1"]);
        assert!(collected.unread.is_empty());
    }

    #[test]
    fn what_is_named_and_is_no_feed_is_an_error() {
        let web = ask(vec![("https://a.example/x", b"<html>no</html>".to_vec())]);
        for name in ["https://a.example/x", "https://a.example/gone"] {
            assert!(collect(&[name.to_owned()], &web).is_err(), "{name}");
        }
    }
}
