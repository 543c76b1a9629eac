"""A book's folder in, its preview served on this machine until it is interrupted."""

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from stonehand.errors import StonehandError
from stonehand.pipeline.live import LiveBook
from stonehand.pipeline.plant import plant_of
from stonehand.preview.builder import Builder
from stonehand.preview.desk import Desk
from stonehand.preview.guard import Guard
from stonehand.preview.routes import Rooms, application
from stonehand.preview.warm_shelf import warmed
from stonehand.preview.watch import watch
from stonehand.store.lanes import Lanes

HOST = "127.0.0.1"
PATIENCE = 1
"""Seconds that pages that still look are given when the server ends."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for. `port` 0: any; `opens` shows the address in the browser."""

    port: int = 0
    editor: str = ""
    opens: bool = True


def serve(root: Path, executor: Executor, wishes: Wishes, tell: Callable[[str], None]) -> None:
    """Serve the preview of a book; `tell` is given its address.

    Raises StonehandError where the port is taken.
    """
    with _bound(wishes.port) as listener:
        port = listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        address = f"http://{HOST}:{port}/{token}/"
        try:
            asyncio.run(_serve(root, executor, wishes, listener, token, lambda: _open(address, wishes, tell)))
        except KeyboardInterrupt:
            return


def _open(address: str, wishes: Wishes, tell: Callable[[str], None]) -> None:
    tell(address)
    if wishes.opens:
        webbrowser.open(address)


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        # Whoever has the address may ask at once, and waits for the server.
        listener.listen()
    except OSError as error:
        listener.close()
        raise StonehandError(
            f"port {port} of {HOST} cannot be had: {error.strerror}; choose another"
        ) from error
    return listener


async def _serve(
    root: Path,
    executor: Executor,
    wishes: Wishes,
    listener: socket.socket,
    token: str,
    ready: Callable[[], None],
) -> None:
    desk = Desk(asyncio.get_running_loop())
    quick = Lanes(1)
    shelf = warmed(plant_of(root, executor).shelf)
    builder = Builder(LiveBook(root), quick, executor, shelf, desk.show, desk.say)
    guard = Guard(application(Rooms(desk, root, wishes.editor)), token, listener.getsockname()[1])
    server = Server(_configuration(guard), desk)
    building = asyncio.create_task(asyncio.to_thread(builder.run))
    building.add_done_callback(lambda _: server.end())
    watching = asyncio.create_task(watch(root, builder.changed))
    watching.add_done_callback(lambda _: server.end())
    ready()
    try:
        await server.serve(sockets=[listener])
        if watching.done():
            await watching  # it never ends by itself: it raises why
    finally:
        watching.cancel()
        builder.end()
        quick.abandon()
        await building


def _configuration(app: Guard) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=PATIENCE,
    )


class Server(uvicorn.Server):
    """A server that ends the streams of events before it waits for them."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self.desk = desk

    def end(self) -> None:
        """End soon."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self.desk.close()
        await super().shutdown(sockets)
