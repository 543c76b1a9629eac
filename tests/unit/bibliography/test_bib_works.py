"""What becomes of an entry of a BibTeX file: names, titles, dates, what it inherits, its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.bibliography.works import read_works
from stonehand.diagnostics import Report
from stonehand.source import SourceFile


def works(text, file="works.bib"):
    return read_works([SourceFile(file, text)], Report()).works


def csl(fields, kind="book"):
    """Return the item of CSL-JSON that one entry becomes."""
    (work,) = works(f"@{kind}{{a, {fields}}}").values()
    return work.csl


@pytest.mark.parametrize(
    "typed, name",
    [
        ("van den Abeelen, Luc", {"family": "Abeelen", "given": "Luc", "non-dropping-particle": "van den"}),
        ("Luc van den Abeelen", {"family": "Abeelen", "given": "Luc", "non-dropping-particle": "van den"}),
        ("King, Jr., Martin Luther", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("{NASA History Office}", {"literal": "NASA History Office"}),
        ("{\\AA}ngstr\\\"om, Anders", {"family": "Ångström", "given": "Anders"}),
        ("{Roche Nye}, L.", {"family": "Roche Nye", "given": "L."}),
        ("family=Beauvoir, given=Simone, prefix=de", {"family": "Beauvoir", "given": "Simone",
        "non-dropping-particle": "de"}),
        ("d'Alembert, Jean", {"family": "d’Alembert", "given": "Jean"}),
        ("Plato", {"family": "Plato"}),
    ],
)  # fmt: skip
def test_a_name(typed, name):
    assert csl(f"author={{{typed}}}")["author"] == [name]


def test_and_others():
    assert csl("author={Krige, J. and others}")["author"][-1] == {"literal": "others"}


def test_roles():
    item = csl("editor={Hand, Ada}, translator={Nib, Ben}, editora={Cut, Cy}, editoratype={illustrator}")
    assert [item[role][0]["family"] for role in ("editor", "translator", "illustrator")] == [
        "Hand",
        "Nib",
        "Cut",
    ]


@pytest.mark.parametrize(
    "typed, title",
    [
        ("NASA: A Study of eBay", "NASA: A Study of eBay"),
        (
            "{NASA}'s {Space} race",
            '<span class="nocase">NASA</span>’s <span class="nocase">Space</span> race',
        ),
        ("Reading \\emph{Red Star}", "Reading <i>Red Star</i>"),
        ("Was \\enquote{ist} das?", "Was “ist” das?"),
        ("``Ink'' 1945--1974", "“Ink” 1945–1974"),
        ("H\\textsubscript{2}O at x$^{2}$", "H<sub>2</sub>O at x<sup>2</sup>"),
        ("\\'Etudes fran\\c{c}aises \\& autres: {\\'\\i}", "Études françaises & autres: í"),
    ],
)
def test_a_title_keeps_its_case_and_its_marks(typed, title):
    assert csl(f"title={{{typed}}}")["title"] == title


def test_a_subtitle_follows_a_colon_but_not_a_mark():
    assert csl("title={On Type}, subtitle={A Life}")["title"] == "On Type: A Life"
    assert csl("title={Why Type?}, subtitle={A Life}")["title"] == "Why Type? A Life"


@pytest.mark.parametrize(
    "fields, date",
    [
        ("date={2001-05-03}", {"date-parts": [[2001, 5, 3]]}),
        ("date={1945/1974}", {"date-parts": [[1945], [1974]]}),
        ("date={1850~}", {"date-parts": [[1850]], "circa": True}),
        ("date={2001-21}", {"date-parts": [[2001]], "season": 1}),
        ("date={1945/}", {"literal": "1945–"}),
        ("date={-0043}", {"date-parts": [[-44]]}),
        ("date={0000}", {"date-parts": [[-1]]}),
        ("year=1999, month=sep", {"date-parts": [[1999, 9]]}),
        ("year={1945--74}", {"date-parts": [[1945], [1974]]}),
        ("year={forthcoming}", {"literal": "forthcoming"}),
    ],
)
def test_a_date(fields, date):
    assert csl(fields)["issued"] == date


@pytest.mark.parametrize(
    "kind, fields, found",
    [
        ("collection", "title={x}", {"type": "book"}),
        ("thesis", "type={phdthesis}, institution={Uni}", {"type": "thesis", "genre": "PhD thesis",
        "publisher": "Uni"}),
        ("online", "url={https://x.org/a\\_b?c=1\\&d}", {"type": "webpage",
        "URL": "https://x.org/a_b?c=1&d"}),
        ("report", "number={7}", {"type": "report", "number": "7"}),
        ("article", "number={7}, pages={49--67}", {"type": "article-journal", "issue": "7", "page": "49-67"}),
        ("book", "number={7}, series={Ink}", {"collection-number": "7", "collection-title": "Ink"}),
        ("dataset", "doi={https://doi.org/10.1/x}, langid={french}", {"type": "dataset", "DOI": "10.1/x",
        "language": "fr"}),
        ("book", "pubstate={inpress}, location={London}", {"status": "in press",
        "publisher-place": "London"}),
    ],
)  # fmt: skip
def test_types_and_fields(kind, fields, found):
    item = csl(fields, kind)
    assert {name: item[name] for name in found} == found


def test_a_chapter_inherits_the_book_and_its_editors():
    found = works(
        "@incollection{a, author={Hand, Ada}, title={Ink}, crossref={b}}\n"
        "@collection{b, editor={Nib, Ben}, title={Type}, subtitle={A Life}, date={2001}, keywords={x}}"
    )
    item = found["a"].csl
    assert (item["container-title"], item["editor"][0]["family"]) == ("Type: A Life", "Nib")
    assert item["issued"] == {"date-parts": [[2001]]}
    assert found["a"].keywords == ()


def test_shared_data_are_no_work():
    found = works("@book{a, title={Ink}, xdata={p}}\n@xdata{p, publisher={Press}, location={London}}")
    assert list(found) == ["a"]
    assert found["a"].csl["publisher"] == "Press"


def test_abbreviations_are_joined():
    assert csl('publisher = "A" # { } # sep')["publisher"] == "A September"


def test_a_work_knows_its_file_and_line():
    found = works("% notes\n\n@book{a, title={Ink}}\n  @book{b, title={Type}}")
    assert [str(work.span) for work in found.values()] == ["works.bib:3:1", "works.bib:4:3"]


def test_after_a_fault_the_next_entries_are_read():
    found = works("@book{a, title={On {Ink}\n}\n@book{b, title={Type}}\n@book c\n@book{d, title={Nib}}")
    assert {"b", "d"} <= set(found)


def test_csl_json():
    found = works(
        '[{"id": "a", "type": "book", "title": "Ink",\n "keyword": "x, y", "custom": null},\n {"id": 2}]',
        "w.json",
    )
    assert (found["a"].csl["title"], found["a"].keywords, str(found["2"].span)) == (
        "Ink",
        ("x", "y"),
        "w.json:3:2",
    )


@given(st.text(alphabet="@bok{}(),\"=#\\'$~-& \nda", max_size=80))
def test_nothing_that_is_typed_stops_the_reading(typed):
    report = Report()
    fields = ", ".join(f"{name}={{{typed}}}" for name in ("author", "title", "date", "pages"))
    text = f"@book{{a, title={{Ink}}}}\n{typed}\n@book{{z, {fields}}}"
    library = read_works([SourceFile("w.bib", text), SourceFile("w.json", f"[{typed}]")], report)
    library.check(library.works, report)
    assert "a" in library.works
