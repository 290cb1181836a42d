"""What happens to every request and answer, whatever the route."""

import hashlib
import logging
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.convertors import tidy_path
from app.web.problems import answer_failure, answer_problem

log = logging.getLogger(__name__)

MOST_BYTES = 262_144
"""Of a body: many times of what a quotation may have."""
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_KEPT_UNASKED = {200, 404, 405, 410}
"""Caches may keep these without being told to (RFC 9110, 15.1); what was withdrawn must not live
on in one, so that each of our answers is asked for again.
"""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


FRAMED = {
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "X-Frame-Options": "",
}
"""What a page answers that other sites may frame; one without a value is not sent."""


class GuardAnswers:
    """Adds the security headers, and turns a failure of the program into an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    if not headers.setdefault(name, value):
                        del headers[name]
            await send(message)

        try:
            await self.app(scope, receive, send_guarded)
        except Exception:
            log.exception("%s %s failed.", scope["method"], scope["path"])
            if started:
                raise
            request = Request(scope, receive)
            await answer_failure(request)(scope, receive, send_guarded)


class AnswerHead:
    """Answers HEAD wherever GET is answered: the same headers, no body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes HEAD on as GET, and drops the body that comes back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_head)


class LimitBodies:
    """Refuses bodies that are too long, or do not say how long they are, before they are read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is short."""
        if scope["type"] == "http" and (problem := _measure_body(Headers(scope=scope))):
            await answer_problem(Request(scope), *problem)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _measure_body(headers: Headers) -> tuple[int, str] | None:
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers and not length:
        return 411, "Say how long the body is: send Content-Length."
    if length.isdecimal() and int(length) > MOST_BYTES:
        return 413, f"A body can have at most {MOST_BYTES:,} bytes; this has {int(length):,}."
    return None


class TidyAddresses:
    """Leads a link that was pasted with something caught behind it to the address it meant."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirects for good where the address is not tidy."""
        if scope["type"] != "http" or (tidy := tidy_path(scope["path"])) == scope["path"]:
            await self.app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        url = quote(tidy) + (f"?{query}" if query else "")
        await RedirectResponse(url, 301)(scope, receive, send)


class TagAnswers:
    """Gives whole answers to GET a weak ETag of their body, and says 304 to who has it already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds an answer back until its body is known."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        start: Message = {}
        body = b""

        async def send_tagged(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await _send_tagged(start, body, known, send)

        await self.app(scope, receive, send_tagged)


async def _send_tagged(start: Message, body: bytes, known: str, send: Send) -> None:
    headers = MutableHeaders(scope=start)
    if start["status"] in _KEPT_UNASKED:
        headers.setdefault("Cache-Control", "no-cache")
    if start["status"] == 200 and "etag" not in headers:
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers["ETag"] = tag
        if known.strip() == "*" or tag.removeprefix("W/") in _list_tags(known):
            del headers["content-length"]
            start, body = {**start, "status": 304}, b""
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _list_tags(known: str) -> set[str]:
    """The tags that a browser knows, weak and strong ones alike (RFC 9110, 13.1.2)."""
    return {tag.strip().removeprefix("W/") for tag in known.split(",")}
