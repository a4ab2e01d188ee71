#!/usr/bin/env python3
"""Compare the documents that two builds of feedmill write, byte for byte.

    cargo build --release && cp target/release/feedmill /tmp/before
    # … change something, build again …
    python3 tests/same_documents.py /tmp/before target/release/feedmill [SITE …] [--validate FOLDER …]

Every golden site of this repository and the example site are built in all formats, each in a fresh copy, and so is every SITE;
sites of Jekyll also with `--profile jekyll-feed`. What both builds report of the documents is compared too, and what they
report of those in `tests/validate/documents` and in every FOLDER. The exit status is 1 if anything differs.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOW = "2026-11-01T00:00:00Z"
FORMATS = ["--format", "rss", "--format", "atom", "--format", "json"]
# How much of a difference is shown.
LINES = 12


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=pathlib.Path, help="the program to compare with")
    parser.add_argument("new", type=pathlib.Path, help="the program to compare")
    parser.add_argument("sites", nargs="*", type=pathlib.Path, metavar="SITE", help="a site besides those of this repository")
    parser.add_argument("--validate", action="append", default=[], type=pathlib.Path, metavar="FOLDER",
                        help="a folder of feeds that both programs validate")
    parser.add_argument("--messages", action="store_true", help="compare what is printed besides documents as well")
    given = parser.parse_args()
    for program in (given.old, given.new):
        if not os.access(program, os.X_OK):
            parser.error(f"{program} is not a program")
    for folder in [*given.sites, *given.validate]:
        if not folder.is_dir():
            parser.error(f"{folder} is not a folder")
    return given


def sites(more):
    """Every site as its name, its folder, and what of it is copied (None for all)."""
    golden = [*(ROOT / "tests/sites").iterdir(), *(ROOT / "tests").glob("jekyll/*/site"), *(ROOT / "tests").glob("generators/*/site")]
    yield "example", ROOT, ["feedmill.yaml", "content"]
    for folder in sorted(golden):
        if folder.is_dir():
            yield str(folder.relative_to(ROOT)), folder, None
    for folder in more:
        yield str(folder), folder.resolve(), None


def copy(folder, parts, to):
    """The site without what another build left in it."""
    ignore = shutil.ignore_patterns(".feedmill")
    if parts is None:
        shutil.copytree(folder, to, symlinks=True, ignore=ignore)
        return
    for part in parts:
        (shutil.copytree if (folder / part).is_dir() else copy_file)(folder / part, to / part)


def copy_file(source, to):
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, to)


def documents(folder):
    """Every document below a folder by its path. The manifest and other notes of feedmill to itself are not documents."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.name.startswith(".feedmill"):
            found[name] = path.read_bytes()
    return found


def run(program, work, *command):
    """Run in `work`, so that both programs see the same relative paths and write the same messages."""
    return subprocess.run([program.resolve(), *command], cwd=work, capture_output=True, check=False)


def built(program, folder, parts, options):
    """What a program makes of a site: documents, the report of them, messages and the exit status."""
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        copy(folder, parts, work / "site")
        made = run(program, work, "build", "site", "--out", "feeds", "--quiet", "--now", NOW, *FORMATS, *options)
        found = documents(work / "feeds")
        found["(exit status)"] = str(made.returncode).encode()
        found["(messages)"] = made.stdout + made.stderr
        found["(report)"] = run(program, work, "validate", "feeds", "--format", "json", "--now", NOW).stdout
        return found


def validated(program, folder):
    report = run(program, folder, "validate", ".", "--format", "json", "--now", NOW)
    return {"(exit status)": str(report.returncode).encode(), "(report)": report.stdout}


def shown(before, after):
    """The first lines that differ."""
    if before is None or after is None:
        return "    " + ("only the new one writes it" if before is None else "only the old one writes it")
    old, new = (side.decode("utf-8", "backslashreplace").splitlines() for side in (before, after))
    lines = list(difflib.unified_diff(old, new, "old", "new", n=0, lineterm=""))
    return "\n".join("    " + line[:200] for line in lines[:LINES]) or "    line ends differ"


def compare(name, old, new, messages):
    """Print what differs; the number of documents, and of those that differ."""
    if not messages:
        old.pop("(messages)", None)
        new.pop("(messages)", None)
    differing = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    for key in differing:
        print(f"{name}: {key}\n{shown(old.get(key), new.get(key))}")
    return sum(not key.startswith("(") for key in old), len(differing)


def main():
    given = arguments()
    jobs = []
    for name, folder, parts in sites(given.sites):
        jobs.append((name, lambda program, at=(folder, parts): built(program, *at, [])))
        if (folder / "_config.yml").exists():
            options = ["--profile", "jekyll-feed"]
            jobs.append((f"{name} as jekyll-feed", lambda program, at=(folder, parts, options): built(program, *at)))
    for folder in [ROOT / "tests/validate/documents", *given.validate]:
        jobs.append((f"validate {folder}", lambda program, at=folder.resolve(): validated(program, at)))

    def both(job):
        name, make = job
        return name, make(given.old), make(given.new)

    compared = differing = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for name, old, new in pool.map(both, jobs):
            total, wrong = compare(name, old, new, given.messages)
            compared += total
            differing += wrong
    if compared == 0:
        sys.exit("no document was compared: neither program builds a site")
    print(f"{compared:,} documents of {len(jobs)} builds and reports compared, {differing:,} differences")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
