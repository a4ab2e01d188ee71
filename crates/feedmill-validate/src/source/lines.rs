//! Places in a text, told the way an editor tells them.

/// Where the lines of a text begin.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The same of an offset after one whose place is known, which is faster where lines are long.
    pub fn place_after(
        &self,
        known: usize,
        place: (usize, usize),
        offset: usize,
    ) -> (usize, usize) {
        let start = self.starts.get(place.0 - 1).copied().unwrap_or_default();
        let end = self.starts.get(place.0).copied().unwrap_or(usize::MAX);
        if known < start || offset < known || offset >= end {
            return self.place(offset);
        }
        match self.text.get(known..offset) {
            Some(between) => (place.0, place.1 + between.chars().count()),
            None => self.place(offset),
        }
    }

    /// The line and the column of a byte offset, both counted from 1; columns count characters.
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("ab\n日本x\n\nend");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(2), (1, 3));
        assert_eq!(lines.place(9), (2, 3));
        assert_eq!(lines.place(11), (3, 1));
        assert_eq!(lines.place(99), (4, 4));
        for (known, offset) in (0..14).flat_map(|known| (0..16).map(move |offset| (known, offset)))
        {
            let place = lines.place_after(known, lines.place(known), offset);
            assert_eq!(place, lines.place(offset), "{known} {offset}");
        }
    }
}
