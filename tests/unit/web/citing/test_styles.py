from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from app.web.citing.styles import Run, Styled, join_runs, write_apa, write_chicago, write_mla
from tests.unit.web.citing.cited import HOSTILE, INJECTED, PASSAGE

STYLES = [write_apa, write_mla, write_chicago]
CROWD = tuple(f"{letter}a Lovelace" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def write(style: Callable[..., Styled], **changes: Any) -> str:
    return join_runs(style(replace(PASSAGE, url="URL", **changes)))


def test_it_writes_apa() -> None:
    assert write(write_apa) == (
        "Lovelace, A. (2025, November 25). A talk with Ada (C. Babbage, Interviewer) "
        "[Interview transcript, revision 1]. The Engine Room; Onrecord. URL"
    )


def test_it_writes_mla() -> None:
    assert write(write_mla) == (
        "Lovelace, Ada. “A talk with Ada.” Interview by Charles Babbage. "
        "The Engine Room, 25 Nov. 2025. Onrecord, transcript, revision 1, URL."
    )


def test_it_writes_chicago() -> None:
    assert write(write_chicago) == (
        "Lovelace, Ada. “A talk with Ada.” Interview by Charles Babbage. "
        "The Engine Room, November 25, 2025. Transcript, revision 1, Onrecord. URL."
    )


@pytest.mark.parametrize(
    ("style", "italics"),
    [
        (write_apa, ["A talk with Ada"]),
        (write_mla, ["The Engine Room", "Onrecord"]),
        (write_chicago, ["The Engine Room"]),
    ],
)
def test_it_sets_in_italics_what_stands_alone(
    style: Callable[..., Styled], italics: list[str]
) -> None:
    runs = style(PASSAGE)
    assert [run.text for run in runs if run.is_italic] == italics
    kinds = [run.is_italic for run in runs]
    assert all(kind != following for kind, following in pairwise(kinds))
    assert Run("") not in runs


# --- who ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authors", "apa", "mla", "chicago"),
    [
        (CROWD[:1], "Lovelace, A. (", "Lovelace, Aa. “", "Lovelace, Aa. “"),
        (
            CROWD[:2],
            "Lovelace, A., & Lovelace, B. (",
            "Lovelace, Aa, and Ba Lovelace. “",
            "Lovelace, Aa, and Ba Lovelace. “",
        ),
        (
            CROWD[:3],
            "Lovelace, A., Lovelace, B., & Lovelace, C. (",
            "Lovelace, Aa, et al. “",
            "Lovelace, Aa, Ba Lovelace, and Ca Lovelace. “",
        ),
        (
            CROWD[:11],
            "Lovelace, A., Lovelace, B., ",
            "Lovelace, Aa, et al. “",
            "Lovelace, Aa, Ba Lovelace, Ca Lovelace, Da Lovelace, Ea Lovelace, Fa Lovelace, "
            "Ga Lovelace, et al. “",
        ),
        (("Plato", "Ada Lovelace"), "Plato, & Lovelace, A. (", "Plato and Ada", "Plato and Ada"),
        (("宮崎 駿",), "宮崎 駿. (", "宮崎 駿. “", "宮崎 駿. “"),
        (
            ("Martin Luther King, Jr.",),
            "King, M. L., Jr. (",
            "King, Martin Luther, Jr. “",
            "King, Martin Luther, Jr. “",
        ),
    ],
)
def test_it_lists_authors(authors: tuple[str, ...], apa: str, mla: str, chicago: str) -> None:
    assert write(write_apa, authors=authors).startswith(apa)
    assert write(write_mla, authors=authors).startswith(mla)
    assert write(write_chicago, authors=authors).startswith(chicago)


def test_apa_names_the_first_nineteen_of_a_crowd_and_the_last() -> None:
    assert "Lovelace, S., & Lovelace, T. (" in write(write_apa, authors=CROWD[:20])
    assert "Lovelace, S., . . . Lovelace, Z. (" in write(write_apa, authors=CROWD)


def test_chicago_names_ten() -> None:
    assert "Ia Lovelace, and Ja Lovelace. “" in write(write_chicago, authors=CROWD[:10])


def test_the_title_comes_first_where_there_is_no_author() -> None:
    apa, mla, chicago = (
        write(style, authors=(), gaps=("speaker not identified",)) for style in STYLES
    )
    assert apa.startswith(
        "A talk with Ada (A. Lovelace, Interviewee; C. Babbage, Interviewer) "
        "[Interview transcript, revision 1; speaker not identified]. (2025, November 25). The"
    )
    assert mla.startswith("“A talk with Ada.” Interview with Ada Lovelace by Charles Babbage. The")
    assert mla.endswith("revision 1, URL. Speaker not identified.")
    assert "Transcript, revision 1 (speaker not identified), Onrecord. URL." in chicago


def test_a_host_who_is_cited_interviews_the_guest() -> None:
    apa, mla, chicago = (write(style, authors=("Charles Babbage",)) for style in STYLES)
    assert "Ada (A. Lovelace, Interviewee) [" in apa
    assert "Ada.” Interview with Ada Lovelace. The" in mla
    assert "Ada.” Interview with Ada Lovelace. The" in chicago


def test_it_names_several_interviewers() -> None:
    hosts = ("Sammy Davis Jr.", "Plato", "Ada Byron")
    apa, mla, _ = (write(style, interviewers=hosts) for style in STYLES)
    assert "(S. Davis, Jr., Plato, & A. Byron, Interviewers) [" in apa
    assert "Interview by Sammy Davis Jr., Plato, and Ada Byron. The" in mla


def test_it_names_no_interviewer_where_none_is_known() -> None:
    apa, mla, chicago = (write(style, interviewers=()) for style in STYLES)
    assert "A talk with Ada [Interview transcript" in apa
    assert "A talk with Ada.” The Engine Room" in mla
    assert "A talk with Ada.” The Engine Room" in chicago


# --- when and where ----------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "apa", "mla", "chicago"),
    [
        ("2025-05-01", "(2025, May 1).", "Room, 1 May 2025.", "Room, May 1, 2025."),
        ("2025-09", "(2025, September).", "Room, Sept. 2025.", "Room, September 2025."),
        ("2025", "(2025).", "Room, 2025.", "Room, 2025."),
        (None, "(n.d.).", "Room. Onrecord", "Room, n.d. Transcript"),
    ],
)
def test_it_writes_a_date_as_exactly_as_it_is_known(
    date: str | None, apa: str, mla: str, chicago: str
) -> None:
    assert apa in write(write_apa, date=date)
    assert mla in write(write_mla, date=date)
    assert chicago in write(write_chicago, date=date)


def test_mla_shortens_months_but_may_june_and_july() -> None:
    written = [write(write_mla, date=f"2025-{month:02}") for month in range(1, 13)]
    months = [text.partition("Room, ")[2].split()[0] for text in written]
    assert " ".join(months) == "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."


def test_the_site_alone_holds_what_is_of_no_series() -> None:
    apa, mla, chicago = (write(style, series=None) for style in STYLES)
    assert apa.endswith("revision 1]. Onrecord. URL")
    assert mla.endswith("Babbage. Onrecord, transcript, revision 1, 25 Nov. 2025, URL.")
    assert chicago.endswith("Babbage. November 25, 2025. Transcript, revision 1, Onrecord. URL.")


# --- titles ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Why?", "“Why?”"),
        ("Stop!", "“Stop!”"),
        ("An end.", "“An end.”"),
        ("And then…", "“And then…”"),
        ("The “bitter” lesson", "“The ‘bitter’ lesson.”"),
        ('The "bitter" lesson', "“The ‘bitter’ lesson.”"),
        ("“They generalize worse”", "“‘They generalize worse.’”"),
        ("“Why?”", "“‘Why?’”"),
        ("The boys’", "“The boys’.”"),
        ('A 12" record', '“A 12" record.”'),
        ("An open “quotation", "“An open “quotation.”"),
        ("keep My CASE", "“keep My CASE.”"),
    ],
)
def test_it_puts_a_title_in_quotation_marks(title: str, quoted: str) -> None:
    for style in (write_mla, write_chicago):
        assert f"Lovelace, Ada. {quoted} Interview" in write(style, title=title)


@pytest.mark.parametrize("title", ["Why?", "The “bitter” lesson", "keep My CASE"])
def test_apa_leaves_a_title_as_it_is(title: str) -> None:
    assert Run(title, is_italic=True) in write_apa(replace(PASSAGE, title=title))


def test_a_show_with_a_mark_gets_no_full_stop() -> None:
    assert "What Now? Onrecord, transcript" in write(write_mla, series="What Now?", date=None)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", [HOSTILE, INJECTED, "Jr.", "…", ""])
def test_nothing_that_is_said_breaks_a_line_or_doubles_a_stop(
    style: Callable[..., Styled], text: str
) -> None:
    everything = {"title": text, "series": text, "authors": (text,), "interviewers": (text, text)}
    written = write(style, **everything, gaps=(text,), guests=())
    assert written.isprintable() or "\N{RIGHT-TO-LEFT MARK}" in written
    assert not any(odd in written for odd in ("..", "….", "  ", "()", "[]", ", ,", "\n"))
