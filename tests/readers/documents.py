"""The documents of a built folder of feeds, and what every script here does with a tool that is not installed."""
import json
import os
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"

SHOWN = 20

_skipped = []
_faults = []


def skip(what):
    """Say aloud that something was not tested."""
    _skipped.append(what)
    print(f"SKIPPED: {what} is not installed")


def fault(where, what):
    """Note a fault and go on, so that one run shows what there is, though not the same thing a thousand times."""
    _faults.append(where)
    if len(_faults) <= SHOWN:
        print(f"FAULT: {where}: {what}")


def finish():
    """Exit with 1 where there was a fault, or, in CI, where something was not tested."""
    if len(_faults) > SHOWN:
        print(f"FAULT: and {len(_faults) - SHOWN} more")
    sys.exit(1 if _faults or (_skipped and os.environ.get("CI")) else 0)


def files(folder, *suffixes):
    """Every file below a folder that ends in one of the suffixes, in a stable order."""
    found = sorted(path for path in Path(folder).rglob("*") if path.suffix in suffixes and path.is_file())
    if not found:
        fault(folder, f"holds no file that ends in {' or '.join(suffixes)}")
    return found


def json_feeds(folder):
    """Every JSON Feed below a folder, with what it holds."""
    for path in files(folder, ".json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and "jsonfeed.org" in str(data.get("version")):
            yield path, data


def xml_feeds(folder):
    """Every RSS and Atom document below a folder, with its root element."""
    for path in files(folder, ".xml"):
        root = xml.parse(path).getroot()
        if root.tag in ("rss", ATOM + "feed"):
            yield path, root
