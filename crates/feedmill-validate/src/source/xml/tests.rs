//! The reader agrees with another strict reader, and knows where things stand.

use proptest::prelude::*;

use super::{FaultKind, Trail, Tree};

fn offset_in_source(text: &str, start: usize, wanted: usize) -> usize {
    Trail::new(start).go(text, wanted)
}

fn fault(text: &str) -> Option<FaultKind> {
    Tree::parse(text).fault().map(|fault| fault.kind)
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
    assert!(tree.fault().is_none());
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

/// The elements of a document, and how many faults it has.
fn recovered(text: &str) -> (Vec<&str>, usize) {
    let tree = Tree::parse(text);
    let names = tree.elements().map(|element| element.name().local);
    (names.collect(), tree.faults.len())
}

#[test]
fn reading_goes_on_after_a_fault() {
    let cases = [
        ("\n<?xml version='1.0'?><a><b/></a>", "a b", 1),
        ("<a>x & y &nbsp; z<b/></a>", "a b", 2),
        ("<a><b c='1&d=2' e=3 f>x</b><g/></a>", "a b g", 3),
        ("<a><b>x</c></b><d/></a>", "a b d", 1),
        ("<a><b>x<c/></a>", "a b c", 1),
        ("<a>\u{1}<b>]]></b>1 < 2<c/></a>", "a b c", 3),
        ("<a><x:b/><x:c/><d y:e=''/></a>", "a b c d", 2),
        ("Warning: x in y<a><b/></a>", "a b", 1),
        ("<a><b c=\"x><d/><e f=\"y\"/></a>", "a b d e", 1),
        ("<a><![CDATA[<b>", "a", 1),
        ("<a/><b/>", "a", 1),
    ];
    for (text, names, faults) in cases {
        let (found, count) = recovered(text);
        assert_eq!((found.join(" ").as_str(), count), (names, faults), "{text}");
    }
}

#[test]
fn nothing_is_missing_in_what_a_fault_may_have_emptied() {
    let tree = Tree::parse("<a><b>x & y</b><c><d></c><e/></a>");
    let closed = |name: &str| tree.root().unwrap().child(name).unwrap().is_closed();
    assert!(closed("b") && !closed("c") && closed("e"));
    assert!(!tree.root().unwrap().is_closed());
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
        prop_assert_eq!(Tree::parse(&text).fault().is_none(), other.is_ok(), "{}: {:?}", text, other.err());
    }
}
