#!/usr/bin/env python3
"""Write a made-up site of many short posts, for measuring: corpus.py OUT --posts N [--categories C]

The same arguments give the same bytes on any machine. Post i depends on i and C alone, so that a site of N + 1 posts is the
site of N posts and one more file. A fifth of the posts are a sentence long, most a few kilobytes; a few categories have many
posts and most have few. OUT/content/posts has the posts, OUT/feedmill.yaml and OUT/hugo.toml the settings for either.
"""

import argparse
import datetime
import pathlib

WORDS = (
    "港口 渡轮 灯塔 潮汐 市集 码头 海湾 航线 早晨 居民 记者 工程 学校 图书馆 天气 预报 会议 计划 预算 公告 "
    "桥梁 道路 车站 公园 医院 展览 音乐会 比赛 冠军 季节 渔船 牡蛎 收成 价格 上涨 下降 平稳 增长 投资 合作"
).split()
START = datetime.datetime(2015, 1, 1, 8, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
FOOTER = "[Back](//news.example.com/)｜[Home](//news.example.com/index.html)"


class Chance:
    """A generator of our own: the same numbers in every version of Python."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 1) % 2**64

    def below(self, end):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) * end >> 31

    def sentence(self):
        words = [WORDS[self.below(len(WORDS))] for _ in range(8 + self.below(16))]
        return "".join(words[: len(words) // 2]) + "，" + "".join(words[len(words) // 2 :]) + "。"


def post(number, categories):
    chance = Chance(number)
    date = START + datetime.timedelta(seconds=108 * number)
    # Cubed, so that the first categories have most of the posts.
    category = (chance.below(1 << 20) / (1 << 20)) ** 3 * categories
    paragraphs = 1 if chance.below(5) == 0 else 3 + chance.below(24)
    body = []
    for _ in range(paragraphs):
        text = "".join(chance.sentence() for _ in range(1 + chance.below(3)))
        body.append(f"<p>　　{text}</p>" if chance.below(2) else text)
    name = f"{date:%Y-%m-%d}-story{number:07}.md"
    return name, (
        f'---\nlayout: post\ntitle: "{chance.sentence()[:-1]}"\ndate: {date:%Y-%m-%d %H:%M:%S} +0800\n'
        f"categories: paper{int(category):05}\ntags: {WORDS[number % len(WORDS)]}\n---\n\n"
        + "\n\n".join(body)
        + f"\n\n<https://share.example.com/?story={number}>\n\n{FOOTER}\n"
    )


SETTINGS = {
    # Peers make no pages for people here, so that feedmill makes none either.
    "feedmill.yaml": (
        "title: Harbour News\nurl: https://news.example.com/\ntimezone: Asia/Shanghai\nlanguage: zh-CN\n"
        "author: Harbour News\ncontent: {dir: content/posts}\n"
        "feeds: {limit: 10, pages: false, stylesheet: false}\n"
    ),
    "hugo.toml": (
        'title = "Harbour News"\nbaseURL = "https://news.example.com/"\nlanguageCode = "zh-CN"\n'
        'disableKinds = ["page", "section", "sitemap", "robotsTXT", "404"]\n[taxonomies]\ncategory = "categories"\n'
        '[outputs]\nhome = ["RSS"]\nterm = ["RSS"]\ntaxonomy = []\n[services.rss]\nlimit = 10\n'
    ),
    # Hugo's own template shows a summary; this one shows the post, as feedmill does.
    "layouts/_default/rss.xml": (
        '{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}\n'
        "<rss version=\"2.0\"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link>"
        "<description>{{ .Title }}</description>\n"
        "{{ range first 10 .RegularPages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>"
        "<guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format \"Mon, 02 Jan 2006 15:04:05 -0700\" }}</pubDate>"
        "<description>{{ .Content | transform.XMLEscape | safeHTML }}</description></item>\n{{ end }}</channel></rss>\n"
    ),
}


def write(out, posts, categories, first=0):
    folder = out / "content/posts"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in SETTINGS.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text)
    for number in range(first, posts):
        name, text = post(number, categories)
        (folder / name).write_text(text)


def write_for_zola(out, posts, categories):
    """The same posts with the front matter that Zola reads, and the settings for the same feeds."""
    folder = out / "content/posts"
    folder.mkdir(parents=True)
    (out / "templates").mkdir()
    for name, text in ZOLA.items():
        (out / name).write_text(text)
    for number in range(posts):
        name, text = post(number, categories)
        head, body = text.split("\n---\n", 1)
        value = dict(line.split(": ", 1) for line in head.splitlines()[1:])
        date = value["date"].replace(" +0800", "+08:00").replace(" ", "T")
        (folder / name).write_text(
            f"+++\ntitle = {value['title']}\ndate = {date}\n[taxonomies]\n"
            f'categories = ["{value["categories"]}"]\n+++\n{body}'
        )


ZOLA = {
    "config.toml": (
        'base_url = "https://news.example.com"\ntitle = "Harbour News"\ngenerate_feeds = true\nfeed_limit = 10\n'
        'feed_filenames = ["atom.xml"]\ngenerate_sitemap = false\ntaxonomies = [{name = "categories", feed = true}]\n'
    ),
    "content/_index.md": "+++\n+++\n",
    "content/posts/_index.md": '+++\nsort_by = "date"\n+++\n',
    # Pages that are as cheap as can be: Zola makes one for every post.
    **{
        f"templates/{name}.html": "<!doctype html>"
        for name in ("index", "section", "page", "taxonomy_list", "taxonomy_single")
    },
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--posts", type=int, required=True)
    parser.add_argument("--categories", type=int, default=2000)
    arguments = parser.parse_args()
    write(arguments.out, arguments.posts, arguments.categories)
