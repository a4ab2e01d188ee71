#!/usr/bin/env python3
"""Writes the site `mixed/site`: 200 posts in which what Jekyll knows is mixed, each post with a few features in a fixed order.

Run it, then `ruby tests/jekyll/oracle.rb mixed`. The same script gives the same site.
"""
import pathlib
import shutil

ROOT = pathlib.Path(__file__).parent / "mixed" / "site"

CONFIG = """title: Mixed "tea" -- and milk
url: https://mixed.example
baseurl: /log
timezone: Asia/Shanghai
permalink: /:categories/:year/:month/:day/:title:output_ext
author: Ada
kramdown:
  smart_quotes: apos,apos,quot,quot
  footnote_backlink: "^"
  header_offset: 1
  typographic_symbols: {hellip: "..."}
cups: 1_000
opening: 12:30
collections:
  pots: {output: true}
feed:
  posts_limit: 500
  categories: [green]
defaults:
  - scope: {path: "", type: posts}
    values: {layout: none, kind: note}
  - scope: {path: "_posts/b"}
    values: {author: ben}
"""

FILES = {
    "_data/authors.yml": "ben: {name: Ben Leaf}\n",
    "_data/prices.yml": "green: 1_200\nblack: 017\nopen: yes\n",
    "_includes/count.html": "{{ include.site.posts.size }} posts of {{ include.name | default: 'nobody' }}",
    "_includes/note.md": "*A note* for {{ page.kind }}.",
    "_pots/clay.md": "---\ntitle: Clay\nvolume: 300\n---\nBody of clay\n",
    "_pots/iron.md": "---\ntitle: Iron\nvolume: 900\n---\nBody of iron\n",
}

BODIES = [
    "A paragraph with *stress*, **weight** and `code`.\nIt's \"quoted\" -- and more...",
    "- leaf\n- stem\n\n* * *\n\nAfter the rule.",
    "1. one\n   - inner\n   - other\n2. two\n\n   Its paragraph.",
    "| cup | ml |\n|:----|---:|\n| small | 100 |\n| large | 300 |",
    "Water[^w] is hot[^h], and water[^w] again.\n\n[^w]: From the well.\n[^h]: Ninety degrees.\n\n    And more of it.",
    "Gong fu\n: A way to brew\n: With small pots\n\nMatcha\n\n: Powder\n\n  In two paragraphs",
    "Energy is $$E = m c^2$$ here.\n\n$$\na < b\n$$",
    "A *span*{: .hot\n#s{n} title=\"x\"} and a [link](/tea){: rel=\"next\"}.\n{: .note}",
    "The WHO says so.\n\n*[WHO]: World Health Organization",
    "<div class=\"box\">\nraw *text*\n</div>\n\n<div markdown=\"1\">\nread *text*\n</div>",
    "{% for post in site.posts limit: 3 %}{{ post.title }} {{ post.previous.title }}|{% endfor %}",
    "{% for post in site.related_posts limit: 2 %}{{ post.url }} {% endfor %}",
    "{% for pot in site.pots %}{{ pot.title }} {{ pot.volume | plus: 1 }} {{ pot.url }};{% endfor %}",
    "{% include count.html site=site name='Ada' %}",
    "{% include note.md %}\n\n{{ site.cups | plus: 1 }} {{ site.opening }} {{ site.data.prices.green }} {{ site.data.prices.black }} {{ site.data.prices.open }}",
    "{% highlight ruby %}\nputs 1 < 2\n{% endhighlight %}\n\n```js\nlet a = `b`;\n```\n\n~~~\nplain\n~~~",
    "- [ ] open\n- [x] done",
    "~~gone~~ and H~2~O, <kbd>Ctrl</kbd>, a -- b --- c << d >>",
    "* contents\n{:toc}\n\n## First\n\n### Second *part*\n\n## First",
    "> quoted\ngoes on\n>\n> - list\n\n> > deeper",
    "中文“引号”和**粗体（强调）**之后的文字，\n下一行。",
    "[named][Tea] and [tea\\_x][] and <https://tea.example/a>.\n\n[tea]: /tea \"T\"\n[tea_x]: /x",
    "![A cup](/cup.png){: .wide standalone}",
    "<script>var a = 1;</script>\n| a | b |\n| c | d |",
    "{{ page.title | upcase }} {{ page.date | date: '%Y/%-m/%-d' }} {{ page.tags | join: '+' }} {{ 'a&b' | replace: '&', 'n' }}",
    "{::comment}\nhidden\n{:/}\n\n{::nomarkdown}<b>*as is*</b>{:/}\n\nHard  \nbreak\\\nagain",
    "# Heading one\n\nUnder\n=====\n\n###### Deep {#own}",
    "{% assign sizes = 'l,s,m' | split: ',' | sort %}{{ sizes | join: ' ' }} {% capture x %}{{ site.tags.size }}{% endcapture %}{{ x }} {% raw %}{{ raw }}{% endraw %}",
    "    indented code\n\n\ttabbed code\n\nEnd[^1].\n\n[^1]: Last.\n\n* here\n{:footnotes}",
    "Line one\n<!-- a comment -->\nLine two<br>three &amp; four &copy; 5 < 6 > 4",
]

DATES = [
    "",
    "date: {d} 10:11:12 +0800",
    "date: {d} 10:11:12",
    "date: \"{d} 10:11\"",
    "date: {d}T10:11:12Z",
    "date: '{d} 8pm'",
    "date: '{d} at 10:11 (moved)'",
]
TAGS = ["", "tags: hot cold", "tags: [hot, \"very cold\"]", "tags:\n  - Hot\n  - tea", "tag: one tag", "tags: ''"]
CATEGORIES = ["", "categories: green", "category: Black Tea", "categories: [green, fresh leaf]", "categories: green fresh"]
TITLES = ["Tea {n}", "\"It's {n} -- \\\"really\\\"...\"", "'<em>Cup</em> {n} & more'", "{n}", "茶 {n}"]
MORE = [
    "",
    "excerpt: A short one",
    "description: \"What *it* is\"",
    "author: Cleo",
    "image: /pics/{n}.png",
    "permalink: /own/{n}/",
    "slug: slug-{n}",
    "last_modified_at: 2024-01-02 03:04:05 +0000",
    "excerpt_separator: <!--more-->",
]


def main():
    shutil.rmtree(ROOT, ignore_errors=True)
    for path, text in {"_config.yml": CONFIG, **FILES}.items():
        file = ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for n in range(200):
        # Some of these days do not exist, and are of the next month.
        year, month, day = 2012 + n // 20, n % 12 + 1, n * 7 % 31 + 1
        written = f"{year}-{month:02}-{min(day, 28):02}"
        lines = [f"title: {TITLES[n % 5]}", DATES[n % 7], TAGS[n % 6], CATEGORIES[n // 3 % 5], MORE[n // 2 % 9]]
        head = "\n".join(line for line in lines if line).replace("{n}", str(n)).replace("{d}", written)
        chosen = [BODIES[n % 30], BODIES[(n * 7 + 3) % 30], BODIES[(n // 30 + n * 11) % 30]]
        body = "\n\n".join(dict.fromkeys(chosen)).replace("{n}", str(n))
        if n % 9 == 4:
            body = body.replace("\n\n", "\n\n<!--more-->\n\n", 1)
        folder = ROOT / "_posts" / ("b" if n % 10 == 3 else "")
        folder.mkdir(parents=True, exist_ok=True)
        text = f"---\n{head}\n---\n{body}\n"
        (folder / f"{year}-{month:02}-{day:02}-tea-{n}.md").write_text(text, encoding="utf-8")


main()
