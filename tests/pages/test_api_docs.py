"""The API described: OpenAPI for programs, a page for people, and examples that are true."""

import json

import pytest
from fastapi.openapi.models import OpenAPI

from app.web.api.examples import EXAMPLES
from tests.pages.reading import loads, one, pick, read, words

pytestmark = pytest.mark.anyio

# What another archive of the same interview answers differently.
OWN = {"ingested_at", "score"}


@pytest.fixture
async def document(visitor):
    answer = await visitor.get("/api/v1/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def operations(document):
    return [
        (path, operation)
        for path, methods in document["paths"].items()
        for operation in methods.values()
    ]


def find_references(part):
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for value in part.values():
            yield from find_references(value)
    elif isinstance(part, list):
        for value in part:
            yield from find_references(value)


async def test_it_is_a_valid_openapi_document(document):
    assert document["openapi"].startswith("3.1")
    OpenAPI.model_validate(document)
    schemas = document["components"]["schemas"]
    for reference in find_references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas
    used = {reference.rsplit("/", 1)[-1] for reference in find_references(document)}
    assert used == set(schemas)


async def test_it_names_each_operation_once(document):
    names = [operation["operationId"] for _, operation in operations(document)]
    assert sorted(names) == sorted(EXAMPLES)
    assert len(names) == len(set(names))


async def test_it_describes_each_operation_with_an_example(document):
    for path, operation in operations(document):
        assert path.startswith("/api/v1/")
        assert operation["summary"]
        assert operation["description"].endswith(".")
        (answer,) = operation["responses"]["200"]["content"].values()
        assert answer["example"]
        assert answer["schema"]


async def test_it_declares_the_parameters_of_each_path(document):
    for path, operation in operations(document):
        declared = {
            each["name"] for each in operation.get("parameters", []) if each["in"] == "path"
        }
        assert declared == {part[1:-1] for part in path.split("/") if part.startswith("{")}


async def test_it_promises_the_problems_that_it_answers_with(visitor, document):
    missing = (await visitor.get("/api/v1/topics/nothing")).json()
    for _, operation in operations(document):
        problems = {code: each for code, each in operation["responses"].items() if code != "200"}
        assert set(problems) - {"410"} == {"400", "404", "default"}
        for problem in problems.values():
            (media_type,) = problem["content"]
            assert media_type == "application/problem+json"
            schema = problem["content"][media_type]["schema"]
            assert schema["required"] == list(missing)


async def test_it_promises_to_say_what_is_gone(document):
    for path, operation in operations(document):
        assert ("410" in operation["responses"]) == path.startswith("/api/v1/interviews")


@pytest.mark.parametrize("operation", EXAMPLES)
async def test_it_gives_an_example_that_is_true(visitor, operation):
    example = EXAMPLES[operation]
    asked = visitor.build_request(
        "POST" if "body" in example else "GET", example["url"], json=example.get("body")
    )
    answer = await visitor.send(asked)
    assert answer.status_code == 200
    if isinstance(example["answer"], str):
        assert answer.text.startswith(example["answer"].removesuffix(" …"))
    else:
        assert example["answer"] == cut_like(example["answer"], answer.json())


def cut_like(example, real):
    """The real answer, its lists cut to the length that they have in the example."""
    if isinstance(example, dict) and isinstance(real, dict):
        return {
            name: example.get(name) if name in OWN else cut_like(example.get(name), value)
            for name, value in real.items()
        }
    if isinstance(example, list) and isinstance(real, list) and bool(example) == bool(real):
        return [cut_like(*pair) for pair in zip(example, real, strict=False)]
    return real


@pytest.mark.parametrize("operation", EXAMPLES)
async def test_it_gives_an_example_of_the_operation_itself(visitor, operation):
    path = EXAMPLES[operation]["url"].split("?")[0]
    template = next(
        path
        for path, each in operations((await visitor.get("/api/v1/openapi.json")).json())
        if each["operationId"] == operation
    )
    parts, wanted = path.split("/"), template.split("/")
    assert len(parts) == len(wanted)
    assert all(
        part == want or want.startswith("{") for part, want in zip(parts, wanted, strict=True)
    )


async def test_it_draws_every_operation_for_people(visitor, document):
    page = read((await visitor.get("/api/docs")).text)
    drawn = pick(page, "section", "operation")
    entries = [link.get("href") for link in pick(one(page, "nav", "contents"), "a")]
    assert entries == [f"#{section.get('id')}" for section in drawn]
    assert len(drawn) == len(operations(document))
    for section, (path, operation) in zip(drawn, operations(document), strict=True):
        assert words(one(section, "h2")) == operation["summary"]
        method = next(name for name, each in document["paths"][path].items() if each == operation)
        assert words(one(section, "p", "operation-address")) == f"{method.upper()} {path}"
        assert operation["description"] in words(section)
        assert [words(pick(name, "code")[0]) for name in pick(section, "dt")] == [
            parameter["name"] for parameter in operation.get("parameters", [])
        ]
        example = EXAMPLES[operation["operationId"]]
        tried = [link.get("href") for link in pick(section, "a")]
        assert tried == ([example["url"]] if method == "get" else [])
        *sent, answered = pick(section, "pre")
        assert str(next(iter(example["answer"]))) in words(answered)
        assert [json.loads(words(each)) for each in sent] == (
            [example["body"]] if "body" in example else []
        )


async def test_it_leads_from_the_page_to_the_document_and_the_examples(visitor):
    page = read((await visitor.get("/api/docs")).text)
    tried = [
        link.get("href") for link in pick(one(page, "main"), "a") if link.get("href")[0] == "/"
    ]
    assert "/api/v1/openapi.json" in tried
    assert len(tried) == sum("body" not in example for example in EXAMPLES.values()) + 1
    for address in tried:
        assert (await visitor.get(address)).status_code == 200


async def test_it_loads_nothing_from_another_host(visitor):
    page = read((await visitor.get("/api/docs")).text)
    assert loads(page)
    assert all(address.startswith("/static/") for address in loads(page))
