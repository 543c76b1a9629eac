"""A book's design in, a sheet of no account out: what processes set while the copy is still being read.

The first sheet costs a process more than the next: it reads stylesheets, patterns and faces, and learns the
commonest words. It is set again for good nowhere, and no section knows of it.
"""

from stonehand.compose import print_stylesheets
from stonehand.model.book import Manuscript
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.set import SectionTask

HTML = """<!DOCTYPE html>
<html lang="{language}"><head><title>-</title></head><body><section id="sheet" class="section chapter body">
<header class="opening"><h1 id="sheet-title" data-source="-:1:1">A sheet</h1></header>
<h2 id="sheet-h1" data-source="-:2:1">Of no account</h2>
<p id="sheet-p1" data-source="-:3:1">{text}<span class="tie">.<a class="call" id="sheet-n1-call"
href="#sheet-n1" data-generated="call">1</a></span><span id="sheet-n1" class="note series-numbered"
data-source="-:4:1"><span class="p" id="sheet-n1-p1" data-source="-:4:1"><a class="marker"
href="#sheet-n1-call" data-generated="marker">1.</a> {text}.</span></span></p>
</section></body></html>"""
"""A chapter with a head, a paragraph and a note (docs/html.md)."""

TEXT = """The sheet that is set before all others is read by nobody, and for that it has the words
which come most often in a book: of and to in is was it for with he be on by at have are not this but
had his they from she that which or we an were as do been their has would there what will all if can her
who one so up them some when could him into its then two more these may first any my now such like other
how than our me even most made after also did many off before must well back through years much where
your way down should because long each just state those people too between under last never same another
while might great year since against right came take used himself few house use place without again
those, these; <em>and the of a book in italics, such as that which</em>, with numbers 1234567890 and
“quotations” (in brackets), communication, international, understanding"""


def make_ready_sheet(manuscript: Manuscript, fonts: FontSet) -> SectionTask:
    """Return the task of setting the sheet as the sections of a book will be set."""
    design, root = manuscript.design, manuscript.root
    return SectionTask(
        anchor="sheet",
        html=HTML.format(language=manuscript.metadata.language, text=TEXT),
        stylesheets=print_stylesheets(design, root),
        opens_on="recto",
        root=root,
        fonts=fonts,
        lines=design.lines,
        hyphenation=design.hyphenation,
        footnotes=design.footnotes,
        pages=design.pages,
    )
