"""What can go wrong, what a person can do about it, and the exit status it ends with."""

from __future__ import annotations


class ExtractError(Exception):
    """A known failure: says what is wrong with which input, and what to do.

    `exit_status` is 1 where one input failed and the run goes on, 2 for wrong use of a command.
    """

    exit_status = 1
    remedy = ""

    def __init__(self, subject: str, detail: str = "", remedy: str = "") -> None:
        self.subject = subject
        self.detail = detail
        self.remedy = remedy or self.remedy
        super().__init__(self.message)

    def __reduce__(self) -> tuple[type[ExtractError], tuple[str, str, str]]:
        """Errors come back from worker processes as they were raised there."""
        return type(self), (self.subject, self.detail, self.remedy)

    @property
    def message(self) -> str:
        said = f"{self.subject}: {self.detail}" if self.detail else self.subject
        return f"{said}. {self.remedy}" if self.remedy else said


class MissingInput(ExtractError):
    """A path that does not exist."""

    remedy = "Check the path; folders and globs work too."


class UnreadableInput(ExtractError):
    """A file or folder that the system does not let us read."""

    remedy = "Check its permissions."


class EmptyInput(ExtractError):
    """A file with nothing in it."""

    remedy = "Fetch the document again."


class UnknownFormat(ExtractError):
    """A file that no reader understands."""

    remedy = "Readable are .pdf, .docx, .html, .txt and .md; convert the file to one of these."


class BrokenDocument(ExtractError):
    """A file that its reader cannot make sense of."""

    remedy = "It may be cut short: fetch it again, or open it in a PDF viewer and save it anew."


class LockedDocument(ExtractError):
    """A document that asks for a password."""

    remedy = "Save a copy without a password and parse that."


class NoText(ExtractError):
    """A document without a text layer."""

    remedy = "It looks scanned: run it through an OCR program (for example OCRmyPDF) and parse the result."


class MissingEngine(ExtractError):
    """An OCR program that was asked for and is not installed."""

    exit_status = 2


class NoPriority(ExtractError):
    """A document in which no priority was found; its plan is kept."""

    remedy = "If it is a plan, please report it; if it is not, leave it out."


class CrashedReader(ExtractError):
    """A document that stopped the process which read it, took too long, or met a fault in the program."""

    remedy = "Save it anew from a PDF viewer and try again; please report it with what --verbose prints."


class EmptyFolder(ExtractError):
    """A folder in which no document was found."""

    remedy = "Readable are .pdf, .docx, .html, .txt and .md."


class UnwritableOutput(ExtractError):
    """An output folder that cannot be written."""

    exit_status = 2
    remedy = "Name another folder with --out, or change its permissions."


class UnknownPlan(ExtractError):
    """An id that no parsed plan has."""

    exit_status = 2


class BrokenPlanFile(ExtractError):
    """A plan file that cannot be read back."""

    remedy = "Parse the document again."


class BrokenCodebook(ExtractError):
    """A codebook that cannot be used."""

    exit_status = 2
    remedy = "`extract themes --check FILE` lists every fault."


class BrokenCorrections(ExtractError):
    """A file of corrections that cannot be used, or a line of it."""

    exit_status = 2
    remedy = "docs/corrections.md describes the file."


class BrokenGold(ExtractError):
    """A gold file that cannot be used."""

    remedy = "docs/evaluate.md describes the format; the other files are scored."


class NoGold(ExtractError):
    """A folder without a gold file that can be used."""

    exit_status = 2
    remedy = "docs/evaluate.md describes what gold files are."


class TooLittleGold(ExtractError):
    """Hand-coded plans that are too few to learn from, or to tell what was learned."""

    exit_status = 2
    remedy = "Code plans of more boards; docs/models.md says what training needs."


class BrokenModel(ExtractError):
    """A model file that cannot be used."""

    exit_status = 2
    remedy = "Train it again with `extract train`, or leave --model away for the one that comes with the tool."


class MissingCharts(ExtractError):
    """Nothing is installed that can draw charts as PNG."""

    remedy = "Install the `charts` extra, or its two packages: pip install resvg-py fontpkg-noto-sans"
