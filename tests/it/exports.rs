//! Posts in export files of WordPress and Ghost.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

const NOW: &str = "2026-06-01T00:00:00Z";

fn site(from: &str, file: &str, text: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings =
        format!("title: Quay\nurl: https://quay.example/\ncontent: {{from: '{from}'}}\n");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    fs::write(site.path().join(file), text).unwrap();
    site
}

/// What a build prints, and whether it succeeds.
fn build(site: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(site)
        .args(["build", "--now", NOW, "--warnings", "all"])
        .args(args)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

fn items(site: &Path) -> Vec<Value> {
    let feed = fs::read_to_string(site.join("feeds/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&feed).unwrap();
    feed["items"].as_array().unwrap().clone()
}

/// An item of an export of WordPress.
fn item(id: u32, kind: &str, status: &str, more: &str) -> String {
    format!(
        "<item><title>Post &amp; {id}</title><link>https://quay.example/news/{id}/</link><pubDate>Sun, 01 Mar 2026 07:00:00 +0000</pubDate>\
         <dc:creator><![CDATA[ada]]></dc:creator><guid isPermaLink=\"false\">https://quay.example/?p={id}</guid>\
         <content:encoded><![CDATA[Wet <b>quay</b>.\n\nVery wet.]]></content:encoded><excerpt:encoded><![CDATA[All wet.]]></excerpt:encoded>\
         <wp:post_id>{id}</wp:post_id><wp:post_date_gmt><![CDATA[2026-03-01 07:00:00]]></wp:post_date_gmt>\
         <wp:post_modified_gmt><![CDATA[2026-03-01 08:00:00]]></wp:post_modified_gmt><wp:post_name><![CDATA[p{id}]]></wp:post_name>\
         <wp:status><![CDATA[{status}]]></wp:status><wp:post_type><![CDATA[{kind}]]></wp:post_type>\
         <wp:post_password><![CDATA[]]></wp:post_password>{more}</item>\n"
    )
}

fn export(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Old quay</title><link>https://quay.example</link>\n\
         <wp:author><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_display_name><![CDATA[Ada Quay]]></wp:author_display_name></wp:author>\n\
         {items}</channel></rss>\n"
    )
}

#[test]
fn an_export_of_wordpress_keeps_ids_and_terms() {
    let thumbnail = "<category domain=\"category\" nicename=\"sea\"><![CDATA[Sea &amp; land]]></category>\
        <category domain=\"post_tag\" nicename=\"tide\"><![CDATA[tide]]></category><category domain=\"post_format\" nicename=\"x\"><![CDATA[Aside]]></category>\
        <wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>\
        <wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>";
    let file = "<wp:attachment_url><![CDATA[https://quay.example/quay.png]]></wp:attachment_url>";
    let items_of = [
        item(1, "post", "publish", thumbnail),
        item(2, "page", "publish", ""),
        item(3, "post", "draft", ""),
        item(4, "post", "private", ""),
        item(9, "attachment", "inherit", file),
    ];
    let text = export(&items_of.concat());
    let site = site("wordpress:old.xml", "old.xml", &text);
    let (is_built, said) = build(site.path(), &[]);
    assert!(is_built, "{said}");
    let items_found = items(site.path());
    assert_eq!(items_found.len(), 1, "{said}");
    let item = &items_found[0];
    assert_eq!(item["id"], "https://quay.example/?p=1");
    assert_eq!(item["url"], "https://quay.example/news/1/");
    assert_eq!(item["title"], "Post & 1");
    assert_eq!(
        item["content_html"],
        "<p>Wet <b>quay</b>.</p>\n<p>Very wet.</p>"
    );
    assert_eq!(item["summary"], "All wet.");
    assert_eq!(item["image"], "https://quay.example/quay.png");
    assert_eq!(item["authors"][0]["name"], "Ada Quay");
    assert_eq!(item["tags"], json!(["Sea & land", "tide"]));
    assert_eq!(item["date_published"], "2026-03-01T07:00:00Z");
    assert!(
        said.contains("1 page") && said.contains("1 private"),
        "{said}"
    );
    build(site.path(), &["--drafts"]);
    assert_eq!(items(site.path()).len(), 2);
}

#[test]
fn half_an_export_and_other_files_are_refused() {
    let text = export(&item(1, "post", "publish", ""));
    for (text, wanted) in [
        (&text[..text.len() / 2], "invalid XML at byte"),
        (
            text.trim_end().trim_end_matches("</rss>"),
            "it ends in the middle",
        ),
        (
            "<rss><channel><item><title>A</title></item></channel></rss>",
            "is not an export of WordPress",
        ),
        ("<rss><channel></rss>", "invalid XML at byte"),
    ] {
        let site = site("wordpress:old.xml", "old.xml", text);
        let (is_built, said) = build(site.path(), &[]);
        assert!(!is_built && said.contains(wanted), "{wanted}\n{said}");
    }
    for (text, wanted) in [
        (
            "{\"db\": [{\"data\": {\"posts\": [",
            "is not an export of Ghost: EOF",
        ),
        ("{}", "it has neither `db` nor `data`"),
    ] {
        let site = site("ghost:old.json", "old.json", text);
        let (is_built, said) = build(site.path(), &[]);
        assert!(!is_built && said.contains(wanted), "{wanted}\n{said}");
    }
}

#[test]
fn an_export_of_ghost_is_read() {
    let post = |id: &str, more: Value| {
        let mut post = json!({
            "id": id, "title": format!("Post {id}"), "slug": format!("post-{id}"), "html": "<p><a href=\"__GHOST_URL__/a/\">Wet</a>.</p>",
            "feature_image": "__GHOST_URL__/content/images/q.png", "status": "published", "type": "post", "visibility": "public",
            "published_at": "2026-03-01T07:00:00.000Z", "updated_at": "2026-03-01 08:00:00", "custom_excerpt": null,
        });
        let more = more.as_object().unwrap().clone();
        post.as_object_mut().unwrap().extend(more);
        post
    };
    let data = json!({
        "posts": [
            post("a", json!({})), post("b", json!({"type": "page"})), post("c", json!({"status": "draft", "published_at": null})),
            post("d", json!({"visibility": "paid"})), post("e", json!({"html": null, "lexical": "{}"})),
        ],
        "tags": [{"id": 1, "name": "Sea"}, {"id": 2, "name": "Tide"}, {"id": 3, "name": "#x", "visibility": "internal"}],
        "posts_tags": [
            {"post_id": "a", "tag_id": 1, "sort_order": 1}, {"post_id": "a", "tag_id": 2, "sort_order": 0},
            {"post_id": "a", "tag_id": 3, "sort_order": 2},
        ],
        "users": [{"id": "u", "name": "Ada"}],
        "posts_authors": [{"post_id": "a", "author_id": "u"}],
    });
    for whole in [
        json!({"db": [{"meta": {}, "data": data}]}),
        json!({"data": data}),
    ] {
        let site = site("ghost:old.json", "old.json", &whole.to_string());
        let (is_built, said) = build(site.path(), &[]);
        assert!(is_built, "{said}");
        let found = items(site.path());
        assert_eq!(found.len(), 1, "{said}");
        assert_eq!(found[0]["url"], "https://quay.example/post-a/");
        assert_eq!(found[0]["tags"], json!(["Tide", "Sea"]));
        assert_eq!(found[0]["authors"][0]["name"], "Ada");
        assert_eq!(
            found[0]["image"],
            "https://quay.example/content/images/q.png"
        );
        assert_eq!(
            found[0]["content_html"],
            "<p><a href=\"https://quay.example/a/\">Wet</a>.</p>"
        );
        assert_eq!(found[0]["date_modified"], "2026-03-01T08:00:00Z");
        assert!(
            said.contains("post e: the post `Post e` has no HTML in the export"),
            "{said}"
        );
        build(site.path(), &["--drafts"]);
        assert_eq!(items(site.path()).len(), 2);
    }
}
