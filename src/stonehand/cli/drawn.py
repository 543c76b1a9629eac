"""Progress on a terminal: one bar of rich a stage, gone when the build ends."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


class Drawn:
    """Bars that stand below each other, the running stage last, its step beside it."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Bars(
            *columns, TextColumn("{task.fields[step]}"), console=Console(stderr=True), transient=True
        )
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """End the stage before and draw a new bar, which pulses while its length is unknown."""
        self._complete()
        self._bars.start()
        self._task = self._bars.add_task(name, total=total, step="")

    def step(self, label: str) -> None:
        """Show what is being worked on and move the bar."""
        if self._task is not None:
            self._bars.update(self._task, advance=1, step=label)

    def done(self) -> None:
        """Take the bars away."""
        self._complete()
        self._bars.stop()

    def _complete(self) -> None:
        if self._task is None:
            return
        task = self._bars.tasks[self._task]
        reached = task.completed if task.total is None else task.total
        self._bars.update(self._task, total=max(reached, 1), completed=max(reached, 1), step="")
        self._task = None
