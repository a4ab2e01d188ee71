//! Rules over the terms and dates of posts alone: many posts are decided without a look at any of them.

use super::syntax::{Has, NameField, Node, Rule, Test, TextField};
use crate::date::Timestamp;

/// A term of posts, by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term<'n> {
    /// The name of a category.
    Category(&'n str),
    /// The name of a tag.
    Tag(&'n str),
    /// The name of an author.
    Author(&'n str),
    /// A language tag.
    Language(&'n str),
    /// Anything else, which rules do not ask for.
    Other,
}

/// A rule over posts that are known by the places of their terms in one list.
#[derive(Clone, Debug, PartialEq)]
pub struct TermRule {
    root: Known,
}

#[derive(Clone, Debug, PartialEq)]
enum Known {
    All(Vec<Known>),
    Any(Vec<Known>),
    Not(Box<Known>),
    /// The post has one of these terms, which are in their order.
    Terms(Vec<u32>),
    After(Timestamp),
    Before(Timestamp),
}

impl Rule {
    /// The fields for which it asks besides terms and dates; of `has:` with the value.
    pub fn beyond_terms(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        beyond(&self.root, &mut names);
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The rule over posts with these terms. `default` is the language of posts without a term that names one. `None` if it
    /// asks for more; see [`Rule::beyond_terms`].
    pub fn over(&self, terms: &[Term], default: Option<&str>) -> Option<TermRule> {
        let root = known(&self.root, terms, default)?;
        Some(TermRule { root })
    }
}

fn beyond(node: &Node, names: &mut Vec<&'static str>) {
    match node {
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| beyond(node, names)),
        Node::Not(node) => beyond(node, names),
        Node::Test(test) => names.extend(match test {
            Test::Name(..) | Test::Language(_) | Test::After(_) | Test::Before(_) => None,
            Test::Has(Has::Author | Has::Category | Has::Tag) => None,
            Test::Words { .. } => Some("words"),
            Test::Text(field, _) => Some(match field {
                TextField::Title => "title",
                TextField::Summary => "summary",
                TextField::Text => "text",
                TextField::Path => "path",
                TextField::Url => "url",
            }),
            Test::Has(has) => super::syntax::HAS
                .iter()
                .find(|(_, known)| known == has)
                .map(|(name, _)| *name),
        }),
    }
}

fn known(node: &Node, terms: &[Term], default: Option<&str>) -> Option<Known> {
    let every = |nodes: &[Node]| -> Option<Vec<Known>> {
        nodes
            .iter()
            .map(|node| known(node, terms, default))
            .collect()
    };
    let with = |matches: &dyn Fn(&Term) -> bool| -> Known {
        let places = terms.iter().enumerate();
        let places = places.filter(|(_, term)| matches(term));
        Known::Terms(places.map(|(place, _)| place as u32).collect())
    };
    Some(match node {
        Node::All(nodes) => Known::All(every(nodes)?),
        Node::Any(nodes) => Known::Any(every(nodes)?),
        Node::Not(node) => Known::Not(Box::new(known(node, terms, default)?)),
        Node::Test(Test::Name(field, pattern)) => with(&|term| match (field, term) {
            (NameField::Category, Term::Category(name))
            | (NameField::Tag, Term::Tag(name))
            | (NameField::Author, Term::Author(name)) => pattern.matches(&name.to_lowercase()),
            _ => false,
        }),
        Node::Test(Test::Has(Has::Category)) => with(&|term| matches!(term, Term::Category(_))),
        Node::Test(Test::Has(Has::Tag)) => with(&|term| matches!(term, Term::Tag(_))),
        Node::Test(Test::Has(Has::Author)) => with(&|term| matches!(term, Term::Author(_))),
        Node::Test(test @ Test::Language(_)) => {
            let named = with(&|term| match term {
                Term::Language(tag) => test.is_language(&tag.to_lowercase()),
                _ => false,
            });
            match default.is_some_and(|tag| test.is_language(&tag.to_lowercase())) {
                true => {
                    let any = with(&|term| matches!(term, Term::Language(_)));
                    Known::Any(vec![named, Known::Not(Box::new(any))])
                }
                false => named,
            }
        }
        Node::Test(Test::After(instant)) => Known::After(*instant),
        Node::Test(Test::Before(instant)) => Known::Before(*instant),
        Node::Test(_) => return None,
    })
}

impl TermRule {
    /// Whether a post with these terms, published then, matches.
    pub fn matches(&self, terms: &[u32], published: Timestamp) -> bool {
        self.root.matches(terms, published)
    }

    /// Terms of which every post that matches has one; of several such lists the one with the fewest posts, which `count` gives
    /// for a term. `None` if a post may match without any.
    pub fn required(&self, count: &dyn Fn(u32) -> usize) -> Option<Vec<u32>> {
        self.root.required(count).map(|(terms, _)| terms)
    }
}

impl Known {
    fn matches(&self, terms: &[u32], published: Timestamp) -> bool {
        match self {
            Known::All(all) => all.iter().all(|one| one.matches(terms, published)),
            Known::Any(any) => any.iter().any(|one| one.matches(terms, published)),
            Known::Not(inner) => !inner.matches(terms, published),
            Known::Terms(wanted) => terms.iter().any(|term| wanted.binary_search(term).is_ok()),
            Known::After(instant) => published >= *instant,
            Known::Before(instant) => published < *instant,
        }
    }

    fn required(&self, count: &dyn Fn(u32) -> usize) -> Option<(Vec<u32>, usize)> {
        match self {
            Known::Terms(terms) => {
                let posts = terms.iter().map(|term| count(*term)).sum();
                Some((terms.clone(), posts))
            }
            Known::All(all) => {
                let lists = all.iter().filter_map(|one| one.required(count));
                lists.min_by_key(|(_, posts)| *posts)
            }
            Known::Any(any) => {
                let lists: Option<Vec<_>> = any.iter().map(|one| one.required(count)).collect();
                let (mut terms, mut posts) = (Vec::new(), 0);
                for (some, count) in lists? {
                    terms.extend(some);
                    posts += count;
                }
                terms.sort_unstable();
                terms.dedup();
                Some((terms, posts))
            }
            Known::Not(_) | Known::After(_) | Known::Before(_) => None,
        }
    }
}
