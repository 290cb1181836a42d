"""Read back with bibtexparser, a parser from the field."""

from dataclasses import replace
from itertools import accumulate
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given, settings
from hypothesis import strategies as some
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from app.web.citing.bibtex import escape_latex, write_bibtex
from app.web.citing.entries import write_on_one_line
from app.web.citing.references import Reference
from tests.unit.web.citing.cited import HOSTILE, INJECTED, PASSAGE

# Commands of LaTeX itself that the decoder does not know.
COMMANDS = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciicircum": "^",
    "textasciigrave": "`",
}
SINGLE = str.maketrans("‘’", "`'")
"""The decoder leaves single marks as LaTeX has them."""

words = some.text(some.one_of(some.characters(), some.sampled_from("%$&#_{}~^\\\"'`–—-“”‘’…@,<|>")))
hostile_references = some.builds(
    replace,
    some.just(PASSAGE),
    title=words,
    authors=some.lists(words, max_size=3).map(tuple),
    interviewers=some.lists(words, max_size=3).map(tuple),
    series=some.none() | words,
    site=words,
    kind=words,
    language=words,
    url=words,
    words=some.none() | words,
    gaps=some.lists(words, max_size=2).map(tuple),
    date=some.sampled_from([None, "2025", "2025-11", "2025-11-25"]),
)


def decode(text: str) -> str:
    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=sign) for name, sign in COMMANDS.items()]
    known.add_context_category("ours", macros=macros, prepend=True)
    decoder = LatexNodes2Text(latex_context=known, strict_latex_spaces=True)
    decoded: str = decoder.latex_to_text(text)
    return decoded


def parse(*references: Reference) -> list[dict[str, Any]]:
    """The fields of each entry as they stand in the file, without their outer braces."""
    library = bibtexparser.parse_string(write_bibtex(references))
    assert not library.failed_blocks
    return [{"key": entry.key, **entry.fields_dict} for entry in library.entries]


def has_paired_braces(text: str) -> bool:
    """As BibTeX counts them, which knows no backslash."""
    depths = list(accumulate((letter == "{") - (letter == "}") for letter in text))
    return min(depths) >= 0 and depths[-1] == 0


def read_field(reference: Reference, name: str) -> str:
    (entry,) = parse(reference)
    value: str = entry[name].value
    return value


def read_authors(*authors: str) -> list[tuple[str, str, str, str]]:
    """First, von, last and junior, as BibTeX parts them."""
    text = write_bibtex([replace(PASSAGE, authors=authors)])
    by_parts = [SeparateCoAuthors(), SplitNameParts()]
    (entry,) = bibtexparser.parse_string(text, append_middleware=by_parts).entries
    return [
        (" ".join(name.first), " ".join(name.von), " ".join(name.last), " ".join(name.jr))
        for name in entry["author"]
    ]


def test_it_writes_an_entry() -> None:
    assert write_bibtex([PASSAGE]) == (
        "@misc{ada-2025-bcdfghjk,\n"
        "  author = {Lovelace, Ada},\n"
        "  title = {{A talk with Ada}},\n"
        "  howpublished = {The Engine Room; Onrecord},\n"
        "  type = {Interview transcript},\n"
        "  date = {2025-11-25},\n"
        "  year = {2025},\n"
        "  month = nov,\n"
        "  url = {https://archive.example/interviews/ada-2025/bcdfghjk},\n"
        "  langid = {english},\n"
        "  note = {Interview by Charles Babbage. Transcript, revision 1. "
        "Text from edited captions.},\n"
        "  abstract = {An engine that weaves algebraic patterns.},\n"
        "}\n"
    )


def test_it_leaves_out_what_is_not_known() -> None:
    (entry,) = parse(replace(PASSAGE, authors=(), series=None, date=None, words=None))
    assert list(entry) == ["key", "title", "howpublished", "type", "url", "langid", "note"]
    assert entry["howpublished"].value == "Onrecord"


def test_it_writes_many_entries_under_keys_of_their_own() -> None:
    entries = parse(PASSAGE, PASSAGE, replace(PASSAGE, revision=2))
    assert [entry["key"] for entry in entries] == ["ada-2025-bcdfghjk", "ada-2025-bcdfghjk-2"]


def test_it_writes_a_partial_date() -> None:
    assert "month = sep,\n" in write_bibtex([replace(PASSAGE, date="2025-09")])
    assert "month" not in write_bibtex([replace(PASSAGE, date="2025")])


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        ("en-GB", "langid = {british}"),
        ("de-AT", "langid = {ngerman}"),
        ("zh-Hant", "language = {zh-Hant}"),
    ],
)
def test_it_names_the_language_as_babel_does(tag: str, field: str) -> None:
    assert field in write_bibtex([replace(PASSAGE, language=tag)])


def test_bibtex_parts_the_names_as_we_do() -> None:
    names = ("Ludwig van Beethoven", "Martin Luther King, Jr.", "Plato", "宮崎 駿", "Rock and Roll")
    assert read_authors(*names) == [
        ("Ludwig", "van", "Beethoven", ""),
        ("Martin Luther", "", "King", "Jr."),
        ("", "", "{Plato}", ""),
        ("", "", "{宮崎 駿}", ""),
        ("", "", "{Rock and Roll}", ""),
    ]


def test_it_keeps_a_name_with_an_and_in_it_together() -> None:
    assert read_authors("Byron and Sons, Ada") == [("Ada", "", "{Byron and Sons}", "")]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("100% of $5 & #1_a", r"100\% of \$5 \& \#1\_a"),
        ("{~^\\}", r"{\textbraceleft}{\textasciitilde}{\textasciicircum}{\textbackslash}"
         r"{\textbraceright}"),
        ("a–b — c…", r"a--b --- c{\ldots}"),
        ("“He said ‘no’”", "``He said `no'{}''"),
        ("“‘No’”", "``{}`No'{}''"),
        ("a -- b –– ’’", "a -{}- b --{}-- '{}'"),
        ("Why?‘", "Why?{}`"),
        ("naïve 中 \N{PILE OF POO}", "naïve 中 \N{PILE OF POO}"),
    ],
)  # fmt: skip
def test_it_escapes_what_latex_would_read(text: str, escaped: str) -> None:
    assert escape_latex(text) == escaped


def test_it_escapes_in_an_address_only_what_it_must() -> None:
    url = "https://a.example/x_y?q=1&r=50%25#~{\\}"
    assert read_field(replace(PASSAGE, url=url), "url") == (
        "https://a.example/x_y?q=1&r=50%25#~%7B%5C%7D"
    )


@pytest.mark.parametrize("text", [HOSTILE, INJECTED])
def test_hostile_words_stay_in_their_field(text: str) -> None:
    (entry,) = parse(replace(PASSAGE, title=text, words=text, site=text, authors=(text,)))
    assert decode(entry["abstract"].value) == write_on_one_line(text)


@settings(max_examples=300, deadline=None)
@given(hostile_references)
def test_what_was_written_is_read(reference: Reference) -> None:
    (entry,) = parse(reference)
    assert has_paired_braces(write_bibtex([reference]))
    title = write_on_one_line(reference.title).translate(SINGLE)
    assert decode(entry["title"].value) == title
    said = write_on_one_line(reference.words or "").translate(SINGLE)
    assert decode(entry["abstract"].value if said else "") == said
    assert entry["url"].value.isascii()
