"""Two builds of a small book compared: folders, revisions, the table, the report in a browser."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest

from samples.book_folder import WORDS, build, write_book

CHROMIUM = os.environ.get("STONEHAND_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")

NAMES = ("quoin", "forme", "chase", "galley", "bodkin", "frisket", "tympan", "platen")
PARAGRAPHS = [
    f"The {name} was set first.[^n{n}] {WORDS * 3}The {name} was locked last."
    for n, name in enumerate(NAMES, 1)
]
NOTES = [f"[^n{n}]: A note on the {name} of the printer." for n, name in enumerate(NAMES, 1)]


def copy(paragraphs: list[str], notes: list[str]) -> str:
    return "\n\n".join(("# One", *paragraphs, *notes)) + "\n"


def write(root: Path, paragraphs: list[str] = PARAGRAPHS, notes: list[str] = NOTES) -> Path:
    return write_book(root, 'body = ["one.md"]', {"one.md": copy(paragraphs, notes)})


def compare(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "stonehand", "compare", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def table(*arguments: object) -> dict[str, Any]:
    done = compare(*arguments, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)["comparison"]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("compare") / "old")
    build(root)
    return root


def edited(number: int) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return copy with one random edit, and the kinds and parts of the changes that it is."""
    random, paragraphs, notes = Random(number), list(PARAGRAPHS), list(NOTES)
    at = random.randrange(len(NAMES))
    match number % 3:
        case 0:
            paragraphs[at] = paragraphs[at].replace("locked", "fastened")
            return paragraphs, notes, [("text", "text")]
        case 1:
            notes[at] = notes[at].replace("printer", "compositor")
            return paragraphs, notes, [("text", "note")]
    paragraphs.insert((at + 4) % len(NAMES), paragraphs.pop(at))
    return paragraphs, notes, [("moved", "text")]


@pytest.mark.parametrize("number", range(6))
def test_the_report_names_the_one_edit(old: Path, tmp_path: Path, number: int) -> None:
    paragraphs, notes, expected = edited(number)
    new = write(tmp_path / "new", paragraphs, notes)
    build(new)
    found = table(old, new, "--sheet", tmp_path / "r.html")
    assert [(change["kind"], change["part"]) for change in found["changes"] if change["real"]] == expected


def test_the_same_build_has_no_change_and_a_changed_one_fails_if_asked(old: Path, tmp_path: Path) -> None:
    new = write(tmp_path / "new", [PARAGRAPHS[0].replace("locked", "fastened"), *PARAGRAPHS[1:]])
    build(new)
    sheet = ("--sheet", tmp_path / "r.html")
    assert compare(old, old, "--fail", *sheet).returncode == 0
    assert compare(old, new, *sheet).returncode == 0
    assert compare(old, new, "--fail", *sheet).returncode == 1


@pytest.mark.parametrize("top", ["book", "press"])
def test_a_revision_is_compared_with_the_book_as_it_is(tmp_path: Path, top: str) -> None:
    root = write(tmp_path / "press" / "book" if top == "press" else tmp_path / "book")
    subprocess.run(["git", "init", "-q", str(tmp_path / top)], check=True)
    git = ("git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("add", "manuscript"), ("commit", "-qm", "First")):
        subprocess.run([*git, *arguments], check=True)
    file = root / "manuscript" / "one.md"
    file.write_text(file.read_text().replace("The forme was locked", "The forme was fastened"))
    done = compare("HEAD", "-C", root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 text change; ")
    # A question makes a draft of the book; its stamp is no change.
    file.write_text(file.read_text().replace("galley was", "[galley]{.query}[Or chase?] was"))
    queried = compare("HEAD", "-C", root)
    assert queried.stdout.startswith("1 text change; "), queried.stdout
    assert "drawn" not in queried.stdout
    unknown = compare("no-such-revision", "-C", root)
    assert unknown.returncode == 1
    assert "W102" in unknown.stderr


def test_pages_are_shown_that_have_nothing_but_new_flaws(old: Path, tmp_path: Path) -> None:
    new = write(tmp_path / "new", [PARAGRAPHS[0] + WORDS * 28, *PARAGRAPHS[1:]])
    build(new)
    found = table(old, new, "--sheet", tmp_path / "r.html")
    data = (tmp_path / "r.html").read_text().split('id="data">')[1].split("</script>")[0]
    changed = {page["sheet"] for change in found["changes"] if change["real"] for page in change["new_pages"]}
    flawed = {flaw["sheet"] for flaw in found["flaws"]["new"]}
    assert flawed - changed
    assert {int(sheet) for sheet in json.loads(data)["newPages"]} == changed | flawed


@pytest.fixture(scope="module")
def page(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["object"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    folder = tmp_path_factory.mktemp("report")
    longer = "fastened" + ", as it was every evening of that long winter," * 3
    words = [PARAGRAPHS[0].replace("locked", longer), *PARAGRAPHS[1:]]
    new = write(folder / "new", words, [*NOTES[:-1], NOTES[-1].replace("printer", "compositor")])
    build(new)
    assert compare(old, new, "--sheet", folder / "r.html").returncode == 0
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(90_000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.extend([request.url] if "http" in request.url else []))
        page.goto((folder / "r.html").as_uri())
        yield page
        browser.close()
    assert faults == []


def test_keys_lead_from_change_to_change(page) -> None:
    page.locator("#stage[data-shown='0']").wait_for()
    assert "fastened" in page.locator(".change.now ins").inner_text()
    page.keyboard.press("j")
    page.locator("#stage[data-shown='1']").wait_for()
    assert "compositor" in page.locator(".change.now ins").inner_text()
    assert page.locator("#new .sheet i").count() == 1
    page.keyboard.press("k")
    page.locator("#stage[data-shown='0']").wait_for()


def test_keys_pressed_in_haste_leave_one_page_on_each_side(page) -> None:
    for key in "jkjkjkj":
        page.keyboard.press(key)
    page.wait_for_function("document.querySelector('#stage').dataset.shown === '1'")
    page.keyboard.press("k")
    page.locator("#stage[data-shown='0']").wait_for()
    assert [page.locator(f"#{side} .sheet img").count() for side in ("old", "new")] == [1, 1]


def test_a_change_in_the_filmstrip_is_chosen_with_the_mouse(page) -> None:
    page.locator(".change").nth(1).click()
    page.locator("#stage[data-shown='1']").wait_for()
    page.locator(".strip a.text").first.click()
    page.locator("#stage[data-shown='0']").wait_for()


def test_swipe_and_onion_skin_follow_the_slider(page) -> None:
    page.keyboard.press("3")
    page.locator("#stage.onion").wait_for()
    page.locator("#amount").fill("20")
    assert page.locator("#new").evaluate("each => getComputedStyle(each).opacity") == "0.2"
    page.keyboard.press("2")
    page.locator("#stage.swipe").wait_for()
    assert page.locator("#new").evaluate("each => getComputedStyle(each).clipPath").endswith("20%)")


def test_what_is_folded_is_open_in_print(page) -> None:
    assert page.locator("details:not([open])").count() > 0
    with pypdfium2.PdfDocument(page.pdf()) as printed:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert page.locator("details:not([open])").count() == 0
    assert "On another page" in text
    assert "manuscript/one.md:" in text.split("On another page")[1]


def test_keys_choose_the_view(page) -> None:
    page.keyboard.press("2")
    page.locator("#stage.swipe").wait_for()
    page.keyboard.press("3")
    page.locator("#stage.onion").wait_for()
    page.keyboard.press("1")
    page.locator("#stage.side").wait_for()
