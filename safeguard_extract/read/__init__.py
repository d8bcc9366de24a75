"""One reader a format: bytes to pages."""

from safeguard_extract.read.choose import SUFFIXES, media_type, read_pages

__all__ = ["SUFFIXES", "media_type", "read_pages"]
