//! The name of an element or attribute, written as `prefix:local` with the usual prefix of its namespace.

use std::fmt;

use super::Space;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name<'t> {
    pub space: Space,
    pub local: &'t str,
}

impl<'t> Name<'t> {
    /// A name of the tables. A prefix that nobody knows gives no namespace, which a test of the tables finds.
    pub fn parse(written: &'t str) -> Self {
        match written.split_once(':') {
            Some((prefix, local)) => Self {
                space: Space::of_prefix(prefix),
                local,
            },
            None => Self {
                space: Space::None,
                local: written,
            },
        }
    }

    /// Whether it is the name that the tables write so.
    #[inline]
    pub fn is(self, written: &str) -> bool {
        // Most names end otherwise, which is seen without a look at the rest.
        if written.as_bytes().last() != self.local.as_bytes().last() {
            return false;
        }
        match written.strip_suffix(self.local) {
            Some("") => self.space == Space::None,
            Some(prefix) => prefix
                .strip_suffix(':')
                .is_some_and(|prefix| prefix == self.space.prefix()),
            None => false,
        }
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.space.prefix() {
            "" => formatter.write_str(self.local),
            prefix => write!(formatter, "{prefix}:{}", self.local),
        }
    }
}
