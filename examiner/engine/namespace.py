"""Where the names of a test cell come from."""

import builtins
import importlib
import sys
from typing import Any

from examiner.engine.conversation import Conversation
from examiner.engine.references import Reference

# What these names stand for in nearly every notebook.
CONVENTIONAL = {
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
    "tf": "tensorflow",
}
#: What notebooks import that takes time, and that a test always means the real one of.
LIBRARIES = frozenset(
    (
        *("numpy", "pandas", "matplotlib", "scipy", "sklearn", "tensorflow", "keras"),
        *("ipywidgets", "aicourse"),
    )
)


class Namespace(dict):
    """The global names of all trusted cells of a notebook.

    A name that no trusted cell has defined is, in this order: Python's own, a module that the
    examiner imports itself, or what the student's program has under that name at this moment.
    """

    def __init__(self, conversation: Conversation):
        super().__init__(__name__="__main__", __builtins__=builtins.__dict__)
        self.conversation = conversation

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            # Looked up next, by Python itself: never what the student made of `sum`.
            raise KeyError(name)
        try:
            value = self.conversation.ask("name", name)
        except NameError:
            raise NameError(f"name {name!r} is not defined", name=name) from None
        module = CONVENTIONAL.get(name, name)
        if type(value) is Reference and (
            module.partition(".")[0] in LIBRARIES or module in sys.stdlib_module_names
        ):
            # Whatever the student's program has there, the test means the real one.
            return importlib.import_module(module)
        return value
