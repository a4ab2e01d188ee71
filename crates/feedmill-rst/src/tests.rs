//! Rules that no stored case shows.

use crate::read;

#[test]
fn any_text_is_read() {
    for source in [
        "",
        "..",
        "..\n",
        ".. ",
        ":",
        "::",
        "::\n",
        "`",
        "``",
        "*",
        "|",
        "| ",
        "__",
        "_`",
        "[",
        "[]_",
        "+-",
        "+-+",
        "==",
        "== ==",
        "== ==\n== ==",
        ".. [",
        ".. [#",
        ".. |",
        ".. _",
        ".. _:",
        ":a:",
        "-",
        "- ",
        "1.",
        "(",
        "\\",
        "a\\",
        ">>>",
        "====",
        ":a:`",
        "`a`:",
        "`a <b>`",
        ".. a::",
        ".. table::\n\n  +",
        "\u{1}",
        "a\u{1}b",
    ] {
        let _ = read(source);
        let _ = read(&format!("text {source} text"));
        let _ = read(&format!("{source}\n   {source}\n\n{source}"));
    }
}

#[test]
fn deep_nesting_ends() {
    let mut source = String::new();
    for depth in 0..400 {
        source.push_str(&" ".repeat(depth));
        source.push_str("* a\n\n");
    }
    let _ = read(&source);
    let _ = read(&"* ".repeat(5000));
    let _ = read(".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n");
}
