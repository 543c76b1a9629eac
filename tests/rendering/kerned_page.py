"""Set a paragraph in a font that kerns against the space, in a process of its own; print the right edges."""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from samples.tiny_font import tiny_font
from stonehand.diagnostics import Report
from stonehand.model.book import Design, FontFile
from stonehand.press.pdf import fonts
from stonehand.press.pdf.set import SectionTask, set_section

WORDS = "ink quoin forme chase galley stick leading frisket tympan bodkin slug "
KERNING = """
languagesystem DFLT dflt; languagesystem latn dflt;
@letters = [{letters}];
feature kern {{ pos @letters u0020 -100; pos u0020 @letters -60; }} kern;
"""
STYLE = """
@page { size: 105mm 130mm; margin: 12mm }
html { font: 10pt/12pt Kern; text-align: justify }
body, p { margin: 0 }
"""


def write_font(path: Path) -> None:
    font = TTFont(BytesIO(tiny_font("Kern")))
    letters = " ".join(f"u{code:04X}" for code in range(ord("a"), ord("z") + 1))
    addOpenTypeFeaturesFromString(font, KERNING.format(letters=letters))
    font.save(path)


def right_edges(pdf: bytes) -> list[float]:
    """Return where the last letter of each line ends, its side bearing of a tenth of an em included."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = [page.get_charbox(index, loose=True) for index in range(page.count_chars())]
    lines: dict[int, float] = {}
    for left, bottom, right, top in boxes:
        if right > left and top > bottom:
            lines[round(bottom)] = max(lines.get(round(bottom), 0), right)
    return [edge for _, edge in sorted(lines.items(), reverse=True)]


def main(folder: Path) -> None:
    write_font(folder / "kern.ttf")
    design = Design(297.6, 368.5, text_family="Kern", fonts=(FontFile("Kern", "kern.ttf"),))
    house = fonts.prepare(design, folder, Report())
    copy = f'<p id="a" data-source="c.md:1:1" data-runs="0:1:1">{WORDS * 6}</p>'
    html = (
        f'<html lang="en"><head><title>x</title></head><body><section id="s">{copy}</section></body></html>'
    )
    result = set_section(SectionTask("s", html, (STYLE,), root=str(folder), fonts=house))
    sys.stdout.write(" ".join(f"{edge:.2f}" for edge in right_edges(result.pdf)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
