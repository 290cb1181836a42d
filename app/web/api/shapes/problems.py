"""What went wrong."""

from typing import Any

from pydantic import Field

from app.web.api.shapes.base import Shape
from app.web.problems import PROBLEM_JSON

Responses = dict[int | str, dict[str, Any]]


class ProblemShape(Shape):
    """What went wrong (RFC 9457), with a sentence that a person can act on."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str


def promise(status: int | str, description: str, shape: type[ProblemShape]) -> Responses:
    """A problem that an operation may answer with, for the OpenAPI document."""
    schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)  # other shapes are described once, for all operations
    content = {PROBLEM_JSON: {"schema": schema}}
    return {status: {"description": description, "content": content}}


# "default" also keeps FastAPI from promising its own 422, which is never answered.
PROBLEMS = (
    promise(400, "A parameter cannot be taken", ProblemShape)
    | promise(404, "Nothing stands there", ProblemShape)
    | promise("default", "Something else went wrong", ProblemShape)
)
GONE = promise(410, "The interview was removed", ProblemShape)
