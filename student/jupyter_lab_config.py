"""Settings of JupyterLab for the course: `--config=jupyter_lab_config.py`."""

import contextlib
import json
import os
from pathlib import Path

from ipykernel.ipkernel import IPythonKernel

c = get_config()  # noqa: F821
here = str(Path(__file__).resolve().parent)

# Holds overrides.json (the interface in Chinese, no question about news, long lines of code
# wrapped, a button that checks the exercises) and page_config.json (without nbgrader's additions).
c.LabApp.app_settings_dir = here
# It explains how to work, and has the table of contents.
c.LabApp.default_url = "/lab/tree/00-start.ipynb"
# Notebooks import the package aicourse from here, whichever folder they lie in.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))
# Kernels explain errors from their first cell on.
os.environ["IPYTHONDIR"] = os.path.join(here, "ipython")
# The list of files shows what there is to read; the machinery stays out of it.
c.ContentsManager.hide_globs = [
    *("__pycache__", "*.pyc", ".DS_Store", "*~", "*.egg-info", "build"),
    *("aicourse", "ipython", "pictures", "LICENSE", "requirements.txt", "pyproject.toml"),
    *("start.*", "*.whl", "jupyter_lab_config.py", "overrides.json", "page_config.json"),
]

# JupyterLab notes in a notebook which Python runs it, and then calls it unsaved. In the first page
# that is noted before it is opened.
page = Path(here, "00-start.ipynb")
with contextlib.suppress(OSError, ValueError):
    notebook = json.loads(page.read_text(encoding="utf-8"))
    if notebook["metadata"].get("language_info") != IPythonKernel.language_info:
        notebook["metadata"]["language_info"] = IPythonKernel.language_info
        page.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
