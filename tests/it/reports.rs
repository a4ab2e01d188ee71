//! `feedmill build --report`: the same outcome in every form, also if the build fails.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

fn feedmill() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command.env_remove("GITHUB_ACTIONS");
    command
}

/// A site with a post, and one with a date that cannot be read.
fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(site.path().join(name), text).unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    write("feedmill.yaml", "title: T\nurl: https://example.org\n");
    write(
        "content/a.md",
        "---\ntitle: A\ndate: 2022-01-01 10:00 +0000\n---\ntext\n",
    );
    write(
        "content/b, 50%.md",
        "---\ntitle: B\ndate: soon\n---\ntext\n",
    );
    site
}

fn build(site: &Path, options: &[&str]) -> Output {
    let mut command = feedmill();
    command.current_dir(site).arg("build").args(options);
    command.output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn schema() -> Value {
    let output = feedmill()
        .args(["schema", "build-report"])
        .output()
        .unwrap();
    json(&output)
}

/// What of `value` is not as `schema` says. Of JSON Schema, this knows what the report's schema uses.
fn faults(root: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let definition = name.rsplit('/').next().unwrap();
        return faults(root, &root["$defs"][definition], value, place, found);
    }
    if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let fits = |choice: &&Value| {
            let mut found = Vec::new();
            faults(root, choice, value, place, &mut found);
            found.is_empty()
        };
        if !choices.iter().any(|choice| fits(&choice)) {
            found.push(format!("{place}: {value} fits no choice"));
        }
        return;
    }
    if let Some(only) = schema.get("const")
        && only != value
    {
        found.push(format!("{place}: {value} is not {only}"));
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => panic!("{place}: the schema has no type: {schema}"),
    };
    let is_a = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("{place}: {other}"),
    };
    if !types.into_iter().any(is_a) {
        found.push(format!("{place}: {value} is not {}", schema["type"]));
    }
    for item in value.as_array().into_iter().flatten() {
        faults(root, &schema["items"], item, &format!("{place}[]"), found);
    }
    let Some(map) = value.as_object() else {
        return;
    };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !map.contains_key(name.as_str().unwrap()) {
            found.push(format!("{place}: {name} is missing"));
        }
    }
    for (name, value) in map {
        let place = format!("{place}.{name}");
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Null) => found.push(format!("{place}: not in the schema")),
            (Value::Null, other) => faults(root, other, value, &place, found),
            (property, _) => faults(root, property, value, &place, found),
        }
        let is_snake_case = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !name.chars().all(is_snake_case) {
            found.push(format!("{place}: the key is not in snake_case"));
        }
    }
}

fn assert_fits(report: &Value) {
    let schema = schema();
    let mut found = Vec::new();
    faults(&schema, &schema, report, "report", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_committed_schemas_are_current() {
    let reports: &[&str] = match cfg!(feature = "pull") {
        true => &["post", "build-report", "adopt-report"],
        false => &["post", "build-report"],
    };
    for report in reports {
        let name = format!("docs/{report}.schema.json");
        let committed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name));
        let output = feedmill().args(["schema", report]).output().unwrap();
        let help = format!("run `feedmill schema {report} > {name}`");
        assert_eq!(committed.unwrap(), printed(&output), "{help}");
    }
}

#[test]
fn documents_are_listed_by_what_became_of_them() {
    let site = site();
    let list = |report: &Value, key: &str| -> Vec<String> {
        let paths = report["documents"][key].as_array().unwrap().iter();
        paths
            .map(|path| path.as_str().unwrap().to_owned())
            .collect()
    };
    let first = json(&build(site.path(), &["--report", "json"]));
    assert_fits(&first);
    assert_eq!(
        (&first["status"], &first["exit_code"]),
        (&"success".into(), &0.into())
    );
    assert!(list(&first, "written").contains(&"rss.xml".to_owned()));
    assert!(list(&first, "changed").is_empty());
    let post = "---\ntitle: Z\ndate: 2022-01-01 10:00 +0000\ntags: [t]\n---\ntext\n";
    fs::write(site.path().join("content/a.md"), post).unwrap();
    let check = json(&build(site.path(), &["--check", "--report", "json"]));
    assert_fits(&check);
    assert_eq!(
        (&check["status"], &check["exit_code"]),
        (&"failure".into(), &1.into())
    );
    assert!(list(&check, "written").is_empty());
    let stale = check["documents"]["stale"].as_array().unwrap();
    let of = |path: &str| stale.iter().find(|stale| stale["path"] == path).unwrap();
    assert_eq!(of("rss.xml")["change"], "changed");
    assert!(of("rss.xml")["line"].as_u64() > Some(1));
    assert_eq!(of("tag/t/rss.xml")["change"], "missing");
    let second = json(&build(site.path(), &["--report", "json"]));
    assert!(list(&second, "changed").contains(&"rss.xml".to_owned()));
    assert!(list(&second, "written").contains(&"tag/t/rss.xml".to_owned()));
    assert!(!list(&second, "changed").contains(&"tag/t/rss.xml".to_owned()));
    fs::write(
        site.path().join("content/a.md"),
        post.replace("tags: [t]", "tags: []"),
    )
    .unwrap();
    let third = json(&build(site.path(), &["--report", "json"]));
    assert!(list(&third, "removed").contains(&"tag/t/rss.xml".to_owned()));
}

#[test]
fn a_build_that_fails_has_a_report_too() {
    let site = site();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://e.org\nfeds: {}\n",
    )
    .unwrap();
    let output = build(site.path(), &["--report", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let report = json(&output);
    assert_fits(&report);
    assert_eq!(
        (&report["status"], &report["exit_code"]),
        (&"error".into(), &2.into())
    );
    let message = report["error"]["message"].as_str().unwrap();
    assert!(message.contains("unknown setting `feds`"), "{message}");
    assert!(
        report["error"]["help"]
            .as_str()
            .unwrap()
            .contains("did you mean `feeds`?")
    );
    let missing = build(Path::new("/"), &["no-such-folder", "--report", "json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_fits(&json(&missing));
}

#[test]
fn warnings_become_annotations_at_their_lines() {
    let site = site();
    let output = build(site.path(), &["--report", "github", "--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    let annotation = "::warning file=content/b%2C 50%25.md,line=3,col=7,title=feedmill no-date::";
    assert!(
        text.lines().any(|line| line.starts_with(annotation)),
        "{text}"
    );
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    let stale = site.path().join("feeds/rss.xml");
    fs::write(&stale, "old").unwrap();
    let text = printed(&build(
        site.path(),
        &["--check", "--report", "github", "--quiet"],
    ));
    assert!(
        text.contains("::error file=feeds/rss.xml,line=1,"),
        "{text}"
    );
}

#[test]
fn sarif_has_a_result_for_each_warning() {
    let site = site();
    let log = json(&build(site.path(), &["--report", "sarif"]));
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let result = results
        .iter()
        .find(|result| result["ruleId"] == "no-date")
        .unwrap();
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/b%2C%2050%25.md");
    assert_eq!(place["region"]["startLine"], 3);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(
        results
            .iter()
            .all(|result| rules.iter().any(|rule| rule["id"] == result["ruleId"]))
    );
    let log = json(&build(
        site.path(),
        &["--now", "never", "--report", "sarif"],
    ));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let message = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert!(message.as_str().unwrap().contains("invalid date `never`"));
}

#[test]
fn junit_has_a_case_for_each_file_with_warnings() {
    let site = site();
    let read = |options: &[&str]| {
        let text = printed(&build(site.path(), options));
        let tree = roxmltree::Document::parse(&text).unwrap();
        let suite = tree
            .descendants()
            .find(|node| node.has_tag_name("testsuite"))
            .unwrap();
        let count = |name: &str| {
            tree.descendants()
                .filter(|node| node.has_tag_name(name))
                .count()
        };
        let said = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        assert_eq!(said("tests"), count("testcase"));
        assert_eq!(said("failures"), count("failure"));
        assert_eq!(said("errors"), count("error"));
        assert!(text.contains("content/b, 50%.md"));
        (count("testcase"), count("failure"))
    };
    let (cases, failures) = read(&["--report", "junit"]);
    assert!(cases >= 2 && failures == 0, "{cases} {failures}");
    let (_, failures) = read(&["--report", "junit", "--strict"]);
    assert!(failures >= 1);
}

/// A preview has the other address everywhere, and ids that are not made of addresses stay.
#[test]
fn a_preview_is_built_for_another_address() {
    let site = site();
    let post = "---\ntitle: A\ndate: 2022-01-01 10:00 +0000\nguid: urn:harbour:1\n---\n[b](/b/)\n";
    fs::write(site.path().join("content/a.md"), post).unwrap();
    let output = build(
        site.path(),
        &["--base-url", "https://preview-7.example.net/blog"],
    );
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
    assert!(!rss.contains("https://example.org"), "{rss}");
    assert!(
        rss.contains("https://preview-7.example.net/blog/feeds/rss.xml"),
        "{rss}"
    );
    assert!(rss.contains("urn:harbour:1"), "{rss}");
    let output = build(site.path(), &["--base-url", "preview"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("--base-url: `preview` is not an absolute"),
        "{said}"
    );
}

/// What the starter of a generator writes as the site's address would lead readers elsewhere.
#[test]
fn a_placeholder_in_settings_of_a_generator_is_refused_unless_another_address_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let write = |name: &str, text: &str| {
        fs::create_dir_all(site.join(name).parent().unwrap()).unwrap();
        fs::write(site.join(name), text).unwrap();
    };
    write(
        "content/posts/a.md",
        "---\ntitle: A\ndate: 2022-01-01\n---\nb\n",
    );
    write(
        "hugo.toml",
        "title = 'T'\nbaseURL = 'https://example.org/'\n",
    );
    let text = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let refused = build(site, &[]);
    assert_eq!(refused.status.code(), Some(2));
    let said = text(&refused);
    assert!(
        said.contains("`https://example.org/` is a placeholder"),
        "{said}"
    );
    assert!(said.contains("--base-url"), "{said}");
    let output = build(site, &["--base-url", "https://weir.example/"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let feeds = site.join("static/feeds");
    let feeds = if feeds.is_dir() {
        feeds
    } else {
        site.join("feeds")
    };
    let rss = fs::read_to_string(feeds.join("rss.xml")).unwrap();
    assert!(rss.contains("https://weir.example/posts/a/"), "{rss}");
    // GitHub Pages serves the site at what this file names.
    write("static/CNAME", "lock.example\n");
    let output = build(site, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    assert!(
        text(&output).contains("the file `static/CNAME` gives"),
        "{}",
        text(&output)
    );
    let rss = fs::read_to_string(feeds.join("rss.xml")).unwrap();
    assert!(rss.contains("https://lock.example/posts/a/"), "{rss}");
}

#[test]
fn settings_may_have_another_name() {
    let site = site();
    let settings = "title: Other\nurl: https://other.example\nfeeds: {dir: elsewhere}\n";
    fs::write(site.path().join("staging.yaml"), settings).unwrap();
    let output = build(site.path(), &["--config", "staging.yaml"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let rss = fs::read_to_string(site.path().join("elsewhere/rss.xml")).unwrap();
    assert!(rss.contains("<title>Other</title>"), "{rss}");
    fs::write(site.path().join("staging.yaml"), "title: Other\nul: x\n").unwrap();
    let output = build(site.path(), &["--config", "staging.yaml"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("staging.yaml:2:1") && said.contains("did you mean `url`?"),
        "{said}"
    );
    let output = build(site.path(), &["--config", "missing.yaml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn several_reports_go_to_files() {
    let site = site();
    let options = [
        "--report",
        "json=a.json",
        "--report",
        "junit=b.xml",
        "--report",
        "github",
    ];
    let output = build(site.path(), &options);
    assert!(printed(&output).starts_with("::warning"));
    let report = fs::read_to_string(site.path().join("a.json")).unwrap();
    assert_fits(&serde_json::from_str(&report).unwrap());
    assert!(
        fs::read_to_string(site.path().join("b.xml"))
            .unwrap()
            .starts_with("<?xml")
    );
    let output = build(site.path(), &["--report", "json", "--report", "github"]);
    assert_eq!(output.status.code(), Some(2));
    let output = build(site.path(), &["--report", "json=c.json"]);
    assert!(printed(&output).contains("feed"), "people are told as well");
    let output = build(site.path(), &["--report", "json=missing/c.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write `missing/c.json`"));
}
