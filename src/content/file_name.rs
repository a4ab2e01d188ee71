//! What a post's file name and folders say.

/// What a file's name says.
pub(super) struct FileName<'p> {
    /// The day that the name starts with.
    pub date: Option<chrono::NaiveDate>,
    /// The rest, without the extension.
    pub slug: &'p str,
}

impl<'p> FileName<'p> {
    pub fn of(path: &'p str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut parts = stem.splitn(4, '-');
        let mut number = |lengths: std::ops::RangeInclusive<usize>| {
            let part = parts.next()?;
            (lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let digits = stem.find('-').unwrap_or_default();
        let date = (|| {
            let (year, month, day) = (number(2..=4)?, number(1..=2)?, number(1..=2)?);
            chrono::NaiveDate::from_ymd_opt(
                // As Ruby has it, two digits are of the years 1969 to 2068.
                match (year, digits) {
                    (0..=68, 2) => year + 2000,
                    (69..=99, 2) => year + 1900,
                    _ => year,
                } as i32,
                month,
                day,
            )
        })();
        let slug = match (date, stem.splitn(4, '-').nth(3)) {
            (Some(_), Some(slug)) => {
                return FileName {
                    date,
                    slug: slug.trim_end_matches('.'),
                };
            }
            _ => stem.trim_start_matches('-'),
        };
        FileName { date: None, slug }
    }
}

/// The folders above `_posts`.
pub(super) fn folder_categories(path: &str) -> Vec<String> {
    path.split('/')
        .take_while(|part| !matches!(*part, "_posts" | "_drafts"))
        .map(str::to_owned)
        .collect()
}
