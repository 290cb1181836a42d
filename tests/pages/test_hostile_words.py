"""What a transcript or a title holds is shown as its words, whatever they look like."""

import pytest

from tests.archives import visit
from tests.builders import write_source
from tests.pages.reading import marks, one, pick, read, words

pytestmark = pytest.mark.anyio

SCRIPT = "<script>alert('us')</script>"
LONG = "Donaudampfschiff" * 40
HEBREW = "שלום עולם"
TITLE = f'"{SCRIPT}" & ‘more’ {{{{ 7 * 7 }}}}'
TRANSCRIPT = f"""\
He typed {SCRIPT} and "pressed" the key & waited.
Then a < b && c > d, said <b>Bob</b> onclick=alert(1).
{LONG} is one word.
{HEBREW} is how she began.
{{{{ 7 * 7 }}}} {{% raw %}} ' " ` \\ is what stood there.
"""
ADDRESSES = ["/", "/interviews", "/interviews/talk", "/search?q=script", "/topics/signs"]


@pytest.fixture
def hostile_app(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        TRANSCRIPT,
        title=None,
        metadata=f"title = '''{TITLE}'''\nseries = '<i>S</i>'\nguest = '<u>Eve</u>'\n"
        "rights = '<img src=x>'\n",
        turns="<u>Eve</u>: He typed\n",
        chapters="0:00 | <h1>Chapter</h1> | He typed\n",
        topics="signs: He typed .. stood there.\n",
        vocabulary='[signs]\nname = "<em>Signs</em>"\nsummary = "<s>&amp;</s>"\n'
        'words = ["<tt>sign</tt>"]\n',
    )
    return open_seeds(site_name="<Site> & 'Co'")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_it_never_takes_words_for_markup(hostile_app, address):
    async with visit(hostile_app) as visitor:
        answer = await visitor.get(address)
    assert answer.status_code == 200
    page = read(answer.text)
    for tag in ("b", "i", "u", "em", "s", "tt", "img"):
        assert not pick(page, tag)
    assert all(script.get("src", "").startswith("/static/") for script in pick(page, "script"))
    assert not [name for element in page.iter() for name in element.attrib if name[:2] == "on"]
    assert "49" not in words(page)
    assert words(one(page, "a", "site-name")) == "<Site> & 'Co'"


async def test_it_shows_every_sign_that_was_transcribed(hostile_app):
    async with visit(hostile_app) as visitor:
        page = read((await visitor.get("/interviews/talk")).text)
        text = (await visitor.get("/api/v1/interviews/talk/text")).text
    shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
    assert shown == text == " ".join(TRANSCRIPT.split())
    assert words(one(page, "h1")) == TITLE


async def test_it_marks_inside_of_what_looks_like_markup(hostile_app):
    async with visit(hostile_app) as visitor:
        page = read((await visitor.get('/search?q="script+alert"')).text)
        letters = read((await visitor.get("/search?q=lt+amp+quot")).text)
    assert marks(page) == ["script>alert"]
    # No mark may cut an entity: these letters stand in the page's source, not in its words.
    assert marks(letters) == []


async def test_it_opens_each_hostile_sentence(hostile_app):
    async with visit(hostile_app) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        for sentence in found:
            page = read((await visitor.get(f"/interviews/talk/{sentence['key']}")).text)
            assert marks(page) == [sentence["text"]]
            assert words(one(page, "p", "attribution-speaker")).startswith("<u>Eve</u>")


@pytest.mark.parametrize(
    "query", [SCRIPT, '"><script>alert(1)</script>', HEBREW, LONG[:200], "'\"`<>&", "{{ 7 * 7 }}"]
)
async def test_it_shows_a_hostile_query_as_typed(hostile_app, query):
    async with visit(hostile_app) as visitor:
        answer = await visitor.get("/search", params={"q": query})
    assert answer.status_code == 200
    page = read(answer.text)
    assert page.find(".//input[@type='search']").get("value") == query
    assert all(script.get("src", "").startswith("/static/") for script in pick(page, "script"))


@pytest.mark.parametrize(
    "address",
    [
        "/interviews/%3Cscript%3Ex",
        "/topics/%22%3E%3Cscript%3Ealert(1)%3C",
        "/search?sort=%3Cscript%3E",
        "/interviews/talk/22222222/%3Cscript%3Ex",
    ],
)
async def test_it_shows_a_hostile_address_as_words(hostile_app, address):
    async with visit(hostile_app) as visitor:
        answer = await visitor.get(address)
    assert answer.status_code in {400, 404}
    assert all(
        script.get("src", "").startswith("/static/") for script in pick(read(answer.text), "script")
    )


async def test_it_lets_the_words_choose_their_direction(hostile_app):
    async with visit(hostile_app) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        key = next(each["key"] for each in found if HEBREW in each["text"])
        page = read((await visitor.get(f"/interviews/talk/{key}")).text)
    assert one(page, "blockquote", "quotation").get("dir") == "auto"


async def test_it_names_the_language_of_every_word_that_was_spoken(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "gespraech",
        "Guten Tag, Ada. Woran arbeiten Sie?\nAn einer Maschine, die rechnet.\n",
        metadata='language = "de"\n',
        topics="machines: Guten Tag .. die rechnet.\n",
        vocabulary='[machines]\nname = "Machines"\nsummary = "What they do."\n',
    )
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/gespraech/sentences")).json()["sentences"]
        key = found[0]["key"]
        for address in (
            "/interviews/gespraech",
            f"/interviews/gespraech/{key}",
            f"/interviews/gespraech/{key}..{key}",
            "/search?q=Maschine",
            "/topics/machines",
        ):
            page = read((await visitor.get(address)).text)
            languages = set(list_languages(page, "en"))
            assert languages == {"de"}, address


def list_languages(element, language):
    """The language of every element that holds spoken words itself."""
    language = element.get("lang", language)
    spoken = any(word in (element.text or "") for word in ("Guten", "Maschine, die"))
    if spoken and element.tag != "title":  # which cannot have a language of its own
        yield language
    for child in element:
        yield from list_languages(child, language)
