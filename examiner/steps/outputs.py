"""Keeping outputs small and harmless before anybody looks at them."""

import re
from collections.abc import Collection

import nh3
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

from examiner.cells import noted

# What may be shown; SVG, widgets, JavaScript and Markdown have a text or a picture beside them.
SHOWN = ("text/plain", "text/latex", "text/html", "image/png", "image/jpeg")
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")

_FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
_OPENS = re.compile(r"<(?=[A-Za-z/!?])")

CUT = "\n…（输出太长，后面的省略了）"


class CutOutput(NbGraderPreprocessor):
    """Cuts long text and drops huge pictures; nbgrader's own limit counts lines only."""

    max_characters = Integer(
        20_000, help="Characters of text that a cell may print before the rest is cut."
    ).tag(config=True)

    max_picture = Integer(
        5_000_000, help="Characters of a picture's or page's data before it is dropped."
    ).tag(config=True)

    def preprocess_cell(self, cell, resources, index):
        """Cut a cell's outputs."""
        left = self.max_characters
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text, left = self._cut(output.text, left)
            elif output.output_type == "error":
                output.evalue, _ = self._cut(output.evalue, self.max_characters)
                output.traceback = [self._cut(t, self.max_characters)[0] for t in output.traceback]
            else:
                for kind, value in list(output.data.items()):
                    if kind == "text/plain":
                        output.data[kind], left = self._cut(value, left)
                    elif len(str(value)) > self.max_picture:
                        del output.data[kind]
        return cell, resources

    def _cut(self, text: str, left: int) -> tuple[str, int]:
        if len(text) <= left:
            return text, left - len(text)
        return text[:left] + CUT, 0


def clean(html: str) -> str:
    """Return HTML that runs nothing, loads nothing and covers nothing else on its page.

    Parameters
    ----------
    html : str
        From anyone. Tables, headings, lists, emphasis, links and pictures in the text itself stay.

    Returns
    -------
    str
    """
    return nh3.clean(
        html,
        attributes={
            "*": {"class", "title", "colspan", "rowspan"},
            "a": {"href"},
            "img": {"src", "alt", "width", "height"},
            "details": {"open"},
        },
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto", "data"},
    )


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if PICTURE.fullmatch(value) else None
    if attribute == "href":
        return value if re.match(r"(https?://|mailto:|#)", value) else None
    return value


def defuse(markdown: str, pictures: Collection[str] = ()) -> str:
    """Return Markdown whose HTML is shown as text, with links that lead to pages only.

    Parameters
    ----------
    markdown : str
        From anyone. Formulas, quotes, tables and code stay as they are.
    pictures : collection of str
        What is attached to the cell; other pictures would be loaded when the page is opened.
    """
    # In what may be a formula, a space takes `<` for a relation; it opens no element either.
    text = _FORMULA.sub(lambda found: _OPENS.sub("< ", found[0]), markdown)
    text = _OPENS.sub("&lt;", text)
    # Entities and escapes could spell the name of a scheme.
    text = re.sub(r"&(?!lt;)(?=#|\w+;)", "&amp;", text)
    text = re.sub(r"(?i)(script|data)(\s|\\)*:", r"\1：", text)
    attached = "|".join(re.escape(name) for name in pictures if re.fullmatch(r"[\w.-]+", name))
    return re.sub(rf"!(?=\[)(?!\[[^\[\]]*\]\(attachment:({attached or '(?!)'})\))", "", text)


class SanitizeOutputs(NbGraderPreprocessor):
    """Takes scripts, event handlers and external loads out of outputs."""

    def preprocess_cell(self, cell, resources, index):
        """Clean a cell's outputs."""
        for output in cell.get("outputs", []):
            if "data" in output:
                output.metadata = {}
                output.data = {kind: output.data[kind] for kind in SHOWN if kind in output.data}
                if "text/html" in output.data:
                    output.data["text/html"] = clean(output.data["text/html"])
        return cell, resources


class SanitizeMarkdown(NbGraderPreprocessor):
    """Takes the same out of students' Markdown; the course's own stays as it is."""

    def preprocess_cell(self, cell, resources, index):
        """Defuse a cell that came from the student."""
        if cell.cell_type != "code" and noted(cell).get("by_student"):
            cell.source = defuse(cell.source, cell.get("attachments", {}))
        return cell, resources
