#!/usr/bin/env python3
"""Builds the sites beside this file with their own generators and keeps the pages: remake.py [SITE ...]

Astro 6, Hexo 8 and VitePress 1 are looked for in NODE_MODULES (`npm install astro hexo hexo-renderer-marked vitepress`; Astro wants
Node 22), ABlog 0.11 in PATH (`pip install ablog`). The page of Quarto is written by hand from its documentation.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
NODE_MODULES = os.environ.get("NODE_MODULES", "node_modules")
NODE = os.environ.get("NODE", "node")
SITES = {
    "astro": ([NODE, "node_modules/astro/bin/astro.mjs", "build"], "dist"),
    "hexo": ([NODE, "node_modules/hexo/bin/hexo", "generate"], "public"),
    "vitepress": ([NODE, "node_modules/vitepress/bin/vitepress.js", "build"], ".vitepress/dist"),
    "ablog": (["sphinx-build", "-q", "-b", "html", ".", "_build/html"], "_build/html"),
}

for name in sys.argv[1:] or SITES:
    command, output = SITES[name]
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder, name)
        shutil.copytree(HERE / name, site)
        shutil.rmtree(site / output, ignore_errors=True)
        os.symlink(os.path.abspath(NODE_MODULES), site / "node_modules")
        environment = dict(os.environ, ASTRO_TELEMETRY_DISABLED="1")
        subprocess.run(command, cwd=site, check=True, env=environment)
        shutil.rmtree(HERE / name / output, ignore_errors=True)
        pages = [page for ending in ("html", "png") for page in (site / output).rglob(f"*.{ending}")]
        for page in pages:
            kept = HERE / name / output / page.relative_to(site / output)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, kept)
