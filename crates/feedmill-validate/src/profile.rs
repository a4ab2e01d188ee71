//! Whom a document is for: partners that ask for more than the formats do.

use std::fmt;
use std::str::FromStr;

use super::Rule;
use feedmill_text::nearest::nearest;

/// A partner whose requirements are checked if that is asked for. Its name is the family of its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Apple Podcasts.
    Apple,
    /// Spotify's podcasts.
    Spotify,
    /// PSP-1 of the Podcast Standards Project.
    Psp1,
    /// Flipboard.
    Flipboard,
    /// MSN.
    Msn,
    /// `SmartNews`, which calls its feeds `SmartFormat`.
    Smartnews,
    /// Google's sitemaps of news.
    GoogleNewsSitemap,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 7] = [
        Self::Apple,
        Self::Spotify,
        Self::Psp1,
        Self::Flipboard,
        Self::Msn,
        Self::Smartnews,
        Self::GoogleNewsSitemap,
    ];

    /// Its name, which is the family of its rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Apple => "apple",
            Self::Spotify => "spotify",
            Self::Psp1 => "psp-1",
            Self::Flipboard => "flipboard",
            Self::Msn => "msn",
            Self::Smartnews => "smartnews",
            Self::GoogleNewsSitemap => "google-news-sitemap",
        }
    }

    /// The profile that a rule belongs to, if it applies only there.
    pub fn of(rule: &Rule) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.name() == rule.family())
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|profile| profile.name() == name);
        found.ok_or_else(|| {
            let names = Self::ALL.map(Self::name);
            match nearest(name, names) {
                Some(near) => format!("unknown profile `{name}`; did you mean `{near}`?"),
                None => format!(
                    "unknown profile `{name}`; write one of: {}",
                    names.join(", ")
                ),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, rules, validate};

    #[test]
    fn every_profile_has_rules_and_none_applies_unless_it_is_asked_for() {
        let bytes = b"<rss version='2.0'><channel><title>a</title><item><title>b</title></item></channel></rss>";
        let input = Input::new("a", bytes);
        let families = |input: &Input<'_>| -> Vec<_> {
            let findings = validate(input, None).findings;
            let found = findings
                .iter()
                .filter_map(|finding| Profile::of(finding.rule));
            found.collect()
        };
        assert_eq!(families(&input), []);
        for profile in Profile::ALL {
            assert!(
                rules().any(|rule| rule.family() == profile.name()),
                "{profile}"
            );
            let asked = [profile];
            let found = families(&input.with_profiles(&asked));
            assert!(found.contains(&profile) && found.iter().all(|found| *found == profile));
            assert_eq!(profile.name().parse(), Ok(profile));
        }
        let error = "spotfy".parse::<Profile>().unwrap_err();
        assert!(error.contains("did you mean `spotify`?"), "{error}");
    }
}
