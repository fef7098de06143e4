"""The formgrader, as the page is that a teacher without an exchange folder is greeted with."""

from types import ModuleType

from nbgrader.exchange.default.exchange import Exchange


def without_warning(handlers: ModuleType) -> None:
    """Let the list of assignments not warn of an exchange folder that nobody has set up.

    Parameters
    ----------
    handlers : module
        ``nbgrader.server_extensions.formgrader.handlers``.
    """

    def render(self, name, **values):
        if values.get("exchange") == Exchange.root.default_value:
            values["exchange_missing"] = False
        return handlers.BaseHandler.render(self, name, **values)

    handlers.ManageAssignmentsHandler.render = render
