"""Photograph the report of the sample plans for the README: docs/images/report.png.

Run by hand after the report has changed its looks. It needs the development tools, Chromium and its driver; the picture
in the repository was taken where the font Noto Sans is installed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "report.png"
SHOWN = "wrenfordshire-2017"
ROW = f"{SHOWN}.i1"
SIZE = (1120, 900)
_COLOURS = 128  # enough for flat colour and letters; keeps the file under 300 kB
_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync --no-first-run".split()
_OPEN = """
document.getElementById(arguments[0]).closest("details").open = true;
document.getElementById(arguments[1]).nextElementSibling.querySelector("details").open = true;
document.getElementById("filter").hidden = true;
document.documentElement.style.scrollPaddingTop = "1rem";
document.getElementById("plan." + arguments[2]).scrollIntoView();
"""


def made_report(folder: Path) -> Path:
    """The report over the sample plans, with pictures of their pages."""
    samples = str(ROOT / "corpora" / "samples" / "pdf")
    for words in (["parse", samples], ["report", "--documents", samples]):
        command = [sys.executable, "-m", "safeguard_extract", *words, "--out", str(folder)]
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    return folder / "report.html"


def photograph(report: Path, profile: Path) -> bytes:
    """The part of a report that shows one plan with a row opened, as PNG."""
    from PIL import Image
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options: Any = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    width, height = SIZE
    flags = (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}", "--hide-scrollbars")
    for flag in (*flags, "--force-device-scale-factor=1.5", "--force-prefers-reduced-motion"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        browser.get(report.as_uri())
        browser.execute_script(_OPEN, f"{SHOWN}.p1", ROW, SHOWN)
        picture = Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB")
    finally:
        browser.quit()
    written = io.BytesIO()
    picture.quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_bytes(photograph(made_report(Path(folder) / "outputs"), Path(folder) / "profile"))
