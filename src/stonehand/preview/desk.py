"""What the builder shows and says in; the present view, and a stream of events for each browser, out."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from stonehand.pipeline.live import Forme, Showing
from stonehand.preview.view import View
from stonehand.preview.wire import Json, entry

KEPT = 3
"""Views whose pages can still be pictured: a browser may ask for one that has just been replaced."""


@dataclass(slots=True)
class Desk:
    """Where what is shown lies. The builder puts it there from its own thread; all else runs in the loop."""

    loop: asyncio.AbstractEventLoop
    view: View = field(default_factory=View)
    state: Json = field(default_factory=lambda: {"kind": "state", "state": "building", "words": ""})
    _before: list[View] = field(default_factory=list)
    _listeners: set[asyncio.Queue[Json | None]] = field(default_factory=set)
    _is_closed: bool = False

    def show(self, showing: Showing) -> None:
        """Show something new."""
        view = View(self.view.number + 1, showing)
        known = set(self.view.keys)
        changed = [number for number, key in enumerate(view.keys) if key not in known]
        event: Json = {"kind": "view", "number": view.number, "stage": showing.stage}
        if showing.stage == "excerpt":
            event["pages"] = {str(number): entry(view, number) for number in changed}
            event["edited"] = showing.edited
        self.loop.call_soon_threadsafe(self._show, view, event)

    def _show(self, view: View, event: Json) -> None:
        self._before = [self.view, *self._before][:KEPT]
        self.view = view
        self._tell(event)

    def say(self, state: str, words: str = "") -> None:
        """Tell how the build is getting on: "building", "idle" or "fault"."""
        self.loop.call_soon_threadsafe(self._say, {"kind": "state", "state": state, "words": words})

    def _say(self, event: Json) -> None:
        self.state = event
        self._tell(event)

    def _tell(self, event: Json | None) -> None:
        for listener in self._listeners:
            listener.put_nowait(event)

    def forme(self, key: str) -> Forme | None:
        """Return the page of a key, if it was shown of late."""
        return next((view.formes[key] for view in (self.view, *self._before) if key in view.formes), None)

    async def events(self) -> AsyncIterator[Json]:
        """Yield the present state and view, and then what happens."""
        listener: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield self.state
            yield {"kind": "view", "number": self.view.number, "stage": "pages"}
            while not self._is_closed and (event := await listener.get()) is not None:
                yield event
        finally:
            self._listeners.discard(listener)

    def close(self) -> None:
        """End all streams of events."""
        self._is_closed = True
        self._tell(None)
