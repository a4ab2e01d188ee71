"""A newspaper of the harbour."""
import os

AUTHOR = "Ada Quay"
SITENAME = "The Harbour's Paper"
SITEURL = "https://harbour.example/paper"
SITESUBTITLE = 'What the ' "harbour" ' reads'

PATH = "content"
TIMEZONE = "Europe/Rome"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "misc"

ARTICLE_URL = "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/index.html"

FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

LINKS = (
    ("Pelican", "https://getpelican.com/"),
    ("Python", "https://www.python.org/"),
)
STATIC_PATHS = ["images"]
DEFAULT_PAGINATION = 10
HOME = os.environ.get("HOME", "")
