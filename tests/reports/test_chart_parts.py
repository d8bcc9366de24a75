import builtins
import math
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.errors import MissingCharts
from safeguard_extract.reports.charts import PngCopies, svg
from safeguard_extract.reports.charts.intervals import labelled_years
from safeguard_extract.reports.charts.lettering import width, wrapped
from safeguard_extract.reports.charts.palette import LINES, SCALE, ink_on, luminance, shade
from safeguard_extract.reports.charts.png import png_bytes

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="2" y="15">a</text></svg>'


@given(st.text(max_size=80), st.floats(30, 300), st.booleans())
def test_wrapped_lines_fit_and_lose_no_letter(words, room, bold):
    lines = wrapped(words, 12, room, bold=bold)
    assert all(width(line, 12, bold=bold) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_words_are_wrapped_between_words_where_they_can_be():
    assert wrapped("one two three", 10, 50) == ("one two", "three")
    assert wrapped("", 10, 50) == ()
    assert len(wrapped("w" * 40, 10, 50)) > 3


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(ValueError, match="no coordinate"):
        svg.rect(0, 0, number, 1)


@pytest.mark.parametrize(("value", "said"), [(0.001, "0"), (-0.001, "0"), (10.0, "10"), (2.345, "2.35"), (100, "100")])
def test_numbers_are_short(value, said):
    assert svg.number(value) == said


def test_attributes_and_words_are_escaped():
    made = svg.text(1, 2, "<b>&", fill='"><script>')
    assert made == '<text x="1" y="2" fill="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</text>'


def test_a_greater_share_is_darker():
    steps = [luminance(shade(step / 50)) for step in range(51)]
    assert steps == sorted(steps, reverse=True)
    assert shade(1.0) == SCALE[-1]
    assert luminance("#ffffff") > steps[0] + 0.05, "nothing is told from a little"


@given(st.floats(0, 1))
def test_words_on_any_shade_can_be_read(share):
    fill = shade(share)
    light, dark = sorted((luminance(fill), luminance(ink_on(fill))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_two_lines_are_alike():
    assert len(set(LINES)) == len(LINES)


def test_years_under_an_axis_stand_apart():
    years = range(2001, 2031)
    assert labelled_years(years, 40) == list(years)
    assert labelled_years(years, 8) == [2005, 2010, 2015, 2020, 2025, 2030]
    assert labelled_years([2001], 8) == [2001]


def test_png_copies_are_made_with_their_own_font():
    pytest.importorskip("resvg_py", reason="the charts extra is not installed")
    pytest.importorskip("fontpkg_noto_sans", reason="the charts extra is not installed")
    import io

    from PIL import Image

    picture = Image.open(io.BytesIO(png_bytes(DRAWING, 2)))
    assert picture.size == (80, 40)
    assert len(picture.convert("L").getcolors(256)) > 2, "the letter was not drawn"


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name in ("resvg_py", "fontpkg_noto_sans"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingCharts, match="pip install resvg-py fontpkg-noto-sans"):
        png_bytes(DRAWING)


@pytest.mark.parametrize("processes", [0, 1])
def test_copies_are_the_same_wherever_they_are_drawn(processes):
    pytest.importorskip("resvg_py", reason="the charts extra is not installed")
    pytest.importorskip("fontpkg_noto_sans", reason="the charts extra is not installed")
    with PngCopies(processes) as copies:
        copies.ask("one", DRAWING)
        copies.ask("two", DRAWING.replace(">a<", ">b<"))
        drawn = copies.collect()
    assert list(drawn) == ["one", "two"]
    assert drawn["one"] == png_bytes(DRAWING) != drawn["two"]


def test_a_process_that_ends_while_it_draws_is_said(monkeypatch):
    pytest.importorskip("resvg_py", reason="the charts extra is not installed")
    pytest.importorskip("fontpkg_noto_sans", reason="the charts extra is not installed")
    from safeguard_extract.reports.charts import copies as copying

    with PngCopies(1) as copies:
        monkeypatch.setattr(copying, "png_bytes", os._exit)
        copies.ask("one", 3)
        with pytest.raises(MissingCharts, match="the process that draws them ended"):
            copies.collect()
