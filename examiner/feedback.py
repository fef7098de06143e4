"""What a student gets back: which test failed and why, without the hidden tests."""

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.utils import is_locked
from traitlets import Bool

from examiner.submission import METADATA_KEY, is_test


class HideTests(Preprocessor):
    """Removes hidden tests and rubrics, and tells each test cell's verdict in one line."""

    enabled = Bool(True)

    def preprocess_cell(self, cell, resources, index):
        """Replace source and outputs of a locked cell by what its student may see."""
        if is_locked(cell):
            ClearHiddenTests()._remove_hidden_test_region(cell)
            ClearMarkScheme()._remove_mark_scheme_region(cell)
        if is_test(cell):
            cell.outputs = [new_output("stream", name="stdout", text=verdict(cell))]
        return cell, resources


def verdict(cell: NotebookNode) -> str:
    """Say in Chinese whether a test cell passed, and if not, what its message was.

    Parameters
    ----------
    cell : NotebookNode
        A test cell of an autograded notebook.

    Returns
    -------
    str
    """
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if cell.metadata.get(METADATA_KEY, {}).get("status") is None:
        return "✗ 没有运行到这个测试：前面的代码让程序提前结束了。"
    if not errors:
        return "✓ 通过"
    error = errors[-1]
    match error.ename:
        case "AssertionError":
            return f"✗ 没有通过：{error.evalue or '结果和要求的不一样。'}"
        case "NotImplementedError":
            return "✗ 这道题还没有完成。"
        case "CellTimeoutError":
            return "✗ 运行超过了时间限制：检查一下有没有停不下来的循环。"
        case "PartialCreditError" | "Stopped" | "Ended":
            return f"✗ {error.evalue}"
    return f"✗ 运行出错：{error.ename}: {error.evalue}"
