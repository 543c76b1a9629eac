"""An indexer's list: headings, locators, references, in the forms that indexers write."""

import pytest

from stonehand.diagnostics import Report
from stonehand.importing.index_lines import list_text
from stonehand.importing.index_list import Leads, ListedTerm, read_list
from stonehand.importing.index_locators import ListedLocator
from stonehand.source import SourceFile

LEADS = Leads(("see", "siehe"), ("see also", "siehe auch"))


def read(text: str) -> tuple[tuple[ListedTerm, ...], list[str]]:
    """Return the terms of a list, and (code, place, message) of what is reported."""
    report = Report()
    terms = read_list(SourceFile("list.txt", text), LEADS, report)
    return terms, [f"{item.code.value} {item.place} {item.message}" for item in report]


def locator(each: ListedLocator) -> str:
    last = f"–{each.last}" if each.last else ""
    notes = f"n{','.join(each.notes)}" if each.notes else ""
    return f"{'*' * each.is_principal}{each.first}{last}{notes}"


def said(text: str) -> list[str]:
    """Return each term of a list as `heading!sub 12 12–14 45n3,4 *12*`, references after arrows."""
    terms, faults = read(text)
    assert faults == []
    return [
        " ".join(
            [
                "!".join(term.headings),
                *map(locator, term.locators),
                *(f"-> {target}" for target in term.see),
                *(f"=> {target}" for target in term.seealso),
            ]
        )
        for term in terms
    ]


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Vega, 12", ["Vega 12"]),
        ("Gagarin, Yuri, 12-14, 45n3", ["Gagarin, Yuri 12–14 45n3"]),
        ("Vega, 145–46, 101–2, 1012–13", ["Vega 145–146 101–102 1012–1013"]),
        ("Vega, xii, xiv–xvi, 3", ["Vega xii xiv–xvi 3"]),
        ("Vega, 45nn3–4, 47", ["Vega 45n3,4 47"]),
        ("Vega, 45nn3, 7, 47", ["Vega 45n3 45n7 47"]),
        ("Vega, 45nn3, 47, 50", ["Vega 45n3 45n47 50"]),
        ("Vega, 45n, 50", ["Vega 45n 50"]),
        ("Vega, **12**, 14", ["Vega *12 14"]),
        ("Vega, **12, 14**, 15", ["Vega *12 *14 15"]),
        ("*Vega*, 12", ["*Vega* 12"]),
        ("1984, 12", ["1984 12"]),
        ("civil, vivid, mild", ["civil, vivid, mild"]),
        ("Apollo 11, 12", ["Apollo 11 12"]),
        ("ESA. *See* European Space Agency", ["ESA -> European Space Agency"]),
        ("ESA, siehe Agentur", ["ESA -> Agentur"]),
        ("Holy See, 12", ["Holy See 12"]),
        ("Vega, 12. *See also* Venus; Giotto: camera", ["Vega 12 => Venus", "Vega => Giotto!camera"]),
        (
            "Vega, see also Giotto, 18, 20-21",
            ["Vega 18 20–21 => Giotto"],
        ),
        (
            "Gagarin, Yuri, 12-14, 45n3; flight of, xii; see also Sputnik",
            ["Gagarin, Yuri 12–14 45n3", "Gagarin, Yuri!flight of xii", "Gagarin, Yuri => Sputnik"],
        ),
        ("Vega, 3: cameras of, 9; origin, 14", ["Vega 3", "Vega!cameras of 9", "Vega!origin 14"]),
        ("Vega, 3; origin, 14. See also Mars", ["Vega 3", "Vega!origin 14", "Vega => Mars"]),
        ("Star Wars: A New Hope, 12", ["Star Wars: A New Hope 12"]),
        ("Vega, 3; 4", ["Vega 3", "Vega 4"]),
    ],
)
def test_a_line_is_an_entry(line: str, terms: list[str]) -> None:
    assert said(line) == terms


def test_sub_entries_are_indented() -> None:
    text = "V\n\nVega, 3\n  See also Mars\n"
    text += "  cameras of, 9 (see also Giotto)\n    lenses, 10\n  origin, 14\nVenus, 2\n"
    assert said(text) == [
        "Vega 3",
        "Vega => Mars",
        "Vega!cameras of 9 => Giotto",
        "Vega!cameras of!lenses 10",
        "Vega!origin 14",
        "Venus 2",
    ]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("Vega, 12-, 14", "1:7", "“12-” is no locator"),
        ("Vega, 14, 1O2", "1:11", "“1O2” is no locator"),
        ("Vega, l2", "1:7", "“l2” is no locator"),
        ("Vega, 14-12", "1:7", "“14-12” is no locator"),
    ],
)
def test_a_garbled_locator_is_reported_and_the_rest_goes_on(line: str, place: str, words: str) -> None:
    terms, faults = read(f"{line}\nVenus, 2")
    assert faults == [f"I011 list.txt:{place} {words}"]
    assert [term.headings for term in terms] == [("Vega",), ("Venus",)]


def test_a_document_of_pandoc_is_a_list() -> None:
    def words(text: str) -> dict[str, object]:
        return {"t": "Str", "c": text}

    bold = {"t": "Strong", "c": [words("12")]}
    blocks = [
        {"t": "Header", "c": [1, ["", [], []], [words("Index")]]},
        {"t": "Para", "c": [words("Vega,"), {"t": "Space"}, bold]},
        {"t": "BlockQuote", "c": [{"t": "Para", "c": [words("origin,"), {"t": "Space"}, words("14")]}]},
    ]
    assert said(list_text(blocks)) == ["Vega *12", "Vega!origin 14"]
