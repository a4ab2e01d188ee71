//! What Liquid promises where Jekyll gives no example: broken templates, plugins' tags, and templates without end.

mod broken;
mod limits;
mod plugins;

use std::borrow::Cow;

use super::{Context, Limits, ProblemKind, Rendered, Site, render};
use feedmill_text::value::Value;

/// A site with three includes, one page and one post.
struct SmallSite {
    posts: Value,
}

impl Site for SmallSite {
    fn include(&self, path: &str) -> Option<Cow<'_, str>> {
        Some(match path {
            "again.html" => "{{ include.depth }}{% include again.html depth=include %}".into(),
            "list.html" => "{{ include.site.posts.size }} {{ include.site.url }}".into(),
            "broken.html" => "before\n{% if x %}\nafter {% nosuch %}".into(),
            "größe.html" => "included".into(),
            _ => return None,
        })
    }

    fn include_relative(&self, path: &str) -> Option<Cow<'_, str>> {
        (path == "beside.md").then(|| "beside".into())
    }

    fn link(&self, path: &str) -> Option<String> {
        (path == "about.md").then(|| "/about/".to_owned())
    }

    fn post_url(&self, name: &str) -> Option<String> {
        (name == "2022-03-18-hello").then(|| "/2022/03/18/hello.html".to_owned())
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        (name == "posts").then_some(&self.posts)
    }

    fn page_variable(&self, name: &str) -> Option<&Value> {
        (name == "siblings").then_some(&self.posts)
    }

    fn markdownify(&self, text: &str) -> String {
        format!("<p>{text}</p>")
    }
}

/// Renders `source` on the small site with the usual limits.
fn rendered(source: &str) -> Rendered<'_> {
    rendered_within(source, Limits::default())
}

fn rendered_within(source: &str, limits: Limits) -> Rendered<'_> {
    let page: Value = serde_yaml::from_str("title: Hello\ntags: [a, b]\nvideo: abc-123").unwrap();
    let site = SmallSite {
        posts: serde_yaml::from_str("[{title: One}, {title: Two}]").unwrap(),
    };
    let context = Context {
        page: &page,
        site: &Value::Null,
        lookups: &site,
        timezone: chrono_tz::Asia::Shanghai,
        now: chrono::DateTime::from_timestamp(1_647_560_953, 0).unwrap(),
        url: "https://example.org",
        baseurl: "/blog",
        environment: "production",
        limits,
    };
    render(source, &context)
}

fn text(source: &str) -> String {
    rendered(source).text.into_owned()
}

/// The kind, line and tag of each warning.
fn warnings(source: &str) -> Vec<(ProblemKind, usize, String)> {
    let warnings = rendered(source).warnings.into_iter();
    warnings
        .map(|problem| (problem.kind, problem.line, problem.tag))
        .collect()
}

#[test]
fn source_without_liquid_is_borrowed() {
    for source in ["", "plain", "{ % } }", "a {b} %} }} {"] {
        assert!(matches!(rendered(source).text, Cow::Borrowed(text) if text == source));
    }
}

#[test]
fn what_the_site_gathers_is_found() {
    assert_eq!(
        text("{{ site.posts.size }}{{ site.posts[1].title }}"),
        "2Two"
    );
    assert_eq!(
        text("{{ page.siblings | map: 'title' | join: '+' }}"),
        "One+Two"
    );
    assert_eq!(
        text("{{ site.url }}{{ site.baseurl }}"),
        "https://example.org/blog"
    );
    assert_eq!(
        text("{% include list.html site=site %}"),
        "2 https://example.org"
    );
    assert_eq!(text("{{ 'a&b' | replace: '&', '<\\&>' }}"), "a<&>b");
    assert_eq!(text("{{ 'a.b' | replace: '.', '\\\\' }}"), "a\\b");
    assert_eq!(text("{{ jekyll.environment }}"), "production");
    assert_eq!(text("{{ '*a*' | markdownify }}"), "<p>*a*</p>");
}

#[test]
fn the_clock_is_the_one_that_was_given() {
    assert_eq!(text("{{ site.time }}"), "2022-03-18 07:49:13 +0800");
    assert_eq!(text("{{ 'now' | date: '%Y-%m-%d %Z' }}"), "2022-03-18 CST");
    assert_eq!(
        text("{{ site.time | date_to_xmlschema }}"),
        "2022-03-18T07:49:13+08:00"
    );
}

#[test]
fn links_lead_to_their_pages() {
    assert_eq!(text("{% link about.md %}"), "/blog/about/");
    assert_eq!(
        text("{% post_url 2022-03-18-hello %}"),
        "/blog/2022/03/18/hello.html"
    );
    assert_eq!(text("{% include größe.html %}"), "included");
    assert_eq!(text("{% include_relative beside.md %}"), "beside");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_it_panic(source in "([ -~]|\\{\\{|\\}\\}|\\{%-?|-?%\\}|\n|é){0,80}") {
        let made = rendered(&source);
        if !super::has_liquid(&source) {
            proptest::prop_assert_eq!(made.text, source.as_str());
        }
    }

    #[test]
    fn no_template_makes_it_panic(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..25)) {
        let source = pieces.concat();
        let made = rendered(&source);
        let lines = source.lines().count() + 1;
        proptest::prop_assert!(made.warnings.iter().all(|problem| (1..=lines).contains(&problem.line)));
        super::close_open_blocks(&source);
    }

    #[test]
    fn no_filter_panics_on_any_value(
        value in proptest::sample::select(VALUES),
        filter in proptest::sample::select(FILTERS),
        first in proptest::sample::select(VALUES),
        second in proptest::sample::select(VALUES),
    ) {
        rendered(&format!("{{{{ {value} | {filter}: {first}, {second} }}}}"));
        rendered(&format!("{{{{ {value} | {filter}: {first} | {filter} | jsonify }}}}"));
    }
}

const PIECES: &[&str] = &[
    "{% if page.title %}",
    "{% elsif x == ",
    "1 %}",
    "{% else %}",
    "{% endif %}",
    "{% for i in (1..3) %}",
    "{% for i in site.posts limit:1 reversed %}",
    "{% endfor %}",
    "{{ i.title | upcase }}",
    "{{ forloop.index }}",
    "{% case page.title %}",
    "{% when 'Hello', nil %}",
    "{% endcase %}",
    "{% raw %}",
    "{% endraw %}",
    "{% comment %}",
    "{% endcomment %}",
    "{% capture x %}",
    "{% endcapture %}",
    "{{ x | ",
    "}}",
    "{%",
    "%}",
    "{{",
    "\n",
    " text é ",
    "{% include broken.html a='1' %}",
    "{% include again.html %}",
    "{% highlight c++ %}",
    "{% endhighlight %}",
    "{% assign x = page.tags | push: x %}",
    "{% cycle 'a', x %}",
    "{% tablerow t in page.tags cols:2 %}",
    "{% endtablerow %}",
    "{% break %}",
    "{% continue %}",
    "{% increment n %}",
    "{% unknown a %}",
    "{% endunknown %}",
    "{% liquid\nif x\necho x\nendif %}",
    "-%}",
    "{%- if",
    "{{- \"a",
    "'",
    "[[",
    "((1..",
    "{% youtube page.video %}",
];

const VALUES: &[&str] = &[
    "nil",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5",
    "-0.001",
    "1e5",
    "''",
    "'a'",
    "'-'",
    "'é茶'",
    "'12'",
    "'%Y %10d %-1x'",
    "page",
    "site",
    "page.tags",
    "site.posts",
    "(1..3)",
    "(3..1)",
    "(1..9223372036854775807)",
    "(-9223372036854775807..9223372036854775807)",
    "empty",
    "forloop",
    "'2022-03-18'",
    "'99999999999999999999'",
    "99999999999999999999",
    "0.00000000000000000000001",
    "'t.title'",
    "'title'",
];

const FILTERS: &[&str] = &[
    "abs",
    "absolute_url",
    "append",
    "array_to_sentence_string",
    "at_least",
    "at_most",
    "capitalize",
    "ceil",
    "cgi_escape",
    "compact",
    "concat",
    "date",
    "date_to_long_string",
    "date_to_rfc822",
    "date_to_string",
    "date_to_xmlschema",
    "default",
    "divided_by",
    "downcase",
    "escape",
    "escape_once",
    "find",
    "find_exp",
    "first",
    "floor",
    "group_by",
    "group_by_exp",
    "inspect",
    "join",
    "jsonify",
    "last",
    "lstrip",
    "map",
    "markdownify",
    "minus",
    "modulo",
    "newline_to_br",
    "normalize_whitespace",
    "number_of_words",
    "plus",
    "pop",
    "prepend",
    "push",
    "relative_url",
    "remove",
    "remove_first",
    "remove_last",
    "replace",
    "replace_first",
    "replace_last",
    "reverse",
    "round",
    "rstrip",
    "sample",
    "shift",
    "size",
    "slice",
    "slugify",
    "smartify",
    "sort",
    "sort_natural",
    "split",
    "strip",
    "strip_html",
    "strip_index",
    "strip_newlines",
    "sum",
    "times",
    "to_integer",
    "truncate",
    "truncatewords",
    "uniq",
    "unshift",
    "upcase",
    "uri_escape",
    "url_decode",
    "url_encode",
    "where",
    "where_exp",
    "xml_escape",
];
