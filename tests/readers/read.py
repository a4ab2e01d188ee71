#!/usr/bin/env python3
"""Read a built folder of feeds as its subscribers do.

usage: read.py FEEDS

xmllint (every XML document is well-formed), feedparser and newsboat (titles, links and ids of the site's RSS and Atom are
those of its JSON Feed). What is not installed is skipped aloud, and fails where CI is set.
"""
import calendar
import functools
import http.server
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from datetime import datetime
from pathlib import Path

skipped = []


def skip(what):
    skipped.append(what)
    print(f"SKIPPED: {what} is not installed")


def well_formed(feeds):
    if not shutil.which("xmllint"):
        return skip("xmllint")
    documents = [str(path) for path in feeds.rglob("*") if path.suffix in (".xml", ".opml")]
    assert documents, "no document"
    for start in range(0, len(documents), 500):
        subprocess.run(["xmllint", "--noout", *documents[start:start + 500]], check=True)
    print(f"xmllint: {len(documents)} documents")


def wanted(feeds):
    items = json.loads((feeds / "feed.json").read_text(encoding="utf-8"))["items"]
    assert items, "no item"
    return [(i["id"], i["title"], i["url"], datetime.fromisoformat(i["date_published"].replace("Z", "+00:00")).timestamp())
            for i in items]


def with_feedparser(feeds):
    try:
        import feedparser
    except ImportError:
        return skip("feedparser")
    for name in ("rss.xml", "atom.xml"):
        feed = feedparser.parse(str(feeds / name))
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        found = [(e.id, e.title, e.link, float(calendar.timegm(e.published_parsed))) for e in feed.entries]
        assert found == wanted(feeds), (name, [p for p in zip(found, wanted(feeds)) if p[0] != p[1]][:3])
        print(f"feedparser: {name}, {len(found)} entries")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def with_newsboat(feeds):
    if not shutil.which("newsboat"):
        return skip("newsboat")
    handler = functools.partial(Quiet, directory=str(feeds))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in ("rss.xml", "atom.xml"):
        # A cache for each, since newsboat keeps an entry once, whichever feed it came from.
        with tempfile.TemporaryDirectory() as home:
            url = f"http://127.0.0.1:{server.server_port}/{name}"
            Path(home, "urls").write_text(url + "\n")
            Path(home, "config").write_text("")
            subprocess.run(
                ["newsboat", "-u", f"{home}/urls", "-C", f"{home}/config", "-c", f"{home}/cache.db", "-x", "reload"],
                check=True, timeout=60, env={**os.environ, "HOME": home, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
            cache = sqlite3.connect(f"{home}/cache.db")
            rows = cache.execute("select guid, title, url, pubDate from rss_item where feedurl = ?", (url,)).fetchall()
            found = {(guid, title, link, float(date)) for guid, title, link, date in rows}
            expected = set(wanted(feeds))
            assert found == expected, (name, sorted(found - expected)[:2], sorted(expected - found)[:2])
            print(f"newsboat: {name}, {len(found)} entries")
    server.shutdown()


feeds = Path(sys.argv[1])
well_formed(feeds)
with_feedparser(feeds)
with_newsboat(feeds)
sys.exit(1 if skipped and os.environ.get("CI") else 0)
