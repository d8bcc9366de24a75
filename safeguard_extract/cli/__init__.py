"""The `extract` command. Importing it costs little: each command imports what it needs when it runs."""

from safeguard_extract.cli.extract import extract, main

__all__ = ["extract", "main"]
