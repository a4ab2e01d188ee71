//! What a site may set about its Markdown.

use feedmill_text::entity::decode_entities;

/// kramdown's names of typographic symbols, and what they become.
const SYMBOLS: [(&str, &str); 7] = [
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("laquo_space", "«\u{a0}"),
    ("raquo_space", "\u{a0}»"),
];

/// A mark that typesetters write in another way: an index of [`Options::symbols`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    Dots,
    LongDash,
    ShortDash,
    LeftGuillemet,
    RightGuillemet,
    LeftGuillemetSpace,
    RightGuillemetSpace,
}

/// How Markdown is read and written. The default is what Jekyll does when `_config.yml` says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Options {
    /// Stands before the ids of footnotes, so that two posts of one feed share none.
    pub footnote_prefix: String,
    /// What leads back from a footnote (`footnote_backlink`); empty for no way back.
    pub footnote_backlink: String,
    /// The number of the first footnote (`footnote_nr`).
    pub footnote_number: usize,
    /// Whether GitHub's additions are read (`input: GFM`): fences of backticks, boxes of tasks, text that is struck out, and ids
    /// of headings as GitHub makes them.
    pub gfm: bool,
    /// Whether headings, lists, quotes and fences end a paragraph without a blank line (`gfm_quirks: paragraph_end`).
    pub ends_paragraphs: bool,
    /// How many levels headings are moved down (`header_offset`).
    pub header_offset: i8,
    /// Whether the marks of a heading do not count for its id (`auto_id_stripping`); with GitHub's additions they never do.
    pub strips_ids: bool,
    /// Stands before the ids that headings get (`auto_id_prefix`).
    pub auto_id_prefix: String,
    /// Whether formulas are left to `MathJax` or `KaTeX` (`math_engine`); without, they stay as they are written.
    pub math: bool,
    /// Whether a line break between Chinese or Japanese characters is left out (`remove_line_breaks_for_cjk`).
    pub joins_cjk_lines: bool,
    /// Whether every line break of a paragraph is shown (`hard_wrap`).
    pub hard_wrap: bool,
    /// Whether headings without an id get one (`auto_ids`).
    pub auto_ids: bool,
    /// What quotes become (`smart_quotes`): single left, single right, double left, double right.
    pub smart_quotes: [String; 4],
    /// What other marks become (`typographic_symbols`): an ellipsis, a long and a short dash, guillemets, and guillemets with a space.
    pub symbols: [String; 7],
    /// The levels of headings that a table of contents shows (`toc_levels`).
    pub toc_levels: Vec<u8>,
    /// Whether Markdown inside HTML blocks is read (`parse_block_html`).
    pub parse_block_html: bool,
    /// Whether Markdown inside inline HTML is read (`parse_span_html`).
    pub parse_span_html: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            footnote_prefix: String::new(),
            footnote_backlink: "↩".to_owned(),
            footnote_number: 1,
            gfm: true,
            ends_paragraphs: true,
            header_offset: 0,
            strips_ids: false,
            auto_id_prefix: String::new(),
            math: true,
            joins_cjk_lines: false,
            hard_wrap: false,
            auto_ids: true,
            smart_quotes: ["‘", "’", "“", "”"].map(str::to_owned),
            symbols: SYMBOLS.map(|(_, symbol)| symbol.to_owned()),
            toc_levels: (1..=6).collect(),
            parse_block_html: false,
            parse_span_html: true,
        }
    }
}

impl Options {
    /// Sets the option that kramdown calls `name`; what is unknown or makes no sense changes nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        let flag = match value.trim() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        match (name, flag) {
            ("hard_wrap", Some(flag)) => self.hard_wrap = flag,
            ("auto_ids", Some(flag)) => self.auto_ids = flag,
            ("parse_block_html", Some(flag)) => self.parse_block_html = flag,
            ("parse_span_html", Some(flag)) => self.parse_span_html = flag,
            ("footnote_prefix", _) => value.clone_into(&mut self.footnote_prefix),
            ("footnote_backlink", _) => {
                self.footnote_backlink = decode_entities(value).into_owned();
            }
            ("footnote_nr", _) => {
                if let Ok(number) = value.trim().parse() {
                    self.footnote_number = number;
                }
            }
            ("input", _) => {
                self.gfm = value.trim().eq_ignore_ascii_case("gfm");
                self.ends_paragraphs = self.gfm;
            }
            ("gfm_quirks", _) => {
                self.ends_paragraphs = self.gfm && value.contains("paragraph_end");
            }
            ("header_offset", _) => {
                if let Ok(offset) = value.trim().parse() {
                    self.header_offset = offset;
                }
            }
            ("auto_id_prefix", _) => value.clone_into(&mut self.auto_id_prefix),
            ("auto_id_stripping", Some(flag)) => self.strips_ids = flag,
            ("math_engine", _) => {
                self.math = !matches!(value.trim(), "" | "~" | "null" | "nil" | "false");
            }
            ("remove_line_breaks_for_cjk", Some(flag)) => self.joins_cjk_lines = flag,
            ("typographic_symbols", _) => self.set_symbols(value),
            ("toc_levels", _) => self.set_toc_levels(value),
            ("smart_quotes", _) => self.set_smart_quotes(value),
            _ => {}
        }
    }

    /// `1..3` or `1,2,3`.
    fn set_toc_levels(&mut self, value: &str) {
        let level = |text: &str| {
            text.trim()
                .parse::<u8>()
                .ok()
                .filter(|n| (1..=6).contains(n))
        };
        let levels: Vec<u8> = match value.split_once("..") {
            Some((from, to)) => match (level(from), level(to.trim_start_matches('.'))) {
                (Some(from), Some(to)) => (from..=to).collect(),
                _ => return,
            },
            None => value.split(',').filter_map(level).collect(),
        };
        if !levels.is_empty() {
            self.toc_levels = levels;
        }
    }

    /// Lines `name=text`.
    fn set_symbols(&mut self, value: &str) {
        for (name, text) in value.lines().filter_map(|line| line.split_once('=')) {
            if let Some(index) = SYMBOLS.iter().position(|(known, _)| *known == name) {
                self.symbols[index] = decode_entities(text).into_owned();
            }
        }
    }

    /// `lsquo,rsquo,ldquo,rdquo`, or `apos,apos,quot,quot` for plain ones.
    fn set_smart_quotes(&mut self, value: &str) {
        let names: Vec<&str> = value.split(',').map(str::trim).collect();
        if let [a, b, c, d] = names[..] {
            self.smart_quotes = [a, b, c, d].map(|name| {
                let reference = format!("&{name};");
                decode_entities(&reference).into_owned()
            });
        }
    }
}
