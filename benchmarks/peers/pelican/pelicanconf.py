"""The site's settings for Pelican; what differs from script to script is in site.json."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

SITE = json.loads(Path(__file__).with_name("site.json").read_text(encoding="utf-8"))
SITENAME, SITESUBTITLE, DEFAULT_LANG = SITE["title"], SITE["tagline"], SITE["lang"]
SITEURL = SITE["base"] + SITE["prefix"]
TIMEZONE = "UTC"
PATH, OUTPUT_PATH, THEME = "content", "public", "."
PLUGINS = ["issues"]

CACHE_CONTENT, LOAD_CONTENT_CACHE, CHECK_MODIFIED_METHOD = True, True, "mtime"
MARKDOWN = {"extensions": ["markdown.extensions.meta"], "extension_configs": {}, "output_format": "html5"}
SLUGIFY_USE_UNICODE = True
TYPOGRIFY = False
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []

ARTICLE_URL, ARTICLE_SAVE_AS = "{issue}/{number}/", "{issue}/{number}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "sections/{slug}/", "sections/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
TAGS_SAVE_AS, SITEMAP_SAVE_AS = "tags/index.html", "sitemap.xml"
PAGINATED_TEMPLATES = {"tag": 50, "category": 50}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_ATOM, FEED_MAX_ITEMS = "feed.xml", 30
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
