//! Templates without end, or nearly so, are cut off.

use super::super::{Limits, ProblemKind};
use super::{rendered, rendered_within};

/// Renders it, expects a warning that something was cut off, and expects the text after it to be there.
fn assert_cut_off(template: &str) {
    let source = format!("before {template} after");
    let made = rendered(&source);
    let told = made
        .warnings
        .iter()
        .any(|problem| problem.kind == ProblemKind::Limit);
    assert!(told, "{template}: {:?}", made.warnings);
    assert!(
        made.text.len() <= Limits::default().output + source.len(),
        "{template}"
    );
    assert!(made.text.starts_with("before "), "{template}");
}

#[test]
fn loops_over_a_billion_are_cut_off() {
    assert_cut_off("{% for i in (1..1000000000) %}x{% endfor %}");
    assert_cut_off("{% for i in (1..1000000000) %}{% endfor %}");
    assert_cut_off("{% for i in (1..1000000000) reversed %}{{ i }}{% endfor %}");
    assert_cut_off("{% tablerow i in (1..1000000000) %}{{ i }}{% endtablerow %}");
    assert_cut_off("{{ (1..1000000000) | join: ' ' }}");
    assert_cut_off("{{ (1..1000000000) | where_exp: 'x', 'x > 3' | size }}");
    assert_cut_off("{{ (-9000000000000000000..9000000000000000000) | reverse | first }}");
}

#[test]
fn loops_in_loops_are_cut_off() {
    let depth = 12;
    let open = "{% for i in (1..100) %}".repeat(depth);
    assert_cut_off(&format!("{open}x{}", "{% endfor %}".repeat(depth)));
}

#[test]
fn includes_of_themselves_are_cut_off() {
    assert_cut_off("{% include again.html depth=1 %}");
}

#[test]
fn texts_that_grow_are_cut_off() {
    assert_cut_off(
        "{% assign a = 'x' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a | size }}",
    );
    assert_cut_off(
        "{% assign a = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..9) %}{% assign a = a | replace: 'x', a %}{% endfor %}",
    );
    assert_cut_off(
        "{% capture a %}{% for i in (1..90000) %}long enough to be too much in the end, if there are so many of them, as there are, and so on, until it is full: ninety thousand times two hundred is eighteen millions{% endfor %}{% endcapture %}{{ a }}",
    );
    assert_cut_off(
        "{% assign a = '\"' %}{% for i in (1..60) %}{% assign a = a | inspect %}{% endfor %}",
    );
}

#[test]
fn lists_that_hold_themselves_are_cut_off() {
    assert_cut_off(
        "{% assign a = page.tags %}{% for i in (1..200) %}{% assign a = a | push: a %}{% endfor %}{{ a }}",
    );
    assert_cut_off(
        "{% assign a = '' | split: '' %}{% for i in (1..200000) %}{% assign b = '' | split: '' | push: a %}{% assign a = b %}{% endfor %}{{ a | jsonify }}",
    );
    assert_cut_off(
        "{% assign a = page.tags %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}",
    );
}

#[test]
fn blocks_that_lie_too_deep_are_taken_apart() {
    let depth = 5000;
    let source = format!(
        "{}x{}y",
        "{% if true %}".repeat(depth),
        "{% endif %}".repeat(depth)
    );
    let made = rendered(&source);
    assert_eq!(made.text, "xy");
    assert!(
        made.warnings
            .iter()
            .any(|problem| problem.kind == ProblemKind::Limit)
    );
}

#[test]
fn the_text_behind_a_loop_that_was_cut_off_is_kept() {
    let limits = Limits {
        steps: 1000,
        ..Limits::default()
    };
    let made = rendered_within(
        "a{% for i in (1..5000) %}{% endfor %}b{{ page.title }}{% if true %}c{% endif %}d",
        limits,
    );
    assert!(made.text.starts_with("ab") && made.text.ends_with('d'));
    assert_eq!(made.warnings.len(), 1);
}

#[test]
fn output_stops_at_its_limit() {
    let limits = Limits {
        output: 100,
        ..Limits::default()
    };
    let made = rendered_within("{% for i in (1..50) %}0123456789{% endfor %}", limits);
    assert_eq!(made.text.len(), 100);
}

#[test]
fn many_broken_tags_are_read_in_one_pass() {
    for piece in [
        "{{",
        "{%",
        "{{ }",
        "{% ",
        "{{%",
        "{% raw",
        "{% comment %}",
        "{% if %}",
        "{% endif %}",
        "{% liquid %}",
        "{% raw %}",
        "{%-",
        "{{ a | b: \"",
        "{% nosuch %}",
        "[[",
        "{% if ((((((",
        "<script>{{ '<script>' }}",
    ] {
        for end in [
            "",
            "}",
            "}}",
            "%}",
            "\n{{ a }}",
            "\n{% endif %}",
            "{% endraw %}",
        ] {
            let source = piece.repeat(60_000 / piece.len()) + end;
            let made = rendered(&source);
            assert!(made.warnings.len() <= 100, "{piece}");
        }
    }
    let names: String = (0..20_000)
        .map(|n| format!("{{% end{n} %}}{{% {n} %}}"))
        .collect();
    assert!(!rendered(&names).warnings.is_empty());
}

#[test]
fn long_expressions_are_read_in_one_pass() {
    for piece in [
        "(", "[", "a[", "|", "'", "\"'", ",", "and ", "a or ", "(1..", ": ", "a:", "a.b", "=",
        "| a: b, ",
    ] {
        let inside = piece.repeat(100_000 / piece.len());
        rendered(&format!(
            "{{{{ {inside} }}}}{{% if {inside} %}}{{% endif %}}{{% for {inside} %}}{{% endfor %}}{{% for a in {inside} %}}{{% endfor %}}{{% case {inside} %}}{{% when {inside} %}}{{% endcase %}}{{% include {inside} %}}{{% cycle {inside} %}}{{% assign {inside} %}}{{% assign a = {inside} %}}{{% youtube {inside} %}}"
        ));
    }
}
