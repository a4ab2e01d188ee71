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
        .find(|candidate| strsim::osa_distance(written, candidate) == 1)
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
}
