//! Tables.

use super::super::node::{Alignment, GroupKind, Node, Table};
use super::Writer;

impl Writer<'_> {
    pub(super) fn table(&mut self, node: &Node, table: &Table) {
        self.open_tag("table", &node.attributes);
        self.out.push('\n');
        for group in &table.groups {
            let (name, cell) = match group.kind {
                GroupKind::Head => ("thead", "th"),
                GroupKind::Body => ("tbody", "td"),
                GroupKind::Foot => ("tfoot", "td"),
            };
            self.out.push('<');
            self.out.push_str(name);
            self.out.push_str(">\n");
            for row in &group.rows {
                self.out.push_str("<tr>\n");
                for (text, alignment) in row.iter().zip(&table.alignment) {
                    self.out.push('<');
                    self.out.push_str(cell);
                    self.out.push_str(match alignment {
                        Alignment::Default => ">",
                        Alignment::Left => " style=\"text-align: left\">",
                        Alignment::Center => " style=\"text-align: center\">",
                        Alignment::Right => " style=\"text-align: right\">",
                    });
                    if text.is_empty() {
                        self.out.push('\u{a0}');
                    } else {
                        self.text(text);
                    }
                    self.close_tag(cell);
                }
                self.out.push_str("</tr>\n");
            }
            self.close_tag(name);
        }
        self.close_tag("table");
    }
}
