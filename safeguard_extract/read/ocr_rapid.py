"""RapidOCR, a Python package that carries its models: lines come out, words are parted by the white between."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from safeguard_extract.errors import MissingEngine
from safeguard_extract.read.ocr_words import EngineFailed, SeenWord
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.read.scan_spaces import inked, words_of_line
from safeguard_extract.records.geometry import BBox

_LARGEST = 4_000  # dots along the longer side: pictures are not made smaller than they were scanned
_REMEDY = "Install it anew, with opencv-python-headless if libGL is missing; or install Tesseract."
_THREADS = "EngineConfig.onnxruntime.{}_op_num_threads"


class Rapid:
    """The package's English and Chinese models on one thread, loaded once."""

    name = "rapidocr"

    def __init__(self, models: Any) -> None:
        self._models = models

    def read(self, picture: Picture) -> tuple[SeenWord, ...]:
        """The words of a picture that shows ink on even paper; raises EngineFailed."""
        try:
            found = self._models(np.stack([picture.grey] * 3, axis=2))
        except (RuntimeError, ValueError, ArithmeticError, IndexError, MemoryError) as error:
            raise EngineFailed(f"RapidOCR stopped: {error}") from error
        if found.boxes is None or found.txts is None:
            return ()
        return tuple(words_of_lines(zip(found.boxes, found.txts, found.scores, strict=True), picture))

    def read_rows(self, picture: Picture) -> tuple[SeenWord, ...]:
        """The words of a picture that is one column of rows; raises EngineFailed."""
        return self.read(picture)


def words_of_lines(lines: Iterable[tuple[Any, str, float]], picture: Picture) -> Iterable[SeenWord]:
    """The words of lines given by the four corners of their boxes, their text and how sure it is."""
    for number, (corners, text, score) in enumerate(lines):
        across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        box = inked(BBox(min(across), min(down), max(across), max(down)), picture)
        for word in words_of_line(SeenWord(text.strip(), box, float(score), number), picture):
            if word.text:
                yield word._replace(box=inked(word.box, picture))


@cache
def load_rapid() -> Rapid:
    """Load the models that the package carries, by their paths: it fetches from the network what it is not shown.

    Raises MissingEngine where the package is there, but not all that it needs.
    """
    try:
        import rapidocr

        models = Path(rapidocr.__file__).parent / "models"
        return Rapid(
            rapidocr.RapidOCR(
                params={
                    "Global.log_level": "critical",
                    "Global.use_cls": False,
                    "Global.max_side_len": _LARGEST,
                    _THREADS.format("intra"): 1,
                    _THREADS.format("inter"): 1,
                    "Det.model_path": str(_model(models, "det")),
                    "Rec.model_path": str(_model(models, "rec")),
                }
            )
        )
    except (ImportError, OSError) as error:
        said = f"RapidOCR is installed but cannot be loaded: {error}"
        raise MissingEngine("rapidocr", said, _REMEDY) from error


def _model(folder: Path, kind: str) -> Path:
    for path in sorted(folder.glob(f"*_{kind}_*.onnx")):
        return path
    raise FileNotFoundError(f"no {kind} model in {folder}")
