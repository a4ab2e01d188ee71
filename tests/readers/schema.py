#!/usr/bin/env python3
"""Every Atom document of a folder is valid by RFC 4287's grammar, and every JSON Feed by its schema.

usage: schema.py FEEDS

The schemas are those of tests/schema; ATOM_RNC in the environment names another one for Atom.
"""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from documents import ATOM, fault, finish, json_feeds, skip, xml_feeds

SCHEMAS = Path(__file__).resolve().parent.parent / "schema"
AT_ONCE = 500


def atom(folder):
    if not shutil.which("jing"):
        return skip("jing")
    schema = os.environ.get("ATOM_RNC") or str(SCHEMAS / "atom.rnc")
    paths = [str(path) for path, root in xml_feeds(folder) if root.tag == ATOM + "feed"]
    if not paths:
        fault(folder, "holds no Atom document")
    for start in range(0, len(paths), AT_ONCE):
        run = subprocess.run(["jing", "-c", schema, *paths[start:start + AT_ONCE]], capture_output=True, text=True)
        if run.returncode:
            fault("jing", (run.stdout + run.stderr).strip())
    print(f"jing: {len(paths)} documents")


def json_feed(folder):
    try:
        import jsonschema
    except ImportError:
        return skip("jsonschema")
    schema = json.loads((SCHEMAS / "json-feed.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = 0
    for path, data in json_feeds(folder):
        count += 1
        for error in validator.iter_errors(data):
            fault(path, f"{error.json_path}: {error.message[:300]}")
    if not count:
        fault(folder, "holds no JSON Feed")
    print(f"jsonschema: {count} documents")


if len(sys.argv) != 2:
    sys.exit(__doc__)
atom(sys.argv[1])
json_feed(sys.argv[1])
finish()
