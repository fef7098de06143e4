"""Keeping outputs small and harmless before anybody looks at them."""

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

from examiner.steps import bounded
from examiner.steps.bounded import ExceededError
from examiner.steps.rendering import TOO_COMPLEX, clean

# What may be shown; SVG, widgets, JavaScript and Markdown have a text or a picture beside them.
SHOWN = ("text/plain", "text/latex", "text/html", "image/png", "image/jpeg")

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


class SanitizeOutputs(NbGraderPreprocessor):
    """Takes scripts, event handlers and external loads out of outputs."""

    def preprocess_cell(self, cell, resources, index):
        """Clean a cell's outputs; a page that takes too long to look at is dropped."""
        for output in cell.get("outputs", []):
            if "data" in output:
                output.metadata = {}
                output.data = {kind: output.data[kind] for kind in SHOWN if kind in output.data}
                if "text/html" in output.data:
                    try:
                        page = bounded.call(clean, output.data["text/html"])
                    except ExceededError:
                        page = TOO_COMPLEX
                    output.data["text/html"] = page
        return cell, resources
