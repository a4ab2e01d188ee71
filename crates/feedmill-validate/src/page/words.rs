//! The words of the page, in the languages it speaks.

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// The language of this tag, or the first that a header `Accept-Language` names.
    pub fn wanted(text: &str) -> Self {
        let mut tags = text.split([',', ';']).map(str::trim);
        let known = tags.find_map(|tag| {
            let main = tag.split('-').next().unwrap_or(tag);
            match main.to_ascii_lowercase().as_str() {
                "zh" => Some(Self::Chinese),
                "en" => Some(Self::English),
                _ => None,
            }
        });
        known.unwrap_or_default()
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Chinese => &CHINESE,
        }
    }
}

/// What the page says.
pub(super) struct Words {
    pub title: &'static str,
    pub about: &'static str,
    pub by_address: &'static str,
    pub by_text: &'static str,
    pub by_file: &'static str,
    pub drop: &'static str,
    pub check: &'static str,
    pub profile: &'static str,
    pub no_profile: &'static str,
    pub valid: &'static str,
    pub invalid: &'static str,
    pub errors: &'static str,
    pub warnings: &'static str,
    pub notes: &'static str,
    pub show: &'static str,
    pub found: &'static str,
    pub nothing_found: &'static str,
    pub source: &'static str,
    pub line: &'static str,
    pub more: &'static str,
    pub explain: &'static str,
    pub fix: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
    pub fixed: &'static str,
    pub fixed_about: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub link: &'static str,
    pub unread: &'static str,
    pub feeds: &'static str,
    pub no_feeds: &'static str,
    pub left_out: &'static str,
    pub failed: &'static str,
}

static ENGLISH: Words = Words {
    title: "Check a feed",
    about: "RSS, Atom, JSON Feed and OPML: what is wrong, where, and how to fix it.",
    by_address: "Address of a feed",
    by_text: "Or paste a feed",
    by_file: "Or choose a file",
    drop: "You can also drop a file on this page.",
    check: "Check",
    profile: "Also check the requirements of",
    no_profile: "nobody else",
    valid: "This document has no errors.",
    invalid: "This document has errors.",
    errors: "Errors",
    warnings: "Warnings",
    notes: "Notes",
    show: "Show",
    found: "Findings",
    nothing_found: "Nothing was found.",
    source: "Source",
    line: "Line",
    more: "more places",
    explain: "Explanation",
    fix: "Fix",
    wrong: "Wrong",
    right: "Right",
    fixed: "Fixed version",
    fixed_about: "Safe fixes only: readers show the same as before, or more.",
    copy: "Copy",
    copied: "Copied",
    link: "Link to this result",
    unread: "This could not be checked",
    feeds: "This page names these feeds",
    no_feeds: "This is a page that names no feeds. Give the address of the feed itself.",
    left_out: "lines without findings",
    failed: "The server did not answer.",
};

static CHINESE: Words = Words {
    title: "检查订阅源",
    about: "RSS、Atom、JSON Feed 和 OPML:哪里有问题、为什么、怎么改。",
    by_address: "订阅源的网址",
    by_text: "或者粘贴订阅源的内容",
    by_file: "或者选择一个文件",
    drop: "也可以把文件拖到本页。",
    check: "检查",
    profile: "同时检查这个平台的要求",
    no_profile: "不检查",
    valid: "此文档没有错误。",
    invalid: "此文档有错误。",
    errors: "错误",
    warnings: "警告",
    notes: "提示",
    show: "显示",
    found: "检查结果",
    nothing_found: "没有发现问题。",
    source: "源文件",
    line: "第",
    more: "处未列出",
    explain: "说明",
    fix: "修改方法",
    wrong: "错误写法",
    right: "正确写法",
    fixed: "修正后的版本",
    fixed_about: "只包含安全的修改:阅读器显示的内容不变,或者更多。",
    copy: "复制",
    copied: "已复制",
    link: "此结果的链接",
    unread: "无法检查",
    feeds: "此网页列出了这些订阅源",
    no_feeds: "此网页没有列出订阅源。请输入订阅源本身的网址。",
    left_out: "行没有问题",
    failed: "服务器没有响应。",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_known_language_is_taken() {
        assert_eq!(
            Language::wanted("zh-TW,zh;q=0.9,en;q=0.8"),
            Language::Chinese
        );
        assert_eq!(
            Language::wanted("de-DE,de;q=0.9,en;q=0.8,zh;q=0.1"),
            Language::English
        );
        assert_eq!(Language::wanted("fr"), Language::English);
        assert_eq!(Language::wanted(""), Language::English);
    }
}
