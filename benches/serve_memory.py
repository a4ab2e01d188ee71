#!/usr/bin/env python3
"""Measure the memory of `feedmill serve` while many clients want many documents compressed: serve_memory.py FEEDMILL

Writes 20,000 documents (117 MB), opens 500 connections to a server on this machine, asks on each for documents in turn, as
browsers and readers do (Brotli, gzip, nothing), until every document was asked for, and prints the peak of its resident memory
and its threads. Linux only: both come from /proc. With --limit MIB the exit status is 1 if the peak is above it.
"""
import argparse
import asyncio
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ENCODINGS = ["br", "gzip", "identity"]


def site(folder, documents, size):
    """A folder whose documents are all different, and as long as feeds are: most short, a few long."""
    (folder / "content").mkdir(parents=True)
    (folder / "feedmill.yaml").write_text("title: T\nurl: https://example.org\n")
    feeds = folder / "feeds"
    dice = random.Random(1)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 9))) for _ in range(3_000)]
    for number in range(documents):
        path = feeds / f"tag/{number}/rss.xml"
        path.parent.mkdir(parents=True)
        length = size * (40 if number % 100 == 0 else 1) * 5 // 7
        text = " ".join(dice.choices(words, k=length // 6))
        path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{number}</title>'
                        f"<description>{text}</description></channel></rss>\n")
    return sum(path.stat().st_size for path in feeds.rglob("rss.xml"))


async def client(port, numbers):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while numbers:
        number = numbers.pop()
        encoding = ENCODINGS[number % 3]
        writer.write(f"GET /feeds/tag/{number}/rss.xml HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        assert head.startswith("HTTP/1.1 200"), head
        await reader.readexactly(int(re.search(r"content-length: (\d+)", head)[1]))
    writer.close()


async def load(port, documents, connections):
    numbers = list(range(documents))
    random.Random(2).shuffle(numbers)
    await asyncio.gather(*(client(port, numbers) for _ in range(connections)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("feedmill")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--connections", type=int, default=500)
    parser.add_argument("--size", type=int, default=5_900, help="of a document, in bytes")
    parser.add_argument("--limit", type=float, help="MiB of memory that may be taken")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = site(Path(folder), options.documents, options.size)
        command = [str(Path(options.feedmill).resolve()), "serve", folder, "--addr", "127.0.0.1:0", "--report", "json"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            port = int(json.loads(server.stdout.readline())["url"].split(":")[2].split("/")[0])
            asyncio.run(load(port, options.documents, options.connections))
            status = Path(f"/proc/{server.pid}/status").read_text()
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    threads = int(re.search(r"Threads:\s+(\d+)", status)[1])
    print(f"{options.documents:,} documents of {size / 1e6:.0f} MB, {options.connections} connections: "
          f"{peak:.0f} MiB at most, {threads} threads")
    sys.exit(1 if options.limit and peak > options.limit else 0)


if __name__ == "__main__":
    main()
