"""A desk in, the application that shows what lies on it out. It changes nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from stonehand.preview.desk import Desk
from stonehand.preview.editor import address
from stonehand.preview.pictures import Pictures, is_scale
from stonehand.preview.search import search
from stonehand.preview.wire import book, text
from stonehand.source import span_of

CLIENT = Path(__file__).with_name("client")

FRESH = {"cache-control": "no-store"}
FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}


@dataclass(slots=True)
class Rooms:
    """What the routes work with. `draughtsman` is the one thread that draws pictures."""

    desk: Desk
    root: Path
    editor: str = ""
    pictures: Pictures = field(default_factory=Pictures)
    draughtsman: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    async def home(self, _request: Request) -> Response:
        """Return the page itself."""
        return FileResponse(CLIENT / "index.html", headers=FRESH)

    async def book(self, request: Request) -> Response:
        """Return the pages and what was found; with `block` and `offset`, where these stand now."""
        given = request.query_params
        offset = given.get("offset", "0")
        made = book(self.desk.view, given.get("block", ""), int(offset) if offset.isdecimal() else 0)
        return JSONResponse(made, headers=FRESH)

    async def text(self, request: Request) -> Response:
        """Return the lines of a page."""
        forme = self.desk.forme(request.path_params["key"])
        return JSONResponse(text(forme.page.lines), headers=FOR_EVER) if forme else _gone()

    async def picture(self, request: Request) -> Response:
        """Return the picture of a page at one of the scales."""
        key, scale = request.path_params["key"], float(request.path_params["scale"])
        forme = self.desk.forme(key)
        if forme is None or not is_scale(scale):
            return _gone()
        loop = asyncio.get_running_loop()
        data = await loop.run_in_executor(self.draughtsman, self.pictures.picture, key, forme, scale)
        return Response(data, media_type="image/png", headers=FOR_EVER)

    async def search(self, request: Request) -> Response:
        """Return where the words `q` are printed."""
        found = search(self.desk.view, request.query_params.get("q", "")[:200])
        places = [{"page": spot.page, "marks": [list(mark) for mark in spot.marks]} for spot in found]
        return JSONResponse({"found": places}, headers=FRESH)

    async def source(self, request: Request) -> Response:
        """Return how to open the editor at a place `at` of the manuscript."""
        span = span_of(request.query_params.get("at", ""))
        inside = span and (self.root / span.file).resolve().is_relative_to(self.root.resolve())
        if span is None or not inside:
            return _gone()
        return JSONResponse({"at": str(span), "href": address(self.editor, self.root, span)}, headers=FRESH)

    async def events(self, _request: Request) -> Response:
        """Return what happens, as it happens (server-sent events)."""
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=FRESH)

    async def _events(self) -> AsyncIterator[str]:
        async for event in self.desk.events():
            yield f"data: {json.dumps(event)}\n\n"


def application(rooms: Rooms) -> Starlette:
    """Return the application, whose addresses begin at the root; the guard stands before it."""
    return Starlette(
        routes=[
            Route("/", rooms.home),
            Route("/book.json", rooms.book),
            Route("/events", rooms.events),
            Route("/search", rooms.search),
            Route("/source", rooms.source),
            Route("/page/{key:str}.json", rooms.text),
            Route("/page/{key:str}@{scale:float}.png", rooms.picture),
            Mount("/client", StaticFiles(directory=CLIENT)),
        ]
    )


def _gone() -> Response:
    return PlainTextResponse("there is no such thing (any more)\n", 404, FRESH)
