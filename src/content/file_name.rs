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
        let date = (|| {
            let (year, month, day) = (number(2..=4)?, number(1..=2)?, number(1..=2)?);
            chrono::NaiveDate::from_ymd_opt(
                if year < 100 { year + 2000 } else { year } as i32,
                month,
                day,
            )
        })();
        let slug = match (date, stem.splitn(4, '-').nth(3)) {
            (Some(_), Some(slug)) if !slug.is_empty() => return FileName { date, slug },
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
