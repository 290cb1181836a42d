"""What was corrected in an interview, for people to read; and interviews that are gone."""

import pytest

from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import FIRST, open_test_library, visit
from tests.builders import write_source
from tests.pages.corrected import NOTE, REASON, find_key
from tests.pages.reading import links, one, pick, read, words

pytestmark = pytest.mark.anyio


async def open_page(visitor, address):
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


async def test_it_lists_every_revision_the_newest_first(reader):
    page = await open_page(reader, "/interviews/ada/corrections")
    revisions = pick(page, "section", "correction")
    assert [words(one(each, "h2")) for each in revisions] == [
        "Corrected on 20 July 2027",
        "Corrected on 11 June 2027",
        "Corrected on 3 May 2027",
        "First added on 2 January 2027",
    ]
    assert [words(one(each, "p", "correction-counts")) for each in revisions] == [
        "1 sentence withdrawn",
        "1 sentence corrected, 1 moved",
        "1 sentence corrected, 2 joined, 1 split, 1 removed, 1 added",
        "17 sentences",
    ]
    assert words(one(revisions[2], "p", "correction-note")) == NOTE
    assert f"Withdrawn {REASON}" in words(revisions[0])
    assert not pick(revisions[0], "blockquote")


async def test_it_shows_both_wordings_of_a_change_and_leads_to_it(reader, corrected_dir):
    page = await open_page(reader, "/interviews/ada/corrections")
    change = pick(pick(page, "section", "correction")[1], "div", "change")[0]
    assert [words(each) for each in pick(change, "blockquote")] == [
        "An engine that knits algebraic patterns.",
        "An engine, which knits algebraic patterns.",
    ]
    assert [words(each) for each in (*pick(change, "del"), *pick(change, "ins"))] == [
        "that",
        ", which",
    ]
    key = find_key(corrected_dir, "An engine")
    assert pick(change, "a")[0].get("href") == f"/interviews/ada/{key}"


async def test_it_leads_to_an_answer_from_every_change(reader):
    page = await open_page(reader, "/interviews/ada/corrections")
    for change in pick(page, "div", "change"):
        answer = await reader.get(pick(change, "a")[0].get("href"))
        gone = words(one(change, "strong")) in {"Removed", "Withdrawn"}
        assert answer.status_code == (410 if gone else 200)


async def test_it_tells_in_the_interview_that_it_was_corrected(reader, visitor):
    page = await open_page(reader, "/interviews/ada")
    assert links(page)["Corrected on 20 July 2027"] == "/interviews/ada/corrections"
    untouched = await open_page(visitor, f"/interviews/{FIRST}")
    assert "/corrections" not in " ".join(links(untouched).values())
    first = await open_page(visitor, f"/interviews/{FIRST}/corrections")
    (revision,) = pick(first, "section", "correction")
    assert words(one(revision, "h2")).startswith("First added on ")


async def test_it_keeps_what_was_corrected_out_of_search_engines(reader):
    page = await open_page(reader, "/interviews/ada/corrections")
    assert "noindex" in [meta.get("content") for meta in pick(page, "meta")]


@pytest.fixture
async def much_corrected(tmp_path, open_seeds):
    """A visitor of an interview of which every sentence was corrected, over and over."""
    lines = [
        f"In the year {1000 + year} somebody wrote down, by candlelight, {year * 7} observations "
        f"about the comet, the harvest, the price of {year} bushels of rye and a bishop.\n"
        for year in range(200)
    ]
    folder = write_source(tmp_path / "seeds" / "talk", "".join(lines))
    async with visit(open_seeds()):
        pass
    corrected = "".join(lines).replace("somebody", "a monk").replace("bishop", "king")
    (folder / "transcript.txt").write_text(corrected, encoding="utf-8")
    _ingest(tmp_path)
    async with visit(open_seeds()) as visitor:
        yield visitor


def _ingest(tmp_path):
    library = open_test_library(tmp_path / "var")
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    library.close()


async def test_it_pages_through_a_long_correction(much_corrected):
    address, shown, titles = "/interviews/talk/corrections", 0, []
    while address:
        answer = await much_corrected.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200
        assert int(answer.headers["content-length"]) <= 20_000
        page = read(answer.text)
        shown += len(pick(page, "div", "change"))
        titles += [words(title) for title in pick(page, "h2", "section-title")]
        address = links(page).get("Older corrections")
    assert shown == 200
    assert "continued" not in titles[0]
    assert titles[1].endswith("continued")
    assert titles[-1].startswith("First added on ")
    beyond = read((await much_corrected.get("/interviews/talk/corrections?page=99")).text)
    assert "There are no corrections so far back." in words(beyond)
    assert (await much_corrected.get(links(beyond)["Newer corrections"])).status_code == 200


GONE = [
    *("", "/corrections", "/22222222", "/22222222..33333333", "/22222222/any-words"),
]


@pytest.mark.parametrize("rest", GONE)
async def test_it_says_that_an_interview_was_removed(reader, rest):
    answer = await reader.get(f"/interviews/gone{rest}")
    assert answer.status_code == 410
    page = read(answer.text)
    assert "The interview “A lost talk” was removed from this archive on 20 July 2027." in words(
        page
    )
    assert "In secret" not in answer.text


@pytest.mark.parametrize("rest", ["", "/text", "/sentences", "/segments", "/passages/22222222"])
async def test_it_says_so_to_programs_too(reader, rest):
    answer = await reader.get(f"/api/v1/interviews/gone{rest}")
    assert answer.status_code == 410
    assert answer.headers["content-type"] == "application/problem+json"
    assert list(answer.json()) == ["type", "title", "status", "detail"]
    assert "was removed from this archive on 20 July 2027." in answer.json()["detail"]


async def test_it_opens_no_sentence_of_an_interview_that_was_removed(reader, corrected_dir):
    key = find_key(corrected_dir, "Will it think?", "gone")
    answer = await reader.get(f"/interviews/gone/{key}")
    assert answer.status_code == 410
    assert "Will it think?" not in answer.text
    assert "A lost talk" not in (await reader.get("/interviews")).text
