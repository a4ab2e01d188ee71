#!/usr/bin/env python3
"""Make the pictures of the README and the book: pictures.py FEEDMILL

`docs/images/terminal.svg` shows real output of the program, with its colours. `docs/images/subscribe-page.png`
and its Chinese twin are pages in Chromium; the latter needs a font for Chinese, such as Noto's.
"""

import fcntl
import html
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs/images"

POST = """---
title: First frost
date: 2026-11-02 7 o'clock
tags: [garden, winter]
---

The dahlias are black this morning.
"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
  <title>Low Tide Notes</title>
  <link>https://lowtide.example/</link>
  <description>A garden by the sea</description>
  <language>en</language>
  <atom:link rel="self" href="https://lowtide.example/rss.xml" type="application/rss+xml"/>
  <item>
    <title>First frost</title>
    <link>https://lowtide.example/frost.html</link>
    <guid>https://lowtide.example/frost.html</guid>
    <pubDate>2026-11-02</pubDate>
  </item>
</channel></rss>
"""

COLOURS = {
    "30": "#586069", "31": "#f97583", "32": "#85e89d", "33": "#ffea7f",
    "34": "#79b8ff", "35": "#b392f0", "36": "#56d4dd", "37": "#e1e4e8",
    "90": "#959da5", "91": "#f97583", "92": "#85e89d", "93": "#ffea7f",
    "94": "#79b8ff", "95": "#b392f0", "96": "#56d4dd", "97": "#fafbfc",
}
WIDTH, LINE, CHARACTER = 960, 20, 8.43


def spans(line):
    """The pieces of a line with their colours, out of the escape sequences of a terminal."""
    colour, bold = "", False
    for number, piece in enumerate(re.split(r"\x1b\[([0-9;]*)m", line)):
        if number % 2:
            for code in (piece or "0").split(";"):
                if code == "0":
                    colour, bold = "", False
                elif code == "1":
                    bold = True
                elif code in COLOURS:
                    colour = COLOURS[code]
        elif piece:
            fill = f' fill="{colour}"' if colour else ""
            weight = ' font-weight="bold"' if bold else ""
            yield f"<tspan{fill}{weight}>{html.escape(piece)}</tspan>"


def terminal(feedmill, site):
    lines = []
    for arguments in (["build"], ["validate", "old.xml"]):
        lines.append("\x1b[32m$\x1b[0m \x1b[1mfeedmill " + " ".join(arguments) + "\x1b[0m")
        lines += on_a_terminal([feedmill, *arguments], site).rstrip().splitlines()[:18] + [""]
    height = LINE * len(lines) + 40
    rows = "\n".join(
        f'<text x="20" y="{40 + LINE * row}" xml:space="preserve">{"".join(spans(line))}</text>'
        for row, line in enumerate(lines)
        if line
    )
    (IMAGES / "terminal.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        'aria-label="feedmill builds feeds and validates a document">\n'
        "<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e1e4e8}</style>\n"
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#24292e"/>\n{rows}\n</svg>\n'
    )


def on_a_terminal(command, folder):
    """What a command prints on a terminal of 110 columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 110, 0, 0))
    running = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    output = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        output += piece
    running.wait()
    # The line of progress is written over again and again.
    text = re.sub(r"\x1b\[[0-9;?]*[A-HJKlh]", "", output.decode())
    return "\n".join(line.rstrip("\r").rsplit("\r", 1)[-1] for line in text.split("\n"))


def page(site, picture):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,760", "--force-device-scale-factor=1.5",
         f"--screenshot={IMAGES / picture}", (site / "feeds/index.html").as_uri()],
        check=True, stderr=subprocess.DEVNULL,
    )


def blog(site):
    """A small blog in English."""
    (site / "content").mkdir()
    (site / "feedmill.yaml").write_text(
        "title: Low Tide Notes\nurl: https://lowtide.example/\nlanguage: en\ndescription: A garden by the sea, and what grows in it.\n"
        "author: Ada Quay\n"
    )
    posts = [
        ("2026-11-20", "Bread without a plan", "kitchen"), ("2026-11-02", "First frost", "garden, winter"),
        ("2026-10-17", "What the storm left", "sea"), ("2026-09-30", "Saving seeds", "garden"),
        ("2026-09-12", "Quinces, finally", "kitchen, garden"), ("2026-08-21", "The pilot boat", "sea"),
        ("2026-07-05", "Rain at last", "garden, weather"),
    ]
    for day, title, tags in posts:
        name = title.lower().replace(" ", "-").replace(",", "")
        (site / f"content/{day}-{name}.md").write_text(f"---\ntitle: {title}\ntags: {tags}\n---\n{title}: a few words about it.\n")


def main():
    feedmill = str(Path(sys.argv[1]).resolve())
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "content").mkdir()
        (site / "content/2026-11-02-first-frost.md").write_text(POST)
        (site / "content/2026-11-20-bread.md").write_text("---\ntitle: Bread without a plan\n---\nFlour, water, salt.\n")
        (site / "feedmill.yaml").write_text("title: Low Tide Notes\nurl: https://lowtide.example/\nlanguage: en\n")
        (site / "old.xml").write_text(FEED)
        terminal(feedmill, site)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        blog(site)
        subprocess.run([feedmill, "build"], cwd=site, check=True, stdout=subprocess.DEVNULL)
        page(site, "subscribe-page.png")
    page(ROOT, "subscribe-page.zh-CN.png")


if __name__ == "__main__":
    main()
