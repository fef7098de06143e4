"""What an instructor may set of the report."""

from traitlets import Dict, Float, Integer, Unicode
from traitlets.config import Configurable


class Report(Configurable):
    """The report on a class."""

    weights = Dict(
        value_trait=Float(min=0),
        key_trait=Unicode(),
        help="Chapter -> how much it counts in the total; by default 1, and 0: not at all.",
    ).tag(config=True)

    drop_lowest = Integer(
        0, min=0, help="So many of a student's lowest chapters don't count in the total."
    ).tag(config=True)

    earlier = Unicode(
        None,
        allow_none=True,
        help="A folder with notebooks of earlier years, at any depth, which shared answers are "
        "looked for in, too.",
    ).tag(config=True)
