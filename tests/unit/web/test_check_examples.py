"""Quotations to try: of the newest interview, and only where it has a plain sentence."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.ingest.healing import mend_archive
from app.web.check_examples import make_check_examples
from app.web.components import Link
from app.web.urls import Urls
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.search.answers import ingest

PLAIN = "A patient mechanic polishes every single wheel until it shines."
BANAL = "I had to go and to see it as it was."
QUOTING = 'Somebody wrote in a newspaper, "Engines of extraordinary magnificence are cheap."'


def list_examples(folder: Path, *talks: str) -> tuple[Link, ...]:
    """Of an archive of talks, the newest last."""
    library = open_test_library(folder / "var")
    mend_archive(library)
    for number, talk in enumerate(talks):
        date = f'date = "{1900 + number}"\n'
        write_source(folder / "seeds" / f"talk-{number}", talk, metadata=date)
    ingest(library, folder / "seeds")
    with library.database.read() as session:
        examples = make_check_examples(session, Urls())
    library.close()
    return examples


def read_quotation(link: Link) -> str:
    return parse_qs(urlsplit(link.url).query)["quote"][0]


def test_it_makes_them_of_the_plain_sentence_that_says_most(tmp_path: Path) -> None:
    examples = list_examples(tmp_path, f"{BANAL} {PLAIN} {QUOTING}")
    assert examples[0].text == f"“{PLAIN}”"
    assert [read_quotation(link) for link in examples] == [
        PLAIN,
        "A patient mechanic … until it shines.",
        "A patient polishes every single wheel until it shines.",
    ]


def test_it_takes_them_from_the_newest_interview(tmp_path: Path) -> None:
    examples = list_examples(tmp_path, PLAIN, BANAL)
    assert examples[0].text == f"“{BANAL}”"


@pytest.mark.parametrize("talk", ["Yes.", QUOTING, f"{PLAIN[:-1]} {PLAIN}"])
def test_it_has_none_where_no_sentence_is_plain_and_short(tmp_path: Path, talk: str) -> None:
    assert list_examples(tmp_path, talk) == ()
