//! Which feeds there are: the list in the settings, or an OPML file.

use std::collections::{BTreeMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use url::Url;

use super::error::Error;
use super::place::{Place, Variables};
use crate::config::{Config, Source, Sources};

/// Every source of the site, each once.
pub(super) fn list(config: &Config) -> Result<Vec<Place>, Error> {
    let file = config.root.join(&config.file).display().to_string();
    let none = || Error::NoSources(file.clone());
    if let Some(from) = &config.content.from {
        return Err(Error::Setting {
            file,
            message: format!(
                "`feedmill pull` writes posts into a folder, but builds read posts from {} (`content.from`)",
                from.name(&config.root)
            ),
            help: "keep the feeds of others in a site of their own, without `content.from`"
                .to_owned(),
        });
    }
    let environment = |name: &str| std::env::var(name).ok();
    // A list that somebody else may have made asks for no variables.
    let mut variable: Option<&Variables> = None;
    let (listed, file) = match config.sources.as_ref().ok_or_else(none)? {
        Sources::List(list) => {
            variable = Some(&environment);
            (list.clone(), file.clone())
        }
        Sources::File(name) => {
            let path = config.root.join(name);
            let text =
                crate::read::text(&path, crate::read::POST).map_err(|source| Error::File {
                    path: path.clone(),
                    source,
                })?;
            let file = path.display().to_string();
            let found = opml(&text).map_err(|message| Error::Setting {
                file: file.clone(),
                message: format!("is not OPML: {message}"),
                help: "export the list of feeds again".to_owned(),
            })?;
            (found, file)
        }
    };
    let mut places: Vec<Place> = Vec::new();
    let mut known = HashSet::new();
    let mut keys = HashSet::new();
    for source in listed {
        if let Some(zone) = &source.timezone
            && zone.parse::<chrono_tz::Tz>().is_err()
        {
            return Err(Error::Setting {
                file,
                message: format!("unknown time zone `{zone}`"),
                help: "use an IANA name such as `Asia/Shanghai`".to_owned(),
            });
        }
        let place = Place::new(source, variable);
        let mut place = place.map_err(|(message, help)| Error::Setting {
            file: file.clone(),
            message,
            help,
        })?;
        if known.insert(place.url.clone()) {
            // Two may differ in their credentials alone.
            while !keys.insert(place.key.clone()) {
                place.key.push('+');
            }
            places.push(place);
        }
    }
    if places.is_empty() {
        return Err(none());
    }
    Ok(places)
}

/// The places of sources in their list, those of one host together, so that no host is asked twice at a time.
pub(super) fn by_host(places: &[Place]) -> Vec<Vec<usize>> {
    let mut hosts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, place) in places.iter().enumerate() {
        let host = Url::parse(&place.url).ok();
        let host = host.and_then(|url| url.host_str().map(str::to_owned));
        hosts
            .entry(host.unwrap_or_default())
            .or_default()
            .push(number);
    }
    hosts.into_values().collect()
}

/// The feeds of an OPML document; the innermost outline around a feed names its category.
fn opml(text: &str) -> Result<Vec<Source>, String> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let mut found = Vec::new();
    let mut groups: Vec<Option<String>> = Vec::new();
    let mut is_opml = false;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => match element.name().as_ref() {
                b"opml" => is_opml = true,
                b"outline" => {
                    found.extend(feed(&element, &groups)?);
                    let name = attribute(&element, b"text")?;
                    groups.push(name.or(attribute(&element, b"title")?));
                }
                _ => {}
            },
            Event::Empty(element) if element.name().as_ref() == b"outline" => {
                found.extend(feed(&element, &groups)?);
            }
            Event::End(element) if element.name().as_ref() == b"outline" => {
                groups.pop();
            }
            Event::Eof if is_opml => return Ok(found),
            Event::Eof => return Err("there is no element `opml`".to_owned()),
            _ => {}
        }
    }
}

fn feed(element: &BytesStart, groups: &[Option<String>]) -> Result<Option<Source>, String> {
    let Some(url) = attribute(element, b"xmlUrl")? else {
        return Ok(None);
    };
    Ok(Some(Source {
        url,
        category: groups.last().cloned().flatten(),
        ..Source::default()
    }))
}

fn attribute(element: &BytesStart, name: &[u8]) -> Result<Option<String>, String> {
    let Some(attribute) = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)
    else {
        return Ok(None);
    };
    let value = String::from_utf8_lossy(&attribute.value);
    let value = quick_xml::escape::unescape(&value).map_err(|error| error.to_string())?;
    let value = value.trim();
    Ok((!value.is_empty()).then(|| value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_around_a_feed_names_its_category() {
        let found = opml(
            r#"<?xml version="1.0"?><opml version="2.0"><body>
            <outline text="A" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
            <outline text="Boats &amp; tides"><outline text="B" type="rss" xmlUrl="https://b.example/"></outline></outline>
            <outline text="C" xmlUrl="https://c.example/"/></body></opml>"#,
        )
        .unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|source| (source.url.as_str(), source.category.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("https://a.example/feed?x=1&y=2", None),
                ("https://b.example/", Some("Boats & tides")),
                ("https://c.example/", None),
            ]
        );
        assert!(opml("<rss/>").is_err() && opml("<opml><a></b></opml>").is_err());
    }
}
