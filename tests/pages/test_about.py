import pytest

from tests.archives import visit
from tests.pages.reading import one, pick, read, words

pytestmark = pytest.mark.anyio


async def test_it_says_how_far_to_trust_the_texts(visitor):
    page = read((await visitor.get("/about")).text)
    assert words(one(page, "p", "facts")) == "1 interview · 13,034 words · edited captions"
    assert "We vouch for the transcript, not for the recording." in words(page)
    assert "The transcripts belong to their owners" in words(page)


async def test_it_lights_its_entry_of_the_navigation(visitor):
    for address, entry in (
        ("/about", ["About"]),
        ("/topics", ["Topics"]),
        ("/search", ["Search"]),
        ("/interviews", ["Interviews"]),
        ("/", []),
    ):
        page = read((await visitor.get(address)).text)
        lit = [words(link) for link in pick(page, "a") if "aria-current" in link.attrib]
        assert lit == entry


async def test_it_says_where_to_report_a_mistake(open_seeds):
    async with visit(open_seeds(contact="editor@example.org")) as visitor:
        page = read((await visitor.get("/about")).text)
    assert "please report it, with the address of the sentence" in words(page)
