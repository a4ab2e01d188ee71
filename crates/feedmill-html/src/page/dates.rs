//! The dates that stand in a page itself: in microdata, microformats and `time`.

use super::tree::Tree;

/// The date that stands in the page as that of its publication.
pub(super) fn published(tree: &Tree, main: Option<usize>) -> Option<String> {
    let named = dated(
        tree,
        main,
        &["datePublished", "dateCreated"],
        &["dt-published", "published", "entry-date", "post-date"],
    );
    named.or_else(|| {
        // A `time` above or beside the text of one article; one in a sentence says something else.
        let main = main?;
        let is_outer =
            |node: &usize| tree.nodes[*node].is("article") || tree.nodes[*node].is("main");
        let mut around = std::iter::once(main).chain(tree.around(main));
        let outer = around.find(is_outer);
        let is_time = |node: &usize| tree.nodes[*node].is("time");
        let mut times = tree
            .elements(outer.unwrap_or(0))
            .filter(is_time)
            .filter(|node| {
                outer.is_some_and(|outer| outer != main) && *node < main
                    || !in_sentence(tree, *node)
            });
        let first = date(tree, times.next()?)?;
        // Several dates on a page that is not an article are those of others.
        let is_only =
            outer.is_some() || times.all(|time| date(tree, time).as_ref() == Some(&first));
        is_only.then_some(first)
    })
}

/// Whether an element stands in a text that is too long for a byline.
fn in_sentence(tree: &Tree, node: usize) -> bool {
    const BYLINE: usize = 120;
    let block = tree
        .around(node)
        .find(|outer| tree.nodes[*outer].tag.ends_paragraph());
    block.is_some_and(|block| tree.text(block).trim().chars().count() > BYLINE)
}

/// The date of the first element that is called so, if it stands in no other article than the main one.
pub(super) fn dated(
    tree: &Tree,
    main: Option<usize>,
    items: &[&str],
    classes: &[&str],
) -> Option<String> {
    let is_named = |node: &usize| {
        items
            .iter()
            .any(|item| tree.has_word(*node, "itemprop", item))
            || classes.iter().any(|class| tree.has_class(*node, class))
    };
    let is_own = |node: &usize| {
        let article = tree
            .around(*node)
            .find(|outer| tree.nodes[*outer].is("article"));
        match (article, main) {
            (Some(article), Some(main)) => tree.is_within(main, article),
            _ => true,
        }
    };
    let mut named = tree.elements(0).filter(is_named).filter(is_own);
    let first = named.next()?;
    date(tree, first).or_else(|| {
        let time = tree
            .elements(first)
            .find(|inner| tree.nodes[*inner].is("time"));
        date(tree, time?)
    })
}

fn date(tree: &Tree, node: usize) -> Option<String> {
    let written = ["datetime", "content", "title"].iter().find_map(|name| {
        let value = tree.attribute(node, name)?.trim();
        value
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| value.to_owned())
    });
    written.or_else(|| {
        let text = tree.folded_text(node);
        let is_date = text.starts_with(|c: char| c.is_ascii_digit()) && text.len() <= 40;
        (is_date && text.len() >= 8).then_some(text)
    })
}
