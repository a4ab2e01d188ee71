#!/usr/bin/env python3
"""Do readers show what `feedmill diff` says they will show?

Each change is made to small sites of several kinds. Real readers read the feeds before it, everything is marked as read, and
they read the feeds after it: what they then show as unread has to be what `diff` called new or again, entry by entry. A
reader that is not installed is left out, and said so: newsboat (a program), reader and rss2email (Python packages), rss-parser (a
package of Node.js, found by NODE_PATH).

    python3 tests/readers/observe.py target/debug/feedmill [SITE ...]
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

NOW = "2026-11-01T00:00:00Z"
DOCUMENTS = ["atom.xml", "rss.xml"]

# Sites: what their settings say besides title and URL, and whether they have a lock.
SITES = {
    "plain": ("", False),
    "locked": ("", True),
    "pretty": ("content: {permalink: pretty}\n", False),
    "few": ("", False),
    "locked-pretty": ("content: {permalink: pretty}\n", True),
}


def words(number, count=60):
    return " ".join(f"{number}x{word}" for word in range(count))


def post(number, more="", body=""):
    date = f"2026-02-{number:02} 10:00 +0000"
    return f"---\ntitle: Post {number}\ndate: {date}\n{more}---\n{words(number)} {body}\n"


def settings(site, url="https://example.org", limit=20):
    more, _ = SITES[site]
    limit = 4 if site == "few" else limit
    return f"title: T\nurl: {url}\nfeeds: {{by: [all], pages: false, limit: {limit}}}\n{more}"


def write(folder, path, text):
    path = folder / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def domain(folder, site):
    write(folder, "feedmill.yaml", settings(site, "https://other.example"))


def scheme(folder, site):
    write(folder, "feedmill.yaml", settings(site, "http://example.org"))


def permalinks(folder, site):
    text = settings(site).replace("content: {permalink: pretty}\n", "")
    write(folder, "feedmill.yaml", text + "content: {permalink: '/:title/'}\n")


def slash(folder, site):
    text = settings(site).replace("content: {permalink: pretty}\n", "")
    write(folder, "feedmill.yaml", text + "content: {permalink: '/:year/:month/:day/:title/'}\n")


def rename(folder, site):
    (folder / "content/p5.md").rename(folder / "content/renamed.md")
    text = (folder / "content/renamed.md").read_text()
    write(folder, "content/renamed.md", text.replace("Post 5", "Renamed"))


def edit(folder, site):
    write(folder, "content/p6.md", post(6, body="A sentence more."))


def update(folder, site):
    write(folder, "content/p6.md", post(6, "updated: 2026-03-01\n", "A sentence more."))


def delete(folder, site):
    (folder / "content/p5.md").unlink()


def add(folder, site):
    write(folder, "content/p7.md", post(7))


def generator(folder, site):
    """From feedmill's own folder to Hugo, which has other addresses."""
    (folder / "content").rename(folder / "before")
    for old in (folder / "before").iterdir():
        write(folder, f"content/posts/{old.name}", old.read_text())
    shutil.rmtree(folder / "before")
    write(folder, "hugo.toml", 'title = "T"\nbaseURL = "https://harbour.example/"\n')


CHANGES = [domain, scheme, permalinks, slash, rename, edit, update, delete, add, generator]


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{arguments}: {done.stderr}")
    return done.stdout


class Newsboat:
    name = "newsboat"

    def __init__(self, folder, feed):
        self.folder = folder
        (folder / "urls").write_text(f"file://{feed}\n")
        (folder / "config").write_text("")

    def read(self):
        files = ["-u", "urls", "-c", "cache.db", "-C", "config"]
        done = subprocess.run(
            ["newsboat", *files, "-x", "reload"], cwd=self.folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        cache = sqlite3.connect(self.folder / "cache.db")
        unread = [title for (title,) in cache.execute("SELECT title FROM rss_item WHERE unread = 1")]
        cache.execute("UPDATE rss_item SET unread = 0")
        cache.commit()
        cache.close()
        return unread

    @staticmethod
    def is_here():
        return shutil.which("newsboat")


class Reader:
    name = "reader (feedparser)"

    def __init__(self, folder, feed):
        from reader import make_reader

        self.reader = make_reader(str(folder / "reader.db"), feed_root=str(feed.parent))
        self.url = feed.name
        self.reader.add_feed(self.url)

    def read(self):
        # `update_feeds` leaves feeds out that were updated a moment ago.
        self.reader.update_feed(self.url)
        unread = list(self.reader.get_entries(read=False))
        for entry in unread:
            self.reader.mark_entry_as_read(entry)
        return [entry.title for entry in unread]

    @staticmethod
    def is_here():
        try:
            import reader  # noqa: F401
        except ImportError:
            return False
        return True


class Rss2Email:
    name = "rss2email"

    def __init__(self, folder, feed):
        from rss2email.feed import Feed

        self.path = feed
        self.feed = Feed(name="feed", url=str(feed), to="a@example.org")

    def read(self):
        import feedparser

        shown = []
        parsed = feedparser.parse(self.path.read_bytes())
        for entry in parsed.entries:
            processed = self.feed._process_entry(parsed=parsed, entry=entry)
            if processed:
                guid, state, _, _ = processed
                self.feed.seen[guid] = state
                shown.append(entry.title)
        return shown

    @staticmethod
    def is_here():
        try:
            import rss2email.feed  # noqa: F401
        except ImportError:
            return False
        return True


class RssParser:
    """A program that keeps the guids of what it has shown, as most that are built on rss-parser do."""

    name = "podcast apps"

    SCRIPT = """
const Parser = require('rss-parser');
const xml = require('fs').readFileSync(process.argv[1], 'utf8');
new Parser().parseString(xml).then(feed => console.log(JSON.stringify(
    feed.items.map(item => [item.guid || item.id || item.link, item.title]))));
"""

    def __init__(self, folder, feed):
        self.feed = feed
        self.seen = set()

    def read(self):
        items = json.loads(run("node", "-e", self.SCRIPT, str(self.feed)))
        shown = [title for key, title in items if key not in self.seen]
        self.seen.update(key for key, _ in items)
        return shown

    @staticmethod
    def is_here():
        command = ["node", "-e", "require('rss-parser')"]
        return shutil.which("node") and not subprocess.run(command, capture_output=True).returncode


def predicted(report, document, reader):
    for feed in report["feeds"]:
        if feed["path"] != document:
            continue
        for group in feed["readers"]:
            if reader in group["readers"]:
                kinds = ("new", "again")
                return sorted(one["title"] for one in group["changes"] if one["kind"] in kinds)
    return []


def main():
    feedmill = str(Path(sys.argv[1]).resolve())
    readers = []
    for reader in (Newsboat, Reader, Rss2Email, RssParser):
        if reader.is_here():
            readers.append(reader)
        else:
            print(f"not installed, and left out: {reader.__name__}")
    if not readers:
        raise SystemExit("no reader is installed")
    compared = wrong = 0
    for site in sys.argv[2:] or SITES:
        has_lock = SITES[site][1]
        for change in CHANGES:
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary) / "site"
                write(folder, "feedmill.yaml", settings(site))
                for number in range(1, 7):
                    write(folder, f"content/p{number}.md", post(number))
                if has_lock:
                    run(feedmill, "lock", str(folder), "--quiet")
                build = [feedmill, "build", str(folder), "--now", NOW, "--quiet"]
                run(*build)
                states = []
                for reader in readers:
                    for document in DOCUMENTS:
                        own = Path(temporary) / f"{len(states)}"
                        own.mkdir()
                        state = reader(own, folder / "feeds" / document)
                        state.read()
                        states.append((reader.name, document, state))
                change(folder, site)
                report = run(feedmill, "diff", str(folder), "--report", "json", "--now", NOW)
                run(*build)
                for name, document, state in states:
                    shown, said = sorted(state.read()), predicted(json.loads(report), document, name)
                    compared += 1
                    if shown != said:
                        wrong += 1
                        print(f"{site}, {change.__name__}, {name}, {document}: shows {shown}, diff said {said}")
    print(f"{compared} comparisons, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
