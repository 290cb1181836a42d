"""What went wrong."""

from typing import Any

from pydantic import Field

from app.web.api.shapes.base import Shape
from app.web.problems import PROBLEM_JSON


class ProblemShape(Shape):
    """What went wrong (RFC 9457), with a sentence that a person can act on."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str


# "default" also keeps FastAPI from promising its own 422, which is never answered.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {PROBLEM_JSON: {"schema": ProblemShape.model_json_schema()}},
    }
    for status, description in (
        (400, "A parameter cannot be taken"),
        (404, "Nothing stands there"),
        ("default", "Something else went wrong"),
    )
}
