#!/usr/bin/env python3
"""Draw `docs/images/benchmark.svg` from the figures in `benches/figures.json`, which are those of `docs/benchmarks.md`."""

import html
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT, BAR, ROW, WIDTH = 330, 24, 38, 860


def main():
    figures = json.loads((ROOT / "benches/figures.json").read_text())
    rows = figures["rows"]
    scale = (WIDTH - LEFT - 90) / max(row["seconds"] for row in rows)
    height = 60 + ROW * len(rows) + 30
    parts = []
    for number, row in enumerate(rows):
        top = 56 + ROW * number
        length = max(row["seconds"] * scale, 2)
        colour = "#b7410e" if row["name"] == "feedmill" else "#8a8f98"
        label = html.escape(f'{row["name"]} ({row["note"]})')
        parts.append(f'<text x="{LEFT - 12}" y="{top + 17}" text-anchor="end">{label}</text>')
        parts.append(f'<rect x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" rx="3" fill="{colour}"/>')
        parts.append(f'<text x="{LEFT + length + 8:.1f}" y="{top + 17}" font-weight="bold">{row["seconds"]:g} s</text>')
    title, machine = html.escape(figures["title"]), html.escape(figures["machine"])
    (ROOT / "docs/images/benchmark.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{title}">\n<style>text{{font:14px system-ui,sans-serif;fill:#24292e}}</style>\n'
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#fafaf7"/>\n'
        f'<text x="20" y="32" font-weight="bold" style="font-size:16px">{title}</text>\n'
        + "\n".join(parts)
        + f'\n<text x="20" y="{height - 14}" style="font-size:11px;fill:#57606a">{machine}</text>\n</svg>\n'
    )


if __name__ == "__main__":
    main()
