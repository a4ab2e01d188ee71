//! The posts of a site in the order of their dates, and which of them have a term: what finds the newest that match a rule.

use crate::config::Kind;
use crate::index::{PostIndex, TermKind};
use crate::rule::{Rule, Term, TermRule};

/// The posts of a site, ready for rules.
pub(super) struct Posts {
    /// Their places, the newest first.
    newest: Vec<u32>,
    /// For each term, the places in that order of the posts that have it.
    having: Vec<Vec<u32>>,
}

impl Posts {
    /// Those of an index.
    pub fn of(records: &PostIndex) -> Self {
        let mut newest: Vec<u32> = (0..records.len() as u32).collect();
        newest.sort_by_key(|place| std::cmp::Reverse(records.get(*place as usize).published));
        let mut having: Vec<Vec<u32>> = records.names().iter().map(|_| Vec::new()).collect();
        for (nth, place) in newest.iter().enumerate() {
            for term in records.terms(*place as usize) {
                having[*term as usize].push(nth as u32);
            }
        }
        having.iter_mut().for_each(Vec::shrink_to_fit);
        Posts { newest, having }
    }

    /// The places of the newest posts that match, at most so many, the newest first.
    pub fn find(&self, records: &PostIndex, rule: &TermRule, limit: usize) -> Vec<usize> {
        let matches = |nth: &u32| {
            let place = self.newest[*nth as usize] as usize;
            rule.matches(records.terms(place), records.get(place).published)
        };
        let count = |term: u32| self.having[term as usize].len();
        let place = |nth: u32| self.newest[nth as usize] as usize;
        match rule.required(&count).as_deref() {
            None => {
                let all = 0..self.newest.len() as u32;
                all.filter(matches).take(limit).map(place).collect()
            }
            Some([term]) => {
                let some = self.having[*term as usize].iter().copied();
                some.filter(matches).take(limit).map(place).collect()
            }
            Some(terms) => {
                let some = terms.iter().flat_map(|term| &self.having[*term as usize]);
                let mut some: Vec<u32> = some.copied().collect();
                some.sort_unstable();
                some.dedup();
                let some = some.into_iter();
                some.filter(matches).take(limit).map(place).collect()
            }
        }
    }
}

/// A rule over the terms of an index; `None` if it asks for more. `default` is the language of posts that name none.
pub(super) fn over(rule: &Rule, records: &PostIndex, default: Option<&str>) -> Option<TermRule> {
    let terms = records.names().iter().map(|(kind, name)| match kind {
        TermKind::Feed(Kind::Category) => Term::Category(name),
        TermKind::Feed(Kind::Tag) => Term::Tag(name),
        TermKind::Feed(Kind::Author) => Term::Author(name),
        TermKind::Feed(Kind::Language) | TermKind::Apart => Term::Language(name),
        TermKind::Feed(Kind::All | Kind::Custom) | TermKind::Label | TermKind::Updated => {
            Term::Other
        }
    });
    let terms: Vec<Term> = terms.collect();
    rule.over(&terms, default)
}
