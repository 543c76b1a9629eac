"""The preview in a browser: an edit is seen, places are found both ways, and no mouse is needed."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from samples.book_folder import WORDS, write_book

CHROMIUM = os.environ.get("STONEHAND_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")

ONE = f"# One\n\n{WORDS * 9}\n\nThe craft was called Giotto.\n\n" + f"{WORDS * 9}\n\n" * 9
TWO = f"# Two\n\n{WORDS * 3}[^lost]\n\nThe probe came home.\n\n" + f"{WORDS * 7}\n\n" * 12
SLOW = 90_000
"""Milliseconds that a loaded machine may take."""

expect.set_options(timeout=SLOW)


@dataclass(frozen=True)
class Served:
    root: Path
    address: str

    def ask(self, path: str, **headers: str) -> int:
        """Return the status of a request to the same port."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(where.hostname), where.port or 0, timeout=SLOW / 1000)
        connection.putrequest("GET", path, skip_host=True)
        for name, value in {"Host": where.netloc, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        status = connection.getresponse().status
        connection.close()
        return status


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    matter = 'front = ["contents"]\nbody = ["one.md", "two.md"]'
    root = write_book(tmp_path_factory.mktemp("preview"), matter, {"one.md": ONE, "two.md": TWO})
    command = [sys.executable, "-m", "stonehand", "preview", str(root), "--no-open", "--editor"]
    with subprocess.Popen(
        [*command, "pen://open/{path}:{line}:{column}"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        yield Served(root, process.stdout.readline().strip())
        process.send_signal(signal.SIGINT)
        assert process.wait(SLOW / 1000) == 0


@pytest.fixture(scope="module")
def browser() -> Iterator["object"]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser, served: Served) -> Iterator["object"]:
    """Return the preview when the book has been set; nothing may be refused or fail in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = opened(context)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(served.address)
    settled(page)
    yield page
    context.close()
    assert faults == []


def opened(context):
    """Return a new page that waits as long as a loaded machine may take."""
    context.set_default_timeout(SLOW)
    return context.new_page()


def settled(page) -> None:
    page.locator("#state.idle").wait_for()
    page.locator(".page .lines span").first.wait_for(state="attached")


def drawn(page, index: int) -> str:
    """Return the key of the picture that is shown of a page, when it is that of its text."""
    shown = page.wait_for_function(
        """(index) => {
             const { drawn, read } = document.querySelector(`.page[data-index="${index}"]`).dataset;
             return drawn === read && drawn;
           }""",
        arg=index,
    )
    return str(shown.json_value())


def with_words(page, words: str):
    """Return the first page whose text holds some words."""
    line = page.locator(".lines span", has_text=words).first
    line.wait_for(state="attached")
    return page.locator(".page", has=line).first


def index_of(article) -> int:
    return int(article.get_attribute("data-index"))


def go_to(page, folio: str) -> None:
    page.keyboard.press("g")
    page.keyboard.type(folio)
    page.keyboard.press("Enter")


def go_to_words(page, words: str) -> None:
    page.keyboard.press("/")
    # All at once: a search for each letter would be answered, and move the page, after the first match.
    page.keyboard.insert_text(words)
    page.locator("#hits", has_text="1 of 1").wait_for()
    page.keyboard.press("Escape")


def test_an_edit_is_seen_on_its_page(page, served: Served) -> None:
    file = served.root / "manuscript" / "one.md"
    go_to(page, "1")
    index = index_of(with_words(page, "called Giotto"))
    before = drawn(page, index)
    file.write_text(file.read_text().replace("Giotto", "Halley"))
    changed = with_words(page, "called Halley")
    assert index_of(changed) == index
    page.locator(f".page[data-index='{index}'][data-drawn]:not([data-drawn='{before}'])").wait_for()
    folio = changed.locator(".label").inner_text()
    expect(page.locator("#see-edit")).to_have_text(f"Page {folio} has changed")
    settled(page)
    file.write_text(ONE)
    with_words(page, "called Giotto")
    settled(page)


def test_the_reader_stays_where_he_is_when_pages_move(page, served: Served) -> None:
    file = served.root / "manuscript" / "one.md"
    go_to_words(page, "The probe came home")
    probe = page.locator(".lines span", has_text="The probe came home").first
    probe.wait_for(state="attached")
    before = probe.evaluate("(line) => { line.scrollIntoView(); return line.getBoundingClientRect().y; }")
    count = page.locator(".page").count()
    file.write_text(ONE + f"{WORDS * 9}\n\n" * 12)
    page.locator(f".page >> nth={count}").wait_for(state="attached")
    settled(page)
    page.wait_for_function(
        """(before) => [...document.querySelectorAll(".lines span")].some((line) =>
             line.textContent.includes("The probe came home") &&
             Math.abs(line.getBoundingClientRect().y - before) < 4)""",
        arg=before,
    )
    file.write_text(ONE)
    page.locator(f".page >> nth={count}").wait_for(state="detached")
    settled(page)


def test_a_line_leads_to_its_place_in_the_manuscript(page, served: Served) -> None:
    go_to(page, "1")
    page.locator("#open").evaluate(
        "(link) => link.addEventListener('click', (event) => event.preventDefault())"
    )
    page.locator(".lines span", has_text="called Giotto").first.click()
    page.locator("#source:not([hidden])").wait_for()
    expect(page.locator("#at")).to_have_text("manuscript/one.md:5:1")
    path = (served.root / "manuscript/one.md").resolve()
    expect(page.locator("#open")).to_have_attribute("href", f"pen://open{path}:5:1")


def test_a_diagnostic_leads_to_its_place_on_the_page(page) -> None:
    entry = page.locator("#list button", has_text="N001")
    expect(entry).to_contain_text("manuscript/two.md:3")
    entry.click()
    mark = page.locator(".mark.chosen").first
    mark.wait_for()
    page.locator(".page", has=mark).locator(".lines span", has_text="In March the comet").first.wait_for()
    expect(entry).to_have_attribute("aria-current", "true")


def test_flaws_stand_on_the_page_with_their_code_and_hint(page) -> None:
    tags = page.locator(".tag")
    tags.first.wait_for(state="attached")
    title, words = tags.first.evaluate("(tag) => [tag.title, tag.textContent]")
    assert title.startswith(words)
    expect(page.locator(".mark").first).to_be_attached()


def test_words_are_found_over_the_end_of_a_line(page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("the probe CAME home")
    page.locator("#hits", has_text="1 of 1").wait_for()
    page.locator(".mark.hit.chosen").first.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("six spacecraft")
    hits = page.locator("#hits", has_text=re.compile(r"\d of \d\d"))
    hits.wait_for()
    first, count = hits.inner_text().split(" of ")
    page.keyboard.press("Enter")
    page.locator("#hits", has_text=f"{int(first) % int(count) + 1} of {count}").wait_for()


def test_it_can_be_used_with_the_keyboard_alone(page) -> None:
    folio = page.locator("#folio")
    expect(folio).not_to_have_value("")
    first = folio.input_value()
    page.keyboard.press("j")
    expect(folio).not_to_have_value(first)
    page.keyboard.press("k")
    expect(folio).to_have_value(first)
    page.locator(".page[data-index='0'][data-read]").wait_for()
    page.keyboard.press(".")
    page.locator(".lines .chosen").wait_for()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("s")
    expect(page.locator("#spreads")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("n")
    page.locator("#list [aria-current]").wait_for()


def test_a_key_pressed_as_the_list_of_keys_closes_is_not_lost(page) -> None:
    focused = page.evaluate(
        """() => {
             const keys = document.getElementById("keys");
             keys.showModal();
             document.getElementById("single").focus();
             keys.close();
             // The focus leaves what is no longer shown only when the page is next drawn.
             const focused = document.activeElement;
             focused.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
             return focused.id;
           }"""
    )
    assert focused == "single"
    expect(page.locator("#spreads")).to_have_attribute("aria-pressed", "false")


def test_the_focus_goes_round_and_is_never_held(page) -> None:
    page.locator("h1").click()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"previous", "folio", "words", "help", "pages"} <= set(seen)
    assert seen.count(seen[0]) > 1 or "BODY" in seen


def test_single_keys_can_be_turned_off(page) -> None:
    page.keyboard.press("?")
    page.locator("#single").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    folio = page.locator("#folio")
    expect(folio).not_to_have_value("")
    first = folio.input_value()
    page.keyboard.press("s")
    # Keys are taken in turn: when this one has done its work, that one has had its chance.
    page.keyboard.press("PageDown")
    expect(folio).not_to_have_value(first)
    expect(page.locator("#spreads")).to_have_attribute("aria-pressed", "true")


def test_a_screen_reader_finds_landmarks_pages_and_their_text(page) -> None:
    for role in ("banner", "main", "complementary", "contentinfo", "search", "status"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("A Small Book")
    go_to(page, "1")
    article = page.get_by_role("article", name="Page 1, recto, one")
    article.get_by_text("In March the comet came back").first.wait_for(state="attached")
    names = page.locator("button, input, a").evaluate_all(
        "(all) => all.map((e) => e.textContent.trim() || e.ariaLabel || e.labels?.[0]?.innerText || e.title)"
    )
    assert all(names)
    assert page.evaluate("[...document.images].every((image) => image.alt === '')")


def test_at_twice_the_size_nothing_is_cut_off(browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page = opened(context)
    page.goto(served.address)
    settled(page)
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
    for name in ("words", "help", "findings", "folio"):
        box = page.locator(f"#{name}").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser, served: Served, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = opened(context)
    page.goto(served.address)
    settled(page)
    page.locator("#list .code").first.wait_for()
    for name in (
        "#extent",
        "#state",
        "#list .code",
        "#list .hint",
        "#list .message",
        "#title",
        "#help",
        ".label",
    ):
        colours = page.locator(name).first.evaluate(
            """(element) => {
                 const colour = (each) => getComputedStyle(each).backgroundColor;
                 const ground = (each) => !each ? "rgb(255, 255, 255)"
                   : colour(each) === "rgba(0, 0, 0, 0)" ? ground(each.parentElement) : colour(each);
                 return [getComputedStyle(element).color, ground(element)];
               }"""
        )
        assert contrast(*colours) >= 4.5, name
    assert (
        page.locator("#state").evaluate("(each) => getComputedStyle(each, '::before').animationName")
        == "none"
    )
    context.close()


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        shares = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_only_its_own_page_is_answered(served: Served) -> None:
    home = urlsplit(served.address).path
    port = urlsplit(served.address).port
    assert served.ask(home) == 200
    assert served.ask("/") == 403
    assert served.ask("/x" + home[2:]) == 403
    assert served.ask(home, Host="stonehand.example") == 421
    assert served.ask(home, Host=f"stonehand.example:{port}") == 421
    assert served.ask(home, Origin="https://stonehand.example") == 403
    assert served.ask(home, Sec_Fetch_Site="cross-site") == 403
    assert served.ask(f"{home}source?at=../../etc/passwd:1:1") == 404
    assert served.ask(f"{home}client/../desk.py") == 404


def test_what_cannot_be_set_leaves_the_last_pages(page, served: Served) -> None:
    settings = served.root / "manuscript" / "book.toml"
    sound, count = settings.read_text(), page.locator(".page").count()
    settings.write_text(sound.replace("[book]", "[book"))
    page.locator("#list button", has_text="M001").wait_for()
    expect(page.locator(".page")).to_have_count(count)
    settings.write_text(sound)
    page.locator("#list button", has_text="M001").wait_for(state="detached")
    settled(page)
