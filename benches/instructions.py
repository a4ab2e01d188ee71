#!/usr/bin/env python3
"""Count the instructions of building a site of 1,000 posts, and compare with the committed figure.

A count does not depend on how busy a machine is, so that a slower build shows in it and a slower machine does not. It does
depend on the compiler: after a new one, or where a change is worth its cost, run `python3 benches/instructions.py --renew` and
commit benches/instructions.txt.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import corpus

ROOT = pathlib.Path(__file__).parent.parent
FIGURE = ROOT / "benches/instructions.txt"
ALLOWED = 1.05

# The profile is set in Cargo.toml, so that no machine's own settings change the count.
subprocess.run(["cargo", "build", "--locked", "--quiet", "--profile", "measured"], cwd=ROOT, check=True)
with tempfile.TemporaryDirectory() as folder:
    site = pathlib.Path(folder) / "site"
    corpus.write(site, 1000, 200)
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", ROOT / "target/measured/feedmill", "build", site,
         "--jobs", "1", "--quiet", "--now", "2026-01-01T00:00:00Z"],
        capture_output=True, text=True,
    )
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"the build could not be measured:\n{run.stdout}{run.stderr}")
count = int(found[1])
if "--renew" in sys.argv:
    FIGURE.write_text(f"{count}\n")
committed = int(FIGURE.read_text())
print(f"{count:,} instructions, {count / committed:.1%} of the committed {committed:,}")
if count > committed * ALLOWED:
    sys.exit(
        "building a site of 1,000 posts takes more than 5 % more instructions than it did\n"
        "  help: find out why; where it is worth it, or the compiler is a new one, run\n"
        "  `python3 benches/instructions.py --renew` and commit benches/instructions.txt"
    )
