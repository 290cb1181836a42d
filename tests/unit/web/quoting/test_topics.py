"""All that was said about a topic, as Markdown and as a table."""

import csv
from io import StringIO

import pytest
from markdown_it import MarkdownIt

from app.archive.topics import find_topic
from app.web.quoting.topics import (
    COLUMNS,
    list_topic_passages,
    write_topic_markdown,
    write_topic_table,
)
from app.web.urls import Urls
from tests.unit.ingest.talks import ingest, write_annotated

HERE = "https://archive.example/interviews"
SAID = (
    "Welcome, Ada. What are you working on? An engine that weaves algebraic patterns. "
    "Will it think? It does whatever we know how to order it to perform."
)


@pytest.fixture
def gather(library, tmp_path):
    """The topic of weaving with its passages in some annotated folders."""

    def gather_passages(**folders):
        for slug, changes in folders.items():
            ingest(library, write_annotated(tmp_path / "seeds" / slug, **changes))
        with library.database.read() as session:
            topic = find_topic(session, "weaving")
            return topic, list_topic_passages(session, Urls("https://archive.example"), topic)

    return gather_passages


def read_table(passages):
    return list(csv.DictReader(StringIO(write_topic_table(passages), newline="")))


def test_a_table_has_a_line_for_each_passage(gather):
    _, passages = gather(ada={"metadata": 'date = "1843-07"\n'})
    (row,) = read_table(passages)
    first, last = passages[0].passage.sentences[0].key, passages[0].passage.sentences[-1].key
    assert row == {
        "interview": "A talk with Ada",
        "date": "1843-07",
        "chapter": "The engine",
        "speakers": "Charles; Ada",
        "words": SAID,
        "url": f"{HERE}/ada/{first}..{last}",
        "placed": "editor",
        "weight": row["weight"],
    }
    assert 0 <= float(row["weight"]) <= 1


def test_a_table_leaves_empty_what_is_not_known(gather):
    _, passages = gather(ada={"turns": None, "chapters": None})
    (row,) = read_table(passages)
    assert (row["date"], row["chapter"], row["speakers"]) == ("", "", "Speaker not identified")


def test_a_table_of_nothing_still_names_its_columns():
    assert write_topic_table([]) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_spreadsheet_takes_a_title_for_a_formula(gather, title):
    _, passages = gather(ada={"title": title})
    assert read_table(passages)[0]["interview"] == f"'{title}"


@pytest.mark.parametrize("title", ["a, b; c", "‘a’ = b", "''=1", "\N{PILE OF POO}"])
def test_any_title_is_one_cell(gather, title):
    _, passages = gather(ada={"title": title})
    assert read_table(passages)[0]["interview"] == title


def test_markdown_has_a_heading_for_the_topic_and_for_each_interview(gather):
    topic, passages = gather(
        ada={"metadata": 'date = "2026"\n'},
        eve={"title": "A *talk*", "metadata": 'date = "2025"\n'},
    )
    tokens = MarkdownIt().parse(write_topic_markdown(topic, passages))
    headings = [
        (each.tag, "".join(child.content for child in tokens[place + 1].children))
        for place, each in enumerate(tokens)
        if each.type == "heading_open"
    ]
    assert headings == [("h1", "Weaving"), ("h2", "A talk with Ada"), ("h2", "A *talk*")]
    assert sum(each.type == "blockquote_open" for each in tokens) == 2
    assert tokens[4].content == "How patterns come about."


def test_markdown_quotes_each_passage_with_its_link(gather):
    topic, passages = gather(ada={})
    written = write_topic_markdown(topic, passages)
    assert "> **Ada:** An engine that weaves algebraic patterns.\n" in written
    assert written.endswith(f"> — [A talk with Ada]({passages[0].url})")
