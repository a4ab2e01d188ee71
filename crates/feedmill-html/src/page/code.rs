//! Code that a page shows in colours, with line numbers, in tables or line by line, as the text that it is.

use super::super::tag::Tag;
use super::tree::Tree;
use feedmill_text::entity::decode_entities;

/// A piece of code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub text: String,
    pub language: Option<String>,
    /// The name that stands above it in its table.
    pub title: Option<String>,
}

/// Classes of what numbers lines.
const NUMBERS: &[&str] = &[
    "ln",
    "lnt",
    "lno",
    "lineno",
    "linenos",
    "linenodiv",
    "gutter",
    "gutter-elem",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "line-numbers-wrapper",
    "linenumber",
    "hljs-ln-numbers",
    "rouge-gutter",
    "blob-num",
    "giallo-ln",
];

/// Classes of elements that hold one line each.
const LINES: &[&str] = &[
    "line",
    "token-line",
    "ec-line",
    "code-line",
    "highlight-line",
    "view-line",
];

/// The code that an element shows; `None` if it is not a block of code, or one that is plain already.
pub(super) fn block(tree: &Tree, node: usize) -> Option<Block> {
    let found = &tree.nodes[node];
    if found.is("pre") {
        let is_plain = tree
            .elements(node)
            .all(|inner| tree.nodes[inner].is("code"));
        if is_plain || !tree.elements(node).all(|inner| is_of_code(tree, inner)) {
            return None;
        }
        return Some(Block {
            text: text(tree, node),
            language: language(tree, node),
            title: None,
        });
    }
    if found.tag != Tag::Table {
        return None;
    }
    let lines = table(tree, node)?;
    let is_title =
        |inner: &usize| tree.nodes[*inner].tag == Tag::Cell && tree.has_class(*inner, "filename");
    let title = tree.elements(node).find(is_title);
    Some(Block {
        text: lines,
        language: language(tree, node),
        title: title.map(|cell| tree.text(cell).trim().to_owned()),
    })
}

/// Whether an element only frames code.
pub(super) fn is_box(tree: &Tree, node: usize) -> bool {
    tree.nodes[node].tag == Tag::Div
        && tree.classes(node).any(|class| {
            matches!(
                class,
                "highlight" | "codehilite" | "sourceCode" | "code-toolbar" | "highlighter-rouge"
            ) || class.starts_with("language-")
                || class.starts_with("highlight-")
        })
}

/// Whether an element beside code only numbers its lines or names its language.
pub(super) fn is_beside(tree: &Tree, node: usize) -> bool {
    is_box(tree, tree.nodes[node].parent)
        && (tree.has_class(node, "lang")
            || NUMBERS.iter().any(|class| tree.has_class(node, class)) && numbers_lines(tree, node))
}

/// Whether an element may stand in code that is coloured, and means nothing by itself.
fn is_of_code(tree: &Tree, node: usize) -> bool {
    let found = &tree.nodes[node];
    match found.tag {
        Tag::Span | Tag::Div | Tag::Br | Tag::Formatting | Tag::P | Tag::Button | Tag::Svg => true,
        Tag::A => {
            let target = tree.attribute(node, "href").unwrap_or_default();
            target.is_empty() || target.starts_with('#')
        }
        _ => {
            found.is_foreign
                || [
                    "code",
                    "mark",
                    "ins",
                    "del",
                    "figure",
                    "figcaption",
                    "var",
                    "kbd",
                    "data-lsp",
                ]
                .iter()
                .any(|name| found.is(name))
                || found.name.contains('-')
        }
    }
}

/// The code in a table: its last cells, where the others hold nothing but numbers of lines.
fn table(tree: &Tree, node: usize) -> Option<String> {
    let has_name = [
        "lntable",
        "rouge-table",
        "highlighttable",
        "code-table",
        "hljs-ln",
    ]
    .iter()
    .any(|class| tree.has_class(node, class));
    let mut rows = 0;
    let mut lines = String::new();
    let mut has_code = has_name;
    let mut has_numbers = false;
    for row in tree
        .elements(node)
        .filter(|inner| tree.nodes[*inner].tag == Tag::Tr)
    {
        let cells: Vec<usize> = tree
            .children(row)
            .filter(|cell| tree.nodes[*cell].tag == Tag::Cell)
            .collect();
        let (last, others) = cells.split_last()?;
        if others.is_empty() && tree.has_class(*last, "filename") {
            continue;
        }
        let are_numbers = others.iter().all(|cell| {
            let text = tree.text(*cell);
            text.chars()
                .all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '.')
        });
        if others.is_empty() && !has_name || !are_numbers {
            return None;
        }
        has_numbers |= !others.is_empty();
        let names_code = |cell: usize| {
            ["code", "rouge-code", "blob-code", "hljs-ln-code"]
                .iter()
                .any(|class| tree.has_class(cell, class))
        };
        has_code |= names_code(*last)
            || tree
                .elements(*last)
                .any(|inner| tree.nodes[inner].is("pre"));
        if rows > 0 && !lines.ends_with('\n') {
            lines.push('\n');
        }
        lines.push_str(&text(tree, *last));
        rows += 1;
    }
    (rows > 0 && has_code && (has_numbers || has_name)).then(|| with_one_end(lines))
}

fn with_one_end(mut text: String) -> String {
    let length = text.trim_end_matches('\n').len();
    if text.len() > length + 1 {
        text.truncate(length + 1);
    }
    text
}

/// The text of code, line by line.
fn text(tree: &Tree, node: usize) -> String {
    let mut out = String::new();
    // Whether a line has begun whose break is still to come.
    let mut is_open = false;
    let mut skip = 0;
    for inner in node + 1..tree.nodes[node].after {
        if inner < skip {
            continue;
        }
        let found = &tree.nodes[inner];
        if found.is_text() {
            if !found.is_raw {
                let text = decode_entities(tree.source(inner));
                is_open &= !text.contains('\n');
                out.push_str(&text);
            }
            continue;
        }
        if found.tag == Tag::Br {
            out.push('\n');
            is_open = false;
            continue;
        }
        if numbers_lines(tree, inner)
            || matches!(found.tag, Tag::Button | Tag::Svg | Tag::Script | Tag::Style)
        {
            skip = found.after;
            continue;
        }
        let is_line = LINES.iter().any(|class| tree.has_class(inner, class))
            || tree.attribute(inner, "data-line").is_some();
        if is_line {
            if is_open {
                out.push('\n');
            }
            is_open = true;
        }
    }
    with_one_end(out)
}

/// Whether an element holds nothing but the number of a line.
fn numbers_lines(tree: &Tree, node: usize) -> bool {
    if NUMBERS.iter().any(|class| tree.has_class(node, class)) {
        // Prism gives the class `line-numbers` to what is numbered, too.
        return tree.text(node).chars().all(|c| !c.is_alphabetic());
    }
    let style = tree.attribute(node, "style").unwrap_or_default();
    style.replace(' ', "").contains("user-select:none")
        && tree
            .text(node)
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace())
}

/// The language of code, by the classes of the elements around it and in it.
fn language(tree: &Tree, node: usize) -> Option<String> {
    let around = tree.around(node).take(5);
    let inside = tree.elements(node).take(12);
    std::iter::once(node)
        .chain(inside.filter(|inner| tree.nodes[*inner].is("code") || tree.nodes[*inner].is("pre")))
        .chain(around)
        .find_map(|element| named_language(tree, element))
}

fn named_language(tree: &Tree, node: usize) -> Option<String> {
    /// Classes that stand beside the name of a language.
    const BESIDE: &[&str] = &["highlight", "sourceCode", "brush:"];
    /// Names that are none of a language.
    const NONE: &[&str] = &[
        "default",
        "none",
        "plain",
        "plaintext",
        "text",
        "notranslate",
        "source",
    ];
    let is_name = |name: &&str| {
        !name.is_empty()
            && name.len() <= 30
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c))
            && !NONE.contains(name)
    };
    let attribute = ["data-lang", "data-language"]
        .iter()
        .find_map(|name| tree.attribute(node, name));
    if let Some(name) = attribute.filter(is_name) {
        return Some(name.to_lowercase());
    }
    let mut after_beside = false;
    for class in tree.classes(node) {
        let name = ["language-", "lang-", "highlight-"]
            .iter()
            .find_map(|prefix| class.strip_prefix(prefix));
        let is_code = tree.nodes[node].is("figure")
            || tree.nodes[node].is("pre")
            || tree.nodes[node].is("code");
        let name =
            name.or(Some(class).filter(|_| after_beside && is_code && class != "numberSource"));
        if let Some(name) = name.filter(is_name) {
            return Some(name.to_lowercase());
        }
        after_beside |= BESIDE.contains(&class);
    }
    None
}
