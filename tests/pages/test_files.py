"""What stands at an address, as a file; citations are read back by parsers from the field."""

import csv
import json
import re
from io import StringIO

import bibtexparser
import pytest
import rispy
from markdown_it import MarkdownIt

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.corrected import LATER_CORRECTIONS, WITHDRAWN, find_key, find_withdrawn
from tests.pages.latex import read_latex
from tests.pages.reading import pick, read

pytestmark = pytest.mark.anyio

HERE = "http://localhost"
ENDINGS = ["txt", "md", "bib", "ris", "csl.json"]
CITATIONS = ENDINGS[2:]
TYPES = {
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
RESEARCH = "Up until 2020, from 2012 to 2020, it was the age of research."


async def ask(visitor, address):
    """The text of a file."""
    answer = await visitor.get(address)
    assert answer.status_code == 200, address
    ending = next(each for each in TYPES if address.endswith(f".{each}"))
    assert answer.headers["content-type"] == TYPES[ending]
    return answer.content.decode()


async def cite(visitor, address, ending):
    """The entries of a file of citations: the title, the authors, the address and the words."""
    text = await ask(visitor, f"{address}.{ending}")
    return {"bib": read_bibtex, "ris": read_ris, "csl.json": read_csl}[ending](text)


def read_bibtex(text):
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    found = [entry.fields_dict for entry in library.entries]
    return [
        (
            one["title"].value.strip("{}"),
            one["author"].value.split(" and ") if "author" in one else [],
            one["url"].value,
            read_latex(one["abstract"].value) if "abstract" in one else None,
        )
        for one in found
    ]


def read_ris(text):
    return [
        (one["title"], one.get("authors", []), one["urls"][0], one.get("abstract"))
        for one in rispy.loads(text)
    ]


def read_csl(text):
    return [
        (one["title"], [name_author(each) for each in one.get("author", [])], one["URL"],
         one.get("abstract"))
        for one in json.loads(text)
    ]  # fmt: skip


def name_author(author):
    return author.get("literal") or f"{author['family']}, {author['given']}"


def find(sentences, text):
    return next(each["key"] for each in sentences if each["text"] == text)


@pytest.fixture
def passage(sentences):
    """The address of a passage in which both speak, and its words."""
    first, last = sentences[0], sentences[4]
    words = " ".join(each["text"] for each in sentences[:5])
    return f"/interviews/{FIRST}/{first['key']}..{last['key']}", words


@pytest.mark.parametrize("ending", CITATIONS)
async def test_it_cites_a_sentence(visitor, sentences, ending):
    address = f"/interviews/{FIRST}/{find(sentences, RESEARCH)}"
    (entry,) = await cite(visitor, address, ending)
    title, authors, url, words = entry
    assert title.startswith("Ilya Sutskever ")
    assert (authors, url, words) == (["Sutskever, Ilya"], HERE + address, RESEARCH)


@pytest.mark.parametrize("ending", CITATIONS)
async def test_it_cites_a_passage_of_two_speakers(visitor, passage, ending):
    address, said = passage
    ((_, authors, url, words),) = await cite(visitor, address, ending)
    assert authors == ["Sutskever, Ilya"]
    assert (url, words) == (HERE + address, said)


@pytest.mark.parametrize("ending", CITATIONS)
async def test_it_cites_an_interview_by_its_guest(visitor, ending):
    address = f"/interviews/{FIRST}"
    ((_, authors, url, words),) = await cite(visitor, address, ending)
    assert (authors, url, words) == (["Sutskever, Ilya"], HERE + address, None)


@pytest.mark.parametrize("ending", CITATIONS)
async def test_it_cites_every_passage_of_a_topic_in_the_order_of_its_page(visitor, ending):
    topic = (await visitor.get("/api/v1/topics/value-functions")).json()
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    entries = await cite(visitor, "/topics/value-functions", ending)
    assert len(topic["segments"]) > 3
    assert [words.replace("’", "'") for *_, words in entries] == [
        text[each["start"] : each["end"]].replace("’", "'") for each in topic["segments"]
    ]


async def test_every_citation_of_a_topic_leads_to_its_words(visitor):
    for _, _, url, words in await cite(visitor, "/topics/value-functions", "csl.json"):
        page = read((await visitor.get(url.removeprefix(HERE))).text)
        shown = " ".join("".join(each.itertext()) for each in pick(page, "span", "sentence"))
        assert " ".join(shown.split()) == words


async def test_a_topic_has_a_table(visitor):
    text = await ask(visitor, "/topics/value-functions.csv")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    entries = await cite(visitor, "/topics/value-functions", "csl.json")
    assert [(row["url"], row["words"]) for row in rows] == [entry[2:] for entry in entries]
    assert {row["date"] for row in rows} == {"2025-11-25"}
    assert {row["placed"] for row in rows} <= {"editor", "found"}


async def test_a_topic_has_a_quotation_for_each_passage(visitor):
    text = await ask(visitor, "/topics/value-functions.md")
    quotes = [each for each in MarkdownIt().parse(text) if each.type == "blockquote_open"]
    assert len(quotes) == len(await cite(visitor, "/topics/value-functions", "csl.json"))


async def test_a_sentence_is_text_to_paste(visitor, sentences):
    address = f"/interviews/{FIRST}/{find(sentences, RESEARCH)}"
    where = "Dwarkesh Podcast, 25 November 2025"
    assert await ask(visitor, f"{address}.txt") == (
        f"“{RESEARCH}” — Ilya Sutskever, {where}, {HERE}{address}\n"
    )
    assert await ask(visitor, f"{address}.md") == (
        f"> {RESEARCH}\n>\n> — Ilya Sutskever, [{where}]({HERE}{address})\n"
    )


async def test_a_passage_of_two_speakers_says_who_says_what(visitor, passage):
    address, words = passage
    lines = (await ask(visitor, f"{address}.txt")).splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "Ilya Sutskever",
        "Dwarkesh Patel",
        "Ilya Sutskever",
    ]
    assert " ".join(re.findall("“(.*)”", "\n".join(lines))) == words
    assert lines[-1] == f"— Dwarkesh Podcast, 25 November 2025, {HERE}{address}"


@pytest.mark.parametrize("ending", ["txt", "md"])
async def test_an_interview_is_written_out_whole(visitor, sentences, ending):
    text = await ask(visitor, f"/interviews/{FIRST}.{ending}")
    chapters = (await visitor.get(f"/api/v1/interviews/{FIRST}")).json()["chapters"]
    parts = [*(each["title"] for each in chapters), sentences[-1]["text"]]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert sum(each["text"] in text.replace("\\", "") for each in sentences) == len(sentences)


async def test_the_page_names_all_of_its_files(visitor, sentences):
    for page, endings in (
        (f"/interviews/{FIRST}", ENDINGS),
        (f"/interviews/{FIRST}/{sentences[7]['key']}", ENDINGS),
        (f"/interviews/{FIRST}/{sentences[7]['key']}..{sentences[9]['key']}", ENDINGS),
        ("/topics/value-functions", ["csv", *CITATIONS, "md"]),
    ):
        root = read((await visitor.get(page)).text)
        told = {
            link.get("href"): link.get("type")
            for link in pick(root, "link")
            if link.get("rel") == "alternate" and link.get("href").startswith(f"{page}.")
        }
        linked = {link.get("href") for link in pick(root, "a")}
        for ending in endings:
            assert f"{page}.{ending}" in linked
            assert TYPES[ending].startswith(told[f"{page}.{ending}"])
            assert await ask(visitor, f"{page}.{ending}")


@pytest.fixture
async def doubter(tmp_path, open_seeds):
    """A visitor of a talk of which not everything is known, and the keys of its sentences."""
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='guest = "Ada"\n',
        turns="?: Welcome, Ada.\nAda?: An engine\nAda: It does whatever\n",
    )
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        yield visitor, [f"/interviews/talk/{each['key']}" for each in found]


async def test_it_says_of_nobody_that_they_said_it(doubter):
    visitor, (unknown, *_) = doubter
    assert "— Speaker not identified, A talk with Ada, " in await ask(visitor, f"{unknown}.txt")
    for ending in CITATIONS:
        ((_, authors, _, _),) = await cite(visitor, unknown, ending)
        assert authors == []
        assert "Speaker not identified." in await ask(visitor, f"{unknown}.{ending}")


async def test_it_tells_a_guess_as_a_guess(doubter):
    visitor, (_, _, guessed, *_) = doubter
    assert "— Ada (inferred), A talk with Ada, " in await ask(visitor, f"{guessed}.txt")
    for ending in CITATIONS:
        ((_, authors, _, _),) = await cite(visitor, guessed, ending)
        assert authors == []
        assert "Speaker inferred: Ada." in await ask(visitor, f"{guessed}.{ending}")


async def test_it_says_of_nobody_for_sure_that_they_take_part(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk", turns="Bob: Welcome, Ada.\nAda?: An engine\n")
    async with visit(open_seeds()) as visitor:
        for ending in ("txt", "md"):
            text = await ask(visitor, f"/interviews/talk.{ending}")
            assert "Ada (speaker)" not in text.replace("\\", "")
        for ending in CITATIONS:
            ((_, authors, _, _),) = await cite(visitor, "/interviews/talk", ending)
            assert "Ada" not in "".join(authors)
        page = read((await visitor.get("/interviews/talk")).text)
    (data,) = [each for each in pick(page, "script") if "json" in each.get("type", "")]
    conversation, _ = json.loads("".join(data.itertext()))["@graph"]
    assert [each["name"] for each in conversation["author"]] == ["Bob"]


async def test_it_parts_what_is_known_from_what_is_not(doubter):
    visitor, every = doubter
    whole = f"{every[0]}..{every[-1].rpartition('/')[2]}"
    assert [line.partition(":")[0] for line in (await ask(visitor, f"{whole}.txt")).splitlines()][
        :-1
    ] == ["Speaker not identified", "Ada (inferred)", "Ada"]


# What happened to the words since they were shared.


@pytest.fixture
def address(corrected_dir):
    return lambda opening: f"/interviews/ada/{find_key(corrected_dir, opening)}"


@pytest.mark.parametrize("ending", ENDINGS)
async def test_it_has_the_words_of_today(reader, address, ending):
    text = await ask(reader, f"{address('An engine')}.{ending}")
    assert LATER_CORRECTIONS[0][1] in text
    for past in ("weaves", "engine that knits"):
        assert past not in text


@pytest.mark.parametrize("ending", ENDINGS)
async def test_it_leads_to_what_a_sentence_is_a_part_of_today(reader, address, ending):
    whole = "It is very large, and it is made of polished brass."
    text = await ask(reader, f"{address('It is made of')}.{ending}")
    assert whole in text
    assert HERE + address(whole) in text


@pytest.mark.parametrize("ending", [*ENDINGS, "csv"])
async def test_what_was_removed_is_no_file(reader, address, ending):
    answer = await reader.get(f"{address('The neighbours')}.{ending}")
    assert answer.status_code == 410
    assert "neighbours complain" not in answer.text


@pytest.mark.parametrize("ending", [*ENDINGS, "csv"])
async def test_what_was_withdrawn_is_in_no_file(reader, corrected_dir, address, ending):
    gone = find_withdrawn(corrected_dir)
    answer = await reader.get(f"/interviews/ada/{gone}.{ending}")
    assert answer.status_code == 410
    assert WITHDRAWN not in answer.text
    around = f"{address('Nobody has paid for it yet.')}..{find_key(corrected_dir, 'Tell me')}"
    answer = await reader.get(f"{around}.{ending}")
    assert WITHDRAWN not in answer.text


@pytest.mark.parametrize("ending", ENDINGS)
async def test_no_file_of_the_interview_has_what_was_withdrawn(reader, ending):
    assert WITHDRAWN not in await ask(reader, f"/interviews/ada.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
async def test_an_interview_that_was_removed_has_no_files(reader, ending):
    answer = await reader.get(f"/interviews/gone.{ending}")
    assert answer.status_code == 410
    assert "In secret" not in answer.text


# Addresses that are not quite right.


@pytest.mark.parametrize("ending", ENDINGS)
async def test_reversed_ends_lead_to_the_right_file(visitor, sentences, ending):
    first, last = sentences[3]["key"], sentences[9]["key"]
    answer = await visitor.get(f"/interviews/{FIRST}/{last}..{first}.{ending}?a=b")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/interviews/{FIRST}/{first}..{last}.{ending}?a=b"


async def test_upper_case_leads_to_the_right_file(visitor, sentences):
    key = sentences[3]["key"]
    answer = await visitor.get(f"/interviews/{FIRST}/{key.upper()}.csl.json")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/interviews/{FIRST}/{key}.csl.json"


@pytest.mark.parametrize("ending", [*ENDINGS, "csv"])
@pytest.mark.parametrize(
    "page", [f"/interviews/{FIRST}/22222222", f"/interviews/{FIRST}/22222222..33333333",
             "/interviews/nobody", "/topics/nothing"]
)  # fmt: skip
async def test_there_is_no_file_of_what_is_not_there(visitor, page, ending):
    answer = await visitor.get(f"{page}.{ending}")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


async def test_it_says_which_files_there_are(visitor, sentences):
    of_words = "There is no .csv of this; there are .txt, .md, .bib, .ris, .csl.json."
    of_topics = "There is no .txt of this; there are .csv, .md, .bib, .ris, .csl.json."
    for address, told in (
        (f"/interviews/{FIRST}.csv", of_words),
        (f"/interviews/{FIRST}/{sentences[0]['key']}.csv", of_words),
        ("/topics/value-functions.txt", of_topics),
    ):
        answer = await visitor.get(address)
        assert answer.status_code == 404
        assert told in answer.text


async def test_a_file_names_the_page_of_its_words(visitor, passage):
    address, _ = passage
    for page, endings in (
        (address, ENDINGS),
        (address.partition("..")[0], ENDINGS),
        (f"/interviews/{FIRST}", ENDINGS),
        ("/topics/value-functions", ["csv", *CITATIONS, "md"]),
    ):
        for ending in endings:
            answer = await visitor.get(f"{page}.{ending}")
            assert answer.links["canonical"]["url"] == HERE + page


async def test_former_slugs_lead_to_the_same_file(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='formerly = ["chat"]\n',
        topics="rain: Welcome, Ada. .. to perform.\n",
        vocabulary='[rain]\nname = "Rain"\nsummary = "Falls."\nformerly = ["drizzle"]\n',
    )
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        key, ends = found[0]["key"], f"{found[0]['key']}..{found[-1]['key']}"
        for former, present in (
            ("/interviews/chat.bib", "/interviews/talk.bib"),
            (f"/interviews/chat/{key}.csl.json", f"/interviews/talk/{key}.csl.json"),
            (f"/interviews/chat/{ends}.txt?a=b", f"/interviews/talk/{ends}.txt?a=b"),
            ("/topics/drizzle.csl.json", "/topics/rain.csl.json"),
            ("/topics/drizzle.csv", "/topics/rain.csv"),
            (f"/cards/chat/{key}.png", f"/cards/talk/{key}.png"),
            (f"/cards/chat/{ends}.png", f"/cards/talk/{ends}.png"),
            (f"/embed/interviews/chat/{key}", f"/embed/interviews/talk/{key}"),
            (f"/embed/interviews/chat/{ends}", f"/embed/interviews/talk/{ends}"),
        ):
            answer = await visitor.get(former)
            assert (answer.status_code, answer.headers["location"]) == (301, present)
            assert (await visitor.get(present)).status_code == 200


async def test_addresses_are_whole_where_the_origin_is_set(seeded_dir, tmp_path):
    public = "https://onrecord.example"
    settings = Settings(data_dir=seeded_dir, seeds_dir=tmp_path, base_url=public)
    async with visit(create_app(settings), "http://127.0.0.1:8000") as visitor:
        for ending in CITATIONS:
            ((_, _, url, _),) = await cite(visitor, f"/interviews/{FIRST}", ending)
            assert url == f"{public}/interviews/{FIRST}"
        script = await ask(visitor, f"/interviews/{FIRST}.txt")
    assert f"\n{public}/interviews/{FIRST}\n" in script


async def test_addresses_are_paths_where_no_origin_is_known(visitor):
    answer = await visitor.get(f"/interviews/{FIRST}.csl.json", headers={"host": "evil.example"})
    assert answer.json()[0]["URL"] == f"/interviews/{FIRST}"
