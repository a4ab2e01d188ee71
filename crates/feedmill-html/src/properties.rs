//! What holds for any HTML at all.

use std::collections::HashSet;

use proptest::prelude::*;
use url::Url;

use super::{Context, Profile, Sanitize, boilerplate, clean, text};
use feedmill_text::entity::decode_entities;
use feedmill_text::forbidden::is_forbidden;
use feedmill_text::tags::{TagKind, scan};

fn cleaned(html: &str, profile: Profile) -> String {
    with(html, profile, Sanitize::Normal, "")
}

fn with(html: &str, profile: Profile, sanitize: Sanitize, id_prefix: &str) -> String {
    let page = Url::parse("https://blog.example/2022/post.html").unwrap();
    let context = Context {
        page: &page,
        site: &page,
        profile,
        remove: boilerplate(),
        sanitize,
        id_prefix,
    };
    clean(html, &context).into_owned()
}

const NAMES: &[&str] = &[
    "p",
    "div",
    "b",
    "i",
    "a",
    "span",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "h1",
    "h2",
    "pre",
    "code",
    "blockquote",
    "center",
    "font",
    "nobr",
    "button",
    "select",
    "option",
    "optgroup",
    "form",
    "input",
    "textarea",
    "title",
    "xmp",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "mi",
    "g",
    "foreignObject",
    "annotation-xml",
    "desc",
    "br",
    "img",
    "image",
    "hr",
    "em",
    "u",
    "ruby",
    "rt",
    "figure",
    "details",
    "summary",
    "video",
    "source",
    "marquee",
    "applet",
    "section",
    "fieldset",
    "listing",
    "address",
    "small",
    "mtext",
    "mglyph",
    "malignmark",
    "body",
    "html",
    "head",
    "template",
    "embed",
    "param",
    "wbr",
    "menu",
    "x-y",
];

/// Pieces that tags are made of, and what spoils them.
const SCRAPS: &[&str] = &[
    "<",
    ">",
    "\"",
    "'",
    "&",
    "&#",
    "#8;",
    ";",
    "&lt",
    "/",
    "=",
    " ",
    "<!--",
    "-->",
    "--",
    "!",
    "<!",
    "<?",
    "</",
    "</>",
    "<a href=\"",
    "<p title='",
    "<![CDATA[",
    "]]>",
    "text",
    "中文。",
    "\u{0}",
    "\u{8}",
    "\u{ffff}",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<plaintext>",
    "<b",
    "href=/a",
    "&amp",
    "\n",
    "<img src=data:x>",
    "<img data-src=/a>",
    "<p style=\"display:none\">",
    "<a href=x>",
    "<span id=x>",
    "<a href=#x>",
    "<a href='#p-x'>",
    "<p id=y hidden>",
    "<a href=#y>",
    "<img src=//x.example/ onerror=x>",
    "<noscript><img src=/a></noscript>",
    "<div/>",
    "<svg/>",
    "<path/>",
    "<math><mi>",
    "<iframe src=/x>",
    "<a href=\"java&#10;script:x\" onclick=\"x\">",
    "<img srcset=\"a 1x, data:b 2x\" src='../x' ONERROR=x>",
    "<svg><use xlink:href=#a><a xlink:href=javascript:x>",
    "<path fill='url(#a)' style='fill:url(#b)'>",
    "<td headers=\"a b\" background=/x>",
    "<video src=blob:x poster=p><source src=v>",
    "<amp-img src=/a>",
    "</amp-img>",
    "<lite-youtube videoid=x>",
    "<script type=math/tex>x</script>",
    "<base href=//y.example/>",
    "<noscript>JavaScript</noscript>",
    "<img src=blank.gif file=/b style=display:none>",
    "<p style=\"background:url('a(1)');visibility:hidden\">",
    "<blockquote cite=q id=x>",
    "<img name=body src=a>",
    "<image name=body src=a>",
    "<object name=cookie>",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(NAMES).prop_map(|name| format!("<{name}>")),
        3 => prop::sample::select(NAMES).prop_map(|name| format!("</{name}>")),
        1 => prop::sample::select(NAMES).prop_map(|name| format!("<{name} class=\"a\" href='b'/>")),
        3 => prop::sample::select(SCRAPS).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// How many elements are open around the first `<hr id="marker">`, as a real parser (html5ever, in ammonia) sees it.
fn depth_of_marker(html: &str) -> Option<usize> {
    let mut names: HashSet<&str> = NAMES.iter().copied().collect();
    names.extend(["path", "use", "circle"]);
    // With scripts on, a parser takes what is in a `noscript` for text.
    names.retain(|name| *name != "noscript");
    let parsed = ammonia::Builder::new()
        .tags(names)
        .generic_attributes(["id"].into())
        .clean(html)
        .to_string();
    let (before, _) = parsed.split_once("<hr id=\"marker\">")?;
    let mut depth = 0_usize;
    for tag in before.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find([' ', '>', '/']).unwrap_or(name.len())];
        let void = [
            "br", "img", "hr", "input", "col", "source", "embed", "param", "wbr",
        ]
        .contains(&name);
        match tag.starts_with('/') {
            true => depth = depth.saturating_sub(1),
            false if !void => depth += 1,
            false => {}
        }
    }
    Some(depth)
}

/// What is wrong with HTML that was cleaned, as the validator's own reader of tags sees it.
fn harm(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    let mut harm = None;
    scan(html, &mut |tag| {
        let mut fault = |what: &str| harm = Some(format!("{what} at {}", tag.at));
        let name = tag.name.as_ref();
        match tag.kind {
            TagKind::Start if is_void(name) || closes_itself(&html[tag.at..]) => {}
            TagKind::Start => open.push(name.to_owned()),
            TagKind::End if open.pop().as_deref() == Some(name) => {}
            _ => fault("an unbalanced tag"),
        }
        if [
            "script", "style", "iframe", "form", "input", "base", "object", "embed",
        ]
        .contains(&name)
        {
            fault("an element that goes");
        }
        for attribute in &tag.attributes {
            let value = decode_entities(&attribute.value);
            let is_absolute = |address: &str| {
                ["https://", "http://", "mailto:", "data:image/"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme))
            };
            let faulty = match attribute.name.as_ref() {
                // A part of the entry, or of the same picture.
                "href" | "xlink:href" if value.starts_with('#') => {
                    name == "a" && !html.contains(&format!("id=\"{}\"", &value[1..]))
                }
                "href" | "src" | "poster" | "cite" | "background" | "xlink:href" => {
                    !is_absolute(&value)
                }
                "name" => ["img", "object", "embed", "form", "iframe"].contains(&name),
                "srcset" => !value.split(", ").all(is_absolute),
                "style" => {
                    value.contains("url(")
                        && !value.contains("url(http")
                        && !value.contains("url(#")
                }
                other => other.starts_with("on"),
            };
            if faulty {
                fault(&format!("{}={value}", attribute.name));
            }
        }
    });
    if !open.is_empty() {
        return Some(format!("{open:?} stay open"));
    }
    harm
}

/// Whether the tag that `html` begins with ends in `/>`, as empty elements of SVG do.
fn closes_itself(html: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    for char in html.chars() {
        match (char, quote) {
            ('>', None) => return before == '/',
            ('"' | '\'', None) if before == '=' => quote = Some(char),
            (_, Some(open)) if char == open => quote = None,
            _ => {}
        }
        before = char;
    }
    false
}

fn is_void(name: &str) -> bool {
    let void = ["br", "img", "hr", "col", "source", "wbr", "area", "track"];
    void.contains(&name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_swallows_what_follows(html in soup()) {
        for profile in [Profile::Feedmill, Profile::JekyllFeed] {
            let once = cleaned(&html, profile);
            let beside = format!("{once}<hr id=\"marker\">{once}");
            prop_assert_eq!(depth_of_marker(&beside), Some(0), "{:?}: {}", profile, once);
        }
    }

    #[test]
    fn cleaning_again_changes_nothing(html in soup()) {
        for profile in [Profile::Feedmill, Profile::JekyllFeed] {
            let once = cleaned(&html, profile);
            prop_assert_eq!(cleaned(&once, profile), once.clone(), "{:?}", profile);
            prop_assert!(!once.contains(is_forbidden));
            prop_assert!(!once.to_ascii_lowercase().contains("<script"));
        }
    }

    #[test]
    fn an_allow_list_changes_nothing_the_second_time(html in soup()) {
        let strict = |html: &str| with(html, Profile::Feedmill, Sanitize::Strict, "p-");
        let once = strict(&html);
        prop_assert_eq!(strict(&once), once.clone());
        prop_assert_eq!(harm(&once), None, "{}", once);
    }

    #[test]
    fn nothing_runs_and_every_address_is_absolute(html in soup()) {
        let once = with(&html, Profile::Feedmill, Sanitize::Normal, "p-");
        prop_assert_eq!(harm(&once), None, "{}", once);
        prop_assert_eq!(with(&once, Profile::Feedmill, Sanitize::Normal, "p-"), once);
    }

    #[test]
    fn any_text_can_be_read(html in ".{0,80}", soup in soup()) {
        for html in [html, soup] {
            let visible = text(&html);
            prop_assert!(!visible.contains(is_forbidden) && !visible.contains("  "));
            super::strip_tags(&html);
            for profile in [Profile::Feedmill, Profile::JekyllFeed] {
                prop_assert!(!cleaned(&html, profile).contains(is_forbidden));
            }
        }
    }

    #[test]
    fn text_comes_through(words in prop::collection::vec("[a-z中。]{1,4}", 1..6)) {
        let html: String = words.iter().map(|word| format!("<div><b>{word}</p></b> ")).collect();
        prop_assert_eq!(text(&cleaned(&html, Profile::Feedmill)), words.join(" "));
    }
}

#[test]
fn input_made_to_be_slow_is_not() {
    let many = 100_000;
    for (html, longest) in [
        ("<".repeat(10 * many), 4 * 10 * many),
        ("<div>".repeat(many), 256 * 11),
        ("<b>".repeat(many) + &"</b>".repeat(many), 256 * 7),
        ("<p><span>".repeat(many), usize::MAX),
        ("<table><tr><td>".repeat(many), usize::MAX),
        ("<a href=\"".repeat(many), usize::MAX),
        ("<a x=\"1>\" ".repeat(many) + ">", usize::MAX),
        ("<a b='>\"<a c=\">".repeat(many), usize::MAX),
        ("<title><xmp><textarea>".repeat(many), usize::MAX),
        ("<!--".repeat(many), 0),
        ("<![CDATA[".repeat(many), usize::MAX),
        (
            format!("<p title=\"{}\">x", "a ".repeat(many * 5)),
            usize::MAX,
        ),
        (format!("<p {}>x", "a ".repeat(many)), usize::MAX),
        (
            format!(
                "<p {}>x",
                (0..many).map(|n| format!("a{n}=x ")).collect::<String>()
            ),
            usize::MAX,
        ),
        ("<img src=x><noscript>".repeat(many), usize::MAX),
        ("&#8;&amp".repeat(many), usize::MAX),
        ("<span>".repeat(many) + &"</span>".repeat(many), 0),
        (
            format!("<i style=\"{}\">", "a:url(".repeat(many)),
            usize::MAX,
        ),
        (
            format!("<img srcset=\"{}\">", "a 1x,(".repeat(many)),
            usize::MAX,
        ),
        ("<svg><p>".repeat(many), usize::MAX),
        ("<figure><iframe>".repeat(many), usize::MAX),
    ] {
        let clean = cleaned(&html, Profile::Feedmill);
        assert!(clean.len() <= longest, "{}", &html[..20]);
        assert!(text(&html).len() <= html.len());
    }
}
