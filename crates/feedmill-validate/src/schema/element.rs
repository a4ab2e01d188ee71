//! One row of the tables.

use crate::value::Type;

/// How often an element may stand in its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Once,
    Many,
}

/// An element: where it may stand, how often, and what it holds.
#[derive(Debug)]
pub(crate) struct Element {
    /// With the usual prefix of its namespace.
    pub name: &'static str,
    /// The parents; none for a root.
    pub within: &'static [&'static str],
    pub count: Count,
    /// What its text is.
    pub value: Type,
    /// In no namespace, unless the name has a prefix.
    pub attributes: &'static [Attribute],
}

#[derive(Debug)]
pub(crate) struct Attribute {
    pub name: &'static str,
    pub value: Type,
    pub is_required: bool,
}

/// An element that may stand once in each of the parents.
pub(super) const fn once(
    name: &'static str,
    within: &'static [&'static str],
    value: Type,
) -> Element {
    Element {
        name,
        within,
        count: Count::Once,
        value,
        attributes: &[],
    }
}

/// An element that may stand any number of times.
pub(super) const fn many(
    name: &'static str,
    within: &'static [&'static str],
    value: Type,
) -> Element {
    Element {
        name,
        within,
        count: Count::Many,
        value,
        attributes: &[],
    }
}

impl Element {
    pub(super) const fn with(self, attributes: &'static [Attribute]) -> Self {
        Self { attributes, ..self }
    }
}

pub(super) const fn may(name: &'static str, value: Type) -> Attribute {
    Attribute {
        name,
        value,
        is_required: false,
    }
}

pub(super) const fn must(name: &'static str, value: Type) -> Attribute {
    Attribute {
        name,
        value,
        is_required: true,
    }
}
