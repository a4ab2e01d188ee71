//! Object stores get whole documents, in an order in which no list names what is not there, whatever goes wrong: a real S3
//! server, and stand-ins that speak as Google Cloud Storage and Azure Blob Storage do.

use crate::world::s3;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use crate::world::cloud::{self, Cloud, Speaks};
use crate::world::run::{one_by_one, run};
use crate::world::s3::environment;
use crate::world::server::{Answer, Asked, Server};
use crate::world::site::{contents, documents, rebuild, site};
use crate::world::spoil::Spoil;
use crate::world::whole::assert_whole;
use assert_cmd::Command;
use feedmill::publish::{Bucket, Error, Limits, MANIFEST, Options};

fn open(to: &str, environment: Vec<(String, String)>) -> Bucket {
    let limits = Limits {
        connect: Duration::from_millis(800),
        total: Duration::from_millis(800),
    };
    Bucket::open(to, environment.into_iter(), limits).unwrap()
}

fn bucket(endpoint: &str, secret: &str) -> Bucket {
    open("s3://bucket/blog/feeds", environment(endpoint, secret))
}

/// What the S3 server keeps below the prefix, but for the list.
fn kept(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let top = root.join("bucket/blog/feeds");
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(&top)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if !name.split('/').any(|part| part.starts_with('.')) {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn assert_kept_whole(root: &Path) {
    let kept = kept(root);
    assert_whole(kept.iter().map(|(key, bytes)| (key.as_str(), &bytes[..])));
}

#[test]
fn s3_gets_media_types_and_caching_and_conditions() {
    let site = site(&["a"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let store = bucket(&proxy.url, s3::SECRET);
    let report = run(&store, &documents(site.path()), &Options::default()).unwrap();
    assert!(!report.is_unguarded);
    assert_eq!(kept(root.path()), contents(site.path()));
    let asked = proxy.take();
    let put = |name: &str| {
        let path = format!("/bucket/blog/feeds/{name}");
        asked
            .iter()
            .find(|asked| asked.method == "PUT" && asked.path == path)
            .unwrap()
    };
    for (name, media_type) in [
        ("rss.xml", "application/rss+xml"),
        ("category/a/atom.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
    ] {
        assert_eq!(put(name).headers["content-type"], media_type);
        assert_eq!(put(name).headers["cache-control"], "public, max-age=300");
    }
    let lists: Vec<&Asked> = asked
        .iter()
        .filter(|asked| asked.method == "PUT" && asked.path.ends_with(MANIFEST))
        .collect();
    assert_eq!(lists[0].headers["if-none-match"], "*");
    assert!(
        lists[1..]
            .iter()
            .all(|list| list.headers.contains_key("if-match"))
    );
    assert_eq!(
        run(&store, &documents(site.path()), &Options::default())
            .unwrap()
            .uploaded
            .len(),
        0
    );
}

#[test]
fn s3_faults_that_pass_do_not_stop_a_run() {
    for spoil in [
        Spoil::Error,
        Spoil::Reset,
        Spoil::LoseAnswer,
        Spoil::Silence,
    ] {
        let site = site(&["a"]);
        let root = tempfile::tempdir().unwrap();
        // Each request fails the first time, or one in seven where each costs the client its patience.
        let tries: Mutex<BTreeMap<(String, String), usize>> = Mutex::default();
        let server = s3::start(root.path());
        let proxy = s3::proxy(&server, move |number, asked| {
            let mut tries = tries.lock().unwrap();
            let tried = tries
                .entry((asked.method.clone(), asked.path.clone()))
                .or_default();
            *tried += 1;
            let is_spoilt = if spoil == Spoil::Silence {
                number % 7 == 0
            } else {
                *tried % 2 == 1
            };
            if is_spoilt { spoil } else { Spoil::Pass }
        });
        let store = bucket(&proxy.url, s3::SECRET);
        run(&store, &documents(site.path()), &one_by_one()).unwrap();
        assert_eq!(kept(root.path()), contents(site.path()), "{spoil:?}");
        rebuild(site.path(), &["b"]);
        run(&store, &documents(site.path()), &one_by_one()).unwrap();
        assert_eq!(kept(root.path()), contents(site.path()), "{spoil:?}");
    }
}

#[test]
fn s3_faults_that_last_stop_a_run_which_goes_on_later() {
    let site = site(&["a", "b"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |number, _| {
        if number < 9 {
            Spoil::Pass
        } else {
            Spoil::Error
        }
    });
    let error = run(
        &bucket(&proxy.url, s3::SECRET),
        &documents(site.path()),
        &Options::default(),
    )
    .unwrap_err();
    assert!(error.to_string().contains("the store fails"), "{error}");
    assert_kept_whole(root.path());
    let done = kept(root.path()).len();
    assert!(done > 0 && done < documents(site.path()).len());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let take_over = Options {
        take_over: true,
        ..Options::default()
    };
    run(
        &bucket(&proxy.url, s3::SECRET),
        &documents(site.path()),
        &take_over,
    )
    .unwrap();
    assert_eq!(kept(root.path()), contents(site.path()));
}

#[test]
fn wrong_credentials_are_told_and_never_shown() {
    let site = site(&["a"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let store = bucket(&proxy.url, "wrong-and-still-secret");
    let error = run(&store, &documents(site.path()), &Options::default())
        .unwrap_err()
        .to_string();
    assert!(error.contains("credentials"), "{error}");
    assert!(
        !error.contains("secret") && !error.contains("Signature="),
        "{error}"
    );
    assert_eq!(proxy.take().len(), 1, "a refusal is not tried again");
}

fn feedmill(site: &Path, endpoint: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command
        .arg("publish")
        .arg(site)
        .envs(environment(endpoint, s3::SECRET));
    command
}

/// The process itself is killed, at several moments.
#[test]
fn a_command_that_is_killed_half_way_goes_on_the_next_time() {
    for moment in [2, 5, 8, 11] {
        let site = site(&["a", "b"]);
        let root = tempfile::tempdir().unwrap();
        let server = s3::start(root.path());
        let (tell, told) = std::sync::mpsc::channel();
        let proxy = s3::proxy(&server, move |number, _| {
            if number < moment {
                return Spoil::Pass;
            }
            let _ = tell.send(());
            Spoil::Silence
        });
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
            .arg("publish")
            .arg(site.path())
            .args(["--to", "s3://bucket/blog/feeds"])
            .envs(environment(&proxy.url, s3::SECRET))
            .spawn()
            .unwrap();
        told.recv_timeout(Duration::from_secs(60)).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_kept_whole(root.path());
        let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
        let to = ["--to", "s3://bucket/blog/feeds"];
        let busy = feedmill(site.path(), &proxy.url).args(to).output().unwrap();
        assert_eq!(busy.status.code(), Some(2), "{moment}");
        let said = String::from_utf8_lossy(&busy.stderr);
        assert!(said.contains("--take-over"), "{said}");
        feedmill(site.path(), &proxy.url)
            .args(to)
            .arg("--take-over")
            .assert()
            .success();
        assert_eq!(kept(root.path()), contents(site.path()));
    }
}

const CLOUDS: [Speaks; 2] = [Speaks::Google, Speaks::Azure];

fn cloud(cloud: &Cloud) -> Bucket {
    open(cloud.destination(), cloud.environment())
}

#[test]
fn other_clouds_get_media_types_and_caching_and_conditions() {
    for speaks in CLOUDS {
        let site = site(&["a"]);
        let far = Cloud::start(speaks, |_, _| Spoil::Pass);
        let store = cloud(&far);
        let report = run(&store, &documents(site.path()), &Options::default()).unwrap();
        assert!(!report.is_unguarded, "{speaks:?}");
        assert_eq!(far.documents(), contents(site.path()), "{speaks:?}");
        let atom = &far.blobs()["category/a/atom.xml"].headers;
        let (media_type, cache_control) = match speaks {
            Speaks::Google => ("content-type", "cache-control"),
            Speaks::Azure => ("x-ms-blob-content-type", "x-ms-blob-cache-control"),
        };
        assert_eq!(atom[media_type], "application/atom+xml");
        assert_eq!(atom[cache_control], "public, max-age=300");
        let again = run(&store, &documents(site.path()), &Options::default()).unwrap();
        assert_eq!(again.uploaded.len(), 0, "{speaks:?}");
        rebuild(site.path(), &["b"]);
        run(&store, &documents(site.path()), &Options::default()).unwrap();
        assert_eq!(far.documents(), contents(site.path()), "{speaks:?}");
        let asked = far.server.take();
        let lists = asked
            .iter()
            .filter(|asked| asked.method == "PUT" && asked.path.contains("published"));
        let condition = match speaks {
            Speaks::Google => ["x-goog-if-generation-match", "x-goog-if-generation-match"],
            Speaks::Azure => ["if-none-match", "if-match"],
        };
        for (number, list) in lists.enumerate() {
            let condition = condition[number.min(1)];
            assert!(list.headers.contains_key(condition), "{speaks:?} {number}");
        }
    }
}

#[test]
fn faults_of_other_clouds_that_pass_do_not_stop_a_run() {
    for speaks in CLOUDS {
        for spoil in [Spoil::Error, Spoil::Reset, Spoil::LoseAnswer] {
            let site = site(&["a"]);
            let tries: Mutex<BTreeMap<(String, String), usize>> = Mutex::default();
            let far = Cloud::start(speaks, move |_, asked| {
                let mut tries = tries.lock().unwrap();
                let key = (asked.method.clone(), asked.path.clone());
                let tried = tries.entry(key).or_default();
                *tried += 1;
                if *tried % 2 == 1 { spoil } else { Spoil::Pass }
            });
            let store = cloud(&far);
            for categories in [["a"], ["b"]] {
                rebuild(site.path(), &categories);
                run(&store, &documents(site.path()), &one_by_one()).unwrap();
                assert_eq!(
                    far.documents(),
                    contents(site.path()),
                    "{speaks:?} {spoil:?}"
                );
            }
        }
    }
}

#[test]
fn runs_to_other_clouds_take_turns_and_go_on_after_a_fault_that_lasts() {
    for speaks in CLOUDS {
        let site = site(&["a", "b"]);
        let is_broken = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
        let broken = std::sync::Arc::clone(&is_broken);
        let far = Cloud::start(speaks, move |number, _| {
            match broken.load(std::sync::atomic::Ordering::SeqCst) && number >= 9 {
                true => Spoil::Error,
                false => Spoil::Pass,
            }
        });
        let store = cloud(&far);
        let failed = run(&store, &documents(site.path()), &Options::default()).unwrap_err();
        assert!(failed.to_string().contains("the store fails"), "{failed}");
        let kept = far.documents();
        assert!(!kept.is_empty() && kept.len() < contents(site.path()).len());
        assert_whole(kept.iter().map(|(key, bytes)| (key.as_str(), &bytes[..])));
        is_broken.store(false, std::sync::atomic::Ordering::SeqCst);
        let busy = run(&store, &documents(site.path()), &Options::default());
        assert!(matches!(busy, Err(Error::Busy(_))), "{speaks:?}: {busy:?}");
        let options = Options {
            take_over: true,
            ..Options::default()
        };
        run(&store, &documents(site.path()), &options).unwrap();
        assert_eq!(far.documents(), contents(site.path()), "{speaks:?}");
    }
}

/// Whoever reads the log of a CI reads no credentials, whatever a store answers and however a run ends.
#[test]
fn no_command_prints_credentials() {
    for (speaks, spoil) in [
        (Speaks::Google, Spoil::Refuse),
        (Speaks::Azure, Spoil::Refuse),
        (Speaks::Google, Spoil::Pass),
        (Speaks::Azure, Spoil::Pass),
    ] {
        let site = site(&["a"]);
        let far = Cloud::start(speaks, move |_, _| spoil);
        let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
            .arg("publish")
            .arg(site.path())
            .args(["--to", far.destination()])
            .envs(far.environment())
            .output()
            .unwrap();
        let said = [&output.stdout[..], &output.stderr[..]].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains(cloud::SECRET), "{said}");
        match spoil {
            Spoil::Pass => assert_eq!(output.status.code(), Some(0), "{said}"),
            _ => {
                assert_eq!(output.status.code(), Some(2), "{said}");
                assert!(said.contains("credentials"), "{said}");
            }
        }
    }
    // Settings that cannot be right are told without their values.
    let limits = Limits::default();
    let key = "not base64, and still a secret";
    let environment = [
        ("AZURE_STORAGE_ACCOUNT_NAME", "harbour"),
        ("AZURE_STORAGE_ACCOUNT_KEY", key),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let error = Bucket::open("az://bucket", environment.into_iter(), limits).unwrap_err();
    assert!(!error.to_string().contains(key), "{error}");
}

/// The metadata service of a virtual machine, as far as the client knows, has no credentials either.
#[test]
fn without_credentials_the_variables_are_named() {
    let nothing = Server::start(|_| Answer::status(404));
    let site = site(&["a"]);
    let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .env_clear()
        .env("AWS_METADATA_ENDPOINT", &nothing.url)
        .env("AWS_REGION", "eu-central-1")
        .args(["publish", "--to", "s3://bucket/feeds"])
        .arg(site.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("no credentials") && said.contains("help: set `AWS_ACCESS_KEY_ID`"),
        "{said}"
    );
    assert!(nothing.take().len() <= 2, "it is not tried again");
}

/// A store that repeats the key in other forms than it was sent in.
#[test]
fn credentials_are_hidden_in_every_form() {
    let key = "hush/hush+hush&hush";
    let base64 = "aHVzaC9odXNoK2h1c2gmaHVzaA==";
    let server = Server::start(move |_| {
        let body = format!(
            "<Error><Code>AccessDenied</Code><Message>hush%2Fhush%2Bhush%26hush hush/hush+hush&amp;hush {base64} \
             https://user:pass@store.example/</Message></Error>"
        );
        Answer::Status(403, Vec::new(), body.into_bytes())
    });
    let site = site(&["a"]);
    let bucket = bucket(&server.url, key);
    let error = run(&bucket, &documents(site.path()), &one_by_one()).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("AccessDenied"), "{said}");
    for shown in ["hush", "aHVzaC9odXNo", "pass@"] {
        assert!(!said.contains(shown), "{said}");
    }
}
