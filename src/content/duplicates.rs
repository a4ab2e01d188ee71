//! Posts that share a URL.

use rayon::prelude::*;

use super::scan::{self, Scan};
use crate::config::Config;
use crate::warning::Warning;

/// Marks every post whose URL an earlier one has. Hashes find them, and the posts themselves are asked then.
pub(super) fn mark(config: &Config, scan: &mut Scan) {
    let headers = &mut scan.headers;
    let mut by_url: Vec<(u64, u32)> = (0..headers.len())
        .map(|place| (headers.get(place).url, place as u32))
        .collect();
    by_url.par_sort_unstable();
    let url = |path: &str| {
        let post = scan::load(config, path, &mut Vec::new()).ok();
        post.map(|post| post.canonical_url)
    };
    let mut warnings = Vec::new();
    for same in by_url.chunk_by(|one, other| one.0 == other.0) {
        let [(_, first), others @ ..] = same else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let first = headers.path(*first as usize).to_owned();
        let Some(shared) = url(&first) else { continue };
        for (_, place) in others {
            let path = headers.path(*place as usize).to_owned();
            if url(&path).as_ref() != Some(&shared) {
                continue;
            }
            headers.get_mut(*place as usize).is_duplicate = true;
            warnings.push(Warning::file(
                &path,
                "duplicate-url",
                format!("its URL {shared} is that of {first} too; it gets an id of its own"),
                "give one of them another `slug` or `permalink`",
            ));
        }
    }
    if !warnings.is_empty() {
        scan.warnings.extend(warnings);
        // The order of the files, and of one file's faults as they were found.
        scan.warnings
            .sort_by(|one, other| one.path.cmp(&other.path));
    }
}
