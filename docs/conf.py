"""The documentation's site: this folder in English, ``zh/`` in Chinese (``-t zh``)."""

import re
import tomllib
from pathlib import Path

from sphinx.search.en import SearchEnglish

DOCS = Path(__file__).parent
chinese = tags.has("zh")  # noqa: F821, Sphinx's

project = "aicourse"
language = "zh_CN" if chinese else "en"
version = release = tomllib.loads((DOCS.parent / "pyproject.toml").read_text())["project"][
    "version"
]
extensions = ["myst_parser", "sphinx_argparse_cli"]
myst_enable_extensions = ["substitution"]
myst_substitutions = {"version": version}
myst_heading_anchors = 3
# In Chinese it is a site of its own.
highlight_language = "none"
exclude_patterns = ["zh"]

html_theme = "furo"
html_title = "会自己批改的人工智能入门课" if chinese else "An AI course that grades itself"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_use_index = False
locale_dirs = ["locale"]
html_static_path = [str(DOCS / "_static")]
html_css_files = ["lines.css"]
templates_path = [str(DOCS / "_templates")]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
# For the switch of languages: the pages that are there in both.
html_context = {
    "in_both": sorted(p.stem for p in DOCS.glob("*.md") if (DOCS / "zh" / p.name).is_file())
}


class SearchPairs(SearchEnglish):
    """Searches Chinese text by pairs of characters, in the index as in the query: no dictionary."""

    lang = "zh"
    js_splitter_code = r"""
var splitQuery = (query) => [
  ...Array.from(query.matchAll(/(?=([\u4e00-\u9fff]{2}))/g), (match) => match[1]),
  ...(query.match(/[a-zA-Z0-9_]+/g) ?? []),
];
"""

    def split(self, text: str) -> list[str]:
        """Return the pairs, and words in Latin letters."""
        pairs = re.findall(r"(?=([\u4e00-\u9fff]{2}))", text)
        return pairs + re.findall(r"[a-zA-Z0-9_]+", text)


def setup(app):
    """Let Sphinx use it."""
    app.add_search_language(SearchPairs)
