//! What a post's file name and folders say.

/// What a file's name says.
pub(crate) struct FileName<'p> {
    /// The day that the name starts with. The 31st of a month with 30 days is the first of the next one, as it is for Jekyll.
    pub date: Option<chrono::NaiveDate>,
    /// The rest, without the extension.
    pub slug: &'p str,
}

/// What follows the numbers at the start of a name, without the extension, if they look like a day, even one that no calendar
/// has, such as `2023-27-11`.
pub(crate) fn behind_numbers(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    numbers(stem).map(|(_, slug)| slug)
}

impl<'p> FileName<'p> {
    pub fn of(path: &'p str) -> Self {
        let start = memchr::memrchr(b'/', path.as_bytes()).map_or(0, |slash| slash + 1);
        let name = &path[start..];
        let stem = memchr::memrchr(b'.', name.as_bytes()).map_or(name, |dot| &name[..dot]);
        match day(stem) {
            Some((date, slug)) => FileName {
                date: Some(date),
                slug: slug.trim_end_matches('.'),
            },
            None => FileName {
                date: None,
                slug: stem.trim_start_matches('-'),
            },
        }
    }
}

/// The day that a name starts with, and what follows the hyphen after it.
fn day(stem: &str) -> Option<(chrono::NaiveDate, &str)> {
    let ((year, month, day), rest) = numbers(stem)?;
    Some((crate::date::rolled(year, month, day)?, rest))
}

/// The year, the month and the day that a name starts with, whether or not there is such a day, and what follows the hyphen.
fn numbers(stem: &str) -> Option<((i32, u32, u32), &str)> {
    let mut rest = stem;
    let mut number = |lengths: std::ops::RangeInclusive<usize>| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !lengths.contains(&digits) {
            return None;
        }
        let (number, after) = rest.split_at(digits);
        rest = after.strip_prefix('-')?;
        Some((number.parse::<i32>().ok()?, digits))
    };
    let year = match number(2..=4)? {
        // As Ruby has it, two digits are of the years 1969 to 2068.
        (year @ 0..=68, 2) => year + 2000,
        (year, 2) => year + 1900,
        (year, _) => year,
    };
    let (month, day) = (number(1..=2)?.0 as u32, number(1..=2)?.0 as u32);
    Some(((year, month, day), rest))
}
