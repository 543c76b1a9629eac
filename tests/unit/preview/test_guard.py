"""Who may ask the preview, and with what headers it answers."""

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from stonehand.preview.guard import Guard

TOKEN = "secret"
HOST = ("host", "127.0.0.1:80")


def ask(path: str, *headers: tuple[str, str]) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer."""
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    home = Route("/", lambda request: PlainTextResponse("here"))
    asyncio.run(Guard(Starlette(routes=[home]), TOKEN, 80)(scope, receive, send))
    start = sent[0]
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}


@pytest.mark.parametrize(
    "headers",
    [
        (HOST,),
        (("host", "localhost:80"),),
        (HOST, ("origin", "http://127.0.0.1:80")),
        (HOST, ("sec-fetch-site", "same-origin")),
        (HOST, ("sec-fetch-site", "none")),
    ],
)
def test_its_own_page_is_answered(headers: tuple[tuple[str, str], ...]) -> None:
    assert ask("/secret/", *headers)[0] == 200


@pytest.mark.parametrize(
    "status, path, headers",
    [
        (421, "/secret/", ()),
        (421, "/secret/", (("host", "127.0.0.1"),)),
        (421, "/secret/", (("host", "127.0.0.1:81"),)),
        (421, "/secret/", (("host", "rebound.example:80"),)),
        (421, "/secret/", (HOST, HOST)),
        (403, "/secret/", (HOST, ("origin", "http://rebound.example"))),
        (403, "/secret/", (HOST, ("origin", "null"))),
        (403, "/secret/", (HOST, ("sec-fetch-site", "same-site"))),
        (403, "/", (HOST,)),
        (403, "/Secret/", (HOST,)),
        (403, "/secre/", (HOST,)),
        (403, "/secrets/", (HOST,)),
        (403, "//secret/", (HOST,)),
    ],
)
def test_no_other_is(status: int, path: str, headers: tuple[tuple[str, str], ...]) -> None:
    assert ask(path, *headers)[0] == status


@pytest.mark.parametrize("path", ["/secret/", "/", "/secret/nothing"])
def test_every_answer_has_the_policy(path: str) -> None:
    _, headers = ask(path, HOST)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
