//! Lines and posts find each other by their paths.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::Error;
use super::file::{Lock, path_of};
use super::ids::NONE;
use crate::index::PostIndex;

/// Of the lines that a merge has doubled, one stays: that of the post that is there.
pub(super) fn drop_doubles(lock: &mut Lock, records: &PostIndex, root: &Path) -> Result<(), Error> {
    let hashed = |nth: u32| (xxh3_64(lock.id(&lock.rows()[nth as usize]).as_bytes()), nth);
    let mut order: Vec<(u64, u32)> = (0..lock.rows().len() as u32).map(hashed).collect();
    order.par_sort_unstable();
    let mut stays = vec![true; lock.rows().len()];
    let mut is_doubled = false;
    for same in order.chunk_by(|one, other| one.0 == other.0) {
        if same.len() < 2 {
            continue;
        }
        let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (_, nth) in same {
            let id = lock.id(&lock.rows()[*nth as usize]);
            by_id.entry(id).or_default().push(*nth);
        }
        for rows in by_id.into_values().filter(|rows| rows.len() > 1) {
            let path = |nth: u32| lock.path(&lock.rows()[nth as usize]);
            let is_live = |nth: &&u32| records.find(path(**nth)).is_some();
            let mut live = rows.iter().filter(is_live);
            let first = live.next();
            if let Some(first) = first
                && let Some(second) = live.find(|nth| path(**nth) != path(*first))
            {
                let row = lock.rows()[*second as usize];
                return Err(Error::line(
                    &path_of(root),
                    row.line as usize,
                    format!(
                        "`{}` has the id of `{}`, and both are there",
                        path(*second),
                        path(*first)
                    ),
                    "remove the line of the post that is new; it gets an id of its own",
                ));
            }
            let is_known = |nth: &&u32| lock.rows()[**nth as usize].withdrawn.is_none();
            let stay = first.or_else(|| rows.iter().rev().find(is_known));
            let stay = stay.or(rows.last()).copied();
            for nth in rows.iter().filter(|nth| Some(**nth) != stay) {
                stays[*nth as usize] = false;
                is_doubled = true;
            }
        }
    }
    if is_doubled {
        lock.retain(&stays);
    }
    Ok(())
}

pub(super) type Joined = (Vec<u32>, Vec<u32>, Vec<usize>);

/// Finds the row of each post by its path: the rows of posts, their places in the order of paths, and the rows whose posts are
/// not among these. Rows of posts that were gone are among the first.
pub(super) fn join(lock: &Lock, records: &PostIndex, root: &Path) -> Result<Joined, Error> {
    let order = lock.by_path();
    let mut row_of = vec![NONE; records.len()];
    let mut nth_of = vec![NONE; records.len()];
    let mut missing = Vec::new();
    let mut place = 0;
    let mut nth = 0;
    while nth < order.len() {
        let path = lock.path(&lock.rows()[order[nth] as usize]);
        let mut end = nth + 1;
        while end < order.len() && lock.path(&lock.rows()[order[end] as usize]) == path {
            end += 1;
        }
        let same = &order[nth..end];
        let is_live = |row: &&u32| lock.rows()[**row as usize].withdrawn.is_none();
        let mut live = same.iter().filter(is_live);
        let chosen = live.next().or(same.last()).copied().unwrap_or(NONE);
        if let Some(second) = live.next()
            && !path.is_empty()
        {
            let row = &lock.rows()[*second as usize];
            let first = lock.rows()[chosen as usize].line;
            return Err(Error::line(
                &path_of(root),
                row.line as usize,
                format!("`{path}` has another id on line {first}"),
                "remove the line with the id that subscribers do not know",
            ));
        }
        while place < records.len() && records.path(place) < path {
            place += 1;
        }
        let row = &lock.rows()[chosen as usize];
        if !path.is_empty() && place < records.len() && records.path(place) == path {
            row_of[place] = chosen;
            let at = same.iter().position(|row| *row == chosen).unwrap_or(0);
            nth_of[place] = (nth + at) as u32;
        } else if !path.is_empty() && row.withdrawn.is_none() {
            missing.push(chosen as usize);
        }
        nth = end;
    }
    missing.sort_unstable();
    Ok((row_of, nth_of, missing))
}
