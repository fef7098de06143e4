"""Settings of JupyterLab for the course; loaded from the folder in which it is started."""

from pathlib import Path

c = get_config()  # noqa: F821

# Holds overrides.json: the interface in Chinese, no question about news.
c.LabApp.app_settings_dir = str(Path(__file__).resolve().parent)
