"""Asks the application with nothing in between: no client tidies the path or drops a body."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import anyio
from fastapi import FastAPI
from starlette.types import Message


@dataclass
class Answer:
    """What the application sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    endpoint: str = "nothing"
    """The name of the function that answered."""


async def ask(app: FastAPI, path: str, query: str = "", method: str = "GET") -> Answer:
    """The answer to a path as it stands in the request line."""
    answer = Answer()

    asked, answered = anyio.Event(), anyio.Event()

    async def receive() -> Message:
        if not asked.is_set():
            asked.set()
            return {"type": "http.request", "body": b"", "more_body": False}
        await answered.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")
            if not message.get("more_body"):
                answered.set()

    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 123),
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost")],
    }
    await app(scope, receive, send)
    answer.endpoint = getattr(scope.get("endpoint"), "__name__", answer.endpoint)
    return answer
