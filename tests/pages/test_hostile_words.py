"""What a transcript or a title holds is shown as its words, whatever they look like."""

import csv
import json
from io import BytesIO, StringIO

import bibtexparser
import feedparser
import pytest
import rispy
from lxml import html
from markdown_it import MarkdownIt
from PIL import Image

from tests.archives import visit
from tests.builders import write_source
from tests.pages.latex import read_latex
from tests.pages.reading import marks, one, pick, read, words
from tests.unit.web.cards.pictures import list_chunks

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
        metadata=f"title = '''{TITLE}'''\nseries = '<var>S</var>'\nguest = '<u>Eve</u>'\n"
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
    for tag in ("b", "var", "u", "em", "s", "tt", "img"):
        assert not pick(page, tag)
    scripts = [one for one in pick(page, "script") if one.get("type") != "application/ld+json"]
    assert all(script.get("src", "").startswith("/static/") for script in scripts)
    assert not [name for element in page.iter() for name in element.attrib if name[:2] == "on"]
    assert "49" not in words(page)
    assert words(one(page, "a", "site-name")) == "<Site> & 'Co'"


def is_harmless(script):
    """Whether a script is one of ours, or nothing but data."""
    if script.get("type") == "application/ld+json":
        return set(json.loads(words(script))) == {"@context", "@graph"}
    return script.get("src", "").startswith("/static/")


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
    scripts = [one for one in pick(page, "script") if one.get("type") != "application/ld+json"]
    assert all(script.get("src", "").startswith("/static/") for script in scripts)


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
    # A title cannot have a language of its own, and a script's words say theirs within.
    if spoken and element.tag not in {"title", "script"}:
        yield language
    for child in element:
        yield from list_languages(child, language)


# The same in every form in which words can be taken along.

SIGNS = (
    "</script><!-- ]]> --> He wrote \\input{x} & $x_1$ #1 ~50% of {braces}, \N{PILE OF POO} and "
    "\N{RIGHT-TO-LEFT OVERRIDE}back\N{POP DIRECTIONAL FORMATTING} ![x](javascript:alert(1)) <!--."
)


@pytest.fixture
def signs_app(tmp_path, open_seeds):
    """An interview whose every part is full of signs that mean something somewhere."""
    write_source(
        tmp_path / "seeds" / "talk",
        f"{SIGNS} And so on.\n",
        title=None,
        metadata=f"title = '''{SIGNS}'''\nseries = '''{SIGNS}'''\nguest = 'Eve </script>'\n",
        turns="Eve </script>: </script>\n",
        topics="signs: </script> .. And so on.\n",
        vocabulary=f"[signs]\nname = '''{SIGNS}'''\nsummary = '''{SIGNS}'''\n",
    )
    return open_seeds()


@pytest.fixture
async def taken(signs_app):
    """What stands at addresses under /interviews/talk/<key>, at others as they are."""
    async with visit(signs_app) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        said = " ".join(each["text"] for each in found[:-1])
        assert said == SIGNS
        page = f"/interviews/talk/{found[0]['key']}..{found[-2]['key']}"

        async def take(address, **asked):
            answer = await visitor.get(address.replace("PAGE", page), **asked)
            assert answer.status_code == 200
            return answer

        yield take


async def test_json_ld_holds_the_words_and_ends_where_it_ends(taken):
    for address in ("PAGE", "/interviews/talk"):
        page = read((await taken(address)).text)
        (data,) = [each for each in pick(page, "script") if "json" in each.get("type", "")]
        graph = {each["@type"]: each for each in json.loads(words(data))["@graph"]}
        assert graph["Conversation"]["name"] == SIGNS
        assert graph["Conversation"]["isPartOf"]["name"] == SIGNS
        if address == "PAGE":
            assert graph["Quotation"]["text"] == SIGNS
            assert graph["BreadcrumbList"]["itemListElement"][1]["name"] == SIGNS


async def test_the_head_of_a_page_holds_the_words(taken):
    page = read((await taken("PAGE")).text)
    contents = {each.get("name"): each.get("content") for each in pick(page, "meta")}
    assert contents["DC.title"] == contents["DC.source"] == SIGNS
    assert contents["DC.creator"] == "Eve </script>"
    assert contents["description"].startswith("“</script><!-- ]]> --> He wrote")


async def test_oembed_holds_the_words_as_words(taken):
    url = "http://localhost" + str((await taken("PAGE")).url.path)
    told = (await taken("/oembed", params={"url": url})).json()
    quoted = html.fromstring(f"<div>{told['html']}</div>")
    assert quoted.xpath("string(blockquote/p)") == SIGNS
    assert quoted.xpath("string(p)") == f"— Eve </script>, {SIGNS}"
    assert {each.tag for each in quoted.iter()} == {"div", "blockquote", "p", "a"}


async def test_a_frame_holds_the_words_as_words(taken):
    page = read((await taken("/embedPAGE")).text)
    assert words(one(page, "blockquote")) == SIGNS
    assert not pick(page, "script")
    assert not pick(page, "img")


async def test_what_is_offered_to_copy_is_what_it_is(taken):
    page = read((await taken("PAGE")).text)
    texts = [each.get("data-copy-text") for each in pick(page, "button")]
    copied = [text for text in texts if text]
    assert copied[0].startswith(f"“{SIGNS}” — Eve </script>, {SIGNS}, ")
    assert html.fromstring(f"<div>{copied[2]}</div>").xpath("string(blockquote/p)") == SIGNS
    assert html.fromstring(copied[-1]).tag == "iframe"


@pytest.mark.parametrize("address", ["PAGE.md", "/interviews/talk.md", "/topics/signs.md"])
async def test_markdown_holds_the_words_as_words(taken, address):
    shown = html.fromstring(f"<div>{MarkdownIt().render((await taken(address)).text)}</div>")
    allowed = {"div", "blockquote", "p", "a", "h1", "h2", "strong", "br"}
    allowed |= {"h3", "ul", "li", "em"} if address == "/topics/signs.md" else set()
    assert {each.tag for each in shown.iter()} <= allowed
    assert all(link.get("href").startswith("http://localhost/") for link in shown.iter("a"))
    assert SIGNS in shown.text_content()


async def test_text_holds_the_words(taken):
    assert (await taken("PAGE.txt")).text.startswith(f"“{SIGNS}” — Eve </script>, {SIGNS}, ")
    assert (await taken("/interviews/talk.txt")).text.startswith(f"{SIGNS}\n\n{SIGNS}\n")


@pytest.mark.parametrize("page", ["PAGE", "/topics/signs"])
async def test_citations_hold_the_words(taken, page):
    library = bibtexparser.parse_string((await taken(f"{page}.bib")).text)
    assert not library.failed_blocks
    (entry,) = library.entries
    assert read_latex(entry["title"]) == SIGNS
    assert SIGNS in read_latex(entry["abstract"])
    (record,) = rispy.loads((await taken(f"{page}.ris")).text)
    (item,) = (await taken(f"{page}.csl.json")).json()
    assert record["title"] == item["title"] == SIGNS
    assert SIGNS in record["abstract"]
    assert SIGNS in item["abstract"]


async def test_a_table_holds_the_words_in_one_cell(taken):
    text = (await taken("/topics/signs.csv")).content.decode()
    (row,) = csv.DictReader(StringIO(text, newline=""))
    assert (row["interview"], row["words"]) == (SIGNS, f"{SIGNS} And so on.")
    assert row["speakers"] == "Eve </script>"


@pytest.mark.parametrize("address", ["/feed.atom", "/topics/signs.atom"])
async def test_feeds_hold_the_words(taken, address):
    feed = feedparser.parse((await taken(address)).content, sanitize_html=False)
    assert not feed.bozo
    (entry,) = feed.entries
    assert SIGNS in html.fromstring(f"<div>{entry.content[0].value}</div>").text_content()


async def test_pictures_hold_nothing_but_pixels(taken):
    keys = str((await taken("PAGE")).url.path).rpartition("/")[2]
    for name in (f"talk/{keys}", f"talk/{keys[:8]}", "site"):
        png = (await taken(f"/cards/{name}.png")).content
        assert set(list_chunks(png)) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
        assert Image.open(BytesIO(png)).size == (1200, 630)


async def test_no_line_of_a_title_becomes_a_line_of_something_else(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        title=None,
        metadata='title = """One\n\n# Two\nTY  - BOOK"""\nseries = """A\n\n- B\nER  - """\n',
    )
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        page = f"/interviews/talk/{found[0]['key']}"
        shown = MarkdownIt().render((await visitor.get(f"{page}.md")).text)
        whole = MarkdownIt().render((await visitor.get("/interviews/talk.md")).text)
        (record,) = rispy.loads((await visitor.get(f"{page}.ris")).text)
        assert (await visitor.get(f"/cards/talk/{found[0]['key']}.png")).status_code == 200
    assert record["title"] == "One # Two TY - BOOK"
    for written in (shown, whole):
        assert "<li>" not in written
        assert written.count("<h1>") == (written is whole)
