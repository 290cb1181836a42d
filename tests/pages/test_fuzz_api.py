"""Every address of the API, asked for at random, keeps what the OpenAPI document promises."""

import os
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, SEEDS

EXAMPLES = 300 if os.environ.get("THOROUGH") == "1" else 12
ASKED = {"q", "quote"}
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def described(seeded_dir: Path) -> schemathesis.BaseSchema:
    """What the API says of itself, with the application behind it."""
    app = create_app(Settings(data_dir=seeded_dir, seeds_dir=SEEDS))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).include(method="GET")


@pytest.fixture
def known(described: schemathesis.BaseSchema) -> dict[str, str]:
    """What stands at an address: hardly anything that is made up at random does."""
    sentences = described["/api/v1/interviews/{interview}/sentences"]["GET"]
    answer = sentences.Case(path_parameters={"interview": FIRST}).call()
    first, *_, last = [sentence["key"] for sentence in answer.json()["sentences"]]
    return {
        "interview": FIRST,
        "topic": "scaling",
        "name": "openai",
        "key": last,
        "ends": f"{first}..{last}",
    }


def ask(case: schemathesis.Case) -> int:
    """The status of an answer that keeps what was promised of it."""
    return case.call_and_validate(checks=PROMISES).status_code


def ask_at_random(operation: schemathesis.APIOperation, there: dict[str, str]) -> None:
    """Asks with parameters as documented and otherwise, half of the time for what is there."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), is_known=st.booleans())
    def ask_for_anything(case: schemathesis.Case, is_known: bool) -> None:
        if is_known:
            case.path_parameters.update(there)
        assert ask(case) in {200, 400, 404}

    ask_for_anything()


# Without the plugin of Schemathesis: in 4.32.5 its fixtures do not work with pytest 9.2.
def test_each_operation_keeps_its_promises(
    described: schemathesis.BaseSchema, known: dict[str, str]
) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:
        there = {each.name: known[each.name] for each in operation.path_parameters}
        query = {each.name: "value function" for each in operation.query if each.name in ASKED}
        assert ask(operation.Case(path_parameters=there, query=query)) == 200
        ask_at_random(operation, there)
