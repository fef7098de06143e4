"""Settings of JupyterLab for the course: `--config=jupyter_lab_config.py`."""

import os
from pathlib import Path

c = get_config()  # noqa: F821
here = str(Path(__file__).resolve().parent)

# Holds overrides.json (the interface in Chinese, no question about news, long lines of code
# wrapped) and page_config.json (of nbgrader's additions, students see Validate alone).
c.LabApp.app_settings_dir = here
# It explains how to work, and has the table of contents.
c.LabApp.default_url = "/lab/tree/00-start.ipynb"
# Notebooks import the package aicourse from here, whichever folder they lie in.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))
# The list of files shows what there is to read; the machinery stays out of it.
c.ContentsManager.hide_globs = [
    *("__pycache__", "*.pyc", ".DS_Store", "*~", "*.egg-info", "build"),
    *("aicourse", "pictures", "LICENSE", "requirements.txt", "pyproject.toml"),
    *("start.*", "jupyter_lab_config.py", "overrides.json", "page_config.json"),
]
