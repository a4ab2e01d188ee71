#!/usr/bin/env python3
"""Every XML document of a folder is well-formed, and every JSON document is JSON.

usage: wellformed.py FEEDS
"""
import json
import shutil
import subprocess
import sys

from documents import fault, files, finish, skip

AT_ONCE = 500


def with_xmllint(folder):
    if not shutil.which("xmllint"):
        return skip("xmllint")
    paths = [str(path) for path in files(folder, ".xml", ".opml")]
    for start in range(0, len(paths), AT_ONCE):
        run = subprocess.run(
            ["xmllint", "--noout", "--nonet", *paths[start:start + AT_ONCE]], capture_output=True, text=True)
        if run.returncode:
            fault("xmllint", run.stderr.strip())
    print(f"xmllint: {len(paths)} documents")


def with_json(folder):
    paths = files(folder, ".json")
    for path in paths:
        try:
            # As strict as RFC 8259: UTF-8 without a byte order mark, and no NaN.
            json.loads(path.read_bytes().decode("utf-8"), parse_constant=lambda word: int(word))
        except ValueError as error:
            fault(path, error)
    print(f"json: {len(paths)} documents")


if len(sys.argv) != 2:
    sys.exit(__doc__)
with_xmllint(sys.argv[1])
with_json(sys.argv[1])
finish()
