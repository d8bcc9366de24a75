"""Pages to blocks in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.layout.captions import with_captions
from safeguard_extract.layout.headings import settle_headings
from safeguard_extract.layout.marked_blocks import blocks_of_markup, is_marked
from safeguard_extract.layout.pdf_blocks import blocks_of_pages
from safeguard_extract.layout.quotes import with_quotes
from safeguard_extract.layout.text_blocks import blocks_of_text
from safeguard_extract.records.block import Block
from safeguard_extract.records.page import Page

__all__ = ["lay_out"]


def lay_out(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a document in reading order, furniture last."""
    if any(page.words for page in pages):
        return _with_asides(blocks_of_pages(pages))
    return settle_headings(_with_asides(blocks_of_markup(pages) if is_marked(pages) else blocks_of_text(pages)))


def _with_asides(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return with_quotes(with_captions(blocks))
