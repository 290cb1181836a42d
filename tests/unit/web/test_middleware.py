"""What the middleware does for answers that the pages do not give today."""

import json

import httpx
import pytest
from starlette.responses import StreamingResponse

from app.web.middleware import (
    HEADERS,
    MOST_BYTES,
    AnswerHead,
    GuardAnswers,
    LimitBodies,
    TagAnswers,
    TidyAddresses,
)

pytestmark = pytest.mark.anyio


async def stream(scope, receive, send):
    await StreamingResponse(iter([b"one ", b"two ", b"three"]))(scope, receive, send)


async def break_off(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("in the middle")


def ask(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


async def test_it_tags_a_streamed_answer_as_a_whole():
    async with ask(TagAnswers(stream)) as client:
        answer = await client.get("/")
        again = await client.get("/", headers={"if-none-match": answer.headers["etag"]})
        posted = await client.post("/")
    assert answer.text == "one two three"
    assert (again.status_code, again.content) == (304, b"")
    assert "etag" not in posted.headers


async def test_it_sends_no_part_of_a_streamed_answer_to_head():
    async with ask(AnswerHead(stream)) as client:
        assert (await client.head("/")).content == b""


async def test_it_raises_when_an_answer_breaks_off(caplog):
    with pytest.raises(RuntimeError, match="in the middle"):
        async with ask(GuardAnswers(break_off)) as client:
            await client.get("/page")
    assert "GET /page failed." in caplog.text


async def test_it_overwrites_no_header_that_an_answer_sets():
    async def answer(scope, receive, send):
        headers = {"referrer-policy": "no-referrer"}
        await StreamingResponse(iter([]), headers=headers)(scope, receive, send)

    async with ask(GuardAnswers(answer)) as client:
        got = (await client.get("/")).headers
    assert got["referrer-policy"] == "no-referrer"
    assert got["x-frame-options"] == HEADERS["X-Frame-Options"]


@pytest.mark.parametrize(
    "middleware", [GuardAnswers, AnswerHead, LimitBodies, TidyAddresses, TagAnswers]
)
@pytest.mark.parametrize("kind", ["lifespan", "websocket"])
async def test_it_passes_on_what_is_no_request(middleware, kind):
    passed = []

    async def app(scope, receive, send):
        passed.append(scope["type"])

    await middleware(app)({"type": kind, "headers": [(b"content-length", b"999999")]}, None, None)
    assert passed == [kind]


async def post_unread(headers):
    """The answer to a body that fails the test if anybody reads it; None where it was let in."""
    sent, passed = [], []

    async def app(scope, receive, send):
        passed.append(receive)

    async def receive():
        raise AssertionError("the body was read")

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/api/v1/check", "headers": headers}
    await LimitBodies(app)(scope, receive, send)
    assert passed == ([] if sent else [receive])
    if not sent:
        return None
    return sent[0]["status"], json.loads(sent[1]["body"])["detail"]


@pytest.mark.parametrize("length", [MOST_BYTES + 1, 10**30])
async def test_it_refuses_a_body_that_is_too_long_and_does_not_read_it(length):
    status, detail = await post_unread([(b"content-length", str(length).encode())])
    assert status == 413
    assert detail == f"A body can have at most 262,144 bytes; this has {length:,}."


async def test_it_refuses_a_body_that_does_not_say_its_length_and_does_not_read_it():
    status, detail = await post_unread([(b"transfer-encoding", b"chunked")])
    assert (status, detail) == (411, "Say how long the body is: send Content-Length.")


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"content-length", b"0")],
        [(b"content-length", str(MOST_BYTES).encode())],
        [(b"content-length", b"many")],  # for the server to judge
    ],
)
async def test_it_lets_in_a_body_that_is_short(headers):
    assert await post_unread(headers) is None
