//! What directories of podcasts want to know of a site: `podcast:` in `feedmill.yaml`, or below `feedmill:` in a
//! `_config.yml`.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use url::Url;

use super::{Kind, Person};
use crate::nearest::nearest;
use crate::uri::on_site;
use crate::warning::Warning;

/// The site is a podcast: what directories such as Apple's want to know of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Podcast {
    /// One of Apple's categories or several, such as `Technology` or `Arts > Books`. `itunes:category`.
    #[serde(default)]
    pub category: Categories,
    /// A square picture of 1400 to 3000 pixels, JPEG or PNG: an absolute URL, or a path on the site. Default: the
    /// site's `image`. `itunes:image`.
    pub image: Option<String>,
    /// Whether it is unfit for children. `itunes:explicit`.
    #[serde(default)]
    pub explicit: bool,
    /// `episodic` (newest first) or `serial` (from the first to the last). `itunes:type`.
    pub r#type: Option<Order>,
    /// Who makes it. Default: the site's author. `itunes:author`.
    pub author: Option<String>,
    /// Whom directories write to: `{name, email}`. `itunes:owner`.
    pub owner: Option<Person>,
    /// Which feeds show episodes alone, without the posts that have no sound: `true` for the site's feed, or a list of `all`,
    /// `category`, `tag` and `author`. The feed of a term without any episode shows its posts.
    #[serde(default)]
    pub episodes_only: EpisodesOnly,
    /// No episode will follow. `itunes:complete`.
    #[serde(default)]
    pub complete: bool,
    /// Directories are to leave it out. `itunes:block`.
    #[serde(default)]
    pub block: bool,
    /// Where the feed has moved to, as an absolute URL. `itunes:new-feed-url`.
    pub new_feed_url: Option<String>,
    /// The podcast's UUID, as other hosts know it. `podcast:guid`.
    pub guid: Option<String>,
    /// Other hosts must not take the feed over. `podcast:locked`.
    pub locked: Option<bool>,
    /// Where listeners can give money: a URL. `podcast:funding`.
    pub funding: Option<String>,
}

/// Categories, in Apple's words.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(untagged, expecting = "expected a category, or a list of categories")]
pub enum Categories {
    /// None is set.
    #[default]
    None,
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Categories {
    /// Each category with its subcategory, where it has one.
    pub fn pairs(&self) -> Vec<(&str, Option<&str>)> {
        let written: &[String] = match self {
            Categories::None => &[],
            Categories::One(one) => std::slice::from_ref(one),
            Categories::Several(several) => several,
        };
        let pairs = written.iter().map(|text| match text.split_once('>') {
            Some((top, sub)) => (top.trim(), Some(sub.trim()).filter(|sub| !sub.is_empty())),
            None => (text.trim(), None),
        });
        pairs.filter(|(top, _)| !top.is_empty()).collect()
    }
}

/// Which feeds show episodes alone.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, serde::Serialize)]
#[schemars(untagged)]
pub enum EpisodesOnly {
    /// The site's feed, or none.
    Switch(bool),
    /// The feeds of these kinds.
    Kinds(Vec<Kind>),
}

impl EpisodesOnly {
    /// Whether feeds of this kind show episodes alone.
    pub fn has(&self, kind: Kind) -> bool {
        match self {
            EpisodesOnly::Switch(is_on) => *is_on && kind == Kind::All,
            EpisodesOnly::Kinds(kinds) => kinds.contains(&kind),
        }
    }
}

impl Default for EpisodesOnly {
    fn default() -> Self {
        EpisodesOnly::Switch(false)
    }
}

/// By hand, since a derived reader would not say which value is wrong.
impl<'de> Deserialize<'de> for EpisodesOnly {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = EpisodesOnly;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("`true`, `false`, or a list of `all`, `category`, `tag` and `author`")
            }

            fn visit_bool<E>(self, is_on: bool) -> Result<EpisodesOnly, E> {
                Ok(EpisodesOnly::Switch(is_on))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<EpisodesOnly, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(EpisodesOnly::Kinds)
            }
        }

        from.deserialize_any(Either)
    }
}

/// In which order episodes are meant to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The newest first.
    Episodic,
    /// From the first to the last.
    Serial,
}

impl Order {
    /// As `itunes:type` has it.
    pub fn name(self) -> &'static str {
        match self {
            Order::Episodic => "episodic",
            Order::Serial => "serial",
        }
    }
}

impl Podcast {
    /// The same with absolute addresses, and with the site's picture where it has none of its own.
    pub(super) fn on_site(mut self, site: &Url, image: Option<&str>) -> Podcast {
        let absolute = |path: &String| on_site(site, site, path).map(String::from);
        self.image = self.image.as_ref().and_then(absolute);
        self.image = self.image.or_else(|| image.map(str::to_owned));
        self
    }

    /// What Apple's directory would refuse.
    pub(super) fn warnings(&self, file: &str, language: Option<&str>) -> Vec<Warning> {
        let warning = |message: String, help: &str| Warning::file(file, "podcast", message, help);
        let mut warnings = Vec::new();
        let pairs = self.category.pairs();
        if pairs.is_empty() {
            warnings.push(warning(
                "the podcast has no category, which Apple's directory requires".into(),
                "add `category: Technology` or `category: Arts > Books` below `podcast:`",
            ));
        }
        for (top, sub) in pairs {
            let known = CATEGORIES.iter().find(|(name, _)| *name == top);
            let is_known = match (known, sub) {
                (Some((_, subs)), Some(sub)) => subs.contains(&sub),
                (known, _) => known.is_some(),
            };
            if !is_known {
                let name = sub.map_or(top.to_owned(), |sub| format!("{top} > {sub}"));
                let help = match near_category(top, sub) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "take one of the list at https://podcasters.apple.com/support/1691-apple-podcasts-categories".to_owned(),
                };
                warnings.push(warning(
                    format!("unknown podcast category `{name}`; Apple's directory takes its own names only"),
                    &help,
                ));
            }
        }
        let is_picture = |url: &String| {
            let path = url.to_ascii_lowercase();
            [".jpg", ".jpeg", ".png"]
                .iter()
                .any(|end| path.ends_with(end))
        };
        if !self.image.as_ref().is_some_and(is_picture) {
            warnings.push(warning(
                "the podcast has no picture in JPEG or PNG, which Apple's directory requires"
                    .into(),
                "add `image:` below `podcast:`, a square of 1400 to 3000 pixels",
            ));
        }
        if language.is_none() {
            warnings.push(warning(
                "the podcast has no language, which Apple's directory requires".into(),
                "add `language: en` to the settings",
            ));
        }
        warnings
    }
}

/// The category of Apple's that was meant, as it is written in settings. A subcategory may be written alone.
fn near_category(top: &str, sub: Option<&str>) -> Option<String> {
    let pairs = || {
        let pairs = CATEGORIES.iter();
        pairs.flat_map(|(top, subs)| subs.iter().map(move |sub| (*top, *sub)))
    };
    let written = |(top, sub): (&str, &str)| format!("{top} > {sub}");
    let Some(sub) = sub else {
        if let Some(pair) = pairs().find(|(_, sub)| sub.eq_ignore_ascii_case(top)) {
            return Some(written(pair));
        }
        let tops = CATEGORIES.iter().map(|(top, _)| *top);
        return nearest_name(top, tops).map(str::to_owned).or_else(|| {
            let near = nearest_name(top, pairs().map(|(_, sub)| sub))?;
            pairs().find(|(_, sub)| *sub == near).map(written)
        });
    };
    let top = nearest_name(top, CATEGORIES.iter().map(|(top, _)| *top));
    let own = pairs().filter(|(its, _)| top == Some(*its));
    if let Some(near) = nearest_name(sub, own.map(|(_, sub)| sub)) {
        return top.map(|top| written((top, near)));
    }
    let near = nearest_name(sub, pairs().map(|(_, sub)| sub))?;
    pairs().find(|(_, sub)| *sub == near).map(written)
}

/// The nearest name, whatever its capitals.
fn nearest_name<'k>(
    written: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    let mut same = known
        .clone()
        .filter(|name| name.eq_ignore_ascii_case(written));
    same.next().or_else(|| nearest(written, known))
}

/// Apple's categories and their subcategories.
const CATEGORIES: [(&str, &[&str]); 19] = [
    (
        "Arts",
        &[
            "Books",
            "Design",
            "Fashion & Beauty",
            "Food",
            "Performing Arts",
            "Visual Arts",
        ],
    ),
    (
        "Business",
        &[
            "Careers",
            "Entrepreneurship",
            "Investing",
            "Management",
            "Marketing",
            "Non-Profit",
        ],
    ),
    ("Comedy", &["Comedy Interviews", "Improv", "Stand-Up"]),
    (
        "Education",
        &["Courses", "How To", "Language Learning", "Self-Improvement"],
    ),
    ("Fiction", &["Comedy Fiction", "Drama", "Science Fiction"]),
    ("Government", &[]),
    (
        "Health & Fitness",
        &[
            "Alternative Health",
            "Fitness",
            "Medicine",
            "Mental Health",
            "Nutrition",
            "Sexuality",
        ],
    ),
    ("History", &[]),
    (
        "Kids & Family",
        &[
            "Education for Kids",
            "Parenting",
            "Pets & Animals",
            "Stories for Kids",
        ],
    ),
    (
        "Leisure",
        &[
            "Animation & Manga",
            "Automotive",
            "Aviation",
            "Crafts",
            "Games",
            "Hobbies",
            "Home & Garden",
            "Video Games",
        ],
    ),
    (
        "Music",
        &["Music Commentary", "Music History", "Music Interviews"],
    ),
    (
        "News",
        &[
            "Business News",
            "Daily News",
            "Entertainment News",
            "News Commentary",
            "Politics",
            "Sports News",
            "Tech News",
        ],
    ),
    (
        "Religion & Spirituality",
        &[
            "Buddhism",
            "Christianity",
            "Hinduism",
            "Islam",
            "Judaism",
            "Religion",
            "Spirituality",
        ],
    ),
    (
        "Science",
        &[
            "Astronomy",
            "Chemistry",
            "Earth Sciences",
            "Life Sciences",
            "Mathematics",
            "Natural Sciences",
            "Nature",
            "Physics",
            "Social Sciences",
        ],
    ),
    (
        "Society & Culture",
        &[
            "Documentary",
            "Personal Journals",
            "Philosophy",
            "Places & Travel",
            "Relationships",
        ],
    ),
    (
        "Sports",
        &[
            "Baseball",
            "Basketball",
            "Cricket",
            "Fantasy Sports",
            "Football",
            "Golf",
            "Hockey",
            "Rugby",
            "Running",
            "Soccer",
            "Swimming",
            "Tennis",
            "Volleyball",
            "Wilderness",
            "Wrestling",
        ],
    ),
    ("Technology", &[]),
    ("True Crime", &[]),
    (
        "TV & Film",
        &[
            "After Shows",
            "Film History",
            "Film Interviews",
            "Film Reviews",
            "TV Reviews",
        ],
    ),
];
