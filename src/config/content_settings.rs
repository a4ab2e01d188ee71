//! `content:`, key by key, as its author writes it.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::Sanitize;
use crate::date::NaiveDates;
use crate::source::Rows;

/// Where posts are and how they are read.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContentSettings {
    /// The folder of posts. Default: `content`.
    pub dir: Option<String>,
    /// Where posts are, if they are not in a folder: a file with one post a line as JSON (`posts.jsonl`, also with `.gz` or `.zst`),
    /// `-` for the same on standard input, `sqlite:FILE` or `postgres://…` for a database, or an export file, `wordpress:FILE` or `ghost:FILE`.
    pub from: Option<String>,
    /// How rows of a database become posts.
    #[serde(default)]
    pub rows: Rows,
    /// Where a post lives on the site: one of Jekyll's styles (`date`, `pretty`, `ordinal`, `weekdate`, `none`) or a
    /// template such as `/:categories/:year/:month/:day/:title.html`.
    pub permalink: Option<String>,
    /// Files and folders to leave out, as globs relative to the site.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// How dates without an offset are read.
    pub naive_dates: Option<NaiveDates>,
    /// How a text of categories or tags is split; a list never is. `commas`: at commas, `,`, `，` and `、`. `spaces` or
    /// `true`: at white space. `never` or `false`: it is one name. The default is Jekyll's rule, `spaces`, in a Jekyll site,
    /// `never` in a site of another generator, and `commas` in a folder of posts.
    pub split_terms: Option<SplitTerms>,
    /// Where a post's share URL is looked for, besides its front matter.
    pub share: Option<Share>,
    /// Which closing lines leave the body.
    pub footer: Option<Footer>,
    /// Posts dated in the future are shown.
    #[serde(default)]
    pub future: bool,
    /// Drafts are shown.
    #[serde(default)]
    pub drafts: bool,
    /// What leaves bodies besides feedmill's own list, as CSS selectors: `.share-buttons`, `#toc`, `div[data-ad]`.
    #[serde(default)]
    pub remove: Vec<String>,
    /// How far symbolic links of the site are followed.
    pub links: Option<Links>,
    /// The folder with the site as its own generator built it, relative to the site: every entry's page and the pictures of the
    /// newest entries are looked up there. The default is the folder that the generator's settings name, such as `_site` or
    /// `public`, if it has a home page.
    pub built: Option<String>,
    /// Where bodies come from: `source`, the files of posts; `page`, the pages of the built site; or `auto`, the page where feedmill
    /// cannot tell from the source what the page shows. The default is `auto`.
    pub body: Option<BodySource>,
    /// The element that holds a post's text on the pages of the built site, as CSS selectors: the first that is there is taken. By
    /// default feedmill finds it.
    #[serde(default)]
    pub main: Vec<String>,
    /// Whether an allow-list has the last word over bodies: `strict` where people write whom the site's owner does not know.
    pub sanitize: Option<Sanitize>,
}

/// Where bodies come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BodySource {
    /// The pages of the built site, where the source cannot tell; else the source.
    #[default]
    Auto,
    /// The files of posts.
    Source,
    /// The pages of the built site.
    Page,
}

/// How a text of categories or tags is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum SplitTerms {
    /// At commas: `,`, `，` and `、`.
    #[default]
    Commas,
    /// At white space, as Jekyll does.
    Spaces,
    /// Not at all.
    Never,
}

impl SplitTerms {
    const NAMES: [(&'static str, SplitTerms); 3] = [
        ("commas", SplitTerms::Commas),
        ("spaces", SplitTerms::Spaces),
        ("never", SplitTerms::Never),
    ];
}

/// By hand, since `true` and `false` are understood as well: they were all that could be written once.
impl<'de> Deserialize<'de> for SplitTerms {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = SplitTerms;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("`commas`, `spaces` or `never`")
            }

            fn visit_bool<E>(self, at_spaces: bool) -> Result<SplitTerms, E> {
                Ok(match at_spaces {
                    true => SplitTerms::Spaces,
                    false => SplitTerms::Never,
                })
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<SplitTerms, E> {
                let found = SplitTerms::NAMES.iter().find(|(known, _)| *known == name);
                found
                    .map(|(_, split)| *split)
                    .ok_or_else(|| E::unknown_variant(name, &["commas", "spaces", "never"]))
            }
        }

        from.deserialize_any(Name)
    }
}

impl JsonSchema for SplitTerms {
    fn schema_name() -> Cow<'static, str> {
        "SplitTerms".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = SplitTerms::NAMES.map(|(name, _)| name);
        json_schema!({
            "description": "How a text of categories or tags is split.",
            "anyOf": [{"enum": names}, {"type": "boolean"}]
        })
    }
}

/// Where a post's share URL is looked for, besides its front matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// In an autolink that stands alone before a line of links to the site's own pages.
    #[default]
    Footer,
    /// In any autolink that stands alone at the end.
    TrailingAutolink,
    /// Nowhere.
    Off,
}

/// How far symbolic links of the site are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Links {
    /// Within the site, or the git repository that it lies in.
    #[default]
    Within,
    /// Anywhere: everybody who can write into the site is trusted.
    Follow,
}

/// Which closing lines leave the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Footer {
    /// A line of nothing but links to the site's own pages, below the share URL.
    #[default]
    Navigation,
    /// None.
    Off,
}
