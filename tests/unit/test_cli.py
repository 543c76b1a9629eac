"""The command line: arguments in; diagnostics, files and exit status out."""

import json
import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner, Result

import stonehand as package
from stonehand import __version__
from stonehand.cli.main import main
from stonehand.diagnostics import Code, Leaf, Report
from stonehand.errors import MissingLibrary
from stonehand.model.artefact import Artefact
from stonehand.model.extent import Extent, Saving, gatherings_of
from stonehand.model.face import Face
from stonehand.model.progress import Progress
from stonehand.pipeline.index_import import IndexPlaced
from stonehand.pipeline.index_review import IndexFound, IndexRow
from stonehand.source import Span

HERE = Span("chapter-1.md", 3, 7, 3, 11)


def stonehand(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="stonehand")


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Stand in for the pipeline, which tests fill with what they need."""
    module = ModuleType("stonehand.pipeline")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(package, "pipeline", module, raising=False)
    return module


def lint_finds(pipeline: ModuleType, *faults: tuple[Code, str, Span | Leaf | None]) -> None:
    def lint(root: Path, report: Report, mending: str) -> SimpleNamespace:
        for code, message, place in faults:
            report.add(code, message, place, hint="look again")
        return SimpleNamespace(files=(), waived=2, difference=f"the difference {mending}\n")

    pipeline.lint = lint


@pytest.fixture
def press(pipeline: ModuleType) -> list[tuple[Path, bool]]:
    """Stand in for the presses; the list gathers what they were asked for."""
    asked = []

    def build(
        wanted: str, root: Path, report: Report, progress: Progress, draft: bool, plant: object
    ) -> tuple[Artefact, ...]:
        asked.append((root, draft))
        progress.stage("set", 2)
        progress.step("foreword")
        progress.step("chapter-1")
        return (Artefact(str(root / "build" / "book.print.pdf"), "0" * 64),)

    pipeline.executor_of = lambda *given: nullcontext()
    pipeline.plant_of = lambda *given: None
    pipeline.build_once = build
    pipeline.built_extent = lambda files: None
    return asked


def test_version() -> None:
    result = stonehand("--version")
    assert (result.exit_code, result.stdout) == (0, f"stonehand {__version__}\n")


def test_clean_copy_says_nothing(pipeline: ModuleType) -> None:
    lint_finds(pipeline)
    result = stonehand("lint")
    assert (result.exit_code, result.output) == (0, "")


def test_an_error_gives_status_1_and_its_place(pipeline: ModuleType) -> None:
    lint_finds(pipeline, (Code.N001, "no note is labelled “x”", HERE))
    result = stonehand("lint")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "chapter-1.md:3:7: error[N001]: no note is labelled “x”",
        "  hint: look again",
        "1 error",
    ]


def test_what_can_be_mended_is_shown_or_written(pipeline: ModuleType) -> None:
    lint_finds(pipeline)
    assert stonehand("lint", "--fix").stdout == "the difference shown\n"
    assert stonehand("lint", "--fix", "--write").stdout == ""
    document = json.loads(stonehand("lint", "--fix", "--format", "json").stdout)
    assert (document["waived"], document["difference"]) == (2, "the difference shown\n")
    assert stonehand("lint", "--write").exit_code == 2


@pytest.mark.parametrize("place", ["marked.pdf", "./answers.toml", "manuscript/one.md", "same.html"])
def test_nothing_that_is_read_is_written_over(place: str) -> None:
    given = "--answers", "answers.toml", "--patch", "same.html"
    result = stonehand("marks", "marked.pdf", *given, "--sheet", place)
    assert (result.exit_code, "name another file" in result.stderr) == (2, True)


@pytest.mark.parametrize("form, begin", [("sarif", "{"), ("junit", "<?xml")])
def test_formats_of_other_machines_take_the_place_of_text(
    form: str, begin: str, pipeline: ModuleType
) -> None:
    lint_finds(pipeline, (Code.N001, "no note is labelled “x”", HERE))
    result = stonehand("lint", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(begin)
    assert "no note is labelled “x”" in result.stdout


def test_warnings_give_status_0(pipeline: ModuleType) -> None:
    lint_finds(pipeline, (Code.N004, "called twice", HERE))
    assert stonehand("lint").exit_code == 0


def test_json_is_one_document_on_standard_output(pipeline: ModuleType) -> None:
    lint_finds(pipeline, (Code.N001, "no note", HERE))
    result = stonehand("--format", "json", "lint")
    document = json.loads(result.stdout)
    (diagnostic,) = document["diagnostics"]
    assert (result.exit_code, result.stderr) == (1, "")
    assert (document["command"], document["status"], document["fault"]) == ("lint", 1, None)
    assert document["counts"] == {"error": 1, "warning": 0, "query": 0}
    assert diagnostic["code"] == "N001"
    assert diagnostic["place"] == {
        "file": "chapter-1.md",
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 11,
    }


@pytest.mark.parametrize("command", ["pdf", "epub"])
def test_a_build_prints_its_files_and_its_progress(command: str, press: list[tuple[Path, bool]]) -> None:
    result = stonehand(command)
    assert (result.exit_code, result.stdout) == (0, "build/book.print.pdf\n")
    assert result.stderr.splitlines() == ["set", "set 1/2: foreword", "set 2/2: chapter-1"]
    assert press == [(Path(), False)]


@pytest.mark.parametrize("where", [("--quiet", "pdf"), ("pdf", "--quiet")])
def test_quiet_stands_before_or_after_the_command(where: tuple[str, str], press: object) -> None:
    assert stonehand(*where).output == ""


def test_json_has_no_progress(press: object) -> None:
    result = stonehand("pdf", "--format", "json")
    assert json.loads(result.stdout)["files"] == ["build/book.print.pdf"]
    assert result.stderr == ""


def test_another_book_as_a_draft(press: list[tuple[Path, bool]], tmp_path: Path) -> None:
    result = stonehand("-C", str(tmp_path), "pdf", "--draft")
    assert press == [(tmp_path, True)]
    assert result.stdout == f"{tmp_path}/build/book.print.pdf\n"


def lacks_pango(root: Path, report: Report, mending: str) -> None:
    raise MissingLibrary("Pango is missing: apt-get install libpango-1.0-0")


def fills_the_disk(root: Path, report: Report, mending: str) -> None:
    raise OSError(28, "No space left on device", "build/book.epub")


@pytest.mark.parametrize(
    "lint, words",
    [
        (lacks_pango, "Pango is missing: apt-get install libpango-1.0-0"),
        (fills_the_disk, "build/book.epub: No space left on device"),
    ],
)
def test_the_world_gives_status_3(lint: object, words: str, pipeline: ModuleType) -> None:
    pipeline.lint = lint
    plain, document = stonehand("lint"), stonehand("lint", "--format", "json")
    assert (plain.exit_code, plain.stderr) == (3, f"stonehand: {words}\n")
    assert (document.exit_code, json.loads(document.stdout)["fault"]) == (3, words)


def test_a_fault_of_the_program_is_not_hidden(pipeline: ModuleType) -> None:
    pipeline.lint = lambda root, report, mending: 1 // 0
    assert isinstance(stonehand("lint").exception, ZeroDivisionError)


@pytest.mark.parametrize(
    "arguments",
    [
        ("pfd",),
        ("pdf", "--profile"),
        ("-C", "no/such/folder", "lint"),
        ("--format", "yaml", "lint"),
        ("new",),
    ],
)
def test_wrong_usage_gives_status_2(arguments: tuple[str, ...]) -> None:
    assert stonehand(*arguments).exit_code == 2


def test_explain_in_any_case() -> None:
    result = stonehand("explain", "n001")
    assert result.stdout.startswith("error[N001]: call without a note\n\nThe text calls a note")


def test_explain_names_the_nearest_code() -> None:
    result = stonehand("explain", "N0001")
    assert result.exit_code == 2
    assert "there is no code N0001. Did you mean N001" in result.stderr


def test_explain_lists_all_codes() -> None:
    lines = stonehand("explain").stdout.splitlines()
    assert len(lines) == len(Code)
    assert "N001  error    call without a note" in lines


def test_explain_as_json() -> None:
    (entry,) = json.loads(stonehand("explain", "N001", "--format", "json").stdout)["codes"]
    assert (entry["code"], entry["severity"]) == ("N001", "error")


def test_new_names_the_files(pipeline: ModuleType, tmp_path: Path) -> None:
    pipeline.new = lambda folder: (folder / "manuscript/book.toml",)
    result = stonehand("new", str(tmp_path / "mybook"))
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path}/mybook/manuscript/book.toml\n")
    assert stonehand("new", "mybook").stdout == "mybook/manuscript/book.toml\n"


def test_fonts_lists_the_faces(pipeline: ModuleType) -> None:
    face = Face("EB Garamond", 400, "italic", "/cache/eb-400-italic.ttf", "ab" * 32)
    pipeline.fonts = lambda root, report, progress: (face,)
    assert stonehand("fonts").stdout == "EB Garamond\t400\titalic\tabababababab\t/cache/eb-400-italic.ttf\n"
    (row,) = json.loads(stonehand("fonts", "--format", "json").stdout)["fonts"]
    assert (row["family"], row["sha256"]) == ("EB Garamond", "ab" * 32)


def test_notes_are_told_to_programs(pipeline: ModuleType) -> None:
    found = SimpleNamespace(rows=({"mark": "1"},), files=(Path("notes.html"),))
    pipeline.notes = lambda root, sheet, report, progress: found
    assert stonehand("notes", "--sheet", "notes.html").stdout == "notes.html\n"
    assert json.loads(stonehand("notes", "--format", "json").stdout)["notes"] == [{"mark": "1"}]


def test_marks_of_the_index_are_told_to_programs(pipeline: ModuleType) -> None:
    row = IndexRow("manuscript/a.md:1:2", "3", "Vega", "of Vega and")
    pipeline.index = lambda root, review, report, progress: IndexFound((row,), (Path("index.tsv"),))
    assert stonehand("index", "--review", "index.tsv").stdout == "index.tsv\n"
    assert json.loads(stonehand("index", "--format", "json").stdout)["marks"] == [asdict(row)]


def test_flaws_are_counted(pipeline: ModuleType) -> None:
    found = SimpleNamespace(counts=(("L201", "loose line", 12),), files=(Path("sheet.html"),))
    asked = []
    pipeline.Wanted = lambda *wanted: wanted
    pipeline.flaws = lambda root, wanted, report: asked.append(wanted) or found
    assert stonehand("flaws", "--sheet", "sheet.html").stdout == "L201     12  loose line\nsheet.html\n"
    assert json.loads(stonehand("flaws", "--accept", "--format", "json").stdout)["flaws"] == {"L201": 12}
    assert asked == [(Path("sheet.html"), None, False), (None, None, True)]


def test_clean_names_what_it_removed(pipeline: ModuleType) -> None:
    pipeline.clean = lambda root: (root / "build" / "book.epub",)
    assert stonehand("clean").stdout == "build/book.epub\n"


def test_a_list_of_an_indexer_comes_in(pipeline: ModuleType, tmp_path: Path) -> None:
    written = tmp_path / "list.txt"
    written.write_text("Vega, 1")
    asked = []

    def placed(root: Path, *arguments: object) -> IndexPlaced:
        asked.append(arguments[:3])
        return IndexPlaced(1, 2, (Path("index-places.toml"),))

    pipeline.import_index = placed
    result = stonehand("index", str(written), "--map", "a.map.json", "--name", "names", "--format", "json")
    assert asked == [(written, Path("a.map.json"), "names")]
    assert [json.loads(result.stdout)[name] for name in ("entries", "places")] == [1, 2]


@pytest.mark.parametrize("arguments", [("--map", "a.map.json"), ("--name", "../names")])
def test_a_map_and_a_name_are_for_a_list(pipeline: ModuleType, arguments: tuple[str, str]) -> None:
    assert stonehand("index", *arguments).exit_code == 2


def test_the_extent_is_told_beside_the_progress(press: list[tuple[Path, bool]], pipeline: ModuleType) -> None:
    pipeline.built_extent = lambda files: Extent(33, gatherings_of(33, 16))
    told = stonehand("pdf")
    assert told.stdout == "build/book.print.pdf\n"
    assert told.stderr.splitlines()[-1] == "33 pages: 3 gatherings of 16, the last with 1 page and 15 blanks"
    assert json.loads(stonehand("pdf", "--format", "json").stdout)["extent"]["blanks"] == 15


def test_one_gathering_is_not_many(pipeline: ModuleType) -> None:
    pipeline.extent = lambda root, report: Extent(11, gatherings_of(11, 16))
    assert stonehand("extent").stdout == "11 pages: 1 gathering of 16, the last with 11 pages and 5 blanks\n"


def test_the_extent_says_what_would_save_a_gathering(pipeline: ModuleType) -> None:
    saving = Saving("chapter-2", 4, 1)
    pipeline.extent = lambda root, report: Extent(33, gatherings_of(33, 16), 1.7, (saving,))
    assert stonehand("extent").stdout.splitlines() == [
        "33 pages: 3 gatherings of 16, the last with 1 page and 15 blanks",
        "spine of the block: 1.7 mm, without cover",
        "a gathering would be saved by 1 page fewer:",
        "  chapter-2: 4 lines on its last page (1 page)",
    ]


def test_a_preflight_checks_the_files_that_are_named(pipeline: ModuleType) -> None:
    asked: list[Path] = []

    def check(files: tuple[Path, ...], root: Path, report: Report) -> None:
        asked.extend(files)
        report.add(Code.F203, "a page has no TrimBox", Leaf(1, "i"))

    pipeline.preflight = check
    result = stonehand("preflight", "a.pdf", "b.pdf")
    assert (result.exit_code, asked) == (1, [Path("a.pdf"), Path("b.pdf")])


def test_a_price_has_five_digits(pipeline: ModuleType) -> None:
    result = stonehand("barcode", "--price", "24.95")
    assert result.exit_code == 2
    assert "five digits" in result.stderr
