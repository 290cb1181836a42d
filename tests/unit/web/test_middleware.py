"""What the middleware does for answers that the pages do not give today."""

import httpx
import pytest
from starlette.responses import StreamingResponse

from app.web.middleware import HEADERS, AnswerHead, GuardAnswers, TagAnswers, TidyAddresses

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


@pytest.mark.parametrize("middleware", [GuardAnswers, AnswerHead, TidyAddresses, TagAnswers])
async def test_it_passes_on_what_is_no_request(middleware):
    passed = []

    async def app(scope, receive, send):
        passed.append(scope["type"])

    await middleware(app)({"type": "lifespan"}, None, None)
    assert passed == ["lifespan"]
