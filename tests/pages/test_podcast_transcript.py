"""An interview as podcast players take it."""

import pytest

from app.archive.interviews import find_interview
from app.web.urls import Urls
from tests.archives import FIRST, visit
from tests.builders import TALK, write_source
from tests.pages.corrected import WITHDRAWN
from tests.pages.reading import loads, one, pick, read, words

pytestmark = pytest.mark.anyio

HOSTILE = "]]> </script> --> <b>bold</b> & 🦉 \u202eback\u202c"


async def ask(visitor, slug):
    answer = await visitor.get(f"/interviews/{slug}.transcript.html")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return read(answer.text)


def tell(page):
    """Names and words in the order in which they stand there."""
    return [(part.tag, words(part)) for part in one(page, "body")]


async def test_it_holds_every_word_and_nothing_else(visitor):
    page = await ask(visitor, FIRST)
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    assert " ".join(words(paragraph) for paragraph in pick(page, "p")) == text
    assert {part.tag for part in one(page, "body").iter()} == {"body", "cite", "p"}


async def test_it_names_who_says_each_turn(visitor):
    page = await ask(visitor, FIRST)
    assert tell(page)[:4] == [
        ("cite", "Ilya Sutskever:"),
        ("p", "You know what's crazy? That all of this is real."),
        ("cite", "Dwarkesh Patel:"),
        ("p", "Meaning what?"),
    ]
    turns = (await visitor.get(f"/api/v1/interviews/{FIRST}/turns")).json()["turns"]
    assert len(pick(page, "cite")) == len(turns)


async def test_it_says_what_it_is_and_where_it_belongs(unopened_app):
    async with visit(unopened_app) as visitor:
        page = await ask(visitor, FIRST)
        (link,) = pick(page, "link")
        assert link.attrib == {
            "rel": "canonical",
            "href": f"http://localhost/interviews/{FIRST}",
        }
        shown = read((await visitor.get(link.get("href"))).text)
    assert page.get("lang") == "en"
    assert words(one(page, "title")) == words(one(shown, "h1"))
    assert not loads(page)
    assert not pick(page, "script")


async def test_it_stands_where_urls_say(visitor, seeded_library):
    with seeded_library.database.read() as session:
        address = Urls().transcript_html(find_interview(session, FIRST))
    assert (await visitor.get(address)).status_code == 200


async def test_players_elsewhere_may_read_it(visitor):
    address = f"/interviews/{FIRST}.transcript.html"
    answer = await visitor.get(address, headers={"origin": "https://player.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    again = await visitor.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert (await visitor.head(address)).content == b""


async def test_it_keeps_guesses_guesses_and_gaps_gaps(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        turns="Bob: Welcome\nAda?: An engine\n?: Will it think?\nAda: It does whatever\n",
    )
    async with visit(open_seeds()) as visitor:
        page = await ask(visitor, "talk")
    assert tell(page) == [
        ("cite", "Bob:"),
        ("p", "Welcome, Ada. What are you working on?"),
        ("cite", "Ada (inferred):"),
        ("p", "An engine that weaves algebraic patterns."),
        ("cite", "Speaker not identified:"),
        ("p", "Will it think?"),
        ("cite", "Ada:"),
        ("p", "It does whatever we know how to order it to perform."),
    ]


async def test_it_names_nobody_where_nobody_is_known(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk")
    async with visit(open_seeds()) as visitor:
        page = await ask(visitor, "talk")
    assert tell(page) == [("p", " ".join(TALK.split()))]


async def test_it_parts_long_turns_where_passages_start(tmp_path, open_seeds):
    line = "Nothing is said in this sentence of ten words here. "
    write_source(tmp_path / "seeds" / "talk", "So. " + line * 60, turns="Ada: So\n")
    async with visit(open_seeds()) as visitor:
        page = await ask(visitor, "talk")
        segments = (await visitor.get("/api/v1/interviews/talk/segments")).json()["segments"]
    assert len(segments) > 1
    assert [tag for tag, _ in tell(page)] == ["cite", *["p"] * len(segments)]


async def test_hostile_words_stay_words(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        f"Well, {HOSTILE} is what it said.\nAnd that was all.\n",
        title=None,
        metadata=f'title = "{HOSTILE}"\nlanguage = "de"\n',
        turns=f"{HOSTILE}: Well\n",
    )
    async with visit(open_seeds()) as visitor:
        page = await ask(visitor, "talk")
    assert page.get("lang") == "de"
    assert words(one(page, "title")) == HOSTILE
    assert tell(page) == [
        ("cite", f"{HOSTILE}:"),
        ("p", f"Well, {HOSTILE} is what it said. And that was all."),
    ]


async def test_it_says_nothing_of_what_was_withdrawn_or_removed(reader):
    page = await ask(reader, "ada")
    assert "polished brass" in words(page)
    assert WITHDRAWN not in words(page)
    answer = await reader.get("/interviews/gone.transcript.html")
    assert answer.status_code == 410
    assert "In secret" not in answer.text


async def test_a_former_slug_leads_to_the_transcript(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "ada", metadata='formerly = ["lovelace"]\n')
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/interviews/lovelace.transcript.html")
        missing = await visitor.get("/interviews/nobody.transcript.html")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/interviews/ada.transcript.html"
    assert missing.status_code == 404
