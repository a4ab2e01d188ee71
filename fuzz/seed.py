#!/usr/bin/env python3
"""Makes a first corpus for each fuzz target, out of the project's own golden files.

usage: python3 fuzz/seed.py

What is there already stays. Each seed has what its target reads besides the text: the byte that says how.
"""

import hashlib
import re
import struct
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LARGEST = 64 * 1024


def put(target: str, seed: bytes) -> None:
    if 0 < len(seed) <= LARGEST:
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


def files(*patterns: str) -> list[Path]:
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return [path for path in found if path.is_file()]


def body(post: bytes) -> bytes:
    parts = post.split(b"\n---\n", 1)
    return parts[1] if post.startswith(b"---\n") and len(parts) == 2 else post


def feeds() -> None:
    for path in files("tests/sites/*/expected/**/*", "tests/validate/documents/**/*", "tests/jekyll/*/expected/**/*"):
        whole = path.read_bytes()
        if path.suffix in (".xml", ".json", ".opml"):
            for charset in (0, len(whole) % 8):
                put("bytes", bytes([charset]) + whole)
            put("pull", whole)
        if path.suffix == ".json" and whole.rstrip().endswith(b"}"):
            put("json", whole.strip()[1:-1])
        if b"<body>" in whole and b"</body>" in whole:
            put("opml", whole.split(b"<body>", 1)[1].rsplit(b"</body>", 1)[0])
        for first, (start, end) in enumerate(((b"<item", b"</item>"), (b"<entry", b"</entry>"))):
            if start in whole and end in whole:
                inside = whole.split(start, 1)[1].split(b">", 1)[-1].split(end, 1)[0]
                put("xml", bytes([first]) + inside)


def posts() -> None:
    places = ("feedmill", "_config.yml", "hugo", "zola")
    for path in files("tests/sites/**/*.md", "tests/jekyll/**/*.md", "tests/generators/**/*.md", "content/*.md"):
        post = path.read_bytes()
        for place in range(len(places)):
            put("front_matter", bytes([place]) + post)
        for strict in (0, 1):
            put("bodies", bytes([strict]) + body(post))
        put("liquid", body(post))
        put("kramdown", b"\0" + body(post))


def engines() -> None:
    for path in files("crates/feedmill-kramdown/tests/cases/*.md"):
        for options in (0, 1, 4, 13):
            put("kramdown", bytes([options]) + path.read_bytes())
    for path in files("crates/feedmill-liquid/tests/cases/*.liquid"):
        put("liquid", path.read_bytes())
    pages = files("crates/feedmill-kramdown/tests/cases/*.html", "tests/pull/*.html", "feeds/**/*.html")
    for path in pages:
        for how in range(8):
            put("html", bytes([how]) + path.read_bytes())


def git_index() -> None:
    """Indexes of the versions that there are, of a repository like the site of the target."""
    for version in (2, 3, 4):
        with tempfile.TemporaryDirectory() as folder:
            git = ["git", "-C", folder]
            subprocess.run([*git, "init", "--quiet"], check=True)
            for path in ("content/a.md", "content/b/b.md", "feedmill.yaml", "content/b/c.txt"):
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text("---\ntitle: A\ndate: 2025-01-01\n---\nText\n")
            subprocess.run([*git, "add", "."], check=True)
            subprocess.run([*git, "update-index", "--index-version", str(version)], check=True)
            if version == 3:
                # An entry with flags of its own is what makes an index one of version 3.
                subprocess.run([*git, "update-index", "--skip-worktree", "content/a.md"], check=True)
            put("git_index", Path(folder, ".git/index").read_bytes())


def rules() -> None:
    """The rules that the documentation shows."""
    for rule in re.findall(r"`([^`\n]+)`", (ROOT / "docs/feeds-by-rule.md").read_text()):
        put("rule", rule.encode())


def cache() -> None:
    """Changes of what a build wrote, and files that are next to nothing."""
    for file in (0, 1):
        put("cache", bytes([file]))
        put("cache", bytes([file, 0, 9, 0xFF, 0, 40, 0, 7]))
        put("cache", bytes([2 + file]) + struct.pack("<Q", 1) + b"\0" + bytes(64))


if __name__ == "__main__":
    for make in (feeds, posts, engines, git_index, rules, cache):
        make()
    for folder in sorted((HERE / "corpus").iterdir()):
        print(f"{folder.name}: {sum(1 for _ in folder.iterdir())} seeds")
