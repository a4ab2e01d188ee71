//! The rules, sorted by what they look at.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::Profile;
use crate::rule::{Check, Family, Rule, Structure};
use crate::rules::sorted;
use crate::schema::{Name, Space};
use crate::value::Fault;

type ByName = FxHashMap<&'static str, Vec<(Space, Vec<&'static Rule>)>>;

pub(super) struct Index {
    values: FxHashMap<Fault, &'static Rule>,
    structures: FxHashMap<(Family, Structure), &'static Rule>,
    /// Rules that look at elements, and those that miss something in them.
    elements: ByName,
    attributes: FxHashMap<(&'static str, &'static str), &'static Rule>,
    tags: Vec<&'static Rule>,
    /// Rules that look at documents, and the profiles in which alone some apply.
    documents: Vec<(&'static Rule, Option<Profile>)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index {
        values: FxHashMap::default(),
        structures: FxHashMap::default(),
        elements: FxHashMap::default(),
        attributes: FxHashMap::default(),
        tags: Vec::new(),
        documents: Vec::new(),
    };
    for rule in rules() {
        match rule.check {
            Check::Value(fault) => {
                index.values.insert(fault, rule);
            }
            Check::Structure(family, fault) => {
                index.structures.insert((family, fault), rule);
            }
            Check::Element(names, _) => names
                .iter()
                .for_each(|name| add(&mut index.elements, name, rule)),
            Check::Child(parent, _) => {
                add(&mut index.elements, parent, rule);
                for name in in_other_versions(parent) {
                    add(&mut index.elements, name, rule);
                }
            }
            Check::Attribute(element, attribute) => {
                index.attributes.insert((element, attribute), rule);
            }
            Check::Tag(_) => index.tags.push(rule),
            Check::Document(_) => index.documents.push((rule, Profile::of(rule))),
            Check::Json(_) => {}
        }
    }
    index
});

/// What RSS 1.0 and 0.91 call an element that must have the same children as in RSS 2.0.
fn in_other_versions(name: &str) -> &'static [&'static str] {
    match name {
        "rss" => &["rdf:RDF"],
        "channel" => &["rss1:channel"],
        "image" => &["rss1:image"],
        "textInput" => &["rss1:textinput", "textinput"],
        _ => &[],
    }
}

fn add(elements: &mut ByName, name: &'static str, rule: &'static Rule) {
    let name = Name::parse(name);
    let spaces = elements.entry(name.local).or_default();
    match spaces.iter_mut().find(|(space, _)| *space == name.space) {
        Some((_, rules)) => rules.push(rule),
        None => spaces.push((name.space, vec![rule])),
    }
}

pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    sorted().iter().copied()
}

pub(super) fn of_value(fault: Fault) -> Option<&'static Rule> {
    INDEX.values.get(&fault).copied()
}

pub(super) fn of_structure(family: Family, fault: Structure) -> Option<&'static Rule> {
    INDEX.structures.get(&(family, fault)).copied()
}

pub(super) fn of_element(name: Name<'_>) -> &'static [&'static Rule] {
    let spaces = INDEX
        .elements
        .get(name.local)
        .map_or(&[][..], Vec::as_slice);
    let found = spaces.iter().find(|(space, _)| *space == name.space);
    found.map_or(&[], |(_, rules)| rules.as_slice())
}

/// Every fault of structure in every family: its rule, or why there is none.
pub(crate) fn structures() -> Vec<(String, String, Result<&'static str, &'static str>)> {
    let mut pairs = Vec::new();
    for family in Family::ALL {
        for fault in Structure::ALL {
            let rule = of_structure(family, fault).map(|rule| rule.name);
            let reason = fault.why_not(family);
            pairs.push((
                format!("{family:?}"),
                format!("{fault:?}"),
                rule.ok_or(reason),
            ));
        }
    }
    pairs
}

/// The rule that an element lacks an attribute, if there is one of its own.
pub(super) fn of_attribute(
    element: &'static str,
    attribute: &'static str,
) -> Option<&'static Rule> {
    INDEX.attributes.get(&(element, attribute)).copied()
}

/// The rules that look at a document which is checked for these profiles.
pub(super) fn of_documents(profiles: &[Profile]) -> impl Iterator<Item = &'static Rule> {
    let rules = INDEX.documents.iter();
    let asked =
        rules.filter(|(_, profile)| profile.is_none_or(|profile| profiles.contains(&profile)));
    asked.map(|(rule, _)| *rule)
}

pub(super) fn of_tags() -> &'static [&'static Rule] {
    &INDEX.tags
}
