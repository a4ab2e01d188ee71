//! Posts in databases.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;

const NOW: &str = "2026-06-01T00:00:00Z";

/// A site with these settings, and a database that these statements fill.
fn site(content: &str, statements: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let text = format!("title: Quay\nurl: https://quay.example/\ncontent:\n{content}");
    fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    let database = Connection::open(site.path().join("posts.db")).unwrap();
    database.execute_batch(statements).unwrap();
    site
}

/// What a build prints, and whether it succeeds.
fn build(site: &Path) -> (bool, String) {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(site)
        .args(["build", "--now", NOW, "--warnings", "all"])
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// The entries of the feed of all posts.
fn items(site: &Path) -> Vec<Value> {
    let feed = fs::read_to_string(site.join("feeds/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&feed).unwrap();
    feed["items"].as_array().unwrap().clone()
}

const TABLES: &str = "
    create table news (nr integer primary key, headline text, published_at integer, text blob, slug text, tag_list text);
    insert into news values (1, 'High tide', 1772348400, '<p>The <b>quay</b> floods.</p>', 'tide', '[\"weather, bad\", \"quay\"]');
    insert into news values (2, 'Ferry', 1772434800000, '<p>Blue.</p>', 'ferry', 'boats, quay');
    insert into news values (3, null, 1772521200, '<p>No title here.</p>', 'untitled', null);
    create table sections (nr integer, name text);
    insert into sections values (1, 'Town'), (1, 'Sea'), (2, 'Sea');
";

const COLUMNS: &str = "  from: sqlite:posts.db
  rows:
    table: news
    columns: {id: nr, title: headline, date: published_at, body: text, tags: tag_list}
    terms: {categories: 'select nr, name from sections order by rowid'}
    format: html
";

#[test]
fn the_rows_of_a_table_are_posts() {
    let site = site(COLUMNS, TABLES);
    let (is_built, said) = build(site.path());
    assert!(is_built, "{said}");
    let items = items(site.path());
    let tide = items
        .iter()
        .find(|item| item["title"] == "High tide")
        .unwrap();
    assert_eq!(tide["date_published"], "2026-03-01T07:00:00Z");
    assert_eq!(tide["content_html"], "<p>The <b>quay</b> floods.</p>");
    assert_eq!(
        tide["tags"],
        serde_json::json!(["Town", "Sea", "weather, bad", "quay"])
    );
    assert_eq!(
        tide["url"],
        "https://quay.example/town/sea/2026/03/01/tide.html"
    );
    let ferry = items.iter().find(|item| item["title"] == "Ferry").unwrap();
    assert_eq!(ferry["date_published"], "2026-03-02T07:00:00Z");
    assert_eq!(ferry["tags"], serde_json::json!(["Sea", "boats", "quay"]));
    assert_eq!(items.len(), 3);
    assert!(site.path().join("feeds/category/sea/rss.xml").is_file());
}

#[test]
fn a_changed_row_changes_its_feeds_alone() {
    let site = site(COLUMNS, TABLES);
    build(site.path());
    let (_, said) = build(site.path());
    assert!(said.contains("documents: 0 written"), "{said}");
    let database = Connection::open(site.path().join("posts.db")).unwrap();
    let change =
        "update news set headline = 'Low tide' where nr = 1; delete from news where nr = 2";
    database.execute_batch(change).unwrap();
    let before = fs::metadata(site.path().join("feeds/tag/quay/rss.xml")).unwrap();
    let (is_built, said) = build(site.path());
    assert!(is_built, "{said}");
    let titles: Vec<Value> = items(site.path())
        .iter()
        .map(|item| item["title"].clone())
        .collect();
    assert!(
        titles.contains(&"Low tide".into()) && titles.len() == 2,
        "{titles:?}"
    );
    assert!(
        !site.path().join("feeds/tag/boats").exists(),
        "{}",
        before.len()
    );
}

#[test]
fn what_is_wrong_names_table_row_and_column() {
    for (content, wanted) in [
        (
            "  from: sqlite:posts.db\n",
            "must name one table, one query or one preset",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {table: newz}\n",
            "table `newz` cannot be read: no such table: newz",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {table: news}\n",
            "table `news` has no column `date`",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {table: news, columns: {date: publishd_at, id: nr}}\n",
            "did you mean `published_at`?",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {query: 'delete from news returning nr as id, published_at as date'}\n",
            "readonly database",
        ),
        (
            "  from: sqlite:no.db\n  rows: {table: news}\n",
            "no.db: the database cannot be opened",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {table: news, columns: {date: published_at, id: nr}, terms: {tags: 'select nr from news'}}\n",
            "`content.rows.terms.tags` cannot be read",
        ),
        (
            "  from: sqlite:posts.db\n  rows: {query: 'select nr as id, published_at as date from news where nr > 9'}\n",
            "posts.db has no posts that feeds may show; nothing was written",
        ),
    ] {
        let site = site(content, TABLES);
        let (is_built, said) = build(site.path());
        assert!(!is_built && said.contains(wanted), "{wanted}\n{said}");
        assert!(!site.path().join("feeds").exists(), "{wanted}");
        assert!(!site.path().join("no.db").exists());
    }
    let odd = "
        create table posts (id text, title text, date text, body blob);
        insert into posts values ('a', 'A', '2026-01-02', 'fine'), ('b', 'B', 'tomorrow', 'x'), ('c', 'C', null, 'x'),
            ('d', 'D', '2026-01-02', x'ff00ff');
    ";
    let site = site("  from: sqlite:posts.db\n  rows: {table: posts}\n", odd);
    let (is_built, said) = build(site.path());
    assert!(is_built, "{said}");
    for wanted in [
        "table `posts`, id b: invalid date `tomorrow`; the post is left out (key `date`)",
        "table `posts`, id c: there is no date; the post is left out",
        "table `posts`, id d: the column `body` is not text; the post is left out",
        "= note: posts.db",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert_eq!(items(site.path()).len(), 1);
}

#[test]
fn presets_know_the_tables_of_ghost_and_wordpress() {
    let ghost = "
        create table posts (id text, title text, slug text, html text, feature_image text, published_at text, updated_at text,
            custom_excerpt text, type text, status text, visibility text);
        create table tags (id text, name text, visibility text);
        create table posts_tags (post_id text, tag_id text, sort_order integer);
        create table users (id text, name text);
        create table posts_authors (post_id text, author_id text, sort_order integer);
        insert into posts values
            ('p1', 'High tide', 'tide', '<p><img src=\"__GHOST_URL__/content/images/q.png\">Wet.</p>', '__GHOST_URL__/content/images/t.png',
             '2026-03-01 07:00:00', '2026-03-01 08:00:00', 'All wet.', 'post', 'published', 'public'),
            ('p2', 'About', 'about', '<p>We.</p>', null, '2026-03-01 07:00:00', null, null, 'page', 'published', 'public'),
            ('p3', 'Members', 'members', '<p>We.</p>', null, '2026-03-01 07:00:00', null, null, 'post', 'published', 'paid');
        insert into tags values ('t1', 'Quay', 'public'), ('t2', '#wide', 'internal'), ('t3', 'Weather', 'public');
        insert into posts_tags values ('p1', 't1', 1), ('p1', 't2', 2), ('p1', 't3', 0);
        insert into users values ('u1', 'Ada');
        insert into posts_authors values ('p1', 'u1', 0);
    ";
    let wordpress = "
        create table wp_posts (ID integer, post_author integer, post_date_gmt text, post_content text, post_title text,
            post_excerpt text, post_status text, post_password text, post_name text, post_modified_gmt text, guid text, post_type text);
        create table wp_postmeta (post_id integer, meta_key text, meta_value text);
        create table wp_users (ID integer, display_name text);
        create table wp_terms (term_id integer, name text);
        create table wp_term_taxonomy (term_taxonomy_id integer, term_id integer, taxonomy text);
        create table wp_term_relationships (object_id integer, term_taxonomy_id integer);
        insert into wp_posts values
            (5, 1, '2026-03-01 07:00:00', 'Wet.' || char(10) || char(10) || 'Very.', 'High tide', '', 'publish', '', 'tide', '2026-03-01 08:00:00',
             'https://quay.example/?p=5', 'post'),
            (6, 1, '2026-03-01 07:00:00', 'We.', 'About', '', 'publish', '', 'about', '2026-03-01 08:00:00', 'https://quay.example/?page_id=6', 'page'),
            (7, 1, '2026-03-01 07:00:00', '', 't', '', 'inherit', '', 't', '2026-03-01 08:00:00', 'https://quay.example/t.png', 'attachment');
        insert into wp_postmeta values (5, '_thumbnail_id', '7');
        insert into wp_users values (1, 'Ada');
        insert into wp_terms values (1, 'Quay &amp; sea'), (2, 'Weather');
        insert into wp_term_taxonomy values (1, 1, 'category'), (2, 2, 'post_tag');
        insert into wp_term_relationships values (5, 1), (5, 2);
    ";
    for (preset, tables, id, url, tags, image) in [
        (
            "ghost",
            ghost,
            "https://quay.example/tide/",
            "https://quay.example/tide/",
            ["Weather", "Quay"],
            "https://quay.example/content/images/t.png",
        ),
        (
            "wordpress",
            wordpress,
            "https://quay.example/?p=5",
            "https://quay.example/quay%20&%20sea/2026/03/01/tide.html",
            ["Quay & sea", "Weather"],
            "https://quay.example/t.png",
        ),
    ] {
        let content = format!("  from: sqlite:posts.db\n  rows: {{preset: {preset}}}\n");
        let site = site(&content, tables);
        let (is_built, said) = build(site.path());
        assert!(is_built, "{said}");
        let items = items(site.path());
        assert_eq!(items.len(), 1, "{items:?}");
        let item = &items[0];
        assert_eq!(item["id"], id);
        assert_eq!(item["url"], url);
        assert_eq!(item["title"], "High tide");
        assert_eq!(item["tags"], serde_json::json!(tags));
        assert_eq!(item["image"], image);
        assert_eq!(item["authors"][0]["name"], "Ada");
        assert_eq!(item["date_published"], "2026-03-01T07:00:00Z");
        assert_eq!(item["date_modified"], "2026-03-01T08:00:00Z");
        let html = item["content_html"].as_str().unwrap();
        let wanted = match preset {
            "ghost" => "src=\"https://quay.example/content/images/q.png\"",
            _ => "<p>Wet.</p>\n<p>Very.</p>",
        };
        assert!(html.contains(wanted), "{html}");
    }
}
