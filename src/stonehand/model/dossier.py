"""The accessibility dossier of a book: what was checked of each finished file, by what, with what result."""

from dataclasses import asdict, dataclass

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Examination:
    """A check of a file: by which tool, against what. `compared` counts things or rules; None: not counted.

    `failed` are sentences; none: the check was passed.
    """

    what: str
    tool: str
    version: str
    against: str
    compared: int | None = None
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A finished file with what it claims to keep and what was checked of it."""

    name: str
    sha256: str
    claims: tuple[str, ...]
    examinations: tuple[Examination, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of a book. `declared` is `[accessibility]` by key: a person answers for it."""

    title: str
    creators: str
    language: str
    declared: tuple[tuple[str, str], ...]
    files: tuple[ExaminedFile, ...]

    def table(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {"schema": SCHEMA, **asdict(self), "declared": dict(self.declared)}


def dossier_of(table: dict[str, object]) -> Dossier:
    """Return the dossier that a table of JSON is. Raises KeyError or TypeError where it is none."""
    given = dict(table)
    if given.pop("schema") != SCHEMA:
        raise KeyError("schema")
    files = tuple(_file(each) for each in _list(given.pop("files")))
    declared = given.pop("declared")
    if not isinstance(declared, dict):
        raise TypeError("declared")
    texts = {name: str(given[name]) for name in ("title", "creators", "language")}
    return Dossier(**texts, declared=tuple(declared.items()), files=files)


def _list(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def _file(table: dict[str, object]) -> ExaminedFile:
    checks = tuple(
        Examination(
            str(each["what"]),
            str(each["tool"]),
            str(each["version"]),
            str(each["against"]),
            each["compared"] if isinstance(each["compared"], int) else None,
            tuple(str(words) for words in _texts(each["failed"])),
        )
        for each in _list(table["examinations"])
    )
    claims = tuple(str(claim) for claim in _texts(table["claims"]))
    return ExaminedFile(str(table["name"]), str(table["sha256"]), claims, checks)


def _texts(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value
