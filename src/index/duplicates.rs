//! Posts that share a URL.

use super::SiteIndex;
use crate::config::Config;
use crate::content::Scan;
use crate::index::PostIndex;
use crate::warning::Warning;

/// Marks every post whose URL an earlier one has. Hashes find them, and the posts themselves are asked then.
pub(crate) fn mark(config: &Config, scan: &mut Scan) {
    let mut by_url = suspects(&scan.records);
    by_url.sort_unstable();
    let records = &scan.records;
    let index = SiteIndex::new(config, records);
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
    for place in duplicates {
        scan.records.get_mut(place).is_duplicate = true;
    }
    if !warnings.is_empty() {
        scan.warnings.extend(warnings);
        // The order of the files, and of one file's faults as they were found.
        scan.warnings
            .sort_by(|one, other| one.path.cmp(&other.path));
    }
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
