//! How a document differs from the one in the folder.

/// What became of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was not there.
    Added,
    /// Its bytes differ; the line, from 1, where they begin to, and the two lines.
    Differs {
        /// The first line that is not the same.
        line: usize,
        /// The line in the folder.
        old: String,
        /// The line as it is made now.
        new: String,
    },
    /// It is made no more.
    Removed,
}

/// The first line that differs. Of a long one, the part that does.
pub(crate) fn difference(old: &[u8], new: &[u8]) -> Change {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let same = old
        .lines()
        .zip(new.lines())
        .take_while(|(old, new)| old == new)
        .count();
    let line = |text| str::lines(text).nth(same).unwrap_or_default();
    let (old, new) = (line(&old), line(&new));
    let alike = old
        .chars()
        .zip(new.chars())
        .take_while(|(old, new)| old == new);
    let skipped = match alike.count() {
        alike if alike < 100 => 0,
        alike => alike - 40,
    };
    let shown = |line: &str| {
        let dots = if skipped > 0 { "…" } else { "" };
        let part: String = line.chars().skip(skipped).take(120).collect();
        format!("{dots}{part}")
    };
    Change::Differs {
        line: same + 1,
        old: shown(old),
        new: shown(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_long_line_that_differs_is_shown() {
        let shown = |old: &str, new: &str| match difference(old.as_bytes(), new.as_bytes()) {
            Change::Differs { line, old, new } => (line, old, new),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            shown("a\nb\nc", "a\nB\nc"),
            (2, "b".to_owned(), "B".to_owned())
        );
        assert_eq!(shown("a", "a\nb"), (2, String::new(), "b".to_owned()));
        let before = "界".repeat(300);
        let (line, old, new) = shown(&format!("{before}old"), &format!("{before}new"));
        let context = "界".repeat(40);
        assert_eq!(line, 1);
        assert_eq!(old, format!("…{context}old"));
        assert_eq!(new, format!("…{context}new"));
    }
}
