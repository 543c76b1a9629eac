import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from fontTools.ttLib import TTFont, newTable

from samples.small_epub import METADATA, PNG, package, with_image, with_note, xhtml
from samples.tiny_font import tiny_font
from stonehand.diagnostics import Report
from stonehand.model.metadata import Imprint
from stonehand.press.epub import EpubFont, EpubPackage, modified_time, press_epub
from stonehand.press.epub.fonts import cut


def press(made: EpubPackage) -> ZipFile:
    report = Report()
    zipped = ZipFile(BytesIO(press_epub(made, report)))
    assert list(report) == []
    return zipped


def opf(made: EpubPackage) -> str:
    return press(made).read("EPUB/content.opf").decode()


def test_a_document_keeps_every_byte() -> None:
    body = "<h1>A</h1><p><i>x</i><b>y</b></p>\n<p>Hello <b>x</b> tail</p>"
    assert press(package(body)).read("EPUB/text/one.xhtml").decode() == xhtml(body)


def test_the_mimetype_is_first_and_stored() -> None:
    first, second, third, *others = press(with_note()).infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert second.filename == "META-INF/container.xml"
    assert third.filename == "EPUB/content.opf"
    assert [entry.filename for entry in others] == sorted(entry.filename for entry in others)


def test_times_modes_and_systems_are_fixed() -> None:
    entries = press(with_note()).infolist()
    assert {(e.date_time, e.create_system, e.external_attr >> 16) for e in entries} == {
        ((2024, 5, 31, 12, 0, 0), 3, 0o100644)
    }


def test_images_are_stored_and_text_is_deflated() -> None:
    zipped = press(with_image("dot.png", PNG))
    assert zipped.getinfo("EPUB/images/dot.png").compress_type == ZIP_STORED
    assert zipped.getinfo("EPUB/text/one.xhtml").compress_type != ZIP_STORED


@pytest.mark.parametrize("zone, seed", [("Asia/Tokyo", "1"), ("America/Lima", "2")])
def test_the_same_package_is_the_same_bytes_anywhere(zone: str, seed: str) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]; from samples.small_epub import with_note;"
        "from stonehand.press.epub import press_epub; from stonehand.diagnostics import Report;"
        "sys.stdout.buffer.write(press_epub(with_note(), Report()))"
    )
    environ = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    elsewhere = subprocess.run(
        [sys.executable, "-c", script, "tests"], env=environ, capture_output=True, check=True
    )
    assert elsewhere.stdout == press_epub(with_note(), Report())


def test_a_full_disk_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space"):
        press_epub(with_note(), Report())


def test_the_package_has_a_language_and_no_idle_prefix() -> None:
    root = opf(with_note()).split("<metadata")[0]
    assert 'xml:lang="en-GB"' in root
    assert "prefix=" not in root


def test_the_hash_of_the_inputs_stands_in_the_package() -> None:
    made = opf(replace(with_note(), attested="0a1b"))
    assert 'prefix="stonehand: urn:stonehand:attestation:1:"' in made.split("<metadata")[0]
    assert '<meta property="stonehand:inputs">0a1b</meta>' in made


@pytest.mark.parametrize(
    "element, name",
    [
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', "mathml"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "svg"),
    ],
)
def test_the_manifest_tells_what_a_document_holds(element: str, name: str) -> None:
    manifest = opf(package(f"<h1>A</h1><p>{element}</p>"))
    assert f'media-type="application/xhtml+xml" properties="{name}"' in manifest


def test_the_cover_is_named_in_the_manner_of_both_versions() -> None:
    text = opf(replace(with_image("dot.png", PNG), cover="dot.png"))
    assert '<meta name="cover" content="cover-image"/>' in text
    assert 'id="cover-image" media-type="image/png" properties="cover-image"' in text


def test_the_nav_is_read_after_the_cover_where_the_book_has_no_contents() -> None:
    made = package("<p>Cover</p>", "<h1>A</h1>")
    nav = made.nav.replace(
        "<h1>Contents</h1>", '<h1><a epub:type="toc" href="nav.xhtml#toc">Contents</a></h1>'
    )
    text = opf(replace(made, nav=nav.replace("<nav ", '<nav id="toc" ')))
    spine = text.split("<spine")[1]
    assert [part.split('"')[0] for part in spine.split('idref="')[1:]] == [
        "document-001",
        "nav",
        "document-002",
    ]


def test_only_the_characters_in_use_are_embedded() -> None:
    made = package("<h1>abc</h1>")
    big, small = made.fonts[0].data, press(made).read("EPUB/fonts/Tiny.ttf")
    assert len(small) < len(big) / 2


def test_a_face_that_nothing_uses_is_not_shipped() -> None:
    made = package("<h1>abc</h1>")
    italic = EpubFont("Tiny-Italic.ttf", tiny_font(), "Tiny", 400, "italic")
    names = press(replace(made, fonts=(*made.fonts, italic))).namelist()
    assert [name for name in names if "fonts/" in name] == ["EPUB/fonts/Tiny.ttf"]


def test_what_the_first_family_lacks_is_taken_from_the_next() -> None:
    latin, greek = tiny_font(letters="abc"), tiny_font("Greek", "αβγabc")
    fonts = (EpubFont("Latin.ttf", latin, "Latin"), EpubFont("Greek.ttf", greek, "Greek"))
    made = replace(package("<p>aα</p>"), fonts=fonts, stylesheet="body { font-family: Latin, Greek, serif }")
    made = replace(made, nav=made.nav.replace("<h1>Contents</h1>", "").replace("A title</a>", "a</a>"))
    zipped = press(made)
    assert {"EPUB/fonts/Latin.ttf", "EPUB/fonts/Greek.ttf"} <= set(zipped.namelist())


def test_a_control_character_does_not_lose_an_element() -> None:
    text = opf(replace(with_note(), metadata=replace(METADATA, imprint=Imprint(publisher="The\x07House"))))
    assert "<dc:publisher>The\ufffdHouse</dc:publisher>" in text


@pytest.mark.parametrize(
    "date, epoch, year",
    [("2024", "", 2024), ("2024-05", "", 2024), ("2024-05-31", "86400", 1970), ("", "", 1980)],
)
def test_the_time_of_the_file(date: str, epoch: str, year: int) -> None:
    time = modified_time(replace(METADATA, date=date), epoch)
    assert (time.year, time.utcoffset()) == (year, time.tzinfo and time.tzinfo.utcoffset(None))


def test_a_font_with_the_times_of_its_editor_is_cut_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    face = TTFont(BytesIO(tiny_font()))
    face["FFTM"] = table = newTable("FFTM")
    table.FFTimeStamp = table.sourceCreated = table.sourceModified = 0
    table.version = 1
    edited = BytesIO()
    face.save(edited)
    font = EpubFont("a.ttf", edited.getvalue(), "A", 400, "normal")
    assert cut(font, "A", datetime(2026, 1, 1, tzinfo=UTC))
    assert caplog.records == []
