"""The API described: OpenAPI for programs, a page of our own for people."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.interviews import find_interview
from app.web.api.examples import INTERVIEW
from app.web.components import Operation, Parameter
from app.web.dependencies import RoomsHere, SessionHere, show
from app.web.page import Page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class ApiDocsPage(Page):
    """Every operation of the API, drawn from its OpenAPI document."""

    template: ClassVar[str] = "api/docs.html"

    openapi_url: str
    operations: tuple[Operation, ...]


@router.get("/api/docs")
def show_docs(request: Request, rooms: RoomsHere, session: SessionHere) -> HTMLResponse:
    """The API for people to read; examples can be tried where their interview is there."""
    shown = find_interview(session, INTERVIEW)
    tried = shown is not None and shown.removed_at is None
    page = ApiDocsPage(
        title="API",
        description="Everything in this archive as JSON, for programs.",
        canonical=rooms.urls.absolute(rooms.urls.api_docs()),
        section="about",
        openapi_url=rooms.urls.openapi(),
        operations=tuple(list_operations(request.app.openapi(), tried)),
    )
    return show(rooms, page)


def list_operations(document: dict[str, Any], tried: bool) -> Iterator[Operation]:
    """The operations of an OpenAPI document in its order."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            (answer,) = operation["responses"]["200"]["content"].values()
            yield Operation(
                anchor=operation["operationId"],
                method=method.upper(),
                path=path,
                summary=operation["summary"],
                description=operation.get("description", ""),
                parameters=tuple(
                    _make_parameter(parameter) for parameter in operation.get("parameters", [])
                ),
                body=_find_body(operation),
                example_url=operation["x-example-url"] if tried and method == "get" else None,
                example=_write_example(answer["example"]),
            )


def _find_body(operation: dict[str, Any]) -> str | None:
    """What an operation is sent, as an example."""
    if "requestBody" not in operation:
        return None
    (content,) = operation["requestBody"]["content"].values()
    return _write_example(content["example"])


def _write_example(answer: object) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=2)


def _make_parameter(parameter: dict[str, Any]) -> Parameter:
    schema = parameter["schema"]
    return Parameter(
        name=parameter["name"],
        place=parameter["in"],
        required=parameter["required"],
        type=schema.get("type", "one of a list"),
        description=parameter.get("description", ""),
    )
