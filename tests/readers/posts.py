#!/usr/bin/env python3
"""Say what the feeds of the example site must show, from its posts alone: a second reading of the front matter, by other
means than feedmill's (PyYAML, tomllib, json), for check.py and for tests/it/readers.rs to compare with.

usage: posts.py SITE --now TIME [--check FILE]

Prints a JSON list of {id, title, url, share_url, published, updated}, newest first. With --check, prints nothing, and fails
where FILE says something else. It knows only what the example site needs: permalinks by category, day and slug, one zone.
"""
import argparse
import datetime
import json
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import yaml


class Plain(yaml.SafeLoader):
    """YAML whose dates stay as they are written."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

AUTOLINK = re.compile(r"^<(https?://[^>\s]+)>$")
NAVIGATION = re.compile(r"^(\[[^\]]*\]\([^)]*\)[\s｜|·]*)+$")


def front_matter(text):
    """The keys of a post and its body."""
    if text.startswith("{"):
        keys, end = json.JSONDecoder().raw_decode(text)
        return keys, text[end:]
    fence = text[:3]
    _, head, body = re.split(rf"^{re.escape(fence)}\s*$", text, maxsplit=2, flags=re.M)
    return (tomllib.loads(head) if fence == "+++" else yaml.load(head, Plain)), body


def instant(value, zone):
    """A date as it is written, with the site's offset where it has none."""
    if isinstance(value, datetime.datetime):
        written = value
    else:
        text = re.sub(r"\s*([+-]\d\d):?(\d\d)$", r"\1:\2", value.strip())
        written = datetime.datetime.fromisoformat(text.replace(" ", "T", 1).replace("Z", "+00:00"))
    return written if written.tzinfo else written.replace(tzinfo=zone)


def share_url(body):
    """The autolink that stands alone before a closing line of links."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", body.strip())]
    if len(paragraphs) > 1 and NAVIGATION.match(paragraphs[-1]):
        found = AUTOLINK.match(paragraphs[-2])
        return found and found[1]
    return None


def words(value):
    return value.split() if isinstance(value, str) else list(value or [])


def fact(path, site, zone, now):
    """What a feed must show of a post; None where it must not show it."""
    keys, body = front_matter(path.read_text(encoding="utf-8"))
    date = instant(keys["date"], zone)
    expires = keys.get("expires")
    if keys.get("draft") or keys.get("published") is False or keys.get("feed") is False:
        return None
    if date > now or (expires and instant(expires, zone) <= now):
        return None
    categories = [keys["category"]] if "category" in keys else words(keys.get("categories"))
    day = date.astimezone(zone).strftime("%Y/%m/%d")
    slug = keys.get("slug") or path.stem[len("2022-03-18-"):]
    where = keys.get("permalink") or "/".join(["", *(name.lower() for name in categories), day, f"{slug}.html"])
    url = keys.get("canonical_url") or site["url"].rstrip("/") + quote(where)
    updated = keys.get("updated") or keys.get("last_modified_at") or keys.get("lastmod")
    return {
        "id": keys.get("guid") or url,
        "title": " ".join(str(keys["title"]).split()),
        "url": url,
        "share_url": keys.get("share_url") or share_url(body),
        "published": date.isoformat(),
        "updated": (instant(updated, zone) if updated else date).isoformat(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--now", required=True)
    parser.add_argument("--check", type=Path)
    args = parser.parse_args()
    site = yaml.safe_load((args.site / "feedmill.yaml").read_text(encoding="utf-8"))
    zone = ZoneInfo(site["timezone"])
    now = instant(args.now, zone)
    facts = [fact(path, site, zone, now) for path in sorted((args.site / site["content"]["dir"]).glob("*.md"))]
    facts = sorted(filter(None, facts), key=lambda f: datetime.datetime.fromisoformat(f["published"]), reverse=True)
    if args.check is None:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    elif json.loads(args.check.read_text(encoding="utf-8")) != facts:
        sys.exit(f"{args.check} does not say what the posts say: remake it with posts.py, and read the difference")


if __name__ == "__main__":
    main()
