"""Makes the samples again: `python -m corpora.generate [ID...]`, from the repository's root.

Every source in `sources/` gives a PDF, a text version and gold, as far as its source asks for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpora import typeset_reportlab, typeset_typst
from corpora.annotation import annotate
from corpora.document import Source
from corpora.scrape import scrape
from corpora.sources import sources

SAMPLES = Path(__file__).parent / "samples"
ENGINES = {"reportlab": typeset_reportlab.typeset, "typst": typeset_typst.typeset}


def samples(source: Source) -> Iterator[tuple[str, bytes]]:
    """The files of one document, as a path under `samples/` and its bytes."""
    text = scrape(source)
    if source.text is not None:
        yield f"text/{source.id}.txt", text.encode()
    yield f"gold/{source.id}.json", (json.dumps(annotate(source, text), ensure_ascii=False, indent=1) + "\n").encode()
    if source.engine is not None:
        yield f"pdf/{source.id}.pdf", ENGINES[source.engine](source)


def main(wanted: list[str]) -> None:
    for source in sources():
        if wanted and source.id not in wanted:
            continue
        for name, data in samples(source):
            path = SAMPLES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
