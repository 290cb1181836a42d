"""References as APA 7, MLA 9 and Chicago 17 (notes and bibliography) write them in their lists.

No word of a title is changed, and no letter's case: that is for authors who know their language.
MLA and Chicago put titles in quotation marks, so double marks inside become single ones, as both
ask (CMOS 13.30). What is not known is left out or told, never guessed.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.web.citing.entries import clean_reference
from app.web.citing.person_names import PersonName, part_name
from app.web.citing.references import Reference
from app.web.citing.wording import (
    KIND,
    close_sentence,
    describe_gaps,
    describe_interview,
    find_interviewees,
    find_interviewers,
    is_closed,
    join_names,
)

MOST_IN_APA = 20
"""Authors; of more, APA names the first 19 and the last."""
MOST_IN_CHICAGO = 10
"""Authors; of more, Chicago names the first seven."""
NO_DATE = "n.d."
_MLA_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference in one kind of letters."""

    text: str
    is_italic: bool = False


Styled = tuple[Run, ...]


def join_runs(styled: Styled) -> str:
    """A reference as plain text."""
    return "".join(run.text for run in styled)


def write_apa(reference: Reference) -> Styled:
    """As an interview in an archive: the show stands for the collection, the site holds it."""
    cited = clean_reference(reference)
    about = "; ".join([f"{KIND}, revision {cited.revision}", *cited.gaps])
    title = (Run(cited.title, is_italic=True), Run(f"{_write_apa_roles(cited)} [{about}]"))
    date = (Run(f"({_write_apa_date(cited.date)})"),)
    authors = _list_apa_authors(cited.authors)
    source = "; ".join(filter(None, [cited.series, cited.site]))
    # Without authors the title takes their place.
    opening = [(Run(authors),), date, title] if authors else [title, date]
    return _join_sentences([*opening, (Run(source),)], cited.url)


def write_mla(reference: Reference) -> Styled:
    """With two containers: the show, and the site that the words were read at."""
    cited = clean_reference(reference)
    date = _write_mla_date(cited.date)
    version = f"transcript, revision {cited.revision}"
    if cited.series:
        containers = [_contain(cited.series, date), _contain(cited.site, version, cited.url)]
    else:
        containers = [_contain(cited.site, version, date, cited.url)]
    sentences = [
        (Run(_list_mla_authors(cited.authors)),),
        (Run(_quote_title(cited.title)),),
        (Run(describe_interview(cited)),),
        *containers,
        (Run(" ".join(describe_gaps(cited))),),
    ]
    return _join_sentences(sentences)


def write_chicago(reference: Reference) -> Styled:
    """As an entry of a bibliography."""
    cited = clean_reference(reference)
    date = _write_chicago_date(cited.date)
    gaps = f" ({'; '.join(cited.gaps)})" if cited.gaps else ""
    sentences = [
        (Run(_list_chicago_authors(cited.authors)),),
        (Run(_quote_title(cited.title)),),
        (Run(describe_interview(cited)),),
        _contain(cited.series, date) if cited.series else (Run(date),),
        (Run(f"Transcript, revision {cited.revision}{gaps}, {cited.site}"),),
        (Run(cited.url),),
    ]
    return _join_sentences(sentences)


# --- authors -----------------------------------------------------------------


STYLES = (("APA", write_apa), ("MLA", write_mla), ("Chicago", write_chicago))
"""By the names that people know them by."""


def _list_apa_authors(authors: Sequence[str]) -> str:
    names = [_write_apa_name(part_name(author)) for author in authors]
    if len(names) < 2:
        return "".join(names)
    if len(names) > MOST_IN_APA:
        return f"{', '.join(names[: MOST_IN_APA - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _write_apa_name(name: PersonName) -> str:
    return PersonName(name.family, name.initials, name.suffix).inverted


def _write_apa_roles(reference: Reference) -> str:
    """In brackets behind the title: (D. Patel, Interviewer); empty where there is nobody."""
    roles = {
        "Interviewee": find_interviewees(reference),
        "Interviewer": find_interviewers(reference),
    }
    told = "; ".join(_write_apa_role(names, role) for role, names in roles.items() if names)
    return f" ({told})" if told else ""


def _write_apa_role(people: Sequence[str], role: str) -> str:
    names = []
    for name in map(part_name, people):
        suffix = f", {name.suffix}" if name.suffix else ""
        names.append(PersonName(name.family, name.initials).direct + suffix)
    return f"{join_names(names, '&')}, {role}{'s' if len(names) > 1 else ''}"


def _list_mla_authors(authors: Sequence[str]) -> str:
    names = _invert_first(authors)
    return f"{names[0]}, et al." if len(names) > 2 else _join_inverted(names)


def _list_chicago_authors(authors: Sequence[str]) -> str:
    names = _invert_first(authors)
    return (
        f"{', '.join(names[:7])}, et al." if len(names) > MOST_IN_CHICAGO else _join_inverted(names)
    )


def _invert_first(authors: Sequence[str]) -> list[str]:
    names = [part_name(author) for author in authors]
    return [*(name.inverted for name in names[:1]), *(name.direct for name in names[1:])]


def _join_inverted(names: Sequence[str]) -> str:
    """A comma in the first name asks for one behind it: Patel, Dwarkesh, and Ilya Sutskever."""
    if len(names) == 2 and "," in names[0]:
        return f"{names[0]}, and {names[1]}"
    return join_names(names)


# --- dates -------------------------------------------------------------------


def _write_apa_date(date: str | None) -> str:
    """2025, November 25."""
    year, month, day = _part_date(date)
    named = f"{calendar.month_name[month]} {day or ''}".strip() if month else ""
    return ", ".join(filter(None, [year or NO_DATE, named]))


def _write_mla_date(date: str | None) -> str:
    """25 Nov. 2025; empty where unknown, because MLA has no word for that."""
    year, month, day = _part_date(date)
    named = _MLA_MONTHS[month - 1] if month else ""
    return " ".join(filter(None, [str(day or ""), named, year]))


def _write_chicago_date(date: str | None) -> str:
    """November 25, 2025."""
    year, month, day = _part_date(date)
    named = calendar.month_name[month] if month else ""
    before = f"{named} {day}," if day else named
    return f"{before} {year or NO_DATE}".strip()


def _part_date(date: str | None) -> tuple[str, int, int]:
    """The year as it is written, month and day; 0 and empty where unknown."""
    year, month, day, *_ = [*(date or "").split("-"), "", ""]
    return year, int(month or 0), int(day or 0)


# --- sentences ---------------------------------------------------------------


def _quote_title(title: str) -> str:
    """A title in double quotation marks, with the full stop inside all of them."""
    nested = _QUOTED.sub(r"‘\1\2’", title)
    if nested.endswith("’") and title.endswith(("”", '"')) and not is_closed(nested):
        return f"“{nested[:-1]}.’”"
    return f"“{close_sentence(nested)}”"


def _contain(container: str, *details: str) -> Styled:
    """What the interview is a part of, in italics, with what belongs to it."""
    return Run(container, is_italic=True), Run(
        "".join(f", {detail}" for detail in details if detail)
    )


def _join_sentences(sentences: Iterable[Styled], url: str = "") -> Styled:
    """Sentences with a full stop each; none behind `url`, where readers would copy it along."""
    runs: list[Run] = []
    for sentence in filter(join_runs, sentences):
        stop = "" if is_closed(join_runs(sentence)) else "."
        runs += [*([Run(" ")] if runs else []), *sentence, Run(stop)]
    if url:
        runs.append(Run(f" {url}"))
    return tuple(_merge(runs))


def _merge(runs: Iterable[Run]) -> Iterable[Run]:
    for is_italic, alike in groupby(runs, key=lambda run: run.is_italic):
        yield Run(join_runs(tuple(alike)), is_italic)
