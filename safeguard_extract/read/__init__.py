"""One reader a format: bytes to pages."""

from safeguard_extract.read.choose import SUFFIXES, media_type, read_pages
from safeguard_extract.read.ocr_choice import engine_version

__all__ = ["SUFFIXES", "engine_version", "media_type", "read_pages"]
