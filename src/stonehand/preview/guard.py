"""A request in; it goes on only if it comes from this machine's own page of the preview.

A server on 127.0.0.1 can be reached by every page that the user's browser shows. So each address holds a
secret (a page of another origin cannot know it), the host must be ours (a name of a stranger may be made to
lead to 127.0.0.1: DNS rebinding), and a request that says where it comes from must come from here.
"""

from dataclasses import dataclass
from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing but the files of the preview: no inline script, no other host."""

HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Stand before an application that serves below `/<token>/` on a port of 127.0.0.1."""

    app: ASGIApp
    token: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or hand it on without its token. 421: wrong host; 403: wrong origin or token."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        status = self.refusal(Headers(scope=scope), scope["path"])
        if status:
            await PlainTextResponse("refused\n", status)(scope, receive, send_guarded)
            return
        base = f"/{self.token}"
        inner = {**scope, "path": scope["path"].removeprefix(base) or "/", "raw_path": b""}
        await self.app(inner, receive, send_guarded)

    def refusal(self, headers: Headers, path: str) -> int:
        """Return the status with which a request is refused, or 0."""
        hosts = [f"{name}:{self.port}" for name in NAMES]
        if headers.getlist("host") not in [[host] for host in hosts]:
            return 421
        origin = headers.get("origin")
        if origin is not None and origin not in [f"http://{host}" for host in hosts]:
            return 403
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403
        token = path.removeprefix("/").split("/", 1)[0]
        return 0 if compare_digest(token.encode(), self.token.encode()) else 403
