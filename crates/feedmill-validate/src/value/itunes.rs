//! What Apple's elements hold.

use super::{Fault, Sink, number::is_digits};

/// Seconds, `mm:ss` or `hh:mm:ss`.
pub(super) fn duration(text: &str, sink: &mut Sink<'_>) {
    let parts: Vec<_> = text.split(':').collect();
    let is_below_60 =
        |part: &&str| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number < 60);
    let is_duration = match parts.as_slice() {
        [seconds] => is_digits(seconds),
        [first, rest @ ..] => rest.len() <= 2 && is_digits(first) && rest.iter().all(is_below_60),
        [] => false,
    };
    if !is_duration {
        sink(
            Fault::Duration,
            0,
            format!("`{text}` is neither seconds nor hh:mm:ss"),
        );
    }
}

pub(super) fn keywords(text: &str, sink: &mut Sink<'_>) {
    if !text.contains(',') && text.split_ascii_whitespace().count() > 1 {
        sink(
            Fault::Keywords,
            0,
            "keywords stand apart by commas, not by spaces".to_owned(),
        );
    }
}

/// How Apple takes a category.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Category {
    Current,
    /// One of before 2019.
    Obsolete,
    Unknown,
}

/// Look a category up; inside another one, if there is a parent.
pub(crate) fn category(text: &str, parent: Option<&str>) -> Category {
    let is_in = |list: &[(&str, &str)]| {
        let (top, below) = match parent {
            Some(parent) => (parent, Some(text)),
            None => (text, None),
        };
        list.iter()
            .find(|(name, _)| *name == top)
            .is_some_and(|(_, names)| {
                below.is_none_or(|below| names.split('|').any(|name| name == below))
            })
    };
    if is_in(CURRENT) {
        Category::Current
    } else if is_in(OBSOLETE) {
        Category::Obsolete
    } else {
        Category::Unknown
    }
}

const CURRENT: &[(&str, &str)] = &[
    (
        "Arts",
        "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
    ),
    (
        "Business",
        "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
    ),
    ("Comedy", "Comedy Interviews|Improv|Stand-Up"),
    (
        "Education",
        "Courses|How To|Language Learning|Self-Improvement",
    ),
    ("Fiction", "Comedy Fiction|Drama|Science Fiction"),
    ("Government", ""),
    ("History", ""),
    (
        "Health & Fitness",
        "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality",
    ),
    (
        "Kids & Family",
        "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
    ),
    (
        "Leisure",
        "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games",
    ),
    ("Music", "Music Commentary|Music History|Music Interviews"),
    (
        "News",
        "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News",
    ),
    (
        "Religion & Spirituality",
        "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality",
    ),
    (
        "Science",
        "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences",
    ),
    (
        "Society & Culture",
        "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships",
    ),
    (
        "Sports",
        "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling",
    ),
    ("Technology", ""),
    ("True Crime", ""),
    (
        "TV & Film",
        "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
    ),
];

/// Before 2019, and before 2005.
const OBSOLETE: &[(&str, &str)] = &[
    ("Arts", "Literature"),
    (
        "Arts & Entertainment",
        "Architecture|Books|Design|Entertainment|Games|Performing Arts|Photography|Poetry|Science Fiction",
    ),
    ("Audio Blogs", ""),
    (
        "Business",
        "Business News|Careers|Finance|Investing|Management|Management & Marketing|Marketing|Shopping",
    ),
    ("Comedy", ""),
    (
        "Education",
        "Education Technology|Educational Technology|Higher Education|K-12|Language Courses|Training",
    ),
    ("Family", ""),
    ("Food", ""),
    (
        "Games & Hobbies",
        "Automotive|Aviation|Hobbies|Other Games|Video Games",
    ),
    (
        "Government & Organizations",
        "Local|National|Non-Profit|Regional",
    ),
    (
        "Health",
        "Alternative Health|Diet & Nutrition|Fitness|Fitness & Nutrition|Relationships|Self-Help|Sexuality",
    ),
    (
        "International",
        "Australian|Belgian|Brazilian|Canadian|Chinese|Dutch|French|German|Hebrew|Italian|Japanese|Norwegian|Polish|Portuguese|Spanish|Swedish",
    ),
    ("Movies & Television", ""),
    ("Music", ""),
    ("News", ""),
    ("News & Politics", "Conservative (Right)|Liberal (Left)"),
    ("Politics", ""),
    ("Public Radio", ""),
    (
        "Religion & Spirituality",
        "Buddhism|Christianity|Hinduism|Islam|Judaism|New Age|Other|Philosophy|Spirituality",
    ),
    (
        "Science",
        "Medicine|Natural Sciences|Physics|Social Sciences",
    ),
    (
        "Science & Medicine",
        "Medicine|Natural Sciences|Social Sciences",
    ),
    (
        "Society & Culture",
        "Gay & Lesbian|History|Personal Journals|Philosophy|Places & Travel",
    ),
    ("Sports", ""),
    (
        "Sports & Recreation",
        "Amateur|College & High School|Outdoor|Professional",
    ),
    ("TV & Film", ""),
    (
        "Technology",
        "Computers|Developers|Gadgets|Information Technology|News|Operating Systems|Podcasting|Software How-To|Smart Phones|Tech News|Text/Speech",
    ),
    ("Talk Radio", ""),
    ("Transportation", "Automotive|Aviation|Bicycles|Commuting"),
    ("Travel", ""),
];
