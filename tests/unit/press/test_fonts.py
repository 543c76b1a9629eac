"""The font set of a book."""

import pickle
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from stonehand.diagnostics import Report
from stonehand.model.book import Design, FontFile
from stonehand.press.pdf import fonts
from stonehand.press.pdf.fontfamilies import packaged
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.instances import Instance, static_face

DESIGN = Design(width=442, height=663)


@pytest.fixture(scope="module")
def house() -> FontSet:
    report = Report()
    found = fonts.prepare(DESIGN, Path(), report)
    assert not list(report)
    return found


@pytest.fixture(scope="module")
def bold(house: FontSet) -> Any:
    face = house.face("EB Garamond", 700, "normal")
    assert face is not None
    return TTFont(face.path)


def test_the_house_has_eight_faces(house: FontSet) -> None:
    assert [face.name for face in house.faces] == [
        f"{family} {face}"
        for family in ("EB Garamond", "Source Sans 3")
        for face in ("400 normal", "400 italic", "700 normal", "700 italic")
    ]


def test_the_folder_holds_the_faces_and_nothing_else(house: FontSet) -> None:
    assert sorted(face.path for face in house.faces) == sorted(map(str, Path(house.folder).iterdir()))


def test_a_second_time_gives_the_same_set(house: FontSet) -> None:
    assert fonts.prepare(DESIGN, Path(), Report()) == house


def test_a_set_pickles(house: FontSet) -> None:
    assert pickle.loads(pickle.dumps(house)) == house


def test_generic_families_stand_for_those_of_the_design(house: FontSet) -> None:
    assert house.family("serif") == "EB Garamond"
    assert house.family("source sans 3") == "Source Sans 3"
    assert house.family("Papyrus") is None


def test_a_face_is_asked_for_exactly(house: FontSet) -> None:
    assert house.face("EB Garamond", 600, "italic") is None
    assert house.face("eb garamond", 700, "normal") in house.faces


def test_a_face_says_what_it_is_and_where_it_came_from(house: FontSet) -> None:
    face = house.faces[0]
    assert (face.family, face.weight, face.style) == ("EB Garamond", 400, "normal")
    assert Path(face.source).name == "EBGaramond[wght].ttf"
    assert face.sha256 == sha256(Path(face.path).read_bytes()).hexdigest()


def test_names_and_flags_say_what_the_face_is(bold: Any) -> None:
    assert [bold["name"].getDebugName(i) for i in (1, 2, 4, 6, 16, 17)] == [
        "EB Garamond",
        "Bold",
        "EB Garamond Bold",
        "EBGaramond-Bold",
        None,
        None,
    ]
    assert bold["OS/2"].usWeightClass == 700
    assert bold["head"].macStyle == 1
    assert "fvar" not in bold


def test_fixed_spaces_keep_their_width_at_every_weight(bold: Any) -> None:
    characters = bold.getBestCmap()
    widths = [bold["hmtx"][characters[code]][0] for code in (0x2003, 0x2009, 0x200A, 0x200D)]
    assert widths == [1000, 100, 10, 0]


def test_the_narrow_no_break_space_has_a_glyph_of_its_own(bold: Any) -> None:
    characters = bold.getBestCmap()
    assert characters[0x202F] == "uni202F"
    assert bold["hmtx"]["uni202F"] == bold["hmtx"][characters[0x2009]]
    assert bold.getGlyphOrder()[-1] == "uni202F"


def test_a_face_depends_on_nothing_but_its_source(house: FontSet) -> None:
    source = packaged("Source Sans 3")[1]
    instance = Instance(str(source.path), "Source Sans 3", 400, source.style == "italic")
    face = house.face("Source Sans 3", 400, source.style)
    assert face is not None
    assert static_face(instance) == Path(face.path).read_bytes()


def test_a_family_of_the_book_s_own_takes_the_place_of_the_house_s(house: FontSet, tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(Path(house.faces[0].path).read_bytes())
    design = Design(442, 663, fonts=(FontFile("Source Sans 3", "mine.ttf"),))
    (own, *others) = fonts.prepare(design, tmp_path, Report()).faces
    assert (own.name, own.sha256) == ("Source Sans 3 400 normal", house.faces[0].sha256)
    assert {face.family for face in others} == {"EB Garamond"}


PROBE = """
import subprocess, sys
from pathlib import Path
from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.press.pdf import fonts
house = fonts.prepare(Design(442, 663), Path(), Report())
fonts.activate(house)
import weasyprint
fonts.activate(house)
print(subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout)
other = fonts.prepare(Design(442, 663, sans_family="EB Garamond"), Path(), Report())
try:
    fonts.activate(other)
except fonts.FontSetMisfit as misfit:
    print("misfit:", misfit)
"""


def test_only_the_faces_of_the_set_are_seen(house: FontSet) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    *files, misfit = filter(None, done.stdout.split("\n"))
    assert sorted(file.split(":")[0] for file in files) == sorted(face.path for face in house.faces)
    assert misfit.startswith("misfit: WeasyPrint already runs with other fonts")
