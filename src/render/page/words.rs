//! What pages say, in English and in Chinese.

use crate::config::{Config, Kind};
use crate::date::{self, Timestamp};

/// The words of one language.
pub(super) struct Words {
    /// BCP 47.
    pub tag: &'static str,
    pub subscribe: &'static str,
    pub explain: &'static str,
    pub home: &'static str,
    pub all_feeds: &'static str,
    pub whole_site: &'static str,
    pub newest: &'static str,
    pub empty: &'static str,
    pub open_in: &'static str,
    pub reader: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub filter: &'static str,
    pub found: &'static str,
    pub changed: &'static str,
    pub import: &'static str,
    pub pages: &'static str,
    pub made_by: &'static str,
    pub feed_note: &'static str,
    is_chinese: bool,
}

const ENGLISH: Words = Words {
    tag: "en",
    subscribe: "Subscribe",
    explain: "Follow along in a feed reader: it shows new posts as they appear, without an account here, without e-mail and \
              without tracking. Copy an address into your reader, or open it there.",
    home: "Home page",
    all_feeds: "All feeds",
    whole_site: "Everything",
    newest: "Newest",
    empty: "There are no posts yet.",
    open_in: "Open in",
    reader: "your reader",
    copy: "Copy",
    copied: "Copied",
    not_copied: "Could not copy",
    filter: "Find a feed",
    found: "found",
    changed: "last changed ",
    import: "All feeds as OPML, to import at once",
    pages: "Pages",
    made_by: "Made with feedmill",
    feed_note: "This is a feed. Copy its address into a feed reader to be told of new posts.",
    is_chinese: false,
};

const CHINESE: Words = Words {
    tag: "zh-CN",
    subscribe: "订阅",
    explain: "把地址复制到阅读器里，或直接在阅读器中打开，新文章一发布就会出现。不用注册，不用留邮箱，也没有跟踪。",
    home: "网站首页",
    all_feeds: "全部订阅源",
    whole_site: "全部内容",
    newest: "最新",
    empty: "还没有文章。",
    open_in: "打开方式",
    reader: "本机阅读器",
    copy: "复制",
    copied: "已复制",
    not_copied: "复制失败",
    filter: "查找订阅源",
    found: "个结果",
    changed: "更新于 ",
    import: "全部订阅源的 OPML，可一次导入",
    pages: "分页",
    made_by: "由 feedmill 生成",
    feed_note: "这是一个订阅源。把它的地址复制到阅读器里，就能收到新文章。",
    is_chinese: true,
};

impl Words {
    /// The words for a site: Chinese where its language is, else English.
    pub(super) fn of(config: &Config) -> &'static Words {
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
            (Kind::All, true) => "全部内容",
            (Kind::Category, true) => "分类",
            (Kind::Tag, true) => "标签",
            (Kind::Author, true) => "作者",
        }
    }

    pub(super) fn one_of(&self, kind: Kind) -> &'static str {
        match (kind, self.is_chinese) {
            (Kind::All, false) => "Everything",
            (Kind::Category, false) => "Category",
            (Kind::Tag, false) => "Tag",
            (Kind::Author, false) => "Author",
            (_, true) => self.kind(kind),
        }
    }

    pub(super) fn posts(&self, count: usize) -> String {
        match (count, self.is_chinese) {
            (_, true) => format!("{count} 篇"),
            (1, false) => "1 post".to_owned(),
            (_, false) => format!("{count} posts"),
        }
    }

    pub(super) fn all_of(&self, kind: Kind, count: usize) -> String {
        match self.is_chinese {
            true => format!("全部 {count} 个{}", self.kind(kind)),
            false => format!("All {count} {}", self.kind(kind).to_lowercase()),
        }
    }

    /// A day as people write it, by the clocks of the site.
    pub(super) fn day(&self, config: &Config, instant: &Timestamp) -> String {
        let local = date::in_zone(instant, config.timezone);
        let form = if self.is_chinese {
            "%Y年%-m月%-d日"
        } else {
            "%-d %b %Y"
        };
        local.format(form).to_string()
    }
}
