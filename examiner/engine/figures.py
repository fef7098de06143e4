"""Figures are drawn in the notebook, whatever backend with windows a program asks for."""

import importlib.util
import sys
from importlib.abc import MetaPathFinder

INLINE = "module://matplotlib_inline.backend_inline"


def pass_over_windows() -> None:
    """Let programs ask for a backend with windows, and go on drawing as before."""
    if "matplotlib.pyplot" in sys.modules:
        _patch()
    else:
        sys.meta_path.insert(0, _WhenImported())


class _WhenImported(MetaPathFinder):
    """Patches ``matplotlib.pyplot`` as soon as a program imports it."""

    def find_spec(self, fullname, path=None, target=None):
        """Find it as the others would; called by the import system."""
        if fullname != "matplotlib.pyplot":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_and_patch(module):
                run(module)
                _patch()

            spec.loader.exec_module = run_and_patch  # type: ignore[method-assign]
        return spec


def _patch() -> None:
    import matplotlib
    from matplotlib import pyplot
    from matplotlib.backends import BackendFilter, backend_registry

    windows = {name.lower() for name in backend_registry.list_builtin(BackendFilter.INTERACTIVE)}
    use, switch = matplotlib.use, pyplot.switch_backend

    def use_unless_window(backend, *, force=True):
        if str(backend).lower() not in windows:
            use(backend, force=force)

    def switch_unless_window(newbackend):
        # Chosen before pyplot was there, it comes only now.
        switch(INLINE if str(newbackend).lower() in windows else newbackend)

    matplotlib.use, pyplot.switch_backend = use_unless_window, switch_unless_window
