//! The reader agrees with another strict reader, and knows where things stand.

use proptest::prelude::*;

use super::{FaultKind, Trail, Tree};

fn offset_in_source(text: &str, start: usize, wanted: usize) -> usize {
    Trail::new(start).go(text, wanted)
}

fn fault(text: &str) -> Option<FaultKind> {
    Tree::parse(text).fault.map(|fault| fault.kind)
}

#[test]
fn faults_are_told_apart() {
    assert_eq!(fault("<a/>"), None);
    assert_eq!(fault("<?xml-stylesheet href='a.css'?><a><?x?></a>"), None);
    assert_eq!(fault("<a><?XML a?></a>"), Some(FaultKind::Malformed));
    assert_eq!(fault("<a>"), Some(FaultKind::Malformed));
    assert_eq!(fault("<a></b>"), Some(FaultKind::Malformed));
    assert_eq!(fault("<a b='1' b='2'/>"), Some(FaultKind::Malformed));
    assert_eq!(fault("<a>AT&T</a>"), Some(FaultKind::Malformed));
    assert_eq!(fault("<a>&nbsp;</a>"), Some(FaultKind::Entity));
    assert_eq!(fault("<x:a/>"), Some(FaultKind::Prefix));
    assert_eq!(
        fault("\n<?xml version='1.0'?><a/>"),
        Some(FaultKind::LateDeclaration)
    );
    assert_eq!(fault(&"<a>".repeat(300)), Some(FaultKind::Limit));
}

#[test]
fn a_dtd_is_never_expanded() {
    let text = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
    let tree = Tree::parse(text);
    assert!(tree.fault.is_none());
    assert_eq!(tree.root().unwrap().value(), "&c;");
    assert_eq!(tree.doctype.unwrap().entities.len(), 2);
}

#[test]
fn a_value_leads_back_to_its_source() {
    let text = "<a>x &lt;b> <![CDATA[<i>]]></a>";
    let tree = Tree::parse(text);
    let root = tree.root().unwrap();
    assert_eq!(root.value(), "x <b> <i>");
    assert_eq!(
        offset_in_source(text, root.value_at(), 2),
        text.find("&lt;").unwrap()
    );
    assert_eq!(
        offset_in_source(text, root.value_at(), 6),
        text.find("<i>").unwrap()
    );
}

#[test]
fn a_broken_document_is_kept_up_to_the_break() {
    let tree = Tree::parse("<a><b>text</b><c>");
    let names: Vec<_> = tree
        .elements()
        .map(|element| element.name().local)
        .collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert!(tree.root().unwrap().child("b").unwrap().is_closed());
    assert!(!tree.root().unwrap().is_closed());
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,80}") {
        Tree::parse(&text);
    }

    /// Pieces of XML in any order: what one reader takes, the other takes.
    #[test]
    fn it_agrees_with_roxmltree(pieces in proptest::collection::vec(prop::sample::select(vec![
        "<a>", "</a>", "<b/>", "<p:c xmlns:p='u'>", "</p:c>", "<a x='1' y='&lt;'>", "text", "&amp;", "&#x41;", "&#0;", "&x;",
        "<![CDATA[<]]>", "<!-- c -->", "<!-- -- -->", "<?pi d?>", "<?xml-stylesheet d?>", " ", "]]>", "<", "&", "日", "<é>", "</é>", "<a x=1>", "<a x='1'x='2'>",
    ]), 1..8)) {
        let text = format!("<r>{}</r>", pieces.concat());
        let other = roxmltree::Document::parse(&text);
        prop_assert_eq!(Tree::parse(&text).fault.is_none(), other.is_ok(), "{}: {:?}", text, other.err());
    }
}
