//! The word that somebody meant: slips of the pen are told from other words.

/// The one of `known` that `written` is a slip of the pen for.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|candidate| (distance(written, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= candidate.len().max(4) / 2)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out or exchanged to make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let exchanged = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = exchanged.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
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
    }
}
