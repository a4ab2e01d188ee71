//! Tags of plugins that are not here.

use super::super::ProblemKind;
use super::{text, warnings};

#[test]
fn what_a_tag_names_is_linked() {
    let watch = |id: &str| {
        let url = format!("https://www.youtube.com/watch?v={id}");
        format!("<a href=\"{url}\">{url}</a>")
    };
    assert_eq!(text("{% youtube dQw4w9WgXcQ %}"), watch("dQw4w9WgXcQ"));
    assert_eq!(
        text("{% youtube \"dQw4w9WgXcQ\" 560 315 %}"),
        watch("dQw4w9WgXcQ")
    );
    assert_eq!(text("{% youtube page.video %}"), watch("abc-123"));
    assert_eq!(text("{% youtube {{ page.video }} %}"), watch("abc-123"));
    assert_eq!(text("{% youtube id=\"abc\" %}"), watch("abc"));
    assert_eq!(
        text("{% gist ada/1234 file.rb %}"),
        "<a href=\"https://gist.github.com/ada/1234\">https://gist.github.com/ada/1234</a>"
    );
    assert_eq!(
        text("{% twitter https://t.example/a?b=1&c=2 align=center %}"),
        "<a href=\"https://t.example/a?b=1&amp;c=2\">https://t.example/a?b=1&amp;c=2</a>"
    );
}

#[test]
fn pictures_are_shown() {
    assert_eq!(
        text("{% figure src=\"/a.png\" caption=\"A \\\"b\\\"\" %}"),
        "<img src=\"/a.png\" alt=\"A &quot;b&quot;\">"
    );
    assert_eq!(
        text("{% asset_img leaf.JPG A leaf %}"),
        "<img src=\"leaf.JPG\" alt=\"\">"
    );
}

#[test]
fn other_tags_leave_nothing_behind_but_a_warning() {
    assert_eq!(
        text("a{% seo %}b{% feed_meta %}c{% youtube <script> %}d"),
        "abcd"
    );
    assert_eq!(
        warnings("a\n{% seo title=false %}"),
        [(ProblemKind::UnknownTag, 2, "seo".to_owned())]
    );
}

#[test]
fn blocks_of_plugins_keep_their_content() {
    assert_eq!(
        text("{% note title %}in {{ page.title }}{% endnote %} out"),
        "in Hello out"
    );
    assert_eq!(
        warnings("{% note %}x{% endnote %}"),
        [(ProblemKind::UnknownTag, 1, "note".to_owned())]
    );
    assert_eq!(text("{% note %}a{% endnote %}{% note %}b"), "ab");
}

#[test]
fn the_same_tag_on_one_line_is_told_once() {
    assert_eq!(
        warnings("{% for i in (1..50) %}{% nosuch %}{% endfor %}").len(),
        1
    );
}
