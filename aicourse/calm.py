"""Errors in a student's notebook: first what they mean, in Chinese, then what Python says.

Nothing of this takes part where nbgrader validates or grades a notebook.
"""

import ast
import re
import sys
from html import escape
from typing import Any

from aicourse.chapter import cells_of, locate, source_of
from aicourse.explain import explain
from aicourse.handin import HandInError

UNFINISHED = "⏳ 这道题还没有完成：请先在题目的代码单元格里写好答案并运行它，再运行这个单元格。"
# With colours that can be read on a light and on a dark page.
_BOX = (
    "border-left: 4px solid {color}; padding: 6px 12px; margin: 4px 0; "
    "background: rgba(128, 128, 128, 0.12); white-space: pre-wrap;"
)
_FOLDED = "font-size: 85%; overflow-x: auto; white-space: pre; margin: 6px 0 0 0;"
_COLORS = {"✗": "#D55E00", "": "#0072B2", "■": "#888888"}

# What a cell that can't be read would have defined -> the line of the error.
_broken: dict[str, int] = {}
# The source of the cell that runs.
_running = ""
# The error that was shown last.
_shown: BaseException | None = None


def attach(shell: Any) -> None:
    """Explain the errors of an IPython shell's cells from here on."""
    if getattr(shell, "_aicourse_calm", False):
        return
    shell._aicourse_calm = True
    shell.set_custom_exc((Exception, KeyboardInterrupt), _show)
    shell.events.register("pre_run_cell", _before)
    shell.events.register("post_run_cell", _after)


def one_line(shell: Any, etype: type, value: BaseException, tb: Any, tb_offset: Any = None) -> list:
    """Show an unfinished exercise, or what can't be handed in, as one line."""
    text = str(value)
    if issubclass(etype, NotImplementedError):
        text = broken_in(_running) or UNFINISHED
    shell._showtraceback(etype, text, [text])
    return [text]


def broken_in(source: str) -> str:
    """Say which name of a cell stands in one that Python could not read; ``""`` if none does."""
    for name, line in _broken.items():
        if re.search(rf"\b{re.escape(name)}\b", source):
            return (
                f"⏳ 写 {name} 的单元格有语法错误（第 {line} 行），没有运行成功。"
                "请先改好并运行那个单元格，再运行这里。"
            )
    return ""


def sentence(error: BaseException, namespace: dict[str, Any]) -> str:
    """Say what an error in a notebook means; ``""`` where there is nothing helpful to say."""
    defined: set[str] = set()
    if isinstance(error, NameError):
        path = locate()
        for cell in cells_of(path) if path else []:
            if cell["cell_type"] == "code":
                defined |= names_defined(source_of(cell))
    return explain(error, namespace, defined, _broken)


def names_defined(source: str) -> set[str]:
    """Return the names that a cell defines at its outermost level, none if it can't be read."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        return set()
    found: set[str] = set()
    for statement in statements:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(statement.name)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            found |= {(each.asname or each.name).split(".")[0] for each in statement.names}
        else:
            names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
            found |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return found


def _show(shell: Any, etype: type, value: BaseException, tb: Any, tb_offset: Any = None) -> list:
    """Show an error; IPython calls it in place of its own traceback."""
    global _shown
    _shown = value
    if isinstance(value, NotImplementedError | HandInError):
        return one_line(shell, etype, value, tb)
    if isinstance(value, KeyboardInterrupt):
        _display("■", "已经停下来了。", _plain(shell, etype, value, tb))
    elif isinstance(value, AssertionError) and str(value):
        _display("✗", str(value), _plain(shell, etype, value, tb))
    else:
        if said := sentence(value, shell.user_ns):
            _display("", said)
        shell.showtraceback((etype, value, tb), tb_offset=tb_offset)
    return []


def _plain(shell: Any, etype: type, value: BaseException, tb: Any) -> str:
    """Return IPython's traceback without its colours."""
    lines = shell.InteractiveTB.structured_traceback(etype, value, tb)
    return re.sub(r"\x1b\[[0-9;]*m", "", shell.InteractiveTB.stb2text(lines))


def _display(mark: str, said: str, folded: str = "") -> None:
    """Show a sentence in a box, and beneath it what can be unfolded."""
    from IPython.display import display

    # What was printed before stands before it.
    sys.stdout.flush()
    sys.stderr.flush()
    more = (
        "<details style='margin-top: 4px'><summary>完整的报错</summary>"
        f"<pre style='{_FOLDED}'>{escape(folded)}</pre></details>"
    )
    box = _BOX.format(color=_COLORS[mark])
    said = f"{mark} {said}".strip()
    html = f"<div style='{box}'>{escape(said)}{more if folded else ''}</div>"
    text = said + (f"\n\n{folded}" if folded else "")
    display({"text/html": html, "text/plain": text}, raw=True)


def _before(info: Any) -> None:
    """Note which cell runs."""
    global _running
    _running = info.raw_cell or ""


def _after(result: Any) -> None:
    """Note which names stand in a cell that could not be read, and explain what was not yet."""
    source = result.info.raw_cell or "" if result.info else ""
    error = result.error_before_exec
    for name in names_defined(source):
        _broken.pop(name, None)
    if isinstance(error, SyntaxError):
        written = re.findall(r"^(?:(?:async )?def|class)\s+(\w+)|^(\w+)\s*=", source, re.MULTILINE)
        _broken.update(dict.fromkeys((a or b for a, b in written), error.lineno or 1))
        # IPython shows by itself what it can't even take apart.
        if error is not _shown and (said := explain(error)):
            _display("", said)
