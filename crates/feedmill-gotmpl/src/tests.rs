//! What templates give, as Hugo 0.168 gives it.

use proptest::prelude::*;

use crate::{Limits, NoHost, Problem, Template, Value};

fn data() -> Value {
    Value::map([
        ("title", Value::text("Tea & <cake>")),
        ("link", Value::text("/a b/?q=x y")),
        ("bad", Value::text("javascript:alert(1)")),
        ("html", Value::html("<b>bold</b> &amp; \"so\"")),
        (
            "items",
            Value::list(vec![Value::Int(3), Value::Int(1), Value::Int(2)]),
        ),
        (
            "map",
            Value::map([("b", Value::text("two")), ("a", Value::text("one"))]),
        ),
        ("none", Value::Nil),
        ("zero", Value::Int(0)),
    ])
}

fn run(text: &str) -> Result<String, Problem> {
    Template::parse("t.html", text)?.render(&data(), &NoHost, Limits::default())
}

#[test]
fn values_are_escaped_by_their_place() {
    for (text, wanted) in [
        ("<p>{{ .title }}</p>", "<p>Tea &amp; &lt;cake&gt;</p>"),
        ("<p>{{ .html }}</p>", "<p><b>bold</b> &amp; \"so\"</p>"),
        (
            "<p title=\"{{ .html }}\">",
            "<p title=\"bold &amp; &#34;so&#34;\">",
        ),
        ("<a href=\"{{ .link }}\">", "<a href=\"/a%20b/?q=x%20y\">"),
        ("<a href=\"{{ .bad }}\">", "<a href=\"#ZgotmplZ\">"),
        (
            "<a href=\"{{ .bad | safeURL }}\">",
            "<a href=\"javascript:alert%281%29\">",
        ),
        (
            "<a href=\"/?q={{ .title }}\">",
            "<a href=\"/?q=Tea%20%26%20%3Ccake%3E\">",
        ),
        ("<img alt={{ .zero }}>", "<img alt=0>"),
        ("{{ .title | safeHTML }}", "Tea & <cake>"),
    ] {
        assert_eq!(run(text).unwrap(), wanted, "{text}");
    }
}

#[test]
fn blocks_choose_and_repeat() {
    for (text, wanted) in [
        (
            "{{ if .none }}a{{ else if .zero }}b{{ else }}c{{ end }}",
            "c",
        ),
        (
            "{{ with .none }}a{{ else with .map }}{{ .a }}{{ end }}",
            "one",
        ),
        ("{{ range .items }}{{ . }},{{ end }}", "3,1,2,"),
        (
            "{{ range $i, $x := .items }}{{ $i }}={{ $x }} {{ end }}",
            "0=3 1=1 2=2 ",
        ),
        (
            "{{ range $k, $v := .map }}{{ $k }}{{ $v }}{{ end }}",
            "aonebtwo",
        ),
        ("{{ range .none }}a{{ else }}empty{{ end }}", "empty"),
        (
            "{{ range .items }}{{ if eq . 1 }}{{ break }}{{ end }}{{ . }}{{ end }}",
            "3",
        ),
        (
            "{{ range .items }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ . }}{{ end }}",
            "32",
        ),
        (
            "{{ $a := 1 }}{{ if true }}{{ $a = 2 }}{{ end }}{{ $a }}",
            "2",
        ),
        ("a {{- /* no */ -}} b", "ab"),
        (
            "{{ define \"x\" }}<i>{{ . }}</i>{{ end }}{{ template \"x\" .title }}",
            "<i>Tea &amp; &lt;cake&gt;</i>",
        ),
        (
            "{{ define \"_partials/y\" }}{{ return add . 1 }}{{ end }}{{ partial \"y\" 41 }}",
            "42",
        ),
    ] {
        assert_eq!(run(text).unwrap(), wanted, "{text}");
    }
}

#[test]
fn functions_take_what_is_piped_as_their_last_argument() {
    for (text, wanted) in [
        (
            "{{ .title | upper | printf \"%s!\" }}",
            "TEA &amp; &lt;CAKE&gt;!",
        ),
        (
            "{{ printf \"%03d|%-4s|%q|%.2f|%v\" 7 \"a\" \"b\" 1.5 (slice 1 \"x\") }}",
            "007|a   |&#34;b&#34;|1.50|[1 x]",
        ),
        ("{{ .none | default \"d\" }}{{ default 5 .zero }}", "d5"),
        (
            "{{ cond (and true .title) \"y\" \"n\" }}{{ or .none .zero 7 }}",
            "y7",
        ),
        (
            "{{ index (split \"a,b,c\" \",\") 1 }}{{ len .items }}",
            "b3",
        ),
        (
            "{{ delimit (sort .items) \"-\" }} {{ delimit (first 2 .items) \", \" \" and \" }}",
            "1-2-3 3 and 1",
        ),
        (
            "{{ replaceRE `(\\w)\\w*` \"$1\" \"one two\" }}{{ replace \"aXbX\" \"X\" \"-\" }}",
            "o ta-b-",
        ),
        (
            "{{ (dict \"a\" (dict \"b\" 4)).a.b }}{{ in \"abc\" \"b\" }}",
            "4true",
        ),
        (
            "{{ substr \"hello\" 1 3 }} {{ strings.TrimPrefix \"he\" \"hello\" }} {{ path.Join \"a\" \"../b\" }}",
            "ell llo b",
        ),
        (
            "{{ urlize \"A B c!\" }} {{ humanize \"my-page\" }} {{ title \"the lord of rings\" }}",
            "a-b-c My page The Lord of Rings",
        ),
        (
            "{{ dateFormat \"2 January 2006\" \"2024-03-09\" }} {{ seq 3 }} {{ math.Round 2.5 }}",
            "9 March 2024 [1 2 3] 3",
        ),
        (
            "{{ lang.FormatNumber 1 1234567.26 }} {{ ((time \"2024-01-31\").AddDate 0 1 0).Format \"2006-01-02\" }}",
            "1,234,567.3 2024-03-02",
        ),
        (
            "{{ with urls.Parse \"https://a.b/c%20d?e#f\" }}{{ .Host }}{{ .Path }}{{ .IsAbs }}{{ end }}",
            "a.b/c dtrue",
        ),
        (
            "{{ $s := newScratch }}{{ $s.Set \"a\" 1 }}{{ $s.Add \"a\" 2 }}{{ $s.Get \"a\" }}",
            "3",
        ),
    ] {
        assert_eq!(run(text).unwrap(), wanted, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_named_with_its_line() {
    let problem = run("a\n\n{{ resources.GetRemote \"x\" }}").unwrap_err();
    assert_eq!(
        problem.to_string(),
        "t.html:3: the function `resources.GetRemote` is not supported"
    );
    let problem = run("{{ errorf \"missing %q\" \"src\" }}").unwrap_err();
    assert_eq!(problem.message, "`errorf`: missing \"src\"");
    for text in [
        "{{ if }}",
        "{{ end }}",
        "{{ if 1 }}",
        "{{ .a",
        "{{ ( }}",
        "{{ \"a }}",
        "{{ $x }}",
        "{{ 1 2 }}",
    ] {
        assert!(run(text).is_err(), "{text}");
    }
}

#[test]
fn nothing_runs_away() {
    let limits = Limits {
        steps: 1000,
        bytes: 1000,
        depth: 8,
    };
    for text in [
        "{{ range 100000 }}x{{ end }}",
        "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}",
        "{{ define \"_partials/a\" }}{{ partial \"a\" . }}{{ end }}{{ partial \"a\" . }}",
        "{{ range seq 100 }}{{ range seq 100 }}{{ range seq 100 }}x{{ end }}{{ end }}{{ end }}",
        "{{ strings.Repeat 100000 \"x\" }}",
        "{{ seq 1 9223372036854775807 }}",
    ] {
        let template = Template::parse("t", text).unwrap();
        assert!(
            template.render(&Value::Nil, &NoHost, limits).is_err(),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\{\\{|\\}\\}|-| |if|end|else|range|with|define|\\$a|:=|\\.b|\"|`|\\(|\\)|\\||printf|x|1|<a href=){0,30}") {
        let _ = run(&text);
    }
}
