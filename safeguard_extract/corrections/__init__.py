"""Corrections: what a person decides about a row holds in every later reading of the same plan."""

from safeguard_extract.corrections.correct import correct
from safeguard_extract.corrections.correction_file import FILE_NAME, read_corrections
from safeguard_extract.corrections.to_decide import rows_to_decide, write_to_decide

__all__ = ["FILE_NAME", "correct", "read_corrections", "rows_to_decide", "write_to_decide"]
