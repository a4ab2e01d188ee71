//! What pages say, in English and in Chinese.

use chrono::Datelike;

use crate::config::{Config, Format, Kind};
use crate::date::{self, MONTHS, Timestamp};

/// The words of one language.
pub(super) struct Locale {
    /// BCP 47.
    pub tag: &'static str,
    pub subscribe: &'static str,
    pub explain: &'static str,
    pub explain_podcast: &'static str,
    pub home: &'static str,
    pub all_feeds: &'static str,
    pub whole_site: &'static str,
    pub newest: &'static str,
    pub empty: &'static str,
    pub open_in: &'static str,
    pub listen_in: &'static str,
    pub listen_to: &'static str,
    pub cover: &'static str,
    pub reader: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub filter: &'static str,
    /// Stands before the orders in which feeds may be shown.
    pub sort: &'static str,
    pub by_posts: &'static str,
    pub by_name: &'static str,
    pub by_newest: &'static str,
    pub found: &'static str,
    /// Follows how many were found; `{}` stands for how many are shown.
    pub first_shown: &'static str,
    /// `{}` stands for what was looked for.
    pub none_found: &'static str,
    pub one_post: &'static str,
    pub many_posts: &'static str,
    pub changed: &'static str,
    pub import: &'static str,
    pub pages: &'static str,
    pub made_by: &'static str,
    /// Leads to the page with all posts in full.
    pub river: &'static str,
    pub feed: &'static str,
    pub sources: &'static str,
    pub picture: &'static str,
    pub recording: &'static str,
    pub feed_note: &'static str,
    pub list_note: &'static str,
    pub untitled: &'static str,
    pub viewer_note: &'static str,
    pub plain: &'static str,
    pub unreachable: &'static str,
    /// The status of the answer follows.
    pub refused: &'static str,
    pub broken: &'static str,
    is_chinese: bool,
}

pub(super) const ENGLISH: Locale = Locale {
    tag: "en",
    subscribe: "Subscribe",
    explain: "Follow along in a feed reader: it shows new posts as they appear, without an account here, without e-mail and \
              without tracking. Copy an address into your reader, or open it there.",
    explain_podcast: "Follow the podcast in an app: it shows new episodes as they appear, without an account here and without \
                      tracking. Pick your app, or copy an address into it.",
    home: "Home page",
    all_feeds: "All feeds",
    whole_site: "Everything",
    newest: "Newest",
    empty: "There are no posts yet.",
    open_in: "Open in",
    listen_in: "Listen in",
    listen_to: "Listen to",
    cover: "Cover",
    reader: "your reader",
    copy: "Copy",
    copied: "Copied",
    not_copied: "Could not copy",
    filter: "Find a feed",
    sort: "Sort by",
    by_posts: "posts",
    by_name: "name",
    by_newest: "last change",
    found: "found",
    first_shown: ", of which the first {} are shown",
    one_post: "1 post",
    many_posts: "{} posts",
    none_found: "No feed matches “{}”.",
    changed: "last changed ",
    import: "Download all feeds (OPML), to import into a reader",
    pages: "Pages",
    made_by: "Made with feedmill",
    feed: "Feed",
    river: "Read all posts on one page",
    sources: "Sources",
    picture: "Picture",
    recording: "Recording",
    feed_note: "This is a feed. Copy its address into a feed reader to follow new posts.",
    list_note: "This is a list of feeds (OPML). Save it and import it into a feed reader to follow all of them.",
    untitled: "Untitled",
    viewer_note: "This is the address of a feed, or of a list of feeds. Copy it into a feed reader to follow new posts.",
    plain: "The feed itself",
    unreachable: "The feed could not be loaded. Check your connection, and load the page again.",
    refused: "The feed could not be loaded. The server answers: ",
    broken: "There is no feed at this address that can be shown.",
    is_chinese: false,
};

const CHINESE: Locale = Locale {
    tag: "zh-CN",
    subscribe: "订阅",
    explain: "把地址复制到阅读器里，或直接在阅读器中打开，新文章一发布就会出现。不用注册，不用留邮箱，也没有跟踪。",
    explain_podcast: "在播客应用里关注本节目，新一期一发布就会出现。不用注册，也没有跟踪。选择你的应用，或把地址复制进去。",
    home: "网站首页",
    all_feeds: "全部订阅源",
    whole_site: "全部内容",
    newest: "最新",
    empty: "还没有文章。",
    open_in: "打开方式",
    listen_in: "收听应用",
    listen_to: "收听",
    cover: "封面",
    reader: "本机阅读器",
    copy: "复制",
    copied: "已复制",
    not_copied: "复制失败",
    filter: "查找订阅源",
    sort: "排序",
    by_posts: "文章数",
    by_name: "名称",
    by_newest: "更新时间",
    found: "个结果",
    first_shown: "，仅显示前 {} 个",
    one_post: "1 篇",
    many_posts: "{} 篇",
    none_found: "没有与“{}”匹配的订阅源。",
    changed: "更新于 ",
    import: "下载全部订阅源（OPML），供阅读器导入",
    pages: "分页",
    made_by: "由 feedmill 生成",
    feed: "订阅源",
    river: "在一页上阅读全部文章",
    sources: "来源",
    picture: "图片",
    recording: "音视频",
    feed_note: "这是一个订阅源。把它的地址复制到阅读器里，就能收到新文章。",
    list_note: "这是订阅源列表（OPML）。保存后导入阅读器，即可订阅全部内容。",
    untitled: "无标题",
    viewer_note: "这是订阅源或订阅源列表的地址。把它复制到阅读器里，就能收到新文章。",
    plain: "查看订阅源本身",
    unreachable: "无法加载订阅源。请检查网络连接，然后重新加载页面。",
    refused: "无法加载订阅源。服务器的回答：",
    broken: "这个地址没有可以显示的订阅源。",
    is_chinese: true,
};

impl Locale {
    /// The words for a site: Chinese where its language is, else English.
    pub(super) fn of(config: &Config) -> &'static Locale {
        let is_chinese = config.language.as_deref().is_some_and(|language| {
            let main = language.split(['-', '_']).next().unwrap_or_default();
            main.eq_ignore_ascii_case("zh")
        });
        if is_chinese { &CHINESE } else { &ENGLISH }
    }

    pub(super) fn kind(&self, kind: Kind) -> &'static str {
        match (kind, self.is_chinese) {
            (Kind::All, false) => "Everything",
            (Kind::Category, false) => "Categories",
            (Kind::Tag, false) => "Tags",
            (Kind::Author, false) => "Authors",
            (Kind::Custom, false) => "Selected feeds",
            (Kind::Language, false) => "Languages",
            (Kind::All, true) => "全部内容",
            (Kind::Category, true) => "分类",
            (Kind::Tag, true) => "标签",
            (Kind::Author, true) => "作者",
            (Kind::Custom, true) => "精选",
            (Kind::Language, true) => "语言",
        }
    }

    pub(super) fn one_of(&self, kind: Kind) -> &'static str {
        match (kind, self.is_chinese) {
            (Kind::All, false) => "Everything",
            (Kind::Category, false) => "Category",
            (Kind::Tag, false) => "Tag",
            (Kind::Author, false) => "Author",
            (Kind::Custom, false) => "Selected feed",
            (Kind::Language, false) => "Language",
            (_, true) => self.kind(kind),
        }
    }

    pub(super) fn posts(&self, count: usize) -> String {
        match count {
            1 => self.one_post.to_owned(),
            _ => self.many_posts.replace("{}", &number(count)),
        }
    }

    pub(super) fn all_of(&self, kind: Kind, count: usize) -> String {
        let count = number(count);
        match self.is_chinese {
            true => format!("全部 {count} 个{}", self.kind(kind)),
            false => format!("All {count} {}", self.kind(kind).to_lowercase()),
        }
    }

    /// The words that open the rest of a list.
    pub(super) fn more(&self, count: usize) -> String {
        let count = number(count);
        match self.is_chinese {
            true => format!("再显示 {count} 个"),
            false => format!("Show {count} more"),
        }
    }

    /// What a button copies: `Copy RSS`.
    pub(super) fn copy_of(&self, format: Format) -> String {
        format!("{} {}", self.copy, format.title())
    }

    /// A day as people write it, by the clocks of the site.
    pub(super) fn day(&self, config: &Config, instant: &Timestamp) -> String {
        let local = date::in_zone(instant, config.timezone);
        let (year, month, day) = (local.year(), local.month(), local.day());
        match self.is_chinese {
            true => format!("{year:04}年{month}月{day}日"),
            false => format!("{day} {:.3} {year:04}", MONTHS[local.month0() as usize]),
        }
    }
}

/// A number as it is written in English and in Chinese: `12,345`.
pub(super) fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// How long something plays, as a clock shows it: `1:02:03`, `4:05`.
pub(super) fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators_and_times_look_like_a_clock() {
        let written = [0, 999, 1_000, 12_345, 1_234_567].map(number);
        assert_eq!(written, ["0", "999", "1,000", "12,345", "1,234,567"]);
        assert_eq!([5, 245, 3_723].map(clock), ["0:05", "4:05", "1:02:03"]);
    }
}
