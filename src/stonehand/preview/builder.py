"""Word that files have changed in; the book set again, until what is shown is of the last files, out."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from threading import Condition

from stonehand.diagnostics.stop import Stop
from stonehand.errors import StonehandError
from stonehand.pipeline.live import LiveBook, Showing
from stonehand.pipeline.plant import Plant
from stonehand.preview.turn import GivenUp, Turn
from stonehand.store.shelf import Shelf
from stonehand.store.snapshot import Snapshot, is_unchanged, snapshot

PAUSE = 0.3
"""Seconds after an excerpt in which nothing is built, so that its pictures are drawn at once."""

Show = Callable[[Showing], None]
Say = Callable[[str, str], None]


@dataclass(slots=True)
class Builder:
    """Build a book whenever it has changed. `run` is one thread's; all else may be called from others.

    `quick` sets the pages under edit and nothing else, so that these never wait for a chapter to be finished.
    """

    live: LiveBook
    quick: Executor
    executor: Executor
    shelf: Shelf | None
    show: Show
    say: Say
    _news: Condition = field(default_factory=Condition)
    _wanted: int = 1
    _built: int = 0
    _is_ended: bool = False
    _turn: Turn | None = None

    def changed(self) -> None:
        """Tell that files have changed: a build that runs is given up."""
        with self._news:
            self._wanted += 1
            if self._turn:
                self._turn.give_up()
            self._news.notify_all()

    def end(self) -> None:
        """End `run`, soon."""
        with self._news:
            self._is_ended = True
            if self._turn:
                self._turn.give_up()
            self._news.notify_all()

    def run(self) -> None:
        """Build the book, and again after each change, until it is told to end."""
        while (number := self._next()) is not None:
            self._build(number)

    def _next(self) -> int | None:
        """Wait until something has changed since the last build."""
        with self._news:
            self._news.wait_for(lambda: self._is_ended or self._wanted > self._built)
            self._turn = (
                None if self._is_ended else Turn(self.executor, lambda words: self.say("building", words))
            )
            return None if self._is_ended else self._wanted

    def _build(self, number: int) -> None:
        before: Snapshot = ()
        try:
            self._show_excerpt()
            before = snapshot(self.live.root)
            self._show_whole()
        except GivenUp:
            return
        except Stop as stop:
            self.say("fault", f"{stop.diagnostic.place}: {stop.diagnostic.message}")
        except (StonehandError, OSError, MemoryError) as error:
            self.say("fault", str(error))
        else:
            self.say("idle", "")
        with self._news:
            self._built = number
            # A change of which the system did not tell, or told too soon.
            self._wanted += not is_unchanged(self.live.root, before)

    def _show_excerpt(self) -> None:
        excerpt = self.live.excerpt(Plant(self.quick, self.shelf))
        if excerpt is not None:
            self.show(excerpt)
            with self._news:
                self._news.wait(PAUSE)

    def _show_whole(self) -> None:
        assert self._turn is not None
        for showing in self.live.whole(Plant(self._turn, self.shelf), self._turn):
            self.show(showing)
        self.live.warm(self.quick)
        if self.shelf is not None:
            self.shelf.trim()
