//! What a document points to beside what was found there, as the rules see it.

use std::collections::HashSet;

use url::Url;

use super::{About, Answer, Answers, Ask, Reference, Role, about, references};
use crate::Input;
use crate::check::Document;
use crate::kind::Kind;

/// What was found at the addresses of one document.
pub(crate) struct Deep<'a> {
    references: Vec<Reference>,
    pub answers: &'a Answers,
    /// What the document says of itself.
    pub about: About,
}

/// How a feed in several documents goes on.
pub(crate) enum End {
    /// It breaks off, and why.
    Broken(String),
    /// It comes to this address a second time.
    Circle(String),
}

impl<'a> Deep<'a> {
    /// Nothing if nobody asked.
    pub fn new(input: &Input<'a>) -> Option<Self> {
        Some(Deep {
            answers: input.answers?,
            references: references(input),
            about: about(input),
        })
    }
}

impl<'a> Document<'a, '_> {
    /// The addresses in these roles, and what was found there.
    pub fn answered(&self, roles: &[Role]) -> impl Iterator<Item = (&'a Reference, &'a Answer)> {
        let deep = self.deep.into_iter();
        deep.flat_map(|deep| {
            let references = deep.references.iter();
            references.filter_map(|reference| {
                let answer = deep.answers.get(reference.role.ask(), &reference.url)?;
                Some((reference, answer))
            })
        })
        .filter(|(reference, _)| roles.contains(&reference.role))
    }

    /// Where links to the next document end badly: the place of the link, and how.
    pub fn pages(&self) -> impl Iterator<Item = (usize, End)> {
        let next = self.answered(&[Role::Next]);
        next.filter_map(|(reference, answer)| {
            let end = self.deep?.follow(&reference.url, answer)?;
            Some((reference.at, end))
        })
    }
}

impl Deep<'_> {
    /// The size in bytes of what the address at this byte leads to.
    pub fn size(&self, at: usize) -> Option<u64> {
        let mut references = self.references.iter();
        let reference = references.find(|reference| reference.at == at)?;
        let answer = self.answers.get(reference.role.ask(), &reference.url)?;
        answer.size().filter(|_| answer.is_there())
    }

    fn follow(&self, first: &str, answer: &Answer) -> Option<End> {
        let mut seen = HashSet::from([first.to_owned()]);
        let (mut url, mut answer) = (first.to_owned(), answer);
        loop {
            if let Some(reason) = answer.failure() {
                return Some(End::Broken(format!("{url}: {reason}")));
            }
            let about = answer.about.as_ref().filter(|_| answer.is_there())?;
            if about.kind == Kind::Unknown {
                return Some(End::Broken(format!("{url} is not a feed")));
            }
            url = answer.next(&url)?;
            if !seen.insert(url.clone()) {
                return Some(End::Circle(url));
            }
            answer = self.answers.get(Ask::Document, &url)?;
        }
    }
}

impl Answer {
    /// Where the document at this address goes on.
    pub fn next(&self, url: &str) -> Option<String> {
        let next = self.about.as_ref()?.next.as_ref()?;
        let here = self.response.addresses.last().map_or(url, String::as_str);
        let mut next = Url::parse(here).ok()?.join(next).ok()?;
        next.set_fragment(None);
        matches!(next.scheme(), "http" | "https").then(|| next.into())
    }
}
