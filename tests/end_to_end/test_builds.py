"""Builds of a small book by the command, in processes of their own: what is published, and what is not."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from samples.book_folder import WORDS, write_book
from stonehand.store.cache import cache_folder

MATTER = 'front = ["title-page", "imprint", "contents"]\nbody = ["one.md", "two.md"]'
CHAPTER = "# {0}\n\n" + f"{WORDS * 9}[^1]\n\n{WORDS * 30}\n\n[^1]: A note.\n"
FILES = {"one.md": CHAPTER.format("One"), "two.md": CHAPTER.format("Two")}
PDF = ("print.pdf", "screen.pdf", "map.json")
ALL = (*PDF, "epub", "certificate.json", "manifest.json")
DROPPED = ("SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "LC_ALL", "LANG", "TZ", "FONTCONFIG_FILE")


def stonehand(
    book: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the command on a book, with the font cache of this user and nothing else of the environment."""
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    return subprocess.run(
        [sys.executable, "-m", "stonehand", "-C", str(book), *arguments],
        env={**kept, "STONEHAND_CACHE": str(cache_folder()), **(environment or {})},
        cwd=cwd or book,
        preexec_fn=before,
        capture_output=True,
        text=True,
    )


def new_book(root: Path) -> Path:
    return write_book(root, MATTER, FILES)


def outputs(book: Path, name: str = "small") -> dict[str, bytes]:
    """Return the bytes of the outputs that are there, by suffix."""
    paths = {suffix: book / "build" / f"{name}.{suffix}" for suffix in ALL}
    return {suffix: path.read_bytes() for suffix, path in paths.items() if path.exists()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def times(book: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (book / "build").iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book as built without any cache or lock of its own; tests do not change it."""
    book = new_book(tmp_path_factory.mktemp("built"))
    for command in ("pdf", "epub"):
        made = stonehand(book, command)
        assert (made.returncode, made.stdout.count("small.")) == (0, 5 if command == "pdf" else 3), (
            made.stderr
        )
    return book


@pytest.fixture
def book(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the built book to be changed."""
    return Path(shutil.copytree(built, tmp_path / "book"))


def break_copy(book: Path) -> None:
    (book / "manuscript" / "two.md").write_text("# Two\n\nA call without its note.[^none]\n")


# What is published


def test_a_build_writes_its_outputs_and_a_lock(built: Path) -> None:
    assert set(outputs(built)) == set(ALL)
    assert names(built) == [".cache", "build", "manuscript", "stonehand.lock"]


def test_the_certificate_has_a_row_for_every_format(built: Path) -> None:
    rows = json.loads(outputs(built)["certificate.json"])["outputs"]
    assert set(rows) == {"print.pdf", "screen.pdf", "map.json", "epub"}
    assert {row["source"]["notes"] for row in rows.values()} == {2}


@pytest.mark.parametrize("command", ["pdf", "epub"])
def test_errors_withhold_publication_and_leave_the_last_files(command: str, book: Path) -> None:
    before = outputs(book), times(book), (book / "stonehand.lock").read_bytes()
    break_copy(book)
    made = stonehand(book, command)
    assert (made.returncode, made.stdout) == (1, "")
    assert "error[N001]" in made.stderr
    assert (outputs(book), times(book), (book / "stonehand.lock").read_bytes()) == before


def test_a_draft_stands_beside_the_last_files(book: Path) -> None:
    before = outputs(book), (book / "stonehand.lock").read_bytes()
    break_copy(book)
    made = [stonehand(book, command, "--draft").returncode for command in ("pdf", "epub")]
    assert made == [1, 1]
    assert set(outputs(book, "small.draft")) == set(ALL)
    assert (outputs(book), (book / "stonehand.lock").read_bytes()) == before
    assert all(stamped(book / "build" / f"small.draft.{name}.pdf") for name in ("print", "screen"))
    assert not any(stamped(book / "build" / "small.screen.pdf"))
    assert [marked(book / "build" / f"{name}.epub") for name in ("small.draft", "small")] == [True, False]


def marked(path: Path) -> bool:
    """Tell whether the style sheet of an EPUB marks every document."""
    with ZipFile(path) as epub:
        (sheet,) = [name for name in epub.namelist() if name.endswith(".css")]
        return b'body::before { content: "DRAFT"' in epub.read(sheet)


def stamped(path: Path) -> list[bool]:
    """Tell of each page whether it is marked above its running head."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_marked(page) for page in document]
    finally:
        document.close()


def _marked(page: pypdfium2.PdfPage) -> bool:
    left, _, right, top = page.get_trimbox()
    _, _, width, height = page.get_mediabox()
    image = page.render(scale=2, crop=(left, top - 16, width - right, height - top + 4)).to_pil()
    return bool(image.convert("L").getextrema()[0] < 200)


# Files whole or absent


def no_large_files() -> None:
    """Let a process write no file of more than 20,000 bytes, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.parametrize("command", ["pdf", "epub"])
def test_a_full_disk_leaves_the_last_files(command: str, book: Path) -> None:
    before = outputs(book), times(book)
    (book / "manuscript" / "two.md").write_text("# Two\n\nOther words.\n")
    made = stonehand(book, command, before=no_large_files)
    assert (made.returncode, made.stdout) == (3, "")
    assert "File too large" in made.stderr
    assert (outputs(book), times(book)) == before


@pytest.mark.parametrize("command", ["pdf", "epub"])
def test_where_nothing_can_be_written_nothing_is(command: str, tmp_path: Path) -> None:
    book = new_book(tmp_path / "book")
    (book / "build").write_text("a file where the folder should be")
    made = stonehand(book, command)
    assert (made.returncode, made.stdout) == (3, "")
    assert "Traceback" not in made.stderr
    assert set(names(book)) - {".cache"} == {"build", "manuscript"}


# Nothing twice


def stages(made: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in made.stderr.splitlines() if line in ("read", "set", "press")]


@pytest.mark.parametrize("command", ["pdf", "epub"])
def test_where_nothing_has_changed_nothing_is_done(command: str, book: Path) -> None:
    for each in ("pdf", "epub"):
        stonehand(book, each)
    before = times(book)
    again = stonehand(book, command)
    assert (again.returncode, stages(again), times(book)) == (0, [], before)
    assert f"build/small.{command}" in again.stdout.replace("small.print.pdf", "small.pdf")


def test_what_was_removed_is_made_again(book: Path) -> None:
    stonehand(book, "pdf")
    (book / "build" / "small.print.pdf").unlink()
    assert stages(stonehand(book, "pdf")) == ["read", "set"]


# Exit statuses and forms


@pytest.mark.parametrize("arguments, status", [(["lint"], 0), (["pdf", "--nonsense"], 2), (["nonsense"], 2)])
def test_exit_status(arguments: list[str], status: int, built: Path) -> None:
    assert stonehand(built, *arguments).returncode == status


def test_a_folder_without_a_book_is_a_fault_of_the_world(tmp_path: Path) -> None:
    made = stonehand(tmp_path, "pdf", "--format", "json")
    run = json.loads(made.stdout)
    assert (made.returncode, run["status"], run["files"]) == (3, 3, [])
    assert run["fault"]


def test_the_json_form_names_faults_and_files(book: Path) -> None:
    made = stonehand(book, "epub", "--format", "json")
    run = json.loads(made.stdout)
    assert (made.returncode, made.stderr, run["counts"]["error"], run["fault"]) == (0, "", 0, None)
    assert sorted(run["files"]) == [
        "build/small.certificate.json",
        "build/small.epub",
        "build/small.manifest.json",
    ]
    break_copy(book)
    found = json.loads(stonehand(book, "lint", "--format", "json").stdout)["diagnostics"]
    (fault,) = [item for item in found if item["code"] == "N001"]
    assert (fault["severity"], fault["place"]["file"], fault["place"]["line"]) == (
        "error",
        "manuscript/two.md",
        3,
    )


def test_clean_removes_what_builds_made_and_no_more(book: Path) -> None:
    (book / "build" / ".gitignore").write_text("*")
    (book / "build" / "proofs" / "0123456789ab").mkdir(parents=True)
    assert (book / ".cache").is_dir()
    made = stonehand(book, "clean", "--format", "json")
    assert len(json.loads(made.stdout)["files"]) == len(ALL) + 1
    assert {path.name for path in (book / "build").iterdir()} == {".gitignore", "proofs"}
    assert names(book) == ["build", "manuscript", "stonehand.lock"]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("profile", ["print", "screen"])
def test_qpdf_finds_no_fault(profile: str, built: Path) -> None:
    checked = subprocess.run(
        ["qpdf", "--check", built / "build" / f"small.{profile}.pdf"], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")


# The same bytes everywhere and always


def user_fonts(folder: Path) -> dict[str, str]:
    """Return the environment of another user, who has fonts of the book's names."""
    fonts = folder / "home" / ".fonts"
    fonts.mkdir(parents=True)
    for face in (cache_folder() / "faces").glob("*.[ot]tf"):
        shutil.copy(face, fonts / f"EB Garamond {face.name}")
    return {"HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "home")}


def elsewhere(folder: Path) -> dict[str, str]:
    """Return the environment of such a user in another land."""
    return {
        **user_fonts(folder),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE.UTF-8",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "1",
    }


def made_of(book: Path, **how: object) -> dict[str, bytes]:
    """Build both formats and return the outputs."""
    for command in ("pdf", "epub"):
        run = stonehand(book, command, **how)  # type: ignore[arg-type]
        assert run.returncode == 0, run.stderr
    return outputs(book)


def different(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    return [suffix for suffix in ALL if first[suffix] != second[suffix]]


def test_the_same_bytes_in_another_place_and_time(built: Path, tmp_path: Path) -> None:
    book = new_book(tmp_path / "a book with spaces, ü and 'quotes'")
    how = {"environment": elsewhere(tmp_path), "cwd": tmp_path, "before": lambda: os.umask(0o077)}
    assert different(outputs(built), made_of(book, **how)) == []
    assert {path.stat().st_mode & 0o777 for path in (book / "build").iterdir()} == {0o644}
    assert (book / "stonehand.lock").read_bytes() == (built / "stonehand.lock").read_bytes()


def test_the_time_is_that_of_the_environment(built: Path, book: Path) -> None:
    first = made_of(book, environment={"SOURCE_DATE_EPOCH": "1700000000"})
    second = made_of(book, environment={"SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Tokyo"})
    assert different(first, second) == []
    assert different(outputs(built), first) == [
        "print.pdf",
        "screen.pdf",
        "map.json",
        "epub",
        "certificate.json",
        "manifest.json",
    ]


@pytest.mark.parametrize("odd", ["0", "soon"])
def test_an_odd_time_of_the_environment_is_no_fault(odd: str, book: Path) -> None:
    assert stonehand(book, "epub", environment={"SOURCE_DATE_EPOCH": odd}).returncode == 0


VARIATIONS: Mapping[str, Mapping[str, str]] = {
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
    "folder": {},
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "umask": {},
    "clock": {},
    "cold cache": {},
    "fonts of the user": {},
}
SHORT = {"one.md": f"# One\n\n{WORDS}[^1]\n\n[^1]: A note.\n"}


def short_book(folder: Path) -> Path:
    return write_book(folder, 'front = ["contents"]\nbody = ["one.md"]', SHORT)


def late_clock(folder: Path) -> dict[str, str]:
    """Return an environment in which Python's clock stands years from now, for every process of a build."""
    (folder / "sitecustomize.py").write_text(
        "import time\nnow, ns = time.time, time.time_ns\n"
        f"time.time = lambda: now() + {LATER}\ntime.time_ns = lambda: ns() + {LATER} * 10**9\n"
    )
    return {"PYTHONPATH": os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", "")))}


LATER = 400_000_000
"""Seconds: more than twelve years."""


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made_of(short_book(tmp_path_factory.mktemp("short")))


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_same_bytes_whatever_varies(variation: str, short: dict[str, bytes], tmp_path: Path) -> None:
    """Each thing by itself, from a book without a cache of its own; "cold cache" makes the faces too."""
    where = "another folder, ü" if variation == "folder" else "book"
    book = short_book(tmp_path / where)
    environment = {
        **VARIATIONS[variation],
        **(late_clock(tmp_path) if variation == "clock" else {}),
        **({"STONEHAND_CACHE": str(tmp_path / "cache")} if variation == "cold cache" else {}),
        **(user_fonts(tmp_path) if variation == "fonts of the user" else {}),
    }
    cwd = tmp_path if variation == "folder" else None
    before = (lambda: os.umask(0o077)) if variation == "umask" else None
    assert different(short, made_of(book, environment=environment, cwd=cwd, before=before)) == []


def test_a_lock_of_another_book_changes_nothing(built: Path, book: Path) -> None:
    lock = json.loads((book / "stonehand.lock").read_text())
    lock["places"] = {
        anchor: [sheet + 90, f"{sheet + 90}", 1] for anchor, (sheet, _, _) in lock["places"].items()
    }
    (book / "stonehand.lock").write_text(json.dumps(lock))
    assert different(outputs(built), made_of(book)) == []
    assert (book / "stonehand.lock").read_bytes() == (built / "stonehand.lock").read_bytes()


def test_a_face_of_another_file_is_told(book: Path) -> None:
    lock = json.loads((book / "stonehand.lock").read_text())
    lock["fonts"]["EB Garamond 400 normal"] = "0" * 64
    (book / "stonehand.lock").write_text(json.dumps(lock))
    made = stonehand(book, "epub")
    assert (made.returncode, made.stderr.count("warning[F008]")) == (0, 1)


def test_no_file_tells_where_it_was_made(built: Path) -> None:
    names = [str(built).encode(), str(cache_folder()).encode(), str(Path.home()).encode()]
    texts = {**outputs(built), "lock": (built / "stonehand.lock").read_bytes()}
    assert [suffix for suffix, data in texts.items() for name in names if name in data] == []
