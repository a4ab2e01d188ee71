//! Formulas: KaTeX and MathJax show each twice or three times, of which one stays.

use super::super::tag::Tag;
use super::write::Writer;
use feedmill_text::entity::{decode_entities, escape_text};

impl Writer<'_, '_> {
    /// Whether a script holds a formula in TeX.
    pub fn is_formula(&self, node: usize) -> bool {
        let kind = self.tree.attribute(node, "type").unwrap_or_default();
        kind.trim_start()
            .to_ascii_lowercase()
            .starts_with("math/tex")
    }

    /// Writes a formula once, as MathML or TeX; whether the element is one.
    pub fn formula(&mut self, node: usize) -> bool {
        let tree = self.tree;
        if tree.nodes[node].tag == Tag::Script {
            return self.tex(node);
        }
        let is_mathjax = tree.nodes[node].is("mjx-container");
        let is_formula = is_mathjax || tree.has_class(node, "katex");
        if !is_formula {
            // The first version of MathJax keeps the formula in a script beside what it shows.
            let is_shown = [
                "MathJax",
                "MathJax_Display",
                "MathJax_SVG",
                "MathJax_SVG_Display",
                "MathJax_Preview",
                "MJXc-display",
                "mjx-chtml",
            ]
            .iter()
            .any(|class| tree.has_class(node, class));
            return is_shown;
        }
        let math = tree
            .elements(node)
            .find(|inner| tree.nodes[*inner].is("math"));
        let Some(math) = math else { return false };
        self.whole_without(math, &["annotation", "annotation-xml"]);
        true
    }

    fn tex(&mut self, node: usize) -> bool {
        if !self.is_formula(node) {
            return false;
        }
        let kind = self.tree.attribute(node, "type").unwrap_or_default();
        let is_display = kind.replace(' ', "").contains("mode=display");
        let tex: String = self
            .tree
            .children(node)
            .map(|text| self.tree.source(text))
            .collect();
        let tex = tex.trim();
        let tex = tex.strip_prefix("% <![CDATA[").unwrap_or(tex);
        let tex = tex.strip_suffix("%]]>").unwrap_or(tex).trim();
        let (open, close) = match is_display {
            true => ("\\[", "\\]"),
            false => ("\\(", "\\)"),
        };
        self.push(open);
        self.push(&escape_text(&decode_entities(tex)));
        self.push(close);
        true
    }
}
