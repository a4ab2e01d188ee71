//! Posts go to a list by mail.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::net::Spoil;
use super::site::{Run, Site};

/// The value of a header, unfolded.
pub fn header<'m>(message: &'m str, name: &str) -> &'m str {
    let head = message.split("\r\n\r\n").next().unwrap();
    let mut lines = head.split("\r\n");
    let line = lines.find(|line| line.to_lowercase().starts_with(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name}: {head}"))
        .split_once(": ")
        .unwrap()
        .1
}

fn ids(mails: &[String]) -> Vec<&str> {
    mails
        .iter()
        .map(|mail| header(mail, "message-id"))
        .collect()
}

#[test]
fn each_post_is_a_message_that_programs_for_mail_understand() {
    let site = Site::with_mail("post");
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02 10:00", "summary: All about it.");
    let run = site.announce("2026-02-03T00:00:00Z");
    assert_eq!(
        (run.destination.as_str(), run.posted.len()),
        ("mail posts@lists.example", 1)
    );
    let mails = site.net.mails();
    let mail = &mails[0];
    for (name, wanted) in [
        ("from", "\"Harbour News\" <news@example.org>"),
        ("to", "posts@lists.example"),
        ("subject", "About a"),
        ("date", "Mon, 02 Feb 2026 09:00:00 +0000"),
        ("list-id", "Harbour <posts.lists.example>"),
        ("list-unsubscribe", "<https://example.org/leave>"),
        ("auto-submitted", "auto-generated"),
        ("archived-at", "<https://example.org/2026/02/02/a.html>"),
    ] {
        assert_eq!(header(mail, name), wanted);
    }
    assert!(header(mail, "message-id").ends_with("@example.org>"));
    assert!(header(mail, "content-type").starts_with("multipart/alternative;"));
    assert!(mail.contains("Text of a."), "{mail}");
    assert!(!mail.contains("One-Click"));
    // What was sent is neither changed nor taken back, and does not go out again.
    site.post("a", "2026-02-02 10:00", "summary: Quite different.");
    let run = site.announce("2026-02-04T00:00:00Z");
    assert_eq!((run.edited.len(), run.known), (0, 1));
    site.post("a", "2026-02-02 10:00", "draft: true");
    let run = site.announce("2026-02-05T00:00:00Z");
    assert_eq!(
        run.stays,
        ["content/a.md: what was sent cannot be taken back"]
    );
    assert_eq!(
        site.announce("2026-02-05T00:00:00Z").stays.len(),
        0,
        "it is said once"
    );
    site.post("a", "2026-02-02 10:00", "");
    assert_eq!(site.announce("2026-02-06T00:00:00Z").posted.len(), 0);
    assert_eq!(site.net.mails().len(), 0);
}

#[test]
fn what_may_have_arrived_is_sent_again_by_the_next_run_under_its_name() {
    let site = Site::with_mail("post");
    site.announce("2026-02-01T00:00:00Z");
    let now = "2026-02-03T00:00:00Z";
    // Nothing was sent: a server that cannot be reached, and one that says so, leave nothing open.
    for spoils in [
        vec![Spoil::Timeout],
        vec![Spoil::Pass, Spoil::Error],
        vec![Spoil::Pass, Spoil::Refuse],
    ] {
        site.post("a", "2026-02-02", "");
        site.net.spoil(spoils);
        let run = site.announce(now);
        assert_eq!((run.posted.len(), run.failures.len()), (0, 1));
        assert!(!site.read(".feedmill/announced").contains("posting"));
        assert!(site.net.mails().is_empty());
    }
    // The answer is lost: it is not sent again at once, since the server may only be slow.
    site.net.spoil([Spoil::Pass, Spoil::LoseAnswer]);
    let run = site.announce(now);
    assert!(
        run.failures[0].contains("same Message-ID"),
        "{:?}",
        run.failures
    );
    assert!(site.read(".feedmill/announced").contains("posting"));
    site.net.spoil([Spoil::Pass, Spoil::KillAfter]);
    assert!(catch_unwind(AssertUnwindSafe(|| site.announce(now))).is_err());
    assert_eq!(site.announce(now).posted.len(), 1);
    assert_eq!(site.announce(now).known, 1);
    let mails = site.net.mails();
    assert_eq!(mails.len(), 3);
    assert!(
        mails.iter().all(|mail| *mail == mails[0]),
        "the same to the last byte"
    );
}

#[test]
fn the_posts_of_a_day_are_one_message_after_it() {
    let site = Site::with_mail("day");
    site.announce("2026-02-01T12:00:00Z");
    site.post("a", "2026-02-02 10:00", "");
    site.post("b", "2026-02-02 09:00", "");
    let run = site.announce("2026-02-02T22:59:00Z");
    assert_eq!(
        (run.posted.len(), run.waiting),
        (0, 2),
        "the day is not over"
    );
    // At midnight of the site.
    let run = site.announce("2026-02-02T23:00:00Z");
    assert_eq!((run.posted.len(), run.waiting), (2, 0));
    let mails = site.net.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(header(&mails[0], "subject"), "Harbour: About b (+1)");
    assert_eq!(header(&mails[0], "date"), "Mon, 02 Feb 2026 09:00:00 +0000");
    let at = |text: &str| mails[0].find(text).unwrap();
    assert!(at("Text of b.") < at("Text of a."), "the oldest first");
    // What comes late waits for the next issue, and is not lost.
    site.post("c", "2026-02-02 11:00", "");
    let run = site.announce("2026-02-03T10:00:00Z");
    assert_eq!((run.posted.len(), run.waiting), (0, 1));
    site.net.spoil([Spoil::Pass, Spoil::KillAfter]);
    let now = "2026-02-04T10:00:00Z";
    assert!(catch_unwind(AssertUnwindSafe(|| site.announce(now))).is_err());
    // A killed issue goes out as it was, whatever is new since.
    site.post("d", "2026-02-04 10:00", "");
    assert_eq!(site.announce("2026-02-05T10:00:00Z").posted.len(), 2);
    let mails = site.net.mails();
    let ids = ids(&mails);
    assert_eq!(ids.len(), 3);
    assert!(ids[0] == ids[1] && ids[1] != ids[2], "{ids:?}");
}

#[test]
fn a_dry_run_writes_the_message_into_a_file() {
    let site = Site::with_mail("week");
    site.announce("2026-02-01T12:00:00Z");
    site.post("a", "2026-02-02 10:00", "");
    site.post("b", "2026-02-03 10:00", "");
    let dry = Run {
        dry_run: true,
        ..Run::default()
    };
    let run = site.announce_by("2026-02-09T10:00:00Z", dry);
    assert_eq!(run.posted.len(), 2);
    assert_eq!(
        run.notes,
        ["the message is in .feedmill/mail/week-2026-02-09.eml"]
    );
    let shown = site.read(".feedmill/mail/week-2026-02-09.eml");
    assert!(site.net.mails().is_empty());
    site.announce("2026-02-09T10:00:00Z");
    assert_eq!(site.net.mails(), [shown]);
}

#[test]
fn text_of_strangers_does_not_get_into_the_head() {
    let site = Site::with_mail("post");
    site.announce("2026-02-01T00:00:00Z");
    let title = "title: \"A\\r\\nBcc: everybody@example.org\\r\\n\\r\\n渡轮\"";
    site.write(
        "content/a.md",
        format!("---\n{title}\ndate: 2026-02-02\n---\n<p>Text<script>x()</script>\n"),
    );
    assert_eq!(site.announce("2026-02-03T00:00:00Z").posted.len(), 1);
    let mail = site.net.mails().remove(0);
    let head = mail.split("\r\n\r\n").next().unwrap().to_lowercase();
    assert!(!head.contains("\nbcc"), "{head}");
    assert!(head.contains("=?utf-8?b?"), "{head}");
    assert!(!mail.contains("script"));
}
