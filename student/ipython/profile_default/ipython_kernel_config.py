"""Settings of the kernels that the course's JupyterLab starts."""

c = get_config()  # noqa: F821

# Errors are explained in Chinese from the first cell on, also where the set-up cell was not run.
c.IPKernelApp.extensions = ["aicourse"]
# Nothing of the course's own is written into the folder, which may be synchronised.
c.HistoryManager.hist_file = ":memory:"
