//! The selectors of blocks that do not belong in a feed.

use std::sync::LazyLock;

use thiserror::Error;

use super::attribute::{Attribute, value_of};
use super::compound::Compound;

/// The blocks that do not belong in a feed, as CSS selectors.
///
/// Understood are type, `*`, `.class`, `#id`, `[name]`, `[name=value]` with `~= ^= $= *=` as well, a descendant (white
/// space), a child (`>`) and lists (`,`). That is what can be decided at a start tag, without reading on.
#[derive(Clone, Debug)]
pub struct Selectors {
    /// The selectors that are one class, in order, each with whether it came with feedmill. Most are such, and looking
    /// the classes of an element up is much quicker than trying each selector on it.
    classes: Vec<(String, bool)>,
    rules: Vec<Rule>,
    /// How many places in [`Matched`] are taken.
    places: u32,
}

/// A selector that cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the selector `{selector}` {reason}")]
pub struct SelectorError {
    /// The selector as written.
    pub selector: String,
    /// What is wrong with it, as the end of a sentence.
    pub reason: &'static str,
}

/// The parts of selectors that an element and those around it match; each part has a bit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matched {
    here: u64,
    around: u64,
}

#[derive(Clone, Debug)]
struct Rule {
    compound: Compound,
    /// What must stand around: the bit of that part, and whether directly.
    inside: Option<(u32, bool)>,
    /// The bit of this part where another one builds on it; `None` where it is a whole selector.
    place: Option<u32>,
    /// Whether it came with feedmill, not from the site's owner.
    builtin: bool,
}

/// What themes and plugins put into posts for the page's sake: share buttons, related posts, forms to subscribe, players'
/// controls, anchors beside headings, line numbers, blurred previews, and text that a style sheet hides.
const BOILERPLATE: &[&str] = &[
    ".sharedaddy",
    ".jp-relatedposts",
    ".addtoany_share_save_container",
    ".addtoany_content",
    ".feedflare",
    ".bdsharebuttonbox",
    ".a2a_kit",
    ".share-buttons",
    ".post-share",
    ".social-share",
    ".post-navigation",
    ".post-nav",
    ".yarpp-related",
    ".related-posts",
    ".crp_related",
    ".more-link",
    ".subscription-widget-wrap",
    ".subscription-widget-wrap-editor",
    ".image-link-expand",
    ".kg-audio-player",
    ".kg-video-player-container",
    ".progressiveMedia-thumbnail",
    ".jammer",
    ".lineno",
    ".gutter",
    ".rouge-gutter",
    ".line-numbers-rows",
    ".header-anchor",
    ".headerlink",
    ".anchorjs-link",
    ".anchor-link",
    ".katex-html",
    ".MathJax_Preview",
    ".sr-only",
    ".visually-hidden",
    ".screen-reader-text",
    ".no-feed",
    ".noprint",
    ".adsbygoogle",
    ".copy-btn",
    ".clipboard-button",
];

/// feedmill's own selectors, for a site that names none.
pub fn boilerplate() -> &'static Selectors {
    static BOILERPLATE: LazyLock<Selectors> = LazyLock::new(Selectors::default);
    &BOILERPLATE
}

impl Default for Selectors {
    /// feedmill's own selectors: share buttons, related posts, anchors, line numbers, hidden text.
    fn default() -> Self {
        let mut selectors = Selectors::none();
        for boilerplate in BOILERPLATE {
            // They are constant and a test parses them, so that there is no error to hand on.
            let _ = selectors.add(boilerplate, true);
        }
        selectors
    }
}

impl Selectors {
    /// No selectors: nothing is removed.
    pub fn none() -> Self {
        Selectors {
            classes: Vec::new(),
            rules: Vec::new(),
            places: 0,
        }
    }

    /// These selectors beside feedmill's own.
    ///
    /// # Errors
    /// Where one is empty, or uses what is not understood.
    pub fn with<S: AsRef<str>>(mut self, selectors: &[S]) -> Result<Self, SelectorError> {
        for selector in selectors {
            self.add(selector.as_ref(), false)?;
        }
        Ok(self)
    }

    fn add(&mut self, list: &str, builtin: bool) -> Result<(), SelectorError> {
        for selector in list.split(',') {
            self.add_one(selector.trim(), builtin)
                .map_err(|reason| SelectorError {
                    selector: selector.trim().to_owned(),
                    reason,
                })?;
        }
        Ok(())
    }

    fn add_one(&mut self, selector: &str, builtin: bool) -> Result<(), &'static str> {
        let mut rest = selector;
        let mut inside = None;
        loop {
            let (compound, after) = Compound::read(rest)?;
            let after_spaces = after.trim_start();
            let (direct, next) = match after_spaces.strip_prefix('>') {
                Some(next) => (true, next.trim_start()),
                None => (false, after_spaces),
            };
            let last = !direct && next.is_empty();
            if last
                && inside.is_none()
                && let Some(class) = compound.only_class()
            {
                self.add_class(class, builtin);
                return Ok(());
            }
            let place = match last {
                true => None,
                false if self.places == u64::BITS => {
                    return Err("is one too many with a space or `>`");
                }
                false => {
                    self.places += 1;
                    Some(self.places - 1)
                }
            };
            self.rules.push(Rule {
                compound,
                inside,
                place,
                builtin,
            });
            let Some(place) = place else {
                return Ok(());
            };
            if !direct && after_spaces.len() == after.len() {
                return Err("uses something that is not understood");
            }
            inside = Some((place, direct));
            rest = next;
        }
    }

    fn add_class(&mut self, class: &str, builtin: bool) {
        let place = self
            .classes
            .binary_search_by(|(known, _)| known.as_str().cmp(class));
        match place {
            Ok(known) => self.classes[known].1 &= builtin,
            Err(place) => self.classes.insert(place, (class.to_owned(), builtin)),
        }
    }

    /// Whether an element is to be removed, and what it leaves for those in it. `builtin` is whether feedmill's own
    /// selectors count.
    pub(super) fn test(
        &self,
        name: &str,
        attributes: &[Attribute],
        parent: Matched,
        builtin: bool,
    ) -> (bool, Matched) {
        let mut matched = Matched {
            here: 0,
            around: parent.around | parent.here,
        };
        let classes = value_of(attributes, "class").unwrap_or_default();
        let mut removed = classes.split_ascii_whitespace().any(|class| {
            let place = self
                .classes
                .binary_search_by(|(known, _)| known.as_str().cmp(class));
            place.is_ok_and(|place| builtin || !self.classes[place].1)
        });
        for rule in &self.rules {
            let placed = match rule.inside {
                None => true,
                Some((place, true)) => parent.here & (1 << place) != 0,
                Some((place, false)) => matched.around & (1 << place) != 0,
            };
            if placed && rule.compound.matches(name, attributes) {
                match rule.place {
                    Some(place) => matched.here |= 1 << place,
                    None => removed |= builtin || !rule.builtin,
                }
            }
        }
        (removed, matched)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(selector: &str, path: &[(&str, &[(&str, &str)])]) -> bool {
        let selectors = Selectors::none().with(&[selector]).unwrap();
        let mut parent = Matched::default();
        let mut last = false;
        for (name, attributes) in path {
            let attributes: Vec<_> = attributes
                .iter()
                .map(|&(name, value)| Attribute {
                    name,
                    value: Some(value),
                })
                .collect();
            (last, parent) = selectors.test(name, &attributes, parent, true);
        }
        last
    }

    #[test]
    fn selectors_match_as_in_css() {
        let nav: (&str, &[(&str, &str)]) = ("nav", &[("class", "a share b")]);
        let link: (&str, &[(&str, &str)]) = ("A", &[("id", "x"), ("href", "https://t.example/y")]);
        for (selector, path, wanted) in [
            ("nav", vec![nav], true),
            (".share", vec![nav], true),
            (".shar", vec![nav], false),
            ("div.share", vec![nav], false),
            ("a#x", vec![link], true),
            ("p, #x", vec![link], true),
            ("[href^='https://t.example/']", vec![link], true),
            ("a[href$=z]", vec![link], false),
            ("*[href*=example]", vec![link], true),
            ("nav[class~=share]", vec![nav], true),
            ("nav a", vec![nav, ("p", &[]), link], true),
            ("nav > a", vec![nav, ("p", &[]), link], false),
            ("nav>p a", vec![nav, ("p", &[]), link], true),
            ("nav a", vec![link], false),
        ] {
            assert_eq!(removed(selector, &path), wanted, "{selector}");
        }
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for selector in ["", "a:hover", "a + b", "..a", "[x", "a >", "a,,b", "#"] {
            let error = Selectors::none().with(&[selector]).unwrap_err();
            assert!(!error.to_string().is_empty(), "{selector}");
        }
    }

    #[test]
    fn our_own_are_all_understood() {
        let ours = Selectors::default();
        assert_eq!(ours.classes.len() + ours.rules.len(), BOILERPLATE.len());
        let many = vec!["a b"; 100];
        assert!(Selectors::none().with(&many).is_err());
    }
}
