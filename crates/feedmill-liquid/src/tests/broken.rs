//! Broken templates lose nothing that can be kept.

use super::super::{ProblemKind, close_open_blocks, parse_include_parameters};
use super::{rendered, text, warnings};

#[test]
fn an_output_that_is_not_closed_stays_as_text() {
    for source in ["a {{ b", "a {{ b }\nc", "{{{{ x", "$x^{{2}$"] {
        assert_eq!(text(source), source);
        assert_eq!(warnings(source), [(ProblemKind::Syntax, 1, String::new())]);
    }
    assert_eq!(text("a {{ b\nrest {{ page.title }}"), "a {{ b\nrest Hello");
    assert_eq!(text("{{ '{{ x' }}{{ \"{%\" }}"), "{{ x{%");
}

#[test]
fn a_tag_that_lost_its_percent_goes_and_the_rest_stays() {
    let source = "one\n{% if page.title }\ntwo {{ page.title }}\n{% endif %}\nthree";
    let made = text(source);
    assert!(
        made.starts_with("one\n\ntwo Hello\n") && made.ends_with("\nthree"),
        "{made}"
    );
    assert_eq!(warnings(source)[0], (ProblemKind::Syntax, 2, String::new()));
}

#[test]
fn a_block_that_is_never_closed_keeps_its_content() {
    for tag in [
        "if false",
        "for x in nothing",
        "capture x",
        "comment",
        "unless true",
        "case 1",
        "highlight rb",
        "tablerow x in y",
    ] {
        let source = format!("a\n{{% {tag} %}}\nb {{{{ page.title }}}}\nc");
        assert_eq!(text(&source), "a\n\nb Hello\nc", "{tag}");
        let name = tag.split(' ').next().unwrap().to_owned();
        assert_eq!(warnings(&source), [(ProblemKind::Syntax, 2, name)]);
    }
}

#[test]
fn raw_that_is_never_closed_keeps_the_rest_as_it_is() {
    assert_eq!(text("a{% raw %}b {{ c }}"), "ab {{ c }}");
}

#[test]
fn an_inner_block_that_is_never_closed_does_not_break_the_outer() {
    let source = "{% if false %}{% for i in (1..2) %}x{% endif %}y";
    assert_eq!(text(source), "y");
    assert_eq!(
        warnings(source),
        [(ProblemKind::Syntax, 1, "for".to_owned())]
    );
}

#[test]
fn ends_without_a_start_are_told_and_left_out() {
    assert_eq!(text("a{% endif %}b{% else %}c{% endfor %}d"), "abcd");
    let tags: Vec<_> = warnings("a{% endif %}b{% else %}c")
        .into_iter()
        .map(|(_, _, tag)| tag)
        .collect();
    assert_eq!(tags, ["endif", "else"]);
}

#[test]
fn tags_without_what_they_need_are_told() {
    assert_eq!(text("a{% assign %}b{% cycle %}c{% %}d"), "abcd");
    assert_eq!(
        text("{% if %}kept{% endif %}{% unless %}kept{% endunless %}"),
        "keptkept"
    );
    assert_eq!(text("{% for i of x %}kept{% endfor %}"), "kept");
    assert_eq!(text("{% if a = b %}x{% else %}y{% endif %}"), "y");
    assert_eq!(
        warnings("\n\n{% if a = b %}x{% endif %}"),
        [(ProblemKind::Syntax, 3, "if".to_owned())]
    );
}

#[test]
fn filters_that_cannot_work_pass_their_input_on() {
    assert_eq!(text("{{ 5 | divided_by: 0 }}"), "5");
    assert_eq!(text("{{ 'a' | concat: 'b' }}"), "a");
    assert_eq!(text("{{ 'no date' | date_to_string }}"), "no date");
    assert_eq!(
        warnings("{{ 5 | divided_by: 0 }}"),
        [(ProblemKind::Argument, 1, "divided_by".to_owned())]
    );
    assert_eq!(
        warnings("{{ 5 | wobble }}"),
        [(ProblemKind::UnknownFilter, 1, "wobble".to_owned())]
    );
}

#[test]
fn what_is_missing_is_told_with_its_line() {
    assert_eq!(text("a{% include none.html %}b"), "ab");
    assert_eq!(
        text("[a]({% link none.md %}) [b]({% post_url 1999-01-01-none %})"),
        "[a](/blog/) [b](/blog/)"
    );
    assert_eq!(
        warnings("\n{% include ../etc/passwd %}"),
        [(ProblemKind::Missing, 2, "include".to_owned())]
    );
    assert_eq!(
        warnings("\n\n{% link none.md %}"),
        [(ProblemKind::Missing, 3, "link".to_owned())]
    );
}

#[test]
fn trouble_in_an_include_is_told_at_the_line_that_includes_it() {
    let made = rendered("a\n\n{% include broken.html %}z");
    assert_eq!(made.text, "a\n\nbefore\n\nafter z");
    assert!(made.warnings.iter().all(|problem| problem.line == 3));
    assert_eq!(made.warnings.len(), 2);
}

#[test]
fn lines_are_counted_through_raw_and_liquid_tags() {
    let source = "{% raw %}\n\n{% endraw %}{% liquid\n  assign x = 1\n  nosuch\n%}\n{% other %}";
    let lines: Vec<_> = warnings(source)
        .into_iter()
        .map(|(_, line, tag)| (line, tag))
        .collect();
    assert_eq!(lines, [(5, "nosuch".to_owned()), (7, "other".to_owned())]);
}

#[test]
fn an_excerpt_gets_the_ends_of_its_blocks() {
    assert_eq!(close_open_blocks("no tags"), "no tags");
    assert_eq!(
        close_open_blocks("{% if a %}{% for x in y %}"),
        "{% if a %}{% for x in y %}\n{% endfor %}\n{% endif %}"
    );
    assert_eq!(
        close_open_blocks("{%- raw -%} a"),
        "{%- raw -%} a\n{% endraw %}"
    );
    assert_eq!(
        close_open_blocks("{% if a %}b{% endif %}"),
        "{% if a %}b{% endif %}"
    );
    assert_eq!(
        close_open_blocks("{% assign a = 1 %} {% note %}"),
        "{% assign a = 1 %} {% note %}"
    );
}

#[test]
fn parameters_are_read_as_far_as_they_can_be() {
    let (parameters, complete) = parse_include_parameters("a=\"1\" broken b='2'");
    assert_eq!(parameters.len(), 2);
    assert!(!complete);
    assert!(parse_include_parameters(" a = \"x\"\n b=page.title ").1);
    assert!(!parse_include_parameters("a=\"1\"b='2'").1);
}
