#!/usr/bin/env python3
"""Renders every case with docutils, with the settings of Pelican: `python3 remake.py`, with docutils and Pygments installed."""
import io
import pathlib
from docutils.core import publish_parts

for source in sorted(pathlib.Path(__file__).parent.glob("*.rst")):
    settings = {
        "initial_header_level": 2,
        "syntax_highlight": "none",
        "input_encoding": "utf-8",
        "output_encoding": "unicode",
        "warning_stream": io.StringIO(),
        "embed_stylesheet": False,
        "math_output": "MathJax",
        "report_level": 5,
    }
    parts = publish_parts(source.read_text(encoding="utf-8"), writer_name="html4css1", settings_overrides=settings)
    source.with_suffix(".html").write_text(parts["title"] + "\n" + parts["body"], encoding="utf-8")
