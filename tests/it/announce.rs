//! Hubs are notified of what changed, once, and of nothing else.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use crate::world::clock::StillClock;
use crate::world::server::{Answer, Asked, Server};
use feedmill::announce::{self, Options, Report};
use feedmill::net::{Client, Limits, Reach};
use feedmill::{Config, Folder, Mode};

const NOW: &str = "2026-01-01T00:00:00Z";
const TOKEN: &str = "hush-hush-baidu";

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings = format!("title: T\nurl: https://example.org\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    post(site.path(), "a", "text");
    post(site.path(), "b", "text");
    site
}

/// Writes a post of the category of its name, and builds.
fn post(site: &Path, name: &str, text: &str) {
    let text = format!(
        "---\ntitle: {name}\ndate: 2022-01-01 10:00 +0000\ncategories: {name}\n---\n{text}\n"
    );
    fs::write(site.join(format!("content/{name}.md")), text).unwrap();
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::build(&config, NOW.parse().unwrap(), folder).unwrap();
}

fn announce(site: &Path, dry_run: bool) -> (Report, StillClock) {
    let config = Config::load(site).unwrap();
    let limits = Limits {
        connect: Duration::from_millis(500),
        total: Duration::from_millis(500),
        bytes: 10_000,
    };
    let client = Client::new("test", limits, Reach::Everywhere);
    let clock = StillClock::at(NOW);
    let now = NOW.parse().unwrap();
    let folder = site.join("feeds");
    let options = Options {
        dry_run,
        since: None,
        max: None,
        variables: &|name| (name == "FEEDMILL_BAIDU_TOKEN").then(|| TOKEN.to_owned()),
        public: &client,
        mailer: None,
    };
    let report = announce::announce(&config, &folder, &client, &clock, now, &options).unwrap();
    (report, clock)
}

/// The values of the form fields of a name.
fn fields(asked: &Asked, name: &str) -> Vec<String> {
    let pairs = url::form_urlencoded::parse(&asked.body);
    pairs
        .filter(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
        .collect()
}

#[test]
fn a_hub_hears_of_what_changed_and_of_nothing_else() {
    let hub = Server::start(|_| Answer::status(204));
    let site = site(&format!(
        "feeds: {{by: [all, category], hub: \"{}\"}}\n",
        hub.url
    ));
    let (dry, _) = announce(site.path(), true);
    assert_eq!((dry.listeners[0].news.len(), hub.take().len()), (9, 0));
    let (first, _) = announce(site.path(), false);
    assert_eq!(first.listeners[0].news, dry.listeners[0].news);
    let asked = hub.take();
    assert_eq!(
        asked.len(),
        9,
        "one topic a request, where it is not known that the hub takes more"
    );
    for asked in &asked {
        assert_eq!(fields(asked, "hub.mode"), ["publish"]);
        assert_eq!(fields(asked, "hub.topic"), fields(asked, "hub.url"));
    }
    let (second, _) = announce(site.path(), false);
    assert_eq!((second.listeners[0].news.len(), hub.take().len()), (0, 0));
    post(site.path(), "b", "other");
    announce(site.path(), false);
    let mut topics: Vec<String> = hub
        .take()
        .iter()
        .flat_map(|asked| fields(asked, "hub.topic"))
        .collect();
    topics.sort();
    let of = |folder: &str| {
        ["atom.xml", "feed.json", "rss.xml"]
            .map(|name| format!("https://example.org/feeds/{folder}{name}"))
    };
    let mut wanted = [of(""), of("category/b/")].concat();
    wanted.sort();
    assert_eq!(topics, wanted);
    // The documents name it.
    let atom = fs::read_to_string(site.path().join("feeds/atom.xml")).unwrap();
    assert!(atom.contains(&format!("<link href=\"{}/\" rel=\"hub\"/>", hub.url)));
}

#[test]
fn several_topics_go_in_one_request_where_that_is_settled() {
    let hub = Server::start(|_| Answer::status(202));
    let site = site(&format!(
        "feeds: {{by: [all, category], hub: \"{}\"}}\nannounce: {{topics_per_request: 5}}\n",
        hub.url
    ));
    announce(site.path(), false);
    let counts: Vec<usize> = hub
        .take()
        .iter()
        .map(|asked| fields(asked, "hub.url").len())
        .collect();
    assert_eq!(counts, [5, 4]);
}

#[test]
fn a_hub_that_wants_one_topic_gets_one() {
    let hub = Server::start(|asked| {
        Answer::status(if fields(asked, "hub.url").len() > 1 {
            400
        } else {
            204
        })
    });
    let site = site(&format!(
        "feeds: {{by: [all], hub: \"{}\"}}\nannounce: {{topics_per_request: 9}}\n",
        hub.url
    ));
    let (report, _) = announce(site.path(), false);
    assert_eq!(report.listeners[0].news.len(), 3);
    assert!(report.listeners[0].failures.is_empty());
    assert_eq!(hub.take().len(), 4);
}

#[test]
fn a_hub_in_trouble_is_tried_again_and_told_the_next_time() {
    let status = Arc::new(AtomicU16::new(503));
    let now = Arc::clone(&status);
    let broken = Server::start(move |_| match now.load(Ordering::SeqCst) {
        0 => Answer::Reset,
        1 => Answer::Silence,
        status => Answer::status(status).with("Retry-After", "7"),
    });
    let well = Server::start(|_| Answer::status(204));
    let site = site(&format!(
        "feeds: {{by: [all], hub: [\"{}\", \"{}\"]}}\n",
        broken.url, well.url
    ));
    for trouble in [503, 0, 1, 429] {
        status.store(trouble, Ordering::SeqCst);
        let (report, clock) = announce(site.path(), false);
        assert_eq!(report.listeners[0].failures.len(), 1, "{report:?}");
        assert!(report.listeners[0].news.is_empty());
        assert_eq!(broken.take().len(), 4);
        let waits: Vec<u64> = clock.waits().iter().map(Duration::as_secs).collect();
        assert_eq!(waits, if trouble > 1 { [7, 7, 7] } else { [1, 2, 4] });
    }
    assert_eq!(well.take().len(), 3, "the other hub heard once");
    status.store(403, Ordering::SeqCst);
    let (report, clock) = announce(site.path(), false);
    assert_eq!(
        (report.listeners[0].failures.len(), clock.waits().len()),
        (3, 0)
    );
    status.store(204, Ordering::SeqCst);
    assert_eq!(announce(site.path(), false).0.listeners[0].news.len(), 3);
}

#[test]
fn rsscloud_hears_of_rss_alone() {
    let yes = "<?xml version=\"1.0\"?><result success=\"true\" msg=\"Thanks\"/>";
    let cloud = Server::start(move |asked| {
        let is_b = fields(asked, "url")[0].contains("category/b");
        Answer::ok(
            "text/xml",
            if is_b {
                yes.replace("true", "false")
            } else {
                yes.to_owned()
            },
        )
    });
    let site = site(&format!(
        "feeds: {{by: [all, category]}}\nannounce: {{rsscloud: \"{}/ping\"}}\n",
        cloud.url
    ));
    // Readers find in RSS where to register, and the validator has nothing against it.
    let rss = fs::read(site.path().join("feeds/rss.xml")).unwrap();
    let text = String::from_utf8_lossy(&rss);
    let port = cloud.url.rsplit(':').next().unwrap();
    let element = format!(
        "<cloud domain=\"127.0.0.1\" port=\"{port}\" path=\"/pleaseNotify\" registerProcedure=\"\" protocol=\"http-post\"/>"
    );
    assert!(text.contains(&element), "{text}");
    let checked = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .args(["validate", "--strict"])
        .arg(site.path().join("feeds/rss.xml"))
        .output()
        .unwrap();
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
    let (report, _) = announce(site.path(), false);
    let asked = cloud.take();
    assert_eq!(asked.len(), 3);
    assert!(
        asked
            .iter()
            .all(|asked| asked.path == "/ping" && fields(asked, "url")[0].ends_with("/rss.xml"))
    );
    assert_eq!(
        (
            report.listeners[0].news.len(),
            report.listeners[0].failures.len()
        ),
        (2, 1)
    );
}

#[test]
fn readers_register_where_the_settings_say() {
    for (settings, element) in [
        (
            "rsscloud: https://cloud.example.org/a/ping",
            "<cloud domain=\"cloud.example.org\" port=\"443\" path=\"/a/pleaseNotify\" registerProcedure=\"\" protocol=\"https-post\"/>",
        ),
        (
            "rsscloud: http://cloud.example.org:5337/ping, rsscloud_register: http://other.example.org/register",
            "<cloud domain=\"other.example.org\" port=\"80\" path=\"/register\" registerProcedure=\"\" protocol=\"http-post\"/>",
        ),
    ] {
        let site = site(&format!("announce: {{{settings}}}\n"));
        let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
        assert!(rss.contains(element), "{rss}");
        let atom = fs::read_to_string(site.path().join("feeds/atom.xml")).unwrap();
        assert!(!atom.contains("cloud"), "{atom}");
    }
    let site = site("");
    let wrong =
        "title: T\nurl: https://example.org\nannounce:\n  rsscloud: cloud.example.org/ping\n";
    fs::write(site.path().join("feedmill.yaml"), wrong).unwrap();
    let error = Config::load(site.path()).unwrap_err().to_string();
    assert!(
        error.contains("feedmill.yaml:4") && error.contains("help: "),
        "{error}"
    );
}

#[test]
fn indexnow_hears_of_the_sites_own_posts() {
    let engine = Server::start(|_| Answer::status(202));
    let site = site(&format!(
        "announce: {{indexnow: {{key: 0123456789abcdef, endpoint: \"{}/indexnow\"}}}}\n",
        engine.url
    ));
    let foreign = "---\ntitle: c\ndate: 2022-01-01 10:00 +0000\ncanonical_url: https://other.example/c\n---\n";
    fs::write(site.path().join("content/c.md"), foreign).unwrap();
    announce(site.path(), false);
    let asked = engine.take();
    let body: serde_json::Value = serde_json::from_slice(&asked[0].body).unwrap();
    assert_eq!(body["host"], "example.org");
    assert_eq!(body["key"], "0123456789abcdef");
    let urls: Vec<&str> = body["urlList"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|url| url.as_str())
        .collect();
    assert_eq!(
        urls,
        [
            "https://example.org/a/2022/01/01/a.html",
            "https://example.org/b/2022/01/01/b.html"
        ]
    );
    announce(site.path(), false);
    assert!(engine.take().is_empty());
    post(site.path(), "a", "changed");
    assert_eq!(
        announce(site.path(), false).0.listeners[0].news,
        ["https://example.org/a/2022/01/01/a.html"]
    );
}

#[test]
fn the_command_reports_and_holds_its_exit_status() {
    let status = Arc::new(AtomicU16::new(400));
    let now = Arc::clone(&status);
    let hub = Server::start(move |_| Answer::status(now.load(Ordering::SeqCst)));
    let site = site(&format!(
        "feeds: {{by: [all], hub: \"{}\"}}\npublish: {{to: served}}\n",
        hub.url
    ));
    let run = |verb: &str, options: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        command
            .arg(verb)
            .arg(site.path())
            .args(options)
            .output()
            .unwrap()
    };
    let refused = run("announce", &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("HTTP status 400"));
    status.store(204, Ordering::SeqCst);
    let dry = run("announce", &["--dry-run"]);
    let hub_url = &hub.url;
    let would = ["atom.xml", "feed.json", "rss.xml"]
        .map(|name| format!("would notify {hub_url} of https://example.org/feeds/{name}\n"));
    assert_eq!(
        String::from_utf8(dry.stdout).unwrap(),
        format!(
            "{}{hub_url} (websub): 3 new, 0 known (nobody was notified)\n",
            would.concat()
        )
    );
    hub.take();
    let output = run("publish", &["--announce", "--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(hub.take().len(), 3);
    let output = run("announce", &["--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["listeners"][0]["known"], 3);
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://e.org\n",
    )
    .unwrap();
    let nobody = run("announce", &[]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("hub:"));
}

/// The hub answers the first announcement only after the second has begun.
#[test]
fn two_announcements_at_once_tell_the_hub_once() {
    let hub = Server::start(|_| {
        std::thread::sleep(Duration::from_millis(50));
        Answer::status(204)
    });
    let site = site(&format!("feeds: {{by: [all], hub: \"{}\"}}\n", hub.url));
    let told: usize = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| announce(site.path(), false).0.listeners[0].news.len()))
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).sum()
    });
    assert_eq!((told, hub.take().len()), (3, 3));
}

/// Baidu takes so many addresses on a day. Whoever sends more gets none of them in.
#[test]
fn baidu_is_told_of_each_post_once_within_its_quota() {
    let left = Arc::new(AtomicU16::new(2));
    let quota = Arc::clone(&left);
    let baidu = Server::start(move |asked| {
        let lines = String::from_utf8_lossy(&asked.body).lines().count() as u16;
        assert_eq!(
            asked.path,
            format!("/urls?site=https%3A%2F%2Fexample.org&token={TOKEN}")
        );
        let left = quota.load(Ordering::SeqCst);
        if lines > left {
            let text = r#"{"error":400,"message":"over quota"}"#;
            return Answer::Status(400, Vec::new(), text.as_bytes().to_vec());
        }
        quota.store(left - lines, Ordering::SeqCst);
        let text = format!(r#"{{"remain":{},"success":{lines}}}"#, left - lines);
        Answer::ok("application/json", text.into_bytes())
    });
    let site = site(&format!(
        "feeds: {{by: [all]}}\nannounce: {{baidu: {{endpoint: '{}/urls'}}}}\n",
        baidu.url
    ));
    for name in ["c", "d", "e"] {
        post(site.path(), name, "text");
    }
    let told = |site: &Path| announce(site, false).0.listeners.remove(0);
    let first = told(site.path());
    assert_eq!(
        (first.news.len(), first.waiting, first.failures.len()),
        (2, 3, 0)
    );
    let bodies = |asked: Vec<Asked>| {
        let bodies = asked
            .into_iter()
            .map(|one| String::from_utf8(one.body).unwrap());
        bodies.collect::<Vec<_>>()
    };
    let asked = bodies(baidu.take());
    assert_eq!(asked.len(), 2, "all, and then half of it: {asked:?}");
    assert_eq!(asked[1].lines().count(), 2);
    let none = told(site.path());
    assert_eq!((none.news.len(), none.waiting), (0, 3));
    // Another day. What was changed is not told of again.
    left.store(100, Ordering::SeqCst);
    post(site.path(), "a", "another text");
    baidu.take();
    assert_eq!(told(site.path()).news.len(), 3);
    assert_eq!(told(site.path()).known, 5);
    assert_eq!(bodies(baidu.take()).len(), 1);
    let ledger = fs::read_to_string(site.path().join(".feedmill/announced")).unwrap();
    assert!(
        !ledger.contains(TOKEN) && !ledger.contains("posting"),
        "{ledger}"
    );
    // A token that is wrong is shown nowhere.
    let wrong = Server::start(|asked| {
        let text = format!(r#"{{"error":401,"message":"{} is not valid"}}"#, asked.path);
        Answer::Status(401, Vec::new(), text.into_bytes())
    });
    let settings = fs::read_to_string(site.path().join("feedmill.yaml")).unwrap();
    let settings = settings.replace(&baidu.url, &wrong.url);
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    let failed = told(site.path());
    assert_eq!((failed.news.len(), failed.failures.len()), (0, 1));
    assert!(!failed.failures[0].contains(TOKEN), "{:?}", failed.failures);
    assert!(failed.failures[0].contains("401"));
}
