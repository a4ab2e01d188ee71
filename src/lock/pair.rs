//! Which of the posts that are new is which of those that vanished.
//!
//! Only what is certain is paired. What may be the same and may be not is a doubt, which people decide.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::TextPrint;

/// Texts at least so similar are one text that was edited.
const SAME: f64 = 0.6;
/// The same, if both posts are of the same instant.
const SAME_OF_ONE_INSTANT: f64 = 0.35;
/// Texts at least so similar may be one; people decide.
const DOUBTFUL: f64 = 0.3;
/// By so much another post has to be less similar.
const AHEAD: f64 = 0.15;
/// So many comparisons are made without looking for similar texts first.
const ALL: usize = 1 << 22;

/// A post that vanished, or one that is new.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// When it was published, in seconds since 1970.
    pub published: i64,
    /// Its text.
    pub print: TextPrint,
}

/// Which posts are the same. Numbers are places in the lists of candidates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// For each new post, the one that it is.
    pub pairs: BTreeMap<usize, usize>,
    /// For each new post that may be one of several, or may be none, those that it may be.
    pub doubts: BTreeMap<usize, BTreeSet<usize>>,
}

/// Pairs new posts with posts that vanished.
pub fn pair(gone: &[Candidate], new: &[Candidate]) -> Pairing {
    let mut pairing = Pairing::default();
    if gone.is_empty() || new.is_empty() {
        return pairing;
    }
    let mut taken = vec![false; gone.len()];
    equal(gone, new, &mut pairing, &mut taken);
    similar(gone, new, &mut pairing, &taken);
    pairing
}

/// Pairs new posts with posts that vanished if their texts are equal and no other ones are, or their instants too.
pub fn pair_equal(gone: &[Candidate], new: &[Candidate]) -> BTreeMap<usize, usize> {
    let mut pairing = Pairing::default();
    equal(gone, new, &mut pairing, &mut vec![false; gone.len()]);
    pairing.pairs
}

/// Pairs posts whose texts are equal.
fn equal(gone: &[Candidate], new: &[Candidate], pairing: &mut Pairing, taken: &mut [bool]) {
    let mut groups: BTreeMap<u64, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (nth, one) in new.iter().enumerate() {
        groups.entry(one.print.exact).or_default().1.push(nth);
    }
    for (nth, one) in gone.iter().enumerate() {
        if let Some(group) = groups.get_mut(&one.print.exact) {
            group.0.push(nth);
        }
    }
    for (mut old, mut now) in groups.into_values() {
        if old.is_empty() {
            continue;
        }
        let is_common = new[now[0]].print.is_common();
        // A few words alone say little, and so does an instant: many posts are of midnight.
        if !is_common {
            let of = |list: &[usize], all: &[Candidate], instant: i64| -> Option<usize> {
                let mut found = list.iter().filter(|nth| all[**nth].published == instant);
                found.next().copied().filter(|_| found.next().is_none())
            };
            for nth in now.clone() {
                let instant = new[nth].published;
                if let (Some(one), Some(other)) = (of(&old, gone, instant), of(&now, new, instant))
                {
                    pairing.pairs.insert(other, one);
                    old.retain(|known| *known != one);
                    now.retain(|known| *known != other);
                }
            }
            if let ([one], [other]) = (&old[..], &now[..]) {
                pairing.pairs.insert(*other, *one);
                old.clear();
                now.clear();
            }
        }
        for nth in now {
            let mut may_be = old.clone();
            if is_common {
                may_be.retain(|known| gone[*known].published == new[nth].published);
            }
            if !may_be.is_empty() {
                pairing.doubts.entry(nth).or_default().extend(may_be);
            }
        }
    }
    for one in pairing.pairs.values() {
        taken[*one] = true;
    }
}

/// Pairs posts whose texts are similar, if none other comes near.
fn similar(gone: &[Candidate], new: &[Candidate], pairing: &mut Pairing, taken: &[bool]) {
    let old: Vec<usize> = (0..gone.len())
        .filter(|nth| !taken[*nth] && !gone[*nth].print.is_short())
        .collect();
    let now: Vec<usize> = (0..new.len())
        .filter(|nth| !pairing.pairs.contains_key(nth) && !pairing.doubts.contains_key(nth))
        .filter(|nth| !new[*nth].print.is_short())
        .collect();
    let mut bands: HashMap<(usize, u8, u8), Vec<usize>> = HashMap::new();
    let compares_all = old.len().saturating_mul(now.len()) <= ALL;
    if !compares_all {
        for nth in &old {
            for band in gone[*nth].print.bands() {
                bands.entry(band).or_default().push(*nth);
            }
        }
    }
    // Each pair that may be one post, with how similar its texts are.
    let mut links: Vec<(usize, usize, f64)> = Vec::new();
    for nth in now {
        let found: BTreeSet<usize> = match compares_all {
            true => BTreeSet::new(),
            false => {
                let bands = new[nth].print.bands().filter_map(|band| bands.get(&band));
                bands.flatten().copied().collect()
            }
        };
        let candidates: Box<dyn Iterator<Item = &usize>> = match compares_all {
            true => Box::new(old.iter()),
            false => Box::new(found.iter()),
        };
        for other in candidates {
            let alike = new[nth].print.similarity(&gone[*other].print);
            if let Some(alike) = alike.filter(|alike| *alike >= DOUBTFUL) {
                links.push((nth, *other, alike));
            }
        }
    }
    let mut of_new: HashMap<usize, Vec<(usize, f64)>> = HashMap::new();
    let mut of_gone: HashMap<usize, Vec<(usize, f64)>> = HashMap::new();
    for (nth, other, alike) in &links {
        of_new.entry(*nth).or_default().push((*other, *alike));
        of_gone.entry(*other).or_default().push((*nth, *alike));
    }
    let is_ahead = |list: &[(usize, f64)], best: usize, alike: f64| {
        list.iter()
            .all(|(other, value)| *other == best || *value <= alike - AHEAD)
    };
    for (nth, other, alike) in &links {
        let wanted = match new[*nth].published == gone[*other].published {
            true => SAME_OF_ONE_INSTANT,
            false => SAME,
        };
        if *alike >= wanted
            && is_ahead(&of_new[nth], *other, *alike)
            && is_ahead(&of_gone[other], *nth, *alike)
        {
            pairing.pairs.insert(*nth, *other);
        }
    }
    let found: BTreeSet<usize> = pairing.pairs.values().copied().collect();
    for (nth, other, _) in links {
        if !pairing.pairs.contains_key(&nth) && !found.contains(&other) {
            pairing.doubts.entry(nth).or_default().insert(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(seed: u64, words: usize) -> Vec<String> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let word = |_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            format!("w{}", state >> 50)
        };
        (0..words).map(word).collect()
    }

    fn candidate(published: i64, text: &str) -> Candidate {
        Candidate {
            published,
            print: TextPrint::of(text),
        }
    }

    type Doubts = Vec<(usize, Vec<usize>)>;

    fn pairs(gone: &[Candidate], new: &[Candidate]) -> (Vec<(usize, usize)>, Doubts) {
        let pairing = pair(gone, new);
        let doubts = pairing.doubts.into_iter();
        (
            pairing.pairs.into_iter().collect(),
            doubts
                .map(|(nth, may_be)| (nth, may_be.into_iter().collect()))
                .collect(),
        )
    }

    #[test]
    fn equal_texts_are_one_post_whatever_its_date() {
        let texts: Vec<String> = (0..3).map(|seed| prose(seed, 80).join(" ")).collect();
        let gone: Vec<Candidate> = texts.iter().map(|text| candidate(1, text)).collect();
        let new = [candidate(9, &texts[2]), candidate(1, &texts[0])];
        assert_eq!(pairs(&gone, &new), (vec![(0, 2), (1, 0)], vec![]));
    }

    #[test]
    fn of_equal_texts_the_instant_decides_or_nobody_does() {
        let text = prose(1, 80).join(" ");
        let gone = [candidate(1, &text), candidate(2, &text)];
        assert_eq!(pairs(&gone, &[candidate(2, &text)]), (vec![(0, 1)], vec![]));
        assert_eq!(
            pairs(&gone, &[candidate(3, &text)]),
            (vec![], vec![(0, vec![0, 1])])
        );
        let both = [candidate(2, &text), candidate(1, &text)];
        assert_eq!(pairs(&gone, &both), (vec![(0, 1), (1, 0)], vec![]));
        // One is left on each side.
        let moved = [candidate(2, &text), candidate(7, &text)];
        assert_eq!(pairs(&gone, &moved), (vec![(0, 1), (1, 0)], vec![]));
    }

    #[test]
    fn a_few_words_prove_nothing() {
        let gone = [candidate(1, "See the link.")];
        assert_eq!(
            pairs(&gone, &[candidate(2, "See the link.")]),
            (vec![], vec![])
        );
        assert_eq!(
            pairs(&gone, &[candidate(1, "See the link.")]),
            (vec![], vec![(0, vec![0])])
        );
        assert_eq!(pairs(&gone, &[candidate(1, "")]), (vec![], vec![]));
    }

    #[test]
    fn an_edited_text_is_the_post_and_half_of_it_a_doubt() {
        let words = prose(5, 300);
        let gone = [
            candidate(1, &words.join(" ")),
            candidate(1, &prose(6, 300).join(" ")),
        ];
        let edited = words[..270].join(" ");
        assert_eq!(
            pairs(&gone, &[candidate(5, &edited)]),
            (vec![(0, 0)], vec![])
        );
        let half = format!("{} {}", words[..180].join(" "), prose(8, 120).join(" "));
        assert_eq!(
            pairs(&gone, &[candidate(5, &half)]),
            (vec![], vec![(0, vec![0])])
        );
        let another = prose(9, 300).join(" ");
        assert_eq!(pairs(&gone, &[candidate(5, &another)]), (vec![], vec![]));
    }

    #[test]
    fn two_that_come_equally_near_are_a_doubt() {
        let words = prose(5, 300);
        let (a, b) = (words[..280].join(" "), words[20..].join(" "));
        let gone = [candidate(1, &a), candidate(1, &b)];
        let (found, doubts) = pairs(&gone, &[candidate(5, &words.join(" "))]);
        assert_eq!((found, doubts), (vec![], vec![(0, vec![0, 1])]));
    }

    #[test]
    fn many_posts_are_paired_by_what_they_have_in_common() {
        let texts: Vec<Vec<String>> = (0..2500).map(|seed| prose(seed + 1, 120)).collect();
        let gone: Vec<Candidate> = texts
            .iter()
            .map(|text| candidate(1, &text.join(" ")))
            .collect();
        let new: Vec<Candidate> = texts
            .iter()
            .map(|text| candidate(2, &text[..114].join(" ")))
            .collect();
        let pairing = pair(&gone, &new);
        assert!(pairing.pairs.iter().all(|(nth, other)| nth == other));
        assert!(pairing.pairs.len() > 2350, "{}", pairing.pairs.len());
    }
}
