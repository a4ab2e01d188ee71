#!/usr/bin/env python3
"""Read every feed of a built folder as its subscribers do, and compare what they see with what the posts say.

usage: check.py FEEDS [EXPECTED.json] [--base-url URL]

EXPECTED.json is a list of {id, title, url, share_url, published, updated}, dates in RFC 3339, with every post that a feed
may show. Without it, the items of all the JSON Feeds are taken for it. With --base-url, each feed must name as its own address
that URL and its path in the folder.

RSS and Atom are read by feedparser and newsboat, and JSON Feed as JSON. Compared are titles, links, share URLs, ids, and
dates as instants; and the feeds of one folder must show the same entries, newest first.
"""
import argparse
import calendar
import functools
import http.server
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import urllib.parse
from datetime import datetime
from pathlib import Path

from documents import ATOM, fault, finish, json_feeds, skip, xml_feeds

URN = "urn:feedmill:"


def instant(text):
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def plain_id(text):
    """An id in the words of the post: one that is not an IRI is a URN in a feed, since Atom takes nothing else."""
    return urllib.parse.unquote(text[len(URN):]) if text.startswith(URN) else text


def fact(id, title, url, share_url, published, updated):
    return {"id": id, "title": title, "url": url, "share_url": share_url, "published": published, "updated": updated}


def expected_facts(folder, path):
    if path:
        return [
            fact(e["id"], e["title"], e["url"], e.get("share_url"), instant(e["published"]), instant(e["updated"]))
            for e in json.loads(Path(path).read_text(encoding="utf-8"))]
    return [entry for _, data in json_feeds(folder) for entry in json_facts(data)]


def json_facts(data):
    return [
        fact(plain_id(i["id"]), i["title"], i["url"], i.get("external_url"), instant(i["date_published"]), instant(i["date_modified"]))
        for i in data["items"]]


def feedparser_facts(path):
    import feedparser
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        fault(path, f"feedparser: {feed.get('bozo_exception')}")
    facts = []
    for entry in feed.entries:
        related = [link.href for link in entry.links if link.rel == "related"]
        published = calendar.timegm(entry.published_parsed)
        # RSS has a date of change only where it differs.
        updated = calendar.timegm(entry.updated_parsed) if "updated_parsed" in entry.keys() else published
        facts.append(fact(
            plain_id(entry.id), entry.title, entry.link, related[0] if related else None, published, updated))
    return facts


def newsboat_facts(url):
    """What newsboat keeps of a feed; it keeps no share URL and no date of change. A cache for each feed, since it keeps an
    entry once, whichever feed it came from."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "urls").write_text(url + "\n", encoding="utf-8")
        Path(home, "config").write_text("", encoding="utf-8")
        subprocess.run(
            ["newsboat", "-u", f"{home}/urls", "-C", f"{home}/config", "-c", f"{home}/cache.db", "-x", "reload"],
            check=True, timeout=60, capture_output=True,
            env={**os.environ, "HOME": home, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
        cache = sqlite3.connect(f"{home}/cache.db")
        rows = cache.execute("select guid, title, url, pubDate from rss_item").fetchall()
        cache.close()
    return [(plain_id(guid), title, link, date) for guid, title, link, date in rows]


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves what a feed host would say of the documents."""

    def log_message(self, *_):
        pass

    def guess_type(self, path):
        if path.endswith(".json"):
            return "application/feed+json"
        with open(path, "rb") as file:
            is_rss = b"<rss" in file.read(300)
        return "application/rss+xml" if is_rss else "application/atom+xml"


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def compare(where, found, expected):
    """Each entry that a reader found is as it is expected."""
    if not found and expected:
        fault(where, "no entry")
    for entry in found:
        wanted = expected.get(entry["id"])
        if wanted is None:
            fault(where, f"{entry['id']!r} is no post's id")
        elif entry != wanted:
            differ = {key: (entry[key], wanted[key]) for key in entry if entry[key] != wanted[key]}
            fault(where, f"{entry['id']!r}, found and expected: {differ}")
    dates = [entry["published"] for entry in found]
    if dates != sorted(dates, reverse=True):
        fault(where, "not newest first")


def own_address(path, root):
    links = root.iter(ATOM + "link")
    return next((link.get("href") for link in links if link.get("rel") == "self"), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feeds", type=Path)
    parser.add_argument("expected", nargs="?")
    parser.add_argument("--base-url")
    options = parser.parse_args()
    folder = options.feeds
    expected = {entry["id"]: entry for entry in expected_facts(folder, options.expected)}
    if not expected:
        fault(folder, "no post is expected")
    addresses, ids, entries = {}, {}, 0

    for path, data in json_feeds(folder):
        found = json_facts(data)
        compare(path, found, expected)
        addresses[path] = data.get("feed_url")
        ids.setdefault(path.parent, {})[path] = [entry["id"] for entry in found]
        entries += len(found)
    print(f"json: {entries} entries of {len(addresses)} feeds")

    documents = list(xml_feeds(folder))
    addresses.update({path: own_address(path, root) for path, root in documents})
    try:
        import feedparser  # noqa: F401
    except ImportError:
        skip("feedparser")
    else:
        entries = 0
        for path, _ in documents:
            found = feedparser_facts(path)
            compare(f"feedparser: {path}", found, expected)
            ids.setdefault(path.parent, {})[path] = [entry["id"] for entry in found]
            entries += len(found)
        print(f"feedparser: {entries} entries of {len(documents)} feeds")

    for parent, lists in ids.items():
        if len({tuple(one) for one in lists.values()}) > 1:
            fault(parent, "the formats of this feed show different entries")

    if not shutil.which("newsboat"):
        skip("newsboat")
    else:
        server, entries = serve(folder), 0
        for path, root in documents:
            place = urllib.parse.quote(path.relative_to(folder).as_posix())
            found = newsboat_facts(f"http://127.0.0.1:{server.server_port}/{place}")
            wanted = {(e["id"], e["title"], e["url"], e["published"]) for e in expected.values()}
            for entry in sorted(set(found) - wanted):
                fault(f"newsboat: {path}", f"{entry} is as no post is")
            count = sum(1 for _ in root.iter("item")) + sum(1 for _ in root.iter(ATOM + "entry"))
            if len(found) != count:
                fault(f"newsboat: {path}", f"{len(found)} entries of {count}")
            entries += len(found)
        server.shutdown()
        print(f"newsboat: {entries} entries of {len(documents)} feeds")

    if options.base_url:
        for path, address in addresses.items():
            wanted = options.base_url.rstrip("/") + "/" + path.relative_to(folder).as_posix()
            if urllib.parse.unquote(address or "") != wanted:
                fault(path, f"says that it is at {address}")
        print(f"addresses: {len(addresses)} feeds")
    finish()


main()
