"""JupyterLab on a class server, for students."""

from pathlib import Path

c = get_config()  # noqa: F821

# Holds overrides.json of the students' zip (the interface in Chinese), and page_config.json (of
# nbgrader's additions, students see Validate and the assignment list).
here = Path(__file__).resolve().parent
c.LabApp.app_settings_dir = str(here)
# The assignment list in Chinese, as far as its words can be told apart.
c.LabApp.custom_css = True
c.ServerApp.tornado_settings = {"static_custom_path": [str(here / "custom")]}
c.ContentsManager.hide_globs = ["__pycache__", "*.pyc", "*~"]
