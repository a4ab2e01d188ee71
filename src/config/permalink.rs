//! Templates of posts' URLs, with Jekyll's styles and placeholders such as `:title`: parsed once, when settings are read.

use super::template::Fault;
use crate::nearest::nearest;

/// Where posts live on the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Permalink {
    written: String,
    pieces: Vec<Piece>,
    unknown: Vec<String>,
}

/// A piece of a permalink.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Piece {
    /// Text that stays.
    Text(String),
    /// What a post says.
    Field(Field),
}

/// What a placeholder stands for, as Jekyll's documentation of permalinks explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub enum Field {
    Year,
    ShortYear,
    Month,
    IMonth,
    ShortMonth,
    LongMonth,
    Day,
    IDay,
    YDay,
    ShortDay,
    LongDay,
    Week,
    WYear,
    WDay,
    Hour,
    Minute,
    Second,
    Title,
    Slug,
    Name,
    Categories,
    SlugifiedCategories,
    OutputExt,
    Path,
    Collection,
}

/// Every placeholder by its name, without the colon.
pub(crate) const FIELDS: [(&str, Field); 25] = [
    ("year", Field::Year),
    ("short_year", Field::ShortYear),
    ("month", Field::Month),
    ("i_month", Field::IMonth),
    ("short_month", Field::ShortMonth),
    ("long_month", Field::LongMonth),
    ("day", Field::Day),
    ("i_day", Field::IDay),
    ("y_day", Field::YDay),
    ("short_day", Field::ShortDay),
    ("long_day", Field::LongDay),
    ("week", Field::Week),
    ("w_year", Field::WYear),
    ("w_day", Field::WDay),
    ("hour", Field::Hour),
    ("minute", Field::Minute),
    ("second", Field::Second),
    ("title", Field::Title),
    ("slug", Field::Slug),
    ("name", Field::Name),
    ("categories", Field::Categories),
    ("slugified_categories", Field::SlugifiedCategories),
    ("output_ext", Field::OutputExt),
    ("path", Field::Path),
    ("collection", Field::Collection),
];

/// The styles that have a name, with their templates.
const STYLES: [(&str, &str); 5] = [
    ("date", "/:categories/:year/:month/:day/:title:output_ext"),
    ("pretty", "/:categories/:year/:month/:day/:title/"),
    ("ordinal", "/:categories/:year/:y_day/:title:output_ext"),
    (
        "weekdate",
        "/:categories/:year/W:week/:short_day/:title:output_ext",
    ),
    ("none", "/:categories/:title:output_ext"),
];

impl Permalink {
    /// One of Jekyll's styles (`date`, `pretty`, `ordinal`, `weekdate`, `none`), or a text with its placeholders.
    pub fn new(text: &str) -> Self {
        let style = STYLES.iter().find(|(name, _)| *name == text);
        Permalink {
            written: text.to_owned(),
            ..Permalink::template(style.map_or(text, |(_, style)| style))
        }
    }

    /// A text with placeholders, even if it is the name of a style: Jekyll knows those in the site's own settings alone.
    pub fn template(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut unknown = Vec::new();
        let mut before = String::new();
        let mut rest = text;
        while let Some(colon) = memchr::memchr(b':', rest.as_bytes()) {
            before.push_str(&rest[..colon]);
            rest = &rest[colon + 1..];
            let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
            let end = rest.bytes().take_while(is_letter).count();
            let word = &rest[..end];
            // `:title_x` is `:title` and then `_x`: the longest placeholder that is known wins.
            let known = FIELDS.iter().filter(|(name, _)| word.starts_with(name));
            let known = known.max_by_key(|(name, _)| name.len());
            let after = known.map_or(word, |(name, _)| &word[name.len()..]);
            if !after.is_empty() && (known.is_none() || !after.starts_with('_')) {
                unknown.push(format!(":{word}"));
            }
            match known {
                Some((name, field)) => {
                    if !before.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut before)));
                    }
                    pieces.push(Piece::Field(*field));
                    rest = &rest[name.len()..];
                }
                None => before.push(':'),
            }
        }
        before.push_str(rest);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        Permalink {
            written: text.to_owned(),
            pieces,
            unknown,
        }
    }

    /// The text as it is written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether nothing is written, so that the site's generator says where posts live.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// What it is made of, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether pages of the site end in `/`.
    pub fn is_pretty(&self) -> bool {
        self.written == "pretty" || self.written.ends_with('/')
    }

    /// What looks like a placeholder and is not one.
    pub fn faults(&self) -> impl Iterator<Item = Fault> + '_ {
        self.unknown.iter().map(|token| Fault {
            token: token.clone(),
            message: format!("unknown placeholder `{token}`"),
            help: match nearest(
                &token[1..].to_ascii_lowercase(),
                FIELDS.iter().map(|(name, _)| *name),
            ) {
                Some(nearest) => format!("did you mean `:{nearest}`?"),
                None => "write a placeholder such as `:year` or `:title`; a colon itself is `%3A`"
                    .to_owned(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_placeholder_is_named() {
        let faults = |text: &str| -> Vec<(String, String)> {
            let permalink = Permalink::new(text);
            let faults = permalink.faults();
            faults.map(|fault| (fault.token, fault.help)).collect()
        };
        let pair = |token: &str, help: &str| vec![(token.to_owned(), help.to_owned())];
        assert_eq!(
            faults("/:yaer/:title/"),
            pair(":yaer", "did you mean `:year`?")
        );
        assert_eq!(
            faults("/:year/:Title"),
            pair(":Title", "did you mean `:title`?")
        );
        assert_eq!(
            faults("/:titles/"),
            pair(":titles", "did you mean `:title`?")
        );
        for good in [
            "pretty",
            "/:title_x/",
            "/a:/12:30/",
            "/:year-:i_day:output_ext",
            "/a%3Ab/",
        ] {
            assert_eq!(faults(good), [], "{good}");
        }
    }

    #[test]
    fn every_placeholder_is_known_alone_and_before_a_line() {
        for (name, field) in FIELDS {
            for text in [format!(":{name}"), format!(":{name}_")] {
                let permalink = Permalink::template(&text);
                assert_eq!(permalink.pieces()[0], Piece::Field(field), "{text}");
                assert_eq!(permalink.faults().count(), 0, "{text}");
            }
        }
    }
}
