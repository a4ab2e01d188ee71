//! Building again, with what is known of the last build, gives what building from nothing gives, whatever happened between.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::output::Change;
use feedmill::{Config, Folder, Mode, Report, Trust};
use proptest::prelude::*;

use crate::world::site::files;

#[derive(Clone, Debug)]
struct Post {
    title: u8,
    day: u8,
    category: u8,
    tag: u8,
    extra: &'static str,
    body: &'static str,
}

impl Post {
    fn write(&self, path: &Path) {
        let text = format!(
            "---\ntitle: Title {}\ndate: 2024-01-{:02} 10:00:00 +0000\ncategories: c{}\ntags: t{}\n{}---\n{}\n",
            self.title,
            self.day + 1,
            self.category,
            self.tag,
            self.extra,
            self.body
        );
        fs::write(path, text).unwrap();
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write(u8, Post),
    Rename(u8, u8),
    Delete(u8),
    Touch(u8),
    /// The present is this day of January.
    Clock(u8),
    /// A document is lost, or somebody else writes into it.
    Lose(u8),
    Deface(u8),
    /// What was known is lost, or is another site's.
    Forget,
    Settings(u8),
    /// A picture that posts may name is there, or not.
    Picture(bool),
}

fn post() -> impl Strategy<Value = Post> {
    let extra = prop::sample::select(vec![
        "",
        "",
        "",
        "expires: 2024-01-20\n",
        "draft: true\n",
        "permalink: /same/\n",
        "share_url: nowhere\n",
        "date: never\n",
        "quoted: \"a \"b\" c\"\n",
        "audio: /a.mp3\n",
        "image: /a.png\n",
        "author: Ann\n",
        "lang: fr\n",
        "lang: de\nauthor: Ann\n",
    ]);
    let body = prop::sample::select(vec![
        "words",
        "more words",
        "{{ page.title }}",
        "",
        "words\n\n[返回海港新闻](/category/c1.html)",
        "words\n\n[Back to the Harbour](/c1/) | [Back to Boats](/c2/)",
    ]);
    (0..3_u8, 0..30_u8, 0..3_u8, 0..2_u8, extra, body).prop_map(
        |(title, day, category, tag, extra, body)| Post {
            title,
            day,
            category,
            tag,
            extra,
            body,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let file = || 0..6_u8;
    prop_oneof![
        8 => (file(), post()).prop_map(|(file, post)| Step::Write(file, post)),
        2 => (file(), file()).prop_map(|(from, to)| Step::Rename(from, to)),
        2 => file().prop_map(Step::Delete),
        2 => file().prop_map(Step::Touch),
        2 => (0..30_u8).prop_map(Step::Clock),
        1 => any::<u8>().prop_map(Step::Lose),
        1 => any::<u8>().prop_map(Step::Deface),
        1 => Just(Step::Forget),
        1 => (0..2_u8).prop_map(Step::Settings),
        2 => any::<bool>().prop_map(Step::Picture),
    ]
}

fn settings(site: &Path, which: u8) {
    let title = ["One", "Two"][usize::from(which)];
    let text = format!(
        "title: {title}\nurl: https://example.org\nlanguage: en\nlanguages: {{fr: {{title: {title} en français}}}}\nterms: {{tags: {{t1: Tides}}, authors: {{Ann: {{name: Ann {title}, order: {which}}}}}}}\nfeeds: {{limit: 3, custom: [{{name: Long, match: \"words>1 -tag:t0\"}}, {{name: Ann, match: \"author:ann or has:image\", limit: 1}}]}}\n"
    );
    fs::write(site.join("feedmill.yaml"), text).unwrap();
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    settings(site.path(), 0);
    site
}

fn day(day: u8) -> Timestamp {
    let text = format!("2024-01-{:02}T12:00:00Z", day + 1);
    date::read(&text, false, chrono_tz::UTC, NaiveDates::Site).unwrap()
}

fn rebuild(site: &Path, now: Timestamp) -> Report {
    let config = Config::load(site).unwrap();
    // Feeds may become empty here.
    let folder = Folder::new(site.join("feeds"), Mode::Write).with_force(true);
    feedmill::rebuild(&config, now, folder, Trust::Fingerprints).unwrap()
}

fn apply(step: &Step, site: &Path, now: &mut Timestamp) {
    let file = |number: u8| site.join(format!("content/{number}.md"));
    let nth = |number: u8| {
        let known = files(&site.join("feeds"));
        let paths: Vec<String> = known
            .into_keys()
            .filter(|path| !path.starts_with('.'))
            .collect();
        let place = usize::from(number) % paths.len().max(1);
        paths.get(place).map(|path| site.join("feeds").join(path))
    };
    match step {
        Step::Write(number, post) => post.write(&file(*number)),
        Step::Rename(from, to) => drop(fs::rename(file(*from), file(*to))),
        Step::Delete(number) => drop(fs::remove_file(file(*number))),
        Step::Touch(number) => {
            if let Ok(bytes) = fs::read(file(*number)) {
                fs::write(file(*number), bytes).unwrap();
            }
        }
        Step::Clock(number) => *now = day(*number),
        Step::Lose(number) => {
            if let Some(path) = nth(*number) {
                fs::remove_file(path).unwrap();
            }
        }
        Step::Deface(number) => {
            // A page that is not feedmill's is left alone, which is another promise.
            if let Some(path) =
                nth(*number).filter(|path| path.extension() != Some("html".as_ref()))
            {
                fs::write(path, "defaced").unwrap();
            }
        }
        Step::Forget => {
            for file in fs::read_dir(site.join(".feedmill/cache")).unwrap() {
                fs::write(file.unwrap().path(), "feedmill").unwrap();
            }
        }
        Step::Settings(which) => settings(site, *which),
        Step::Picture(true) => fs::write(site.join("a.png"), "x").unwrap(),
        Step::Picture(false) => drop(fs::remove_file(site.join("a.png"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn building_again_gives_what_building_from_nothing_gives(
        posts in prop::collection::vec(post(), 0..6),
        rounds in prop::collection::vec(prop::collection::vec(step(), 0..4), 1..6),
    ) {
        let site = site();
        for (number, post) in posts.iter().enumerate() {
            post.write(&site.path().join(format!("content/{number}.md")));
        }
        let mut now = day(15);
        rebuild(site.path(), now);
        for steps in rounds {
            for step in &steps {
                apply(step, site.path(), &mut now);
            }
            let feeds = site.path().join("feeds");
            let before = files(&feeds);
            let again = rebuild(site.path(), now);

            let fresh = tempfile::tempdir().unwrap();
            let config = Config::load(site.path()).unwrap();
            let folder = Folder::new(fresh.path().to_owned(), Mode::Write).with_force(true);
            let wanted = feedmill::build(&config, now, folder).unwrap();
            let mut after = files(&feeds);
            let made = files(fresh.path());
            // What somebody wrote stays, even if no document of that name is made any more, and that is said.
            for path in after.keys().filter(|path| !made.contains_key(*path)) {
                if after[path] == b"defaced" {
                    fs::remove_file(feeds.join(path)).unwrap();
                }
            }
            let said = again.warnings.iter().filter(|warning| warning.code == "changed-document");
            let left: Vec<String> = said.map(|warning| warning.path.clone()).collect();
            let is_left = |path: &str| left.contains(&feeds.join(path).display().to_string());
            after.retain(|path, bytes| !(bytes == b"defaced" && is_left(path)));
            let mut again = again;
            again.warnings.retain(|warning| warning.code != "changed-document");
            prop_assert_eq!(&after, &made, "{:?}", steps);
            prop_assert_eq!(&again.warnings, &wanted.warnings, "{:?}", steps);
            prop_assert_eq!(&again.left_out, &wanted.left_out);
            prop_assert_eq!((again.posts, again.files, again.faulty), (wanted.posts, wanted.files, wanted.faulty));

            // Told is what happened, and nothing else happened.
            let told: BTreeMap<String, Change> = again.documents.changes.into_iter().collect();
            for path in before.keys().chain(after.keys()).filter(|path| !path.starts_with('.') && !is_left(path)) {
                prop_assert_eq!(told.contains_key(path), before.get(path) != after.get(path), "{}", path);
            }
        }
    }
}

fn write_posts(site: &Path) {
    for number in 0..20_u8 {
        let post = Post {
            title: number,
            day: number,
            category: number % 5,
            tag: number,
            extra: "",
            body: "words",
        };
        post.write(&site.join(format!("content/{number:02}.md")));
    }
    // What was written this very moment may be written again and show the same time, so that it is not relied on.
    std::thread::sleep(std::time::Duration::from_millis(30));
}

#[test]
fn a_site_that_did_not_change_is_not_read() {
    let site = site();
    write_posts(site.path());
    let first = rebuild(site.path(), day(30));
    assert_eq!((first.read, first.files), (20, 20));
    let again = rebuild(site.path(), day(30));
    assert_eq!((again.read, again.files), (0, 20));
    assert_eq!(again.documents.changes, []);
    assert_eq!(again.documents.bytes, first.documents.bytes);
}

#[test]
fn one_post_more_touches_its_own_documents_alone() {
    let site = site();
    write_posts(site.path());
    rebuild(site.path(), day(30));
    let post = Post {
        title: 99,
        day: 29,
        category: 2,
        tag: 3,
        extra: "",
        body: "new",
    };
    post.write(&site.path().join("content/new.md"));
    let report = rebuild(site.path(), day(30));
    assert_eq!(report.read, 1);
    for (path, _) in &report.documents.changes {
        let own = ["category/c2/", "tag/t3/"];
        let shared = !path.contains('/') || path.ends_with("feeds.opml");
        assert!(
            shared || own.iter().any(|own| path.starts_with(own)),
            "{path}"
        );
    }
    assert!(
        report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path == "category/c2/atom.xml")
    );
}

#[test]
fn a_time_that_is_set_back_hides_no_change() {
    let site = site();
    write_posts(site.path());
    rebuild(site.path(), day(30));
    let files = ["feeds/atom.xml", "content/18.md"].map(|path| site.path().join(path));
    for file in &files {
        let written = fs::metadata(file).unwrap().modified().unwrap();
        let text = fs::read_to_string(file).unwrap();
        fs::write(file, text.replace("itle", "ilte")).unwrap();
        let opened = fs::File::open(file).unwrap();
        opened.set_modified(written).unwrap();
    }
    let report = rebuild(site.path(), day(30));
    assert_eq!(report.read, 1);
    assert!(
        report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path == "atom.xml")
    );
    assert!(
        report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path.starts_with("category/c3/"))
    );
}

#[test]
fn verifying_reads_everything() {
    let site = site();
    write_posts(site.path());
    rebuild(site.path(), day(30));
    let atom = site.path().join("feeds/atom.xml");
    let mut bytes = fs::read(&atom).unwrap();
    bytes[60] ^= 1;
    fs::write(&atom, &bytes).unwrap();
    let config = Config::load(site.path()).unwrap();
    let folder = Folder::new(site.path().join("feeds"), Mode::Write);
    let report = feedmill::rebuild(&config, day(30), folder, Trust::Contents).unwrap();
    assert_eq!(report.read, 20);
    assert_eq!(report.documents.changes.len(), 1);
}

#[test]
fn checking_relies_on_nothing_and_keeps_nothing() {
    let site = site();
    write_posts(site.path());
    let config = Config::load(site.path()).unwrap();
    let folder = Folder::new(site.path().join("feeds"), Mode::Check);
    let report = feedmill::rebuild(&config, day(30), folder, Trust::Fingerprints).unwrap();
    assert_eq!(report.read, 20);
    assert!(!site.path().join(".feedmill").exists() && !site.path().join("feeds").exists());
}

fn git(folder: &Path, arguments: &[&str]) {
    let run = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// A folder with a clone of a site, and what a build kept of the site before its last post was edited.
fn clone_after_an_edit() -> tempfile::TempDir {
    let site = site();
    write_posts(site.path());
    fs::write(site.path().join(".gitignore"), "/feeds\n").unwrap();
    git(site.path(), &["init", "-q"]);
    git(site.path(), &["add", "."]);
    git(site.path(), &["commit", "-qm", "Posts"]);
    std::thread::sleep(std::time::Duration::from_millis(30));
    rebuild(site.path(), day(30));
    let post = Post {
        title: 50,
        day: 18,
        category: 1,
        tag: 1,
        extra: "",
        body: "edited",
    };
    post.write(&site.path().join("content/18.md"));
    git(site.path(), &["commit", "-qam", "An edit"]);

    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    git(
        folder.path(),
        &["clone", "-q", &site.path().to_string_lossy(), "clone"],
    );
    for kept in [".feedmill", "feeds"] {
        copy(&site.path().join(kept), &clone.join(kept));
    }
    // Git's index does not vouch for what it wrote at the last moment.
    std::thread::sleep(std::time::Duration::from_millis(30));
    git(&clone, &["update-index", "--force-write-index"]);
    std::thread::sleep(std::time::Duration::from_millis(30));
    folder
}

/// What a CI job does: clone, restore the folder that was kept, build.
#[test]
fn a_fresh_clone_with_what_was_kept_reads_only_what_changed() {
    let folder = clone_after_an_edit();
    let report = rebuild(&folder.path().join("clone"), day(30));
    assert_eq!((report.read, report.files), (1, 20));
    assert!(
        report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path == "category/c3/atom.xml")
    );
    assert!(
        report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path == "category/c1/atom.xml")
    );
    assert!(
        !report
            .documents
            .changes
            .iter()
            .any(|(path, _)| path.starts_with("category/c4/"))
    );
}

/// The same where the job says that nobody touched the checkout: times and sizes do not count then, only the index does.
#[test]
fn a_clean_checkout_is_known_by_its_index_alone() {
    let folder = clone_after_an_edit();
    let clone = folder.path().join("clone");
    // Time and size differ, as for a file that git is not asked about.
    fs::write(clone.join("content/03.md"), "not looked at").unwrap();
    let untracked = Post {
        title: 51,
        day: 19,
        category: 1,
        tag: 1,
        extra: "",
        body: "new",
    };
    untracked.write(&clone.join("content/new.md"));
    let config = Config::load(&clone).unwrap();
    let build = || {
        let feeds = Folder::new(config.root.join(&config.feeds.dir), Mode::Write);
        feedmill::rebuild(&config, day(30), feeds, Trust::Index).unwrap()
    };
    let report = build();
    assert_eq!((report.read, report.files), (2, 21));
    assert_eq!(build().documents.changes, []);
    // Without that word the file is looked at, and found to be no post any more.
    assert_eq!(rebuild(&clone, day(30)).faulty, 1);
}

/// So many that they are kept in several pieces.
#[test]
fn many_posts_are_known_again_wherever_others_come_and_go() {
    let site = site();
    let file = |number: u32| site.path().join(format!("content/{number:05}.md"));
    let write = |number: u32, body: &'static str| {
        let post = Post {
            title: (number % 250) as u8,
            day: (number % 28) as u8,
            category: (number % 5) as u8,
            tag: (number % 7) as u8,
            extra: "",
            body,
        };
        post.write(&file(number));
    };
    (0..3000).for_each(|number| write(2 * number, "old"));
    std::thread::sleep(std::time::Duration::from_millis(30));
    rebuild(site.path(), day(30));
    // Many in one place, few in others, and a piece that goes whole.
    let new = (2001..5001).step_by(2).chain([1, 5999, 9999]);
    let new: Vec<u32> = new.collect();
    new.iter().for_each(|number| write(*number, "new"));
    let edited = [0, 2, 3000, 4400, 5998];
    edited.iter().for_each(|number| write(*number, "edited"));
    (40..2400)
        .step_by(2)
        .for_each(|number| fs::remove_file(file(number)).unwrap());
    std::thread::sleep(std::time::Duration::from_millis(30));
    let report = rebuild(site.path(), day(30));
    assert_eq!(report.read, new.len() + edited.len());
    let fresh = tempfile::tempdir().unwrap();
    let folder = Folder::new(fresh.path().join("feeds"), Mode::Write);
    let config = Config::load(site.path()).unwrap();
    let wanted = feedmill::build(&config, day(30), folder).unwrap();
    assert_eq!(report.posts, wanted.posts);
    let (ours, theirs) = (site.path().join("feeds"), fresh.path().join("feeds"));
    assert!(files(&ours) == files(&theirs));
    let again = rebuild(site.path(), day(30));
    assert_eq!((again.read, again.documents.changes), (0, vec![]));
}

/// The sites of other generators, whose posts depend on more than their own files.
const GENERATORS: [&str; 5] = ["eleventy", "hugo", "hugo-sections", "pelican", "zola"];

/// A copy of a generator's site, old enough to be relied on.
fn site_of(generator: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/generators")
        .join(generator)
        .join("site");
    copy(&source, folder.path());
    std::thread::sleep(std::time::Duration::from_millis(30));
    folder
}

/// None of their posts is in the future then.
fn later() -> Timestamp {
    day(30) + chrono::TimeDelta::days(3000)
}

#[test]
fn sites_of_other_generators_are_not_read_again_either() {
    for generator in GENERATORS {
        let site = site_of(generator);
        let first = rebuild(site.path(), later());
        assert_eq!(first.read, first.files, "{generator}");
        let again = rebuild(site.path(), later());
        assert_eq!(again.documents.changes, [], "{generator}");
        // Those that are not posts, are warned of or have an end are.
        println!(
            "{generator}: {} of {}, {} posts",
            again.read, first.files, first.posts
        );
        assert!(again.read < first.files, "{generator}");
    }
}

#[test]
fn whatever_file_of_another_generator_changes_the_feeds_are_those_of_a_build_from_nothing() {
    for generator in GENERATORS {
        let site = site_of(generator);
        rebuild(site.path(), later());
        let files = files(site.path());
        let files: Vec<&String> = files
            .keys()
            .filter(|path| !path.starts_with("feeds/") && !path.starts_with(".feedmill/"))
            .collect();
        assert!(files.len() > 5, "{generator}: {files:?}");
        for path in files {
            let file = site.path().join(path);
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            // A number stands for another one, so that every form of file stays what it is.
            fs::write(&file, text.replace(['2', '4'], "3") + "\n").unwrap();
            compare(site.path(), generator, path);
            fs::remove_file(&file).unwrap();
            compare(site.path(), generator, path);
        }
    }
}

/// Builds again and from nothing, where the site can still be built.
fn compare(site: &Path, generator: &str, path: &str) {
    let Ok(config) = Config::load(site) else {
        return;
    };
    rebuild(site, later());
    let fresh = tempfile::tempdir().unwrap();
    let folder = Folder::new(fresh.path().join("feeds"), Mode::Write).with_force(true);
    feedmill::build(&config, later(), folder).unwrap();
    let (ours, wanted) = (site.join("feeds"), fresh.path().join("feeds"));
    assert_eq!(files(&ours), files(&wanted), "{generator}: {path}");
}
