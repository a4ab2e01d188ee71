//! The namespaces of feeds.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A namespace that feeds use. Those that nobody here knows are all `Unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Space {
    /// No namespace: RSS 2.0 and OPML.
    None,
    Admin,
    App,
    Atom,
    /// The namespace of Atom 0.3, before it was a standard.
    AtomDraft,
    BlogChannel,
    Cc,
    Content,
    CreativeCommons,
    Dc,
    Dcterms,
    Ev,
    Feedburner,
    Fh,
    Geo,
    Georss,
    Geourl,
    Gml,
    Googleplay,
    Icbm,
    Itunes,
    MathMl,
    Media,
    /// Media RSS as many write it, without the slash at the end.
    MediaCut,
    News,
    Opensearch,
    Podcast,
    Rdf,
    Rss1,
    Sitemap,
    Slash,
    Snf,
    Spotify,
    Svg,
    Sy,
    Thr,
    Threading,
    Trackback,
    Wfw,
    Xhtml,
    Xlink,
    Xml,
    /// Known to exist, and not checked.
    Other,
    Unknown,
}

/// Namespace, usual prefix, address.
const SPACES: &[(Space, &str, &str)] = &[
    (Space::Admin, "admin", "http://webns.net/mvcb/"),
    (Space::App, "app", "http://www.w3.org/2007/app"),
    (Space::Atom, "atom", "http://www.w3.org/2005/Atom"),
    (Space::AtomDraft, "atom03", "http://purl.org/atom/ns#"),
    (
        Space::BlogChannel,
        "blogChannel",
        "http://backend.userland.com/blogChannelModule",
    ),
    (Space::Cc, "cc", "http://web.resource.org/cc/"),
    (
        Space::Content,
        "content",
        "http://purl.org/rss/1.0/modules/content/",
    ),
    (
        Space::CreativeCommons,
        "creativeCommons",
        "http://backend.userland.com/creativeCommonsRssModule",
    ),
    (Space::Dc, "dc", "http://purl.org/dc/elements/1.1/"),
    (Space::Dcterms, "dcterms", "http://purl.org/dc/terms/"),
    (Space::Ev, "ev", "http://purl.org/rss/1.0/modules/event/"),
    (
        Space::Feedburner,
        "feedburner",
        "http://rssnamespace.org/feedburner/ext/1.0",
    ),
    (Space::Fh, "fh", "http://purl.org/syndication/history/1.0"),
    (
        Space::Geo,
        "geo",
        "http://www.w3.org/2003/01/geo/wgs84_pos#",
    ),
    (Space::Georss, "georss", "http://www.georss.org/georss"),
    (Space::Geourl, "geourl", "http://geourl.org/rss/module/"),
    (Space::Gml, "gml", "http://www.opengis.net/gml"),
    (
        Space::Googleplay,
        "googleplay",
        "http://www.google.com/schemas/play-podcasts/1.0",
    ),
    (Space::Icbm, "icbm", "http://postneo.com/icbm"),
    (
        Space::Itunes,
        "itunes",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
    ),
    (Space::MathMl, "math", "http://www.w3.org/1998/Math/MathML"),
    (Space::Media, "media", "http://search.yahoo.com/mrss/"),
    (Space::MediaCut, "media-cut", "http://search.yahoo.com/mrss"),
    (
        Space::News,
        "news",
        "http://www.google.com/schemas/sitemap-news/0.9",
    ),
    (
        Space::Opensearch,
        "opensearch",
        "http://a9.com/-/spec/opensearch/1.1/",
    ),
    (
        Space::Podcast,
        "podcast",
        "https://podcastindex.org/namespace/1.0",
    ),
    (
        Space::Rdf,
        "rdf",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    ),
    (Space::Rss1, "rss1", "http://purl.org/rss/1.0/"),
    (
        Space::Sitemap,
        "sitemap",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
    ),
    (
        Space::Slash,
        "slash",
        "http://purl.org/rss/1.0/modules/slash/",
    ),
    (Space::Snf, "snf", "http://www.smartnews.be/snf"),
    (Space::Spotify, "spotify", "http://www.spotify.com/ns/rss"),
    (Space::Svg, "svg", "http://www.w3.org/2000/svg"),
    (
        Space::Sy,
        "sy",
        "http://purl.org/rss/1.0/modules/syndication/",
    ),
    (Space::Thr, "thr", "http://purl.org/syndication/thread/1.0"),
    (
        Space::Threading,
        "threading",
        "http://purl.org/rss/1.0/modules/threading/",
    ),
    (
        Space::Trackback,
        "trackback",
        "http://madskills.com/public/xml/rss/module/trackback/",
    ),
    (Space::Wfw, "wfw", "http://wellformedweb.org/CommentAPI/"),
    (Space::Xhtml, "xhtml", "http://www.w3.org/1999/xhtml"),
    (Space::Xlink, "xlink", "http://www.w3.org/1999/xlink"),
    (Space::Xml, "xml", "http://www.w3.org/XML/1998/namespace"),
];

/// Other ways in which the address of a namespace is written.
const ALSO: &[(Space, &str)] = &[
    (Space::Atom, "https://www.w3.org/2005/Atom"),
    // Squarespace's.
    (Space::Media, "http://www.rssboard.org/media-rss"),
    (Space::Media, "https://www.rssboard.org/media-rss"),
    // OpenSearch 1.0, as Blogger writes it: the elements that stand in feeds are the same.
    (Space::Opensearch, "http://a9.com/-/spec/opensearchrss/1.0/"),
    // RSS 0.90, which has the elements of RSS 1.0.
    (Space::Rss1, "http://my.netscape.com/rdf/simple/0.9/"),
    (Space::Rss1, "http://channel.netscape.com/rdf/simple/0.9/"),
    (
        Space::Podcast,
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    ),
];

/// Earlier editions of a namespace, with the same elements as far as feeds have them.
const EARLIER: &[(Space, &str)] = &[(Space::Dc, "http://purl.org/dc/elements/1.0/")];

/// Namespaces that feeds carry and that nothing here checks, with the prefix that they go by, if it is taken for theirs.
const OTHERS: &[(&str, &str)] = &[
    ("annotate", "http://purl.org/rss/1.0/modules/annotate/"),
    ("ag", "http://purl.org/rss/1.0/modules/aggregation/"),
    // RFC 6721.
    ("at", "http://purl.org/atompub/tombstones/1.0"),
    ("audio", "http://media.tangent.org/rss/1.0/"),
    ("cp", "http://my.theinfo.org/changed/1.0/rss/"),
    ("email", "http://purl.org/rss/1.0/modules/email/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("g", "http://base.google.com/ns/1.0"),
    ("gd", "http://schemas.google.com/g/2005"),
    ("image", "http://purl.org/rss/1.0/modules/image/"),
    (
        "pingback",
        "http://madskills.com/public/xml/rss/module/pingback/",
    ),
    ("prism", "http://prismstandard.org/namespaces/1.2/basic/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("ref", "http://purl.org/rss/1.0/modules/reference/"),
    ("reqv", "http://purl.org/rss/1.0/modules/richequiv/"),
    ("search", "http://purl.org/rss/1.0/modules/search/"),
    ("ss", "http://purl.org/rss/1.0/modules/servicestatus/"),
    ("prism", "http://purl.org/rss/1.0/modules/prism/"),
    ("company", "http://purl.org/rss/1.0/modules/company/"),
    ("str", "http://hacks.benhammersley.com/rss/streaming/"),
    ("taxo", "http://purl.org/rss/1.0/modules/taxonomy/"),
    ("wiki", "http://purl.org/rss/1.0/modules/wiki/"),
    ("l", "http://purl.org/rss/1.0/modules/link/"),
    ("media", "http://video.search.yahoo.com/mrss"),
    ("sx", "http://feedsync.org/2007/feedsync"),
    ("cf", "http://www.microsoft.com/schemas/rss/core/2005"),
    ("rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/"),
    ("psc", "http://podlove.org/simple-chapters"),
    ("source", "http://source.scripting.com/"),
    (
        "dtvmedia",
        "http://participatoryculture.org/RSSModules/dtv/1.0",
    ),
    ("access", "http://www.bloglines.com/about/specs/fac-1.0"),
    ("xi", "http://www.w3.org/2001/XInclude"),
    ("acast", "https://schema.acast.com/1.0/"),
    ("ag", "http://purl.org/rss/modules/aggregation/"),
    ("anchor", "https://anchor.fm/xmlns"),
    ("app", "http://purl.org/atom/app#"),
    ("blogger", "http://schemas.google.com/blogger/2008"),
    ("cc", "http://creativecommons.org/ns#"),
    ("feedpress", "https://feed.press/xmlns"),
    ("fireside", "http://fireside.fm/modules/rss/fireside"),
    ("fyyd", "https://fyyd.de/fyyd-ns/"),
    ("", "http://ogp.me/ns#"),
    ("", "http://www.w3.org/2001/XMLSchema-instance"),
    ("webfeeds", "http://webfeeds.org/rss/1.0"),
    // WordPress.com's.
    ("", "com-wordpress:feed-additions:1"),
    ("yt", "http://gdata.youtube.com/schemas/2007"),
    ("yt", "http://www.youtube.com/xml/schemas/2015"),
];

/// What misspelled addresses have in common with the right one.
fn plain(uri: &str) -> String {
    let lower = uri.trim().to_ascii_lowercase();
    let host = lower.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.trim_end_matches(['/', '#']).to_owned()
}

impl Space {
    /// The namespace of this address.
    pub fn of(uri: &str) -> Self {
        if uri.is_empty() {
            return Self::None;
        }
        if let Some((space, ..)) = SPACES.iter().find(|(.., address)| *address == uri) {
            return *space;
        }
        if let Some((space, _)) = ALSO.iter().find(|(_, address)| *address == uri) {
            return *space;
        }
        if OTHERS.iter().any(|(_, address)| *address == uri) {
            return Self::Other;
        }
        Self::meant(uri).map_or(Self::Unknown, |(space, _)| space)
    }

    /// The namespace that a misspelled address means, with the right one: other capitals, another scheme, another end.
    pub fn meant(uri: &str) -> Option<(Self, &'static str)> {
        static PLAIN: LazyLock<HashMap<String, (Space, &'static str)>> = LazyLock::new(|| {
            let spaces = SPACES
                .iter()
                .filter(|(space, ..)| space.may_be_misspelled());
            let spaces = spaces.map(|(space, _, address)| (plain(address), (*space, *address)));
            let earlier = EARLIER
                .iter()
                .map(|(space, address)| (plain(address), (*space, space.address())));
            spaces.chain(earlier).collect()
        });
        let is_known = SPACES.iter().any(|(.., address)| *address == uri)
            || ALSO.iter().any(|(_, address)| *address == uri)
            || OTHERS.iter().any(|(_, address)| *address == uri);
        if is_known || uri.is_empty() {
            return None;
        }
        PLAIN.get(&plain(uri)).copied()
    }

    /// Whether what is in a namespace near to this one is checked as if it were in this one. A format's own namespace is no
    /// such case: readers do not find the feed.
    fn may_be_misspelled(self) -> bool {
        !matches!(
            self,
            Self::Atom
                | Self::AtomDraft
                | Self::MathMl
                | Self::MediaCut
                | Self::News
                | Self::Rdf
                | Self::Rss1
                | Self::Sitemap
                | Self::Svg
                | Self::Xhtml
                | Self::Xlink
                | Self::Xml
        )
    }

    pub fn of_prefix(prefix: &str) -> Self {
        let found = SPACES.iter().find(|(_, usual, _)| *usual == prefix);
        found.map_or(Self::None, |(space, ..)| *space)
    }

    /// The prefix that the tables and most feeds use.
    pub fn prefix(self) -> &'static str {
        let found = SPACES.iter().find(|(space, ..)| *space == self);
        found.map_or("", |(_, prefix, _)| prefix)
    }

    /// The right address.
    pub fn address(self) -> &'static str {
        let found = SPACES.iter().find(|(space, ..)| *space == self);
        found.map_or("", |(.., address)| *address)
    }

    /// Whether a namespace is usually written with this prefix.
    pub fn is_usual_prefix(prefix: &str) -> bool {
        SPACES
            .iter()
            .any(|(space, usual, _)| *usual == prefix && !space.is_partners())
            || OTHERS
                .iter()
                .any(|(usual, _)| !usual.is_empty() && *usual == prefix)
    }

    /// Whether only the profile of a partner looks at it.
    pub fn is_partners(self) -> bool {
        matches!(self, Self::News | Self::Sitemap | Self::Snf | Self::Spotify)
    }

    /// Whether the tables know what stands in it.
    pub fn is_checked(self) -> bool {
        !matches!(
            self,
            Self::Other
                | Self::Unknown
                | Self::Xml
                | Self::Xlink
                | Self::Rdf
                | Self::Svg
                | Self::MathMl
                | Self::Xhtml
                | Self::Googleplay
                | Self::AtomDraft
                | Self::MediaCut
        ) && !self.is_partners()
    }
}
