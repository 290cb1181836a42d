"""Answers to what went wrong: a page in the site's design, or problem details for programs."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.archive.permalinks import find_likely
from app.archive.segments import read_touched
from app.archive.values import Interview
from app.errors import (
    GoneError,
    IndexUnavailableError,
    NotFoundError,
    OnrecordError,
    QueryError,
)
from app.web.components import PassageCard
from app.web.dependencies import MovedError, Rooms, find_rooms, show
from app.web.page import Page
from app.web.passage_cards import make_passage_card

log = logging.getLogger(__name__)

PROBLEM_JSON = "application/problem+json"
_TITLES = {
    400: "That could not be understood",
    404: "Not found",
    405: "Not possible here",
    410: "No longer here",
    500: "Something broke here",
    501: "Not possible here",
    503: "Not ready yet",
}
_MESSAGES = {
    400: 'The body cannot be taken. Send JSON: {"quote": "…"}.',
    404: "Nothing stands at this address. Search for the words, or start from the front page.",
    405: "This address can only be read. Ask for it with GET.",
}
_REASONS = {"int_parsing": "it must be a whole number"}
"""What is wrong with a parameter, where Pydantic's words are for programmers."""
_OUR_FAULT = "The fault is on our side, and it was noted. Try again in a moment."


@dataclass(frozen=True, kw_only=True)
class ProblemPage(Page):
    """What went wrong, and the nearest thing there is."""

    template: ClassVar[str] = "problems/problem.html"

    status: int
    message: str
    nearest: tuple[PassageCard, ...]


class UnknownKeyError(NotFoundError):
    """No sentence of an interview has a key; the words of the address may tell which was meant."""

    def __init__(self, interview: Interview, words: str) -> None:
        self.interview = interview
        self.words = words
        super().__init__(
            f"No sentence of “{interview.title}” stands at this address. It may have been "
            "copied incompletely."
        )


class GonePassageError(GoneError):
    """The words of a passage are gone; programs are told what became of them."""

    def __init__(self, message: str, members: Mapping[str, object]) -> None:
        self.members = members
        super().__init__(message)


def add_problem_handlers(app: FastAPI) -> None:
    """Makes every failure an answer that a person, or a program, can act on."""
    app.add_exception_handler(MovedError, _redirect)
    app.add_exception_handler(OnrecordError, _explain)
    app.add_exception_handler(RequestValidationError, _refuse_parameters)
    app.add_exception_handler(HTTPException, _explain_status)


def _redirect(_: Request, error: Exception) -> Response:
    assert isinstance(error, MovedError)  # noqa: S101 (only registered for these)
    return RedirectResponse(error.url, HTTPStatus.MOVED_PERMANENTLY)


def _explain(request: Request, error: Exception) -> Response:
    if isinstance(error, NotFoundError):
        return answer_problem(request, 404, str(error), _find_nearest(request, error))
    if isinstance(error, GoneError):
        members = error.members if isinstance(error, GonePassageError) else {}
        return answer_problem(request, 410, str(error), members=members)
    if isinstance(error, QueryError):
        return answer_problem(request, 400, str(error))
    log.error("%s %s: %s", request.method, request.url.path, error)
    if isinstance(error, IndexUnavailableError):
        return answer_problem(request, 503, str(error))
    return answer_problem(request, 500, _OUR_FAULT)


def _find_nearest(request: Request, error: NotFoundError) -> tuple[PassageCard, ...]:
    if not isinstance(error, UnknownKeyError) or not error.words:
        return ()
    rooms = find_rooms(request)
    with rooms.database.read() as session:
        sentence = find_likely(session, error.interview, error.words)
        if sentence is None:
            return ()
        segment = read_touched(session, error.interview, sentence.start, sentence.end)[0]
    return (make_passage_card(rooms.urls, error.interview, segment, sentence=sentence),)


def _refuse_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 (only registered for these)
    first = error.errors()[0]
    if first["loc"][0] == "body":
        return answer_problem(request, 400, _MESSAGES[400])
    name = str(first["loc"][-1])
    reason = _REASONS.get(first["type"], first["msg"].lower())
    message = f"The parameter “{name}” cannot be taken: {reason}."
    return answer_problem(request, 400, message)


def _explain_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (only registered for these)
    message = _MESSAGES.get(error.status_code, f"{error.detail}.")
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and _takes_post(request):
        message = "This address takes GET and POST."
        headers["Allow"] = "GET, POST"
    answer = answer_problem(request, error.status_code, message)
    answer.headers.update(headers)
    return answer


def _takes_post(request: Request) -> bool:
    """Whether any route takes POST at an address; Starlette asks only the first that is there."""
    scope = {**request.scope, "method": "POST"}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


def answer_failure(request: Request) -> Response:
    """The answer when the program itself has failed."""
    return answer_problem(request, 500, _OUR_FAULT)


def answer_problem(
    request: Request,
    status: int,
    message: str,
    nearest: tuple[PassageCard, ...] = (),
    members: Mapping[str, object] | None = None,
) -> Response:
    """A problem as a page; to programs, which ask under /api and for oEmbed, as problem details
    (RFC 9457) with further members.
    """
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    if request.url.path.startswith("/api/") or request.url.path == "/oembed":
        details = {"type": "about:blank", "title": title, "status": status, "detail": message}
        return JSONResponse({**details, **(members or {})}, status, media_type=PROBLEM_JSON)
    rooms: Rooms = find_rooms(request)
    page = ProblemPage(
        title=title,
        description=message,
        indexed=False,
        status=status,
        message=message,
        nearest=nearest,
    )
    return show(rooms, page, status)
