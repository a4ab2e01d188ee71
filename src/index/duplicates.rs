//! Posts that share a URL.

use super::{PostIndex, PostReader, SiteIndex};
use crate::warning::Warning;

/// Marks every post whose URL an earlier one has, and warns of it. Hashes find them, and `reader` then reads the posts
/// themselves.
pub(crate) fn mark(records: &mut PostIndex, reader: Box<dyn PostReader + '_>) -> Vec<Warning> {
    let (duplicates, warnings) = found(records, &SiteIndex::new(reader, records));
    for place in duplicates {
        records.get_mut(place).is_duplicate = true;
    }
    warnings
}

/// The places of the posts whose URL an earlier one has, with a warning for each.
fn found(records: &PostIndex, index: &SiteIndex<'_>) -> (Vec<usize>, Vec<Warning>) {
    let mut by_url = suspects(records);
    by_url.sort_unstable();
    let mut duplicates = Vec::new();
    let mut warnings = Vec::new();
    for same in by_url.chunk_by(|one, other| one.0 == other.0) {
        let [(_, first), others @ ..] = same else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let first = records.path(*first as usize).to_owned();
        let Some(shared) = index.url_of(&first) else {
            continue;
        };
        for (_, place) in others {
            let path = records.path(*place as usize).to_owned();
            if index.url_of(&path).as_ref() != Some(&shared) {
                continue;
            }
            duplicates.push(*place as usize);
            warnings.push(Warning::file(
                &path,
                "duplicate-url",
                format!("its URL {shared} is that of {first} too; it gets an id of its own"),
                "give one of them another `slug` or `permalink`",
            ));
        }
    }
    (duplicates, warnings)
}

/// The posts of which another may have the URL, by its hash. Few others are among them, so that they need not all be sorted.
fn suspects(records: &PostIndex) -> Vec<(u64, u32)> {
    // With 64 bits for every post, about one in 64 meets another by chance.
    let bits = (64 * records.len() as u64).next_power_of_two().max(64);
    let mut seen = vec![0_u64; (bits / 64) as usize];
    let mut met = seen.clone();
    let bit = |url: u64| {
        let bit = url % bits;
        ((bit / 64) as usize, 1 << (bit % 64))
    };
    let urls = || {
        records
            .iter()
            .map(|(place, record, _)| (record.url, place as u32))
    };
    for (url, _) in urls() {
        let (word, bit) = bit(url);
        met[word] |= seen[word] & bit;
        seen[word] |= bit;
    }
    let is_met = |(url, _): &(u64, u32)| {
        let (word, bit) = bit(*url);
        met[word] & bit != 0
    };
    urls().filter(is_met).collect()
}
