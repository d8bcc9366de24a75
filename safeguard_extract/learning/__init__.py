"""What was learned from hand-coded plans: how far to trust each row that the rules find."""

from safeguard_extract.learning.model import NO_MODEL, RowModel, load_model
from safeguard_extract.learning.weighing import weigh

__all__ = ["NO_MODEL", "RowModel", "load_model", "weigh"]
