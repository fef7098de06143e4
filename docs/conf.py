"""The documentation's site: this folder in English, ``zh/`` in Chinese (``-t zh``)."""

import re
import tomllib
from pathlib import Path

from docutils import nodes
from sphinx.search.en import SearchEnglish

from examiner.steps import rendering

DOCS = Path(__file__).parent
chinese = tags.has("zh")  # noqa: F821, Sphinx's

project = "aicourse"
language = "zh_CN" if chinese else "en"
version = release = tomllib.loads((DOCS.parent / "pyproject.toml").read_text())["project"][
    "version"
]
extensions = ["myst_nb", "sphinx_argparse_cli"]
myst_enable_extensions = ["substitution", "dollarmath", "amsmath"]
myst_substitutions = {"version": version}
# Chapters are notebooks, and were run by `python -m tools chapters`.
nb_execution_mode = "off"
nb_merge_streams = True
nb_code_prompt_show, nb_code_prompt_hide = "测试：显示代码", "测试：隐藏代码"
myst_heading_anchors = 3
html_math_renderer = "mathml"
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
  ...(query.match(/[\u4e00-\u9fff]+/g) ?? []).filter((run) => run.length === 1),
  ...(query.match(/[a-zA-Z0-9_]+/g) ?? []),
];
"""

    def split(self, text: str) -> list[str]:
        """Return the pairs, the characters for who looks for one, and words in Latin letters."""
        pairs = re.findall(r"(?=([\u4e00-\u9fff]{2}))", text)
        return pairs + re.findall(r"[\u4e00-\u9fff]|[a-zA-Z0-9_]+", text)


def inline_formula(translator, node):
    """Write a formula as MathML, which browsers draw without a script."""
    translator.body.append(rendering.formula(node.astext(), "inline"))
    raise nodes.SkipNode


def block_formula(translator, node):
    """Write a formula on a line of its own."""
    translator.body.append(f"<div class='math'>{rendering.formula(node.astext(), 'block')}</div>")
    raise nodes.SkipNode


def setup(app):
    """Let Sphinx use them."""
    app.add_search_language(SearchPairs)
    app.add_html_math_renderer("mathml", (inline_formula, None), (block_formula, None))
