"""Example answers, from the interview that comes with the program; a test holds them true."""

import json
from pathlib import Path
from typing import Any

INTERVIEW = "ilya-sutskever-2025"
EXAMPLES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("examples.json").read_text(encoding="utf-8")
)
"""By operation: a name, the address to ask, what to send there if anything, and the answer, with
every list cut to a few entries."""


def show_example(operation: str, media_type: str = "application/json") -> dict[str, Any]:
    """What a route adds to the OpenAPI document: a name, an address to try, what it answers."""
    example = EXAMPLES[operation]
    extra: dict[str, Any] = {"x-example-url": example["url"]}
    if "body" in example:
        extra["requestBody"] = {"content": {media_type: {"example": example["body"]}}}
    return {
        "summary": example["summary"],
        "responses": {200: {"content": {media_type: {"example": example["answer"]}}}},
        "openapi_extra": extra,
    }
