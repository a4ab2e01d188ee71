//! What a site may settle about its Markdown.

use feedmill_text::entity::decode_entities;

/// How Markdown is read and written. The default is what Jekyll does when `_config.yml` says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Stands before the ids of footnotes, so that two posts of one feed share none.
    pub footnote_prefix: String,
    /// What leads back from a footnote (`footnote_backlink`); empty for no way back.
    pub footnote_backlink: String,
    /// Whether every line break of a paragraph is shown (`hard_wrap`).
    pub hard_wrap: bool,
    /// Whether headings without an id get one (`auto_ids`).
    pub auto_ids: bool,
    /// What quotes become (`smart_quotes`): single left, single right, double left, double right.
    pub smart_quotes: [String; 4],
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
            hard_wrap: false,
            auto_ids: true,
            smart_quotes: ["‘", "’", "“", "”"].map(str::to_owned),
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
