"""The report that every stage appends to and that only the command line prints."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics.code import Code
from stonehand.diagnostics.diagnostic import Diagnostic, Place, Related
from stonehand.diagnostics.severity import Severity


class Report:
    """Gather diagnostics in the order in which they were found; the same one is kept once."""

    def __init__(self) -> None:
        self._diagnostics: dict[Diagnostic, None] = {}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._diagnostics)

    def __len__(self) -> int:
        return len(self._diagnostics)

    def append(self, diagnostic: Diagnostic) -> None:
        """Add one diagnostic."""
        self._diagnostics[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add several diagnostics."""
        for diagnostic in diagnostics:
            self.append(diagnostic)

    def add(
        self,
        code: Code,
        message: str,
        place: Place | None = None,
        hint: str = "",
        related: tuple[Related, ...] = (),
    ) -> None:
        """Make a diagnostic with the severity of its code and add it."""
        self.append(Diagnostic.of(code, message, place, hint, related))

    @property
    def has_errors(self) -> bool:
        """Tell whether publication must be withheld."""
        return any(item.severity is Severity.ERROR for item in self)
