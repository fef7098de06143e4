"""Text from anyone as HTML that runs nothing, loads nothing, covers nothing and leads nowhere else.

Cleaning is the last step, on the HTML that a browser would get, by lists of what may stay:
whatever Markdown, a formula or an entity turns into is seen there.
"""

import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

import nh3
from jinja2 import pass_context
from jinja2.runtime import Context
from latex2mathml.converter import convert
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.token import STANDARD_TYPES

from examiner.steps import bounded

#: Longer code, text and formulas (characters) are shown as they are written.
MAX_CODE, MAX_TEXT, MAX_FORMULA = 100_000, 100_000, 2_000
#: HTML with more elements, or that nests them deeper, is not shown: it takes the cleaner long.
MAX_ELEMENTS, MAX_DEPTH = 10_000, 200
#: Markdown with more backslashes is shown as it is written: from each, an end of a formula is
#: looked for.
MAX_BACKSLASHES = 2_000
TOO_COMPLEX = "<p>（这里的内容太复杂，没有显示。）</p>"

_PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")
_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_WITHOUT_END = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_LINK = re.compile(r"(https?://|mailto:|#)")
# Pygments' and pandas' own; a page's own classes could put something over the rest of it.
_CLASSES = {*STANDARD_TYPES.values(), "highlight", "hl-ipython3", "dataframe"} - {""}
_MATHML = {
    *("math", "semantics", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mstyle", "mpadded"),
    *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
    *("mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "mphantom", "menclose", "merror"),
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "title", "colspan", "rowspan"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "details": {"open"},
    "math": {"display"},
    "mo": {"stretchy", "fence", "separator", "form"},
    "mi": {"mathvariant"},
    "mtable": {"columnalign"},
    "mtd": {"columnalign"},
    "mfrac": {"linethickness"},
}
_TAGS = set(nh3.ALLOWED_TAGS) | _MATHML
# Commands that put attributes of the writer's choice on an element.
_WITH_ATTRIBUTES = re.compile(
    r"\\(href|class|style|color|textcolor|colorbox|fcolorbox|includegraphics)"
)

# Names, punctuation and spaces, which are most of a page's code, have no colour.
_UNCOLOURED = re.compile(r'<span class="[npw]">([^<]*)</span>')
_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
_MARKS = re.compile(r"(?m)^### (BEGIN|END) MARK SCHEME.*$")


def clean(page: str) -> str:
    """Return HTML without whatever is not allowed.

    Parameters
    ----------
    page : str
        From anyone. Tables, headings, lists, emphasis, formulas in MathML, links to pages and
        pictures in the text itself stay.

    Returns
    -------
    str
    """
    if page.count("<") > 2 * MAX_ELEMENTS or _depth(page) > MAX_DEPTH:
        return TOO_COMPLEX
    return nh3.clean(
        page,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto", "data"},
    )


def _depth(page: str) -> int:
    """Return how deep elements can be nested at most."""
    steps = (-1 if end else name.lower() not in _WITHOUT_END for end, name in _TAG.findall(page))
    return max(accumulate(steps), default=0)


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if _PICTURE.fullmatch(value) else None
    if attribute == "href":
        return value if _LINK.match(value) else None
    if attribute == "class":
        return " ".join(name for name in value.split() if name in _CLASSES) or None
    return value


@lru_cache(1024)
def highlighted(source: str) -> str:
    """Return code with its syntax in colours; long code as it is.

    Parameters
    ----------
    source : str
    """
    if len(source) > MAX_CODE:
        return as_written(source)
    # Lines of spaces alone take the lexer a time that grows with their square.
    lines = "\n".join(line.rstrip() for line in source.split("\n"))
    return _UNCOLOURED.sub(r"\1", Highlight2HTML(pygments_lexer="python3")(lines))


def rendered(markdown: str, by_student: bool, attachments: Mapping[str, Any] | None = None) -> str:
    """Return Markdown as HTML, its formulas as MathML.

    Parameters
    ----------
    markdown : str
    by_student : bool
        Whether it is cleaned; the course's own may show more.
    attachments : mapping, optional
        Pictures by name, as a notebook's cell has them.
    """
    if by_student and (len(markdown) > MAX_TEXT or markdown.count("\\") > MAX_BACKSLASHES):
        return as_written(markdown)
    return _rendered(markdown, by_student, json.dumps(attachments or {}))


def as_written(text: str) -> str:
    """Return text to be shown as it is."""
    return f"<pre>{html.escape(text)}</pre>"


@lru_cache(1024)
def _rendered(markdown: str, by_student: bool, attached: str) -> str:
    renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=json.loads(attached))
    page = MarkdownWithMath(renderer=renderer).render(markdown)
    return clean(page) if by_student else page


class _Renderer(IPythonRenderer):
    """Draws formulas as MathML, and of pictures those that are attached."""

    def image(self, text, url, title=None):
        """Show what is attached; the parent class ends the page where it is not there."""
        name = url.removeprefix("attachment:")
        if name != url and name not in self.attachments:
            return html.escape(text)
        return super().image(text, url, title)

    def block_math(self, body):
        return formula(body, "block")

    def inline_math(self, body):
        return formula(body, "inline")

    def latex_environment(self, name, body):
        return formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")


def formula(tex: str, display: str) -> str:
    """Return MathML, which browsers draw without help; the TeX itself where that fails.

    Parameters
    ----------
    tex : str
    display : str
        ``"inline"`` or ``"block"``.
    """
    try:
        if len(tex) <= MAX_FORMULA and not _WITH_ATTRIBUTES.search(tex):
            # HTML needs no namespace; a chapter has hundreds of formulas.
            return convert(tex, display=display).replace(_NAMESPACE, "")
    except Exception:  # the library has a class of its own for each mistake in TeX, and others slip
        pass
    return f"<code>{html.escape(tex)}</code>"


def shown(cell: Mapping[str, Any]) -> str:
    """Return a Markdown cell as HTML, cleaned within bounds where a student wrote it."""
    attachments = cell.get("attachments", {})
    if cell.get("metadata", {}).get("examiner", {}).get("by_student"):
        return drawn(cell["source"], attachments)
    return rendered(_MARKS.sub(_rubric, cell["source"]), False, attachments)


def drawn(source: str, attachments: Mapping[str, Any] | None = None) -> str:
    """Return a student's Markdown as HTML, made within bounds; as it is written where they end it.

    Parameters
    ----------
    source : str
    attachments : mapping, optional
        See `rendered`.
    """
    try:
        return bounded.call(rendered, source, True, attachments)
    except bounded.ExceededError:
        return as_written(source)


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """Render a notebook's Markdown in the formgrader: nbconvert's filter of that name."""
    return shown({**context.get("cell", {}), "source": source})


def _rubric(mark: re.Match[str]) -> str:
    """Head a rubric, which only the formgrader shows, with words instead of nbgrader's mark."""
    return "\n\n**评分标准**\n\n" if mark[1] == "BEGIN" else "\n"


def highlight_code(source: str, metadata: object = None) -> str:
    """Show code in colours: nbconvert's filter of that name."""
    return highlighted(source)
