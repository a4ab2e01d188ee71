//! kramdown's own test suite, read where it is at hand: `KRAMDOWN_SUITE` names the folder `test/testcases` of its
//! repository. Nothing of it is kept here.

mod reading;

use std::fs;
use std::path::{Path, PathBuf};

use feedmill_kramdown::{Options, render};
use reading::reading;

/// How many cases of kramdown 2.5.2 pass; none that does may stop.
const FLOOR: usize = 172;

/// Cases that say nothing of a feed, and why.
const LEFT_OUT: [(&str, &str); 16] = [
    ("block/03_paragraph/with_html_to_native", NATIVE),
    (
        "block/04_header/with_header_links",
        "links to a heading itself do not belong in a feed",
    ),
    ("block/06_codeblock/guess_lang_css_class", COLOURS),
    ("block/06_codeblock/highlighting", COLOURS),
    ("block/06_codeblock/highlighting-opts", COLOURS),
    ("block/06_codeblock/rouge/multiple", COLOURS),
    ("block/06_codeblock/rouge/simple", COLOURS),
    (
        "block/06_codeblock/whitespace",
        "white space of code is not made visible",
    ),
    ("block/09_html/html_to_native/code", NATIVE),
    ("block/09_html/html_to_native/emphasis", NATIVE),
    ("block/09_html/html_to_native/header", NATIVE),
    ("block/09_html/html_to_native/table_simple", NATIVE),
    ("block/12_extension/options3", COLOURS),
    ("span/03_codespan/highlighting", COLOURS),
    ("span/03_codespan/normal-css-class", COLOURS),
    ("span/03_codespan/rouge/simple", COLOURS),
];
const COLOURS: &str = "code is not coloured";
const NATIVE: &str = "an option for converters to other formats";

#[test]
fn the_suite_of_kramdown_passes() {
    let Some(folder) = std::env::var_os("KRAMDOWN_SUITE") else {
        println!("KRAMDOWN_SUITE is not set: nothing to compare with");
        return;
    };
    let mut texts = Vec::new();
    collect(Path::new(&folder), &mut texts);
    texts.sort();
    let (mut passed, mut left_out, mut failed) = (0, 0, Vec::new());
    for text in &texts {
        let name = name(Path::new(&folder), text);
        if LEFT_OUT.iter().any(|(part, _)| name == *part) {
            left_out += 1;
            continue;
        }
        let expected = fs::read_to_string(text.with_extension("html")).unwrap();
        let made = render(&fs::read_to_string(text).unwrap(), &options(text)).html;
        let (expected, made) = (without_roles(&expected), without_roles(&made));
        if expected == made {
            passed += 1;
        } else {
            let same = expected.iter().zip(&made).take_while(|(a, b)| a == b);
            let at = same.count().saturating_sub(1);
            let shown = |tokens: &[String]| {
                format!(
                    "{:?}",
                    &tokens[at.min(tokens.len())..]
                        .iter()
                        .take(6)
                        .collect::<Vec<_>>()
                )
            };
            failed.push(format!(
                "{name}\n  expected …{}\n  found    …{}",
                shown(&expected),
                shown(&made)
            ));
        }
    }
    println!(
        "{passed} of {} pass, {left_out} left out",
        texts.len() - left_out
    );
    for failure in &failed {
        println!("{failure}");
    }
    assert!(
        passed >= FLOOR,
        "only {passed} cases pass\n{}",
        failed.join("\n")
    );
}

/// All texts below `folder` that have a page beside them.
fn collect(folder: &Path, texts: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "text")
            && path.with_extension("html").is_file()
        {
            texts.push(path);
        }
    }
}

fn name(folder: &Path, text: &Path) -> String {
    let inside = text.strip_prefix(folder).unwrap().with_extension("");
    inside.to_string_lossy().replace('\\', "/")
}

/// What the file beside the text sets; without one, what the suite sets everywhere.
fn options(text: &Path) -> Options {
    let mut options = Options::default();
    options.set("input", "kramdown");
    options.set("hard_wrap", "false");
    let own = text.with_extension("options");
    let shared = text.with_file_name("options");
    let file = [own, shared].into_iter().find(|file| file.is_file());
    let Some(file) = file else {
        options.set("auto_ids", "false");
        return options;
    };
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((name, value)) = line.trim_start_matches(':').split_once(':') else {
            continue;
        };
        let mut value = unquoted(value);
        while let Some(inner) = lines.next_if(|line| line.starts_with(' ')) {
            let (name, inner) = inner.split_once(':').unwrap();
            value.push_str(&format!("{}={}\n", name.trim(), unquoted(inner)));
        }
        options.set(name.trim(), &value);
    }
    options
}

/// What a reader gets. The versions of kramdown give `role` to different elements.
fn without_roles(html: &str) -> Vec<String> {
    let mut tokens = reading(html);
    for token in tokens.iter_mut().filter(|token| token.starts_with('<')) {
        while let Some(start) = token.find(" role=\"") {
            let end = token[start + 7..]
                .find('"')
                .map_or(token.len(), |end| start + 7 + end + 1);
            token.replace_range(start..end, "");
        }
    }
    tokens
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inside = ['"', '\'']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote));
    inside.unwrap_or(value.trim_start_matches(':')).to_owned()
}
