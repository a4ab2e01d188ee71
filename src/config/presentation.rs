//! What people and browsers see of the feeds: pages, readers, the style sheet of XML documents, and old addresses.

use url::Url;

use super::{FeedsSettings, Reader, StylesheetSetting};

/// What people and browsers see of the feeds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Presentation {
    /// Whether there are pages for people.
    pub pages: bool,
    /// Whether a page shows the posts of the site's feed in full.
    pub river: bool,
    /// How many links the ring has; 0 if there is none.
    pub ring: usize,
    /// The web readers that pages offer, in this order.
    pub readers: Vec<Reader>,
    /// What a browser shows RSS, Atom and OPML documents with.
    pub stylesheet: Stylesheet,
    /// Where feeds were before, in the order of the old paths.
    pub redirects: Vec<Redirect>,
}

/// What a browser shows RSS, Atom and OPML documents with.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Stylesheet {
    /// feedmill's own style sheet and viewer, in the folder of feeds.
    Own,
    /// The style sheet at this absolute URL.
    At(String),
    /// None: the browser shows code.
    Off,
}

/// An old address of a feed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Redirect {
    /// The old path on the site; it starts with `/`.
    pub from: String,
    /// The document that took its place, relative to the folder of feeds.
    pub to: String,
}

/// A setting that cannot be used.
pub(super) struct Fault {
    pub key: &'static str,
    pub message: String,
    pub help: &'static str,
}

/// Where well-known readers take a new subscription.
const READERS: [(&str, &str); 5] = [
    ("Feedly", "https://feedly.com/i/subscription/feed/{url}"),
    ("Inoreader", "https://www.inoreader.com/?add_feed={url}"),
    ("Feedbin", "https://feedbin.com/?subscribe={url}"),
    ("NewsBlur", "https://www.newsblur.com/?url={url}"),
    (
        "The Old Reader",
        "https://theoldreader.com/feeds/subscribe?url={url}",
    ),
];

impl Default for Presentation {
    fn default() -> Self {
        let readers = READERS.map(|(name, url)| Reader {
            name: name.to_owned(),
            url: url.to_owned(),
        });
        Presentation {
            pages: true,
            river: false,
            ring: 0,
            readers: readers.into(),
            stylesheet: Stylesheet::Own,
            redirects: Vec::new(),
        }
    }
}

impl Presentation {
    /// What the settings of the site at `site` say.
    pub(super) fn new(site: &Url, settings: &FeedsSettings) -> Result<Self, Fault> {
        let usual = Presentation::default();
        let readers = match &settings.readers {
            None => usual.readers,
            Some(readers) => readers.iter().map(reader).collect::<Result<_, _>>()?,
        };
        let stylesheet = match &settings.stylesheet {
            None | Some(StylesheetSetting::Switch(true)) => Stylesheet::Own,
            Some(StylesheetSetting::Switch(false)) => Stylesheet::Off,
            Some(StylesheetSetting::At(place)) => match site.join(place) {
                Ok(url) if matches!(url.scheme(), "http" | "https") => Stylesheet::At(url.into()),
                _ => {
                    return Err(Fault {
                        key: "stylesheet",
                        message: format!("`{place}` is not the address of a style sheet"),
                        help: "write `true`, `false`, or a path such as `/assets/feed.css`",
                    });
                }
            },
        };
        let redirects = settings.redirects.iter();
        Ok(Presentation {
            pages: settings.pages.unwrap_or(usual.pages),
            river: settings.river.unwrap_or(usual.river),
            ring: settings.ring.unwrap_or(usual.ring),
            readers,
            stylesheet,
            redirects: redirects
                .map(|(from, to)| redirect(from, to))
                .collect::<Result<_, _>>()?,
        })
    }
}

fn reader(reader: &Reader) -> Result<Reader, Fault> {
    let is_web = reader.url.starts_with("https://") || reader.url.starts_with("http://");
    if is_web && reader.url.contains("{url}") && !reader.name.trim().is_empty() {
        return Ok(reader.clone());
    }
    Err(Fault {
        key: "readers",
        message: format!(
            "`{}` does not contain `{{url}}`, which stands for the feed's address",
            reader.url
        ),
        help: "write `{name: My reader, url: \"https://reader.example.org/add?feed={url}\"}`",
    })
}

fn redirect(from: &str, to: &str) -> Result<Redirect, Fault> {
    let to = to.trim_start_matches('/');
    let is_plain = |path: &str| {
        !path.is_empty()
            && path.chars().all(|c| {
                c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | '+' | '%' | '@')
            })
            && path.split('/').all(|part| part != "..")
    };
    if from.starts_with('/') && !from.starts_with("//") && is_plain(from) && is_plain(to) {
        return Ok(Redirect {
            from: from.to_owned(),
            to: to.to_owned(),
        });
    }
    Err(Fault {
        key: "redirects",
        message: format!("`{from}: {to}` is not a redirect from a path to a document"),
        help: "write the old path with a `/` before it, and a document of the folder of feeds: `/feed.xml: atom.xml`",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> Result<Presentation, String> {
        let site = Url::parse("https://example.org/blog/").unwrap();
        let settings: FeedsSettings = serde_yaml::from_str(yaml).unwrap();
        Presentation::new(&site, &settings).map_err(|fault| fault.message)
    }

    #[test]
    fn nothing_said_is_pages_and_a_style_sheet() {
        assert_eq!(read("{}").unwrap(), Presentation::default());
        assert!(Presentation::default().pages);
    }

    #[test]
    fn a_style_sheet_is_on_off_or_somewhere() {
        let sheet = |yaml| read(yaml).map(|presentation| presentation.stylesheet);
        assert_eq!(sheet("stylesheet: false").unwrap(), Stylesheet::Off);
        assert_eq!(
            sheet("stylesheet: /look.css").unwrap(),
            Stylesheet::At("https://example.org/look.css".into())
        );
        assert!(sheet("stylesheet: 'javascript:alert(1)'").is_err());
    }

    #[test]
    fn readers_and_redirects_that_cannot_work_are_refused() {
        assert!(read("readers: [{name: R, url: 'https://r.example/'}]").is_err());
        assert!(read("readers: [{name: R, url: 'javascript:{url}'}]").is_err());
        assert!(read("readers: []").unwrap().readers.is_empty());
        assert!(read("redirects: {feed.xml: atom.xml}").is_err());
        assert!(read("redirects: {/feed.xml: ../atom.xml}").is_err());
        assert!(read("redirects: {'/a; return 200': atom.xml}").is_err());
        assert_eq!(
            read("redirects: {/feed.xml: /atom.xml}").unwrap().redirects,
            [Redirect {
                from: "/feed.xml".into(),
                to: "atom.xml".into()
            }]
        );
    }
}
