"""The manuscript of a book and its finished build in, regressions at random places of both out.

The book has notes at the foot of its pages, and figures (`with_figures` gives it some).
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from typing import Any

import pikepdf
from PIL import Image
from random_edits import NEW_WORD, Files, chosen, images_of, written
from random_edits import image_changed as edit_image
from random_edits import note_replaced as edit_note
from random_edits import word_replaced as edit_word
from random_places import Book, is_of
from sheet_edits import TextEdit, alien_glyph, coloured, glyphs_of, other_glyph, shifted

from samples import planted as p
from stonehand.model.layout import Page
from stonehand.proof.gate.compare import Build
from stonehand.proof.gate.difference import on_line


def on_text(kind: str, edit: TextEdit) -> Callable[[Book], p.Regression]:
    """Edit a text of a sheet."""

    def plant(book: Book) -> p.Regression:
        profile = book.profile()
        sheet, at, leaf = book.text(profile, edit)

        def edited(pdf: Any) -> None:
            page = pdf.pages[sheet - 1]
            operators = edit(page, list(pikepdf.parse_content_stream(page)), at)
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))

        return p.Regression(kind, ("G107", profile, leaf), None, p.in_pdf(profile, edited))

    return plant


def in_copy(kind: str, files: Files, *named: str) -> p.Regression:
    """Put other files in the place of those of the manuscript."""
    return p.Regression(kind, named, lambda root: written(root, files))


def word_replaced(book: Book) -> p.Regression:
    files, edit = edit_word(book.files, book.random)
    return in_copy("word", files, "G102", NEW_WORD, edit.word, f"{edit.file}:{edit.lines[-1]}:", "(sheet ")


def word_of_note(book: Book) -> p.Regression:
    files, edit = edit_note(book.files, book.random)
    place = f"{edit.file}:{edit.lines[-1]}:"
    return in_copy("word", files, "G102", NEW_WORD, edit.word, place, "note line ")


def word_gone(book: Book) -> p.Regression:
    while True:
        block, word = chosen(book.files, book.random, lambda block: block.is_plain)
        before, after = block.text[: word.start()], block.text[word.end() :]
        if before.endswith(" ") and after.startswith(" "):
            named = ("G102", f"“{word[0]}” is gone", f"{block.file}:{block.line}:", "(sheet ")
            return p.Regression("word", named, p.replaced(block.file, block.text, before + after[1:]))


def word_of_epub(book: Book) -> p.Regression:
    block, word = chosen(book.files, book.random, lambda block: block.is_plain)
    file = f"{book.pages_of(block)[0].section}.xhtml"
    before = block.text[max(0, word.start() - 1) : word.start()]
    edit = p.in_epub(file, f"{before}{word[0]}".encode(), f"{before}{NEW_WORD}".encode())
    return p.Regression("word", ("G301", file, "other words"), None, edit)


def image_changed(book: Book) -> p.Regression:
    files, edit = edit_image(book.files, book.random)
    block = next(block for block in images_of(files).values() if block.line in edit.lines)
    sheet = book.pages_of(block)[0].sheet
    return in_copy("image", files, "G107", "the figure is", f"(sheet {sheet})")


def image_cut(book: Book) -> p.Regression:
    name, page = book.figure()
    stream = BytesIO()
    with Image.open(BytesIO(book.files[name])) as picture:
        picture.crop((0, 0, picture.width, picture.height * 3 // 4)).save(stream, picture.format)
    files = {**book.files, name: stream.getvalue()}
    return in_copy("image", files, "G105", "figure", "in height", f"(sheet {page.sheet})")


def image_inverted(book: Book) -> p.Regression:
    profile, (_, page) = book.profile(), book.figure()

    def edit(pdf: Any) -> None:
        sheet = pdf.pages[page.sheet - 1]
        drawn = [
            each.operands[0] for each in pikepdf.parse_content_stream(sheet) if str(each.operator) == "Do"
        ]
        images = (sheet.Resources.XObject[str(name)] for name in drawn)
        image = next(each for each in images if each.Subtype == pikepdf.Name.Image)
        image.write(bytes(255 - tone for tone in image.read_bytes()))

    named = ("G107", profile, "the figure is", f"(sheet {page.sheet})")
    return p.Regression("image", named, None, p.in_pdf(profile, edit))


def image_unnamed(book: Book) -> p.Regression:
    _, page = book.figure()
    file = f"{page.section}.xhtml"
    return p.Regression(
        "image", ("G301", f"{file}: other markup"), None, p.in_epub(file, b'alt="', b'alt="Not ')
    )


def sheet_moved(book: Book) -> p.Regression:
    profile, sheet = book.profile(), book.page().sheet
    edit = p.on_sheet(profile, sheet, p.moved(*book.random.choice(((1, 0), (0, 1), (-1, 0)))))
    return p.Regression("shift", ("G107", profile, f"(sheet {sheet})"), None, edit)


def line_lowered(book: Book) -> p.Regression:
    page = book.page()
    index = book.random.choice([n for n, line in enumerate(page.lines) if line.area in ("body", "note")])
    line = page.lines[index]
    lower = p.lines_as(lambda each: p.replace(each, baseline=each.baseline + 1) if each is line else each)
    named = ("G104", "1.00 pt lower", str(on_line(page, index).leaf), line.source)
    return p.Regression("shift", named, None, p.on_map(page.sheet, lower))


def heads_styled(kind: str, rule: str, *named: str) -> Callable[[Book], p.Regression]:
    """Style the heads of chapters otherwise."""

    def plant(book: Book) -> p.Regression:
        page = next(page for page in book.build.layout.pages if page.kind == "chapter")
        return p.Regression(kind, (*named, f"(sheet {page.sheet})"), p.styled(f"h1 {{ {rule} }}"))

    return plant


def note_gone(book: Book) -> p.Regression:
    block, word, pages = book.note()
    label = block.text[2 : block.text.index("]")]
    named = ("G103", "a note is gone", word, f"(sheet {pages[0].sheet}), note line ")
    return p.Regression("note", named, p.without_note(block.file, label))


def note_unprinted(book: Book) -> p.Regression:
    """Leave a note out that stands on one page."""
    block, word, pages = book.note()
    if len(pages) > 1:
        return note_unprinted(book)
    sheet = pages[0].sheet
    edit = p.on_map(sheet, p.lines_as(lambda line: None if is_of(block, line) else line))
    return p.Regression("note", ("G103", "is gone", word, f"(sheet {sheet}), note line "), None, edit)


def link_gone(book: Book) -> p.Regression:
    target, page = book.link()
    named = ("G204", f"“{target}” is gone", f"(sheet {page.sheet})", "line ")
    return p.Regression("link", named, None, p.in_pdf("screen", p.without_link(target)))


def link_astray(book: Book) -> p.Regression:
    (target, page), (other, _) = book.link(), book.link()
    other = f"{other}-other" if other == target else other
    named = ("G204", f"“{other}” has come", f"(sheet {page.sheet})", "line ")
    return p.Regression("link", named, None, p.in_pdf("screen", p.led_to(target, other)))


def link_of_epub(book: Book) -> p.Regression:
    target, page = book.link()
    file = f"{page.section}.xhtml"
    edit = p.in_epub(file, f'href="#{target}"'.encode(), b"")
    return p.Regression("link", ("G301", f"{file}: other markup"), None, edit)


def folio_wrong(book: Book) -> p.Regression:
    page = book.page(_has_folio)
    wrong = str(int(page.folio) + book.random.randint(1, 9))
    named = ("G106", f"“{wrong}” for “{page.folio}”", f"(sheet {page.sheet}), folio line ")
    return p.Regression("folio", named, None, p.on_map(page.sheet, p.folio_as(wrong)))


def _has_folio(page: Page) -> bool:
    return any(line.area == "folio" for line in page.lines)


def folio_drawn(book: Book) -> p.Regression:
    """Draw the first figure of a folio as its second."""
    profile = book.profile()
    page = book.page(lambda page: _has_folio(page) and len(page.folio) == len(set(page.folio)) == 2)

    def edit(pdf: Any) -> None:
        form = pdf.pages[page.sheet - 1].Resources.XObject.Furniture
        operators = list(pikepdf.parse_content_stream(form))
        at = next(at for at in p.shown(operators) if len(glyphs_of(operators[at])) == 2)
        wrong = other_glyph(form, operators, at)
        form.write(pikepdf.unparse_content_stream(wrong))

    named = ("G107", profile, f"(sheet {page.sheet}), folio line ")
    return p.Regression("folio", named, None, p.in_pdf(profile, edit))


def head_wrong(book: Book) -> p.Regression:
    page = book.page(lambda page: any(line.area == "head" for line in page.lines))
    head = p.lines_as(lambda line: p.replace(line, text="A Wrong Head") if line.area == "head" else line)
    named = ("G106", "“A Wrong Head” for “", f"(sheet {page.sheet}), head line ")
    return p.Regression("folio", named, None, p.on_map(page.sheet, head))


def folios_counted(book: Book) -> p.Regression:
    first = next(page.sheet for page in book.build.layout.pages if page.folio.isdigit())
    named = ("G203", f"folios from sheet {first}", "from 2")
    return p.Regression("folio", named, None, p.in_pdf("screen", p.counted_from(first - 1, 2)))


def folio_of_epub(book: Book) -> p.Regression:
    folio = book.page().folio
    edit = p.in_epub("nav.xhtml", f">{folio}<".encode(), f">{folio}0<".encode())
    return p.Regression("folio", ("G302", "navigation", f"{folio}0"), None, edit)


PLANTED: tuple[tuple[int, Callable[[Book], p.Regression]], ...] = (
    (4, word_replaced),
    (2, word_of_note),
    (2, word_gone),
    (2, word_of_epub),
    (5, on_text("glyph", alien_glyph)),
    (3, on_text("glyph", other_glyph)),
    (3, image_changed),
    (1, image_cut),
    (3, image_inverted),
    (1, image_unnamed),
    (1, heads_styled("shift", "position: relative; left: 1pt", "G104", "1.00 pt to the right")),
    (2, on_text("shift", shifted(1, 0))),
    (2, on_text("shift", shifted(0, -1))),
    (1, sheet_moved),
    (2, line_lowered),
    (4, note_gone),
    (3, note_unprinted),
    (1, heads_styled("colour", "color: #202060", "G107", "another colour")),
    (2, on_text("colour", coloured((1, 0, 0), "rg"))),
    (2, on_text("colour", coloured((0.1,), "g"))),
    (2, on_text("colour", coloured((0, 0, 0, 0.9), "k"))),
    (3, link_gone),
    (2, link_astray),
    (2, link_of_epub),
    (3, folio_wrong),
    (2, folio_drawn),
    (1, head_wrong),
    (1, folios_counted),
    (1, folio_of_epub),
)
"""How often each is planted."""


def random_regressions(files: Files, build: Build, random: Random) -> Iterator[p.Regression]:
    """Yield regressions of all kinds."""
    book = Book(files, build, random)
    for count, plant in PLANTED:
        yield from (plant(book) for _ in range(count))
