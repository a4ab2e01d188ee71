//! The word that somebody meant: slips of the pen are told from other words.

/// The one of `known` that `written` is a slip of the pen for.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|candidate| (strsim::levenshtein(written, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= candidate.len().max(4) / 2)
        .map(|(_, candidate)| candidate)
}

/// The one of `known` that is one slip away from `written`: a letter too many, too few, another one, or two in the wrong order.
pub fn slip<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .filter(|candidate| may_be_slip(written, candidate))
        .find(|candidate| strsim::osa_distance(written, candidate) == 1)
}

/// Whether all but a few bytes of two words are the same at their starts and ends: nearly all pairs of words are told apart by that
/// without a table of distances.
fn may_be_slip(one: &str, other: &str) -> bool {
    /// Two characters of four bytes each that took the place of two others.
    const WIDEST: usize = 8;
    let longest = one.len().max(other.len());
    let shortest = one.len().min(other.len());
    if longest - shortest > WIDEST / 2 {
        return false;
    }
    let is_ascii = || one.is_ascii() && other.is_ascii();
    let pairs =
        |one: &[u8], other: &[u8]| one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.as_bytes(), other.as_bytes());
    // One slip leaves the first letter or the last one of three as it is.
    let differ_at_both_ends = one.first() != other.first() && one.last() != other.last();
    if differ_at_both_ends && longest > 2 && is_ascii() {
        return false;
    }
    let starts = pairs(one, other);
    let ends = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(shortest - starts)
        .take_while(|(a, b)| a == b)
        .count();
    let most = match is_ascii() {
        true => 2,
        false => WIDEST,
    };
    longest - starts - ends <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let known = ["limit", "formats", "title"];
        assert_eq!(nearest("limt", known), Some("limit"));
        assert_eq!(nearest("tilte", known), Some("title"));
        assert_eq!(nearest("quarrel", known), None);
        assert_eq!(slip("tilte", known), Some("title"));
        assert_eq!(slip("limits", known), Some("limit"));
        assert_eq!(slip("lmt", known), None);
    }

    #[test]
    fn no_slip_is_passed_over() {
        let words = [
            "", "a", "ab", "ba", "date", "daté", "dtae", "dat", "dates", "tags", "tgas", "潮",
            "潮水", "水潮", "x潮",
        ];
        for one in words {
            for other in words {
                let is_slip = strsim::osa_distance(one, other) == 1;
                assert_eq!(slip(one, [other]).is_some(), is_slip, "{one} {other}");
            }
        }
    }
}
