"""Writes a site of 200 posts in which all that feedmill reads is mixed, the same each time: `python3 mixed.py hugo hugo-mixed/site`.
"""

import json
import pathlib
import random
import sys

kind, root = sys.argv[1], pathlib.Path(sys.argv[2])
R = random.Random(7)
WORDS = "rope tide quay harbour gull net mast keel buoy oar fog lamp anchor chart wind".split()
def note():
    name = f"n{R.randint(1, 9999)}"
    return f"{words(3)}[^{name}] {words(1)}.\n\n[^{name}]: {words(4)} *{words(1)}*."
def words(n): return " ".join(R.choice(WORDS) for _ in range(n))
COMMON = [
    lambda: f"Some *{words(2)}* and **{words(1)}** with `{words(1)} = 1`.",
    lambda: f'He said "{words(3)}" -- it\'s {words(1)}... and \'{words(2)}\'.',
    lambda: f"## {words(3).title()}\n\n{words(8)}.",
    lambda: f"- {words(2)}\n- {words(2)}\n    - {words(1)}\n- {words(1)}",
    lambda: f"1. {words(2)}\n2. {words(3)}",
    lambda: f"> {words(6)}\n> {words(2)}",
    lambda: f"| {words(1)} | {words(1)} |\n|---|--:|\n| {words(2)} | `{words(1)}` |",
    lambda: f"```python\nprint('{words(2)}')  # <b>\n```",
    lambda: f"A [{words(2)}](https://a.example/{R.randint(1,99)}?a=1&b=2 \"{words(1)}\") and ![{words(1)}](/img/{R.randint(1,9)}.png).",
    lambda: f"<div class=\"x\">\n<p>{words(3)}</p>\n</div>",
    lambda: f"Before <kbd>Ctrl</kbd> and <span>{words(2)}</span> after.",
    lambda: f"中文和“{words(1)}”，以及**强调**。第二句《书》……",
    lambda: f"Line one  \nline two\\\n{words(2)}",
    lambda: f"{words(3)} &amp; &copy; 5 < 6 and a_b_c 2*3*4",
    lambda: f"    code {words(2)}\n    <i>more</i>",
    lambda: f"Title\n---\n\n{words(4)}\n\n***\n\n{words(2)}",
    lambda: f"- {words(1)}\n\n  {words(3)}\n\n- {words(2)}",
    note,
]
HUGO = [
    lambda: f"~~{words(2)}~~ and https://bare.example/{words(1)} and www.b.example.",
    lambda: f"{words(1).title()}\n: {words(4)}\n: {words(2)}",
    lambda: f'{{{{< figure src="/img/a.png" alt="{words(1)}" caption="A *{words(2)}*" >}}}}',
    lambda: f'{{{{< box "{words(1)}" >}}}}{words(2)} *{words(1)}*{{{{< /box >}}}}',
    lambda: f'{{{{% note %}}}}\n**{words(2)}**\n\n{words(3)}\n{{{{% /note %}}}}',
    lambda: f'See [{words(1)}]({{{{< ref "p001.md" >}}}}) and {{{{< relref "p002.md" >}}}}.',
    lambda: f"## {words(2).title()} {{#own-{R.randint(1,99)} .big}}\n\n{words(2)}",
    lambda: "\\(a^*=b_1\\) and $$x_1 * y_2 * z$$",
    lambda: f":smile: {words(2)} :rocket:",
    lambda: f"{{{{< highlight go >}}}}\nfunc {words(1)}() {{}}\n{{{{< /highlight >}}}}",
    lambda: f"> [!NOTE]\n> {words(4)}",
    lambda: f"- [x] {words(2)}\n- [ ] {words(1)}",
    lambda: f'{{{{< param telephone >}}}} and {{{{</* {words(1)} */>}}}}',
]
ZOLA = [
    lambda: f"~~{words(2)}~~",
    lambda: f'{{{{ pic(src="/img/a.png", alt="{words(1)}") }}}}',
    lambda: f'{{% box(name="{words(1)}") %}}\n{words(2)} *{words(1)}*\n{{% end %}}',
    lambda: f"See [{words(1)}](@/posts/p001.md) and [b](@/posts/p002.md).",
    lambda: f"## {words(2).title()} {{#own-{R.randint(1,99)}}}\n\n{words(2)}",
    lambda: f":smile: {words(2)}",
    lambda: f"- [x] {words(2)}\n- [ ] {words(1)}",
]
PELICAN = [
    lambda: f"{words(1).title()}\n:   {words(4)}",
    lambda: f"See [{words(1)}]({{filename}}p001.md) and ![x]({{static}}img/a.png).",
    lambda: f"    :::python\n    print('{words(1)}')",
    lambda: f"## {words(2).title()} {{: #own-{R.randint(1,99)} .big }}\n\n{words(2)}",
    lambda: f"The HTML of {words(2)}.\n\n*[HTML]: Hyper Text",
    lambda: f"!!! note \"{words(2).title()}\"\n    {words(4)}",
    lambda: f"<div markdown=\"1\">\n*{words(2)}*\n</div>",
]
own = {"hugo": HUGO, "zola": ZOLA, "pelican": PELICAN}[kind]
content = root / "content" / ("" if kind == "pelican" else "posts")
def write(path, text):
    path = root / path; path.parent.mkdir(parents=True, exist_ok=True); path.write_text(text, encoding="utf-8")
for number in range(200):
    title = f"{words(R.randint(1,4)).title()} {number}"
    if R.random() < .2: title += R.choice([" & more", ": a tale", ' "quoted"', " <b>", " 中文", " it's"])
    date = f"20{R.randint(10,25)}-{R.randint(1,12):02}-{R.randint(1,28):02}"
    clock = R.choice(["", "T10:20:30Z", "T10:20:30+02:00"]) if kind != "pelican" else R.choice(["", " 10:20", " 10:20:30"])
    tags = R.sample(WORDS, R.randint(0, 3)); slug = f"slug-{number}" if R.random() < .2 else None
    parts = [R.choice(COMMON + own * 2)() for _ in range(R.randint(2, 7))]
    if R.random() < .3 and kind != "pelican": parts.insert(1, "<!-- more -->" if kind == "zola" else "<!--more-->")
    body = "\n\n".join(parts) + "\n"
    name = f"p{number:03}"; quoted = title.replace('"', '\\"')
    if kind == "hugo":
        form = R.randint(0, 2)
        lists = ", ".join(f'"{t}"' for t in tags)
        if form == 0: front = f'---\ntitle: "{quoted}"\ndate: {date}{clock}\ntags: [{lists}]\n' + (f"slug: {slug}\n" if slug else "") + "---\n"
        elif form == 1: front = f'+++\ntitle = "{quoted}"\ndate = {date}{clock}\ntags = [{lists}]\n' + (f'slug = "{slug}"\n' if slug else "") + "+++\n"
        else:
            front = json.dumps({"title": title, "date": date + clock, "tags": tags, **({"slug": slug} if slug else {})}, indent=1) + "\n"
        bundle = number > 5 and R.random() < .15
        where = f"content/posts/{R.choice(['', '_old/', 'Deep Dir/']) if number > 5 else ''}{name}" + ("/index.md" if bundle else ".md")
        write(where, front + "\n" + body)
    elif kind == "zola":
        lists = ", ".join(f'"{t}"' for t in tags)
        front = f'+++\ntitle = "{quoted}"\ndate = {date}{clock}\n' + (f'slug = "{slug}"\n' if slug else "") + f"[taxonomies]\ntags = [{lists}]\n+++\n"
        bundle = number > 5 and R.random() < .15
        write(f"content/posts/{name}" + ("/index.md" if bundle else ".md"), front + "\n" + body)
    else:
        front = f"Title: {title}\nDate: {date}{clock}\n" + (f"Tags: {', '.join(tags)}\n" if tags else "") + (f"Slug: {slug}\n" if slug else "") + (f"Category: {R.choice(['News','Old Things'])}\n" if R.random()<.7 else "")
        write(f"content/{R.choice(['', 'News/', '_old/']) if number > 5 else ''}{name}.md", front + "\n" + body)
for n in range(10): write(f"{'content/img' if kind=='pelican' else 'static/img'}/{n if n else 'a'}.png", "")
if kind == "hugo":
    write("hugo.toml", 'baseURL = "https://mixed.example/"\ntitle = "Mixed"\ndisableKinds = ["sitemap", "robotsTXT", "RSS", "taxonomy", "term"]\ntimeZone = "Europe/Lisbon"\nenableEmoji = true\n[params]\ntelephone = "555"\n[permalinks.page]\nposts = "/:year/:month/:slugorcontentbasename/"\n[markup.goldmark.renderer]\nunsafe = true\n[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\nblock = [["$$","$$"]]\ninline = [["\\\\(","\\\\)"]]\n[outputs]\nhome = ["json"]\n')
    write("layouts/home.json", (pathlib.Path(__file__).parent / "hugo/site/layouts/home.json").read_text(encoding="utf-8"))
    write("layouts/_shortcodes/box.html", '<div class="box"><b>{{ .Get 0 | upper }}</b> {{ .Inner | markdownify }}</div>')
    write("layouts/_shortcodes/note.html", '<aside>\n\n{{ .Inner }}\n\n</aside>')
    write("layouts/_markup/render-heading.html", '<h{{ .Level }} id="{{ .Anchor }}">{{ .Text }}</h{{ .Level }}>')
elif kind == "zola":
    write("config.toml", 'base_url = "https://mixed.example"\ntitle = "Mixed"\ntaxonomies = [{name = "tags", render = false}]\n[markdown]\nsmart_punctuation = true\nrender_emoji = true\n')
    write("content/posts/_index.md", "+++\n+++\n")
    write("templates/shortcodes/pic.html", '<figure><img src="{{ src }}" alt="{{ alt }}"></figure>')
    write("templates/shortcodes/box.html", '<div><b>{{ name | upper }}</b>{{ body | markdown | safe }}</div>')
    for name in ("index", "page", "section"):
        made = pathlib.Path(__file__).parent / f"zola-templates/site/templates/{name}.html"
        write(f"templates/{name}.html", made.read_text(encoding="utf-8"))
else:
    write("pelicanconf.py", "SITENAME = 'Mixed'\nSITEURL = 'https://mixed.example'\nPATH = 'content'\nTIMEZONE = 'Europe/Lisbon'\nTYPOGRIFY = False\nMARKDOWN = {'extension_configs': {'markdown.extensions.codehilite': {'css_class': 'highlight'}, 'markdown.extensions.extra': {}, 'markdown.extensions.meta': {}, 'markdown.extensions.admonition': {}, 'markdown.extensions.smarty': {}}, 'output_format': 'html5'}\n")
