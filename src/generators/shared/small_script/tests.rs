//! What small functions give, and what is not followed.

use std::sync::Arc;

use super::*;
use crate::value::Value;

/// A post with a title and a day.
struct Post;

impl Host for Post {
    fn data(&self, key: &str) -> Option<Value> {
        match key {
            "title" => Some("Low Tide, High Hopes".into()),
            "tags" => Some(Value::List(vec!["sea".into(), "moon".into()])),
            "draft" => Some(Value::Bool(true)),
            _ => None,
        }
    }

    fn page(&self, key: &str) -> Option<Given> {
        let date = "2024-03-01T10:20:30+00:00".parse().unwrap();
        match key {
            "fileSlug" => Some(Given::text("low-tide")),
            "date" => Some(Given::Date(date)),
            _ => None,
        }
    }

    fn filter(&self, name: &str, arguments: &[Given]) -> Option<Given> {
        let text = arguments.first()?.shown().ok()?;
        (name == "shout").then(|| Given::text(text.to_uppercase()))
    }

    fn markdown(&self, text: &str, inline: bool) -> String {
        match inline {
            true => format!("<i>{text}</i>"),
            false => format!("<p>{text}</p>"),
        }
    }
}

/// What a function gives for the post, in a file that has `file` before it.
fn gives(function: &str, file: &str) -> String {
    let script = Script {
        files: [(
            "a.js".to_owned(),
            format!("{file}\nexport const made = {function};\n"),
        )]
        .into(),
        settings: "none.js".into(),
    };
    let script = Arc::new(script);
    let machine = Machine::of(&script);
    let mut given = match machine.exported("a.js") {
        Ok(Given::Object(all)) => all.get("made").unwrap_or(Given::Undefined),
        other => return format!("{other:?}"),
    };
    for _ in 0..3 {
        if let Given::Closure(_) | Given::Unknown(_) = given {
            given = match machine.call(&given, &Post, &[Given::Data]) {
                Ok(given) => given,
                Err(what) => return format!("not followed: {what}"),
            };
        }
    }
    match given {
        Given::Bool(_) | Given::Number(_) | Given::Text(_) => given.shown().unwrap(),
        given => format!("{given:?}"),
    }
}

#[test]
fn functions_give_paths() {
    for (function, wanted) in [
        ("data => `/a/${data.page.fileSlug}/`", "/a/low-tide/"),
        (
            "function (data) { return '/b/' + data.title.toLowerCase().replace(/[^a-z]+/g, '-'); }",
            "/b/low-tide-high-hopes",
        ),
        (
            "function (data) { if (data.draft && process.env.BUILD_DRAFTS) { return false } return `/${this.shout(data.tags[0])}/` }",
            "/SEA/",
        ),
        (
            "({ page, title }) => { const d = page.date; return `/${d.getFullYear()}/${String(d.getMonth() + 1).padStart(2, '0')}/${title.split(' ')[0]}` }",
            "/2024/03/Low",
        ),
        ("data => data.draft ? false : data.permalink", "false"),
        (
            "data => data.missing?.slug ?? data.tags.map(t => t.slice(0, 2)).join('/')",
            "se/mo",
        ),
        (
            "data => data.page.date > new Date() ? 'later' : 'past'",
            "past",
        ),
        (
            "data => `${data.title.replace(/(\\w+) (\\w+)/, '$2-$1')}`",
            "Tide-Low, High Hopes",
        ),
        (
            "() => (data) => `/${data.page.date.toISOString().slice(0, 10)}.html`",
            "/2024-03-01.html",
        ),
        (
            "data => { let s = 'x'; if (!data.nothing) s = 'y'; else { s = 'z' } return s }",
            "y",
        ),
    ] {
        assert_eq!(gives(function, ""), wanted, "{function}");
    }
}

#[test]
fn names_of_the_file_count() {
    let file = "import slugify from '@sindresorhus/slugify';\n\
                import other from './other.js';\n\
                const isDraft = (data) => 'draft' in data && data.draft !== false;\n\
                const base = '/log';\n\
                export const settings = { permalink: 1 };\n";
    assert_eq!(
        gives("data => isDraft(data) ? `${base}/x/` : base", file),
        "/log/x/"
    );
    assert_eq!(
        gives(
            "data => slugify(data.title, { customReplacements: [[',', 'o']] })",
            file
        ),
        "low-tideo-high-hopes"
    );
    assert_eq!(
        gives("data => other(data)", file),
        "not followed: the file `./other.js`"
    );
}

/// What is not followed is named, and takes no more time than what is.
#[test]
fn what_is_not_followed_is_named() {
    for (function, named) in [
        ("data => this.whisper(data.title)", "`whisper()`"),
        ("data => data.nothing.slug", "`slug` of what is missing"),
        ("data => lodash(data)", "`lodash`"),
        ("data => fetch('https://e.example/')", "`fetch`"),
        ("data => new Date().getFullYear()", "`getFullYear()`"),
        ("data => Math.random()", "`Math.random()`"),
        (
            "data => { seen += 1; return seen }",
            "`seen =`, which calls share",
        ),
        (
            "data => { known.push(1); return 'x' }",
            "`push()` of what calls share",
        ),
        ("data => f(data)", "calls that are nested too deep"),
        (
            "data => { while (true) {} }",
            "a function that takes too long",
        ),
        ("data => 'x'.repeat(1e9)", "a text that is too long"),
    ] {
        let said = gives(
            function,
            "let seen = 0; const known = []; const f = (data) => f(data);",
        );
        assert_eq!(said, format!("not followed: {named}"), "{function}");
    }
    let deep = format!("data => {}1{}", "(".repeat(5000), ")".repeat(5000));
    assert!(gives(&deep, "").starts_with("not followed: "));
    assert!(gives("data => `${", "").starts_with("not followed: "));
    let long = format!("data => {}1", "1 + ".repeat(5000));
    assert!(gives(&long, "").starts_with("not followed: "));
    let members = format!("data => data{}", ".a".repeat(5000));
    assert!(gives(&members, "").starts_with("not followed: "));
    gives(&"data => `${".repeat(5000), "");
    gives(&format!("({}", "{ a: ".repeat(5000)), "");
}

/// What people write in filters and shortcodes.
#[test]
fn statements_and_methods_are_those_of_the_language() {
    for (function, wanted) in [
        (
            "d => { let s = ''; for (const t of d.tags) { if (t === 'moon') continue; s += t; } return s }",
            "sea",
        ),
        (
            "d => { let n = 0; for (let i = 0; i < 4; i++) { n += i; } while (n > 5) n--; return n }",
            "5",
        ),
        (
            "d => { switch (d.tags[0]) { case 'sea': return 1; default: return 2 } }",
            "1",
        ),
        (
            "d => { try { throw new Error('low') } catch (e) { return e.message } finally { } }",
            "low",
        ),
        (
            "d => { try { return fetch('x') } catch (e) { return 'silent' } }",
            "not followed: `fetch`",
        ),
        (
            "d => { const [a, ...rest] = d.tags; const { length, b = 'c' } = rest; return a + length + b }",
            "sea1c",
        ),
        (
            "d => { const o = { a: 1, ['b' + 1]: 2, c() { return 3 } }; return `${o.a}${o.b1}${o.c()}` }",
            "123",
        ),
        (
            "d => Object.entries({ b: 1, a: 2 }).map(([k, v]) => k + v).sort().join()",
            "a2,b1",
        ),
        (
            "d => [...new Set([3, 1, 3])].concat([[2]].flat()).sort((a, b) => a - b).join('-')",
            "1-2-3",
        ),
        (
            "d => JSON.stringify({ a: [1, 'b', null] })",
            "{\"a\":[1,\"b\",null]}",
        ),
        (
            "async d => { const all = await Promise.all(d.tags.map(async t => t + '!')); return all.join('') }",
            "sea!moon!",
        ),
        (
            "d => new Date('2024-03-01').toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })",
            "1 March 2024",
        ),
        (
            "d => d.page.date.toLocaleDateString('en-US', { dateStyle: 'long' })",
            "March 1, 2024",
        ),
        (
            "d => DateTime.fromJSDate(d.page.date, { zone: 'utc' }).toFormat(\"d LLLL yyyy, HH:mm\")",
            "1 March 2024, 10:20",
        ),
        (
            "d => dayjs(d.page.date).add(1, 'day').format('MMM Do, YYYY [at] h A')",
            "Mar 2nd, 2024 at 10 AM",
        ),
        (
            "d => md.render('a') + md.renderInline('b')",
            "<p>a</p><i>b</i>",
        ),
        (
            "d => typeof nobody + (d.tags?.length ?? 0) + (void 0 || 'x') + -2 ** 2 + (5 & 3)",
            "undefined2x41",
        ),
        (
            "d => 'a-b_c'.replace(/[-_](\\w)/g, (_, c) => c.toUpperCase())",
            "aBC",
        ),
        (
            "d => (1234.5).toFixed(2) + (1234567).toLocaleString()",
            "1234.501,234,567",
        ),
        (
            "d => encodeURIComponent('a b&c') + decodeURI('%20') + parseInt('12px')",
            "a%20b%26c 12",
        ),
        ("d => String.raw`a\\n` + oneLine`b`", "a\nb"),
    ] {
        let file = "import { DateTime } from 'luxon';\nimport dayjs from 'dayjs';\nimport { oneLine } from 'common-tags';\n\
                    import markdownIt from 'markdown-it';\nimport anchor from 'markdown-it-anchor';\n\
                    class Low { tide() { return 1 } }\nconst md = markdownIt({ html: true }).use(anchor, { a: anchor.b.c() });\n";
        assert_eq!(gives(function, file), wanted, "{function}");
    }
}

/// The settings of a site, as its person writes them: in several files, with what is not followed among them.
#[test]
fn settings_register_what_can_be_followed() {
    let files = [
        (
            "eleventy.config.js",
            "import { filters } from './lib/filters.js';\nimport plugin from './lib/plugin.cjs';\nimport Image from '@11ty/eleventy-img';\n\
             export default async function (eleventyConfig) {\n\
               eleventyConfig.addPlugin(somebody, { a: 1 });\n\
               for (const [name, filter] of Object.entries(filters)) eleventyConfig.addFilter(name, filter);\n\
               eleventyConfig.addPlugin(plugin, { mark: '~' });\n\
               eleventyConfig.addShortcode('picture', async (src) => { const made = await Image(src); return made.url });\n\
               eleventyConfig.addPairedShortcode('note', function (inner, kind = 'plain') { return `<aside class=${kind}>${inner}${this.page.fileSlug}</aside>` });\n\
               return { dir: { input: 'src' } };\n\
             };\n",
        ),
        (
            "lib/filters.js",
            "const shout = (text) => text.toUpperCase();\nexport const filters = { shout, twice: t => shout(t) + t };\n",
        ),
        (
            "lib/plugin.cjs",
            "module.exports = (config, { mark }) => { config.addFilter('wave', t => mark + t + mark) };\n",
        ),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let script = Arc::new(Script {
        files: files.into(),
        settings: "eleventy.config.js".into(),
    });
    let machine = Machine::of(&script);
    let run = |given: Option<Given>, arguments: &[&str]| {
        let arguments: Vec<Given> = arguments.iter().map(|it| Given::text(*it)).collect();
        match machine.call(&given.unwrap(), &Post, &arguments) {
            Ok(given) => given.shown().unwrap(),
            Err(what) => format!("not followed: {what}"),
        }
    };
    assert_eq!(run(machine.filter("twice"), &["ab"]), "ABab");
    assert_eq!(run(machine.filter("wave"), &["ab"]), "~ab~");
    assert_eq!(
        run(machine.shortcode("note"), &["x"]),
        "<aside class=plain>xlow-tide</aside>"
    );
    assert_eq!(
        run(machine.shortcode("picture"), &["x.png"]),
        "not followed: the package `@11ty/eleventy-img`"
    );
}
