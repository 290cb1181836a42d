"""References as a BibTeX file, for BibTeX and biblatex alike.

Letters outside ASCII stay as they are, in UTF-8: Biber, today's LaTeX and every reference manager
read it, and accents spelt as commands would have to be put together again by all of them.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from app.web.citing.entries import list_entries
from app.web.citing.person_names import part_name
from app.web.citing.references import Reference
from app.web.citing.wording import KIND, write_note

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# As babel calls them; other languages are named by their tag.
_BABEL = {
    "cs": "czech",
    "de": "ngerman",
    "en": "english",
    "en-gb": "british",
    "en-us": "american",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
}
# Commands in braces of their own end where they should. BibTeX counts braces even behind a
# backslash, so they are commands too. Without an encoding, < > | come out as other signs.
_LATEX = {
    "%": r"\%",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "\\": r"{\textbackslash}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "`": r"{\textasciigrave}",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "…": r"{\ldots}",
}
# Of each of these pairs LaTeX would make one sign.
_JOINED = {"--", "``", "''", ",,", "?`", "!`"}
# What may stand in an address as it is; braces and backslashes, which BibTeX reads, may not.
_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;="


def write_bibtex(references: Iterable[Reference]) -> str:
    """An @misc entry for each reference; there is no type for interviews."""
    return "\n".join(map(_write_entry, list_entries(references)))


def _write_entry(reference: Reference) -> str:
    lines = [f"  {name} = {value},\n" for name, value in _list_fields(reference)]
    return f"@misc{{{reference.key},\n{''.join(lines)}}}\n"


def _list_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", f"{{{' and '.join(map(_write_name, reference.authors))}}}"
    # The second pair of braces keeps the case of the letters.
    yield "title", f"{{{{{escape_latex(reference.title)}}}}}"
    published = "; ".join(filter(None, [reference.series, reference.site]))
    yield "howpublished", f"{{{escape_latex(published)}}}"
    yield "type", f"{{{KIND}}}"
    yield from _list_dates(reference.date)
    yield "url", f"{{{quote(reference.url, safe=_IN_ADDRESSES)}}}"
    yield _name_language(reference.language)
    yield "note", f"{{{escape_latex(write_note(reference))}}}"
    if reference.words:
        yield "abstract", f"{{{escape_latex(reference.words)}}}"


def _list_dates(date: str | None) -> Iterator[tuple[str, str]]:
    """For biblatex the date, for BibTeX the year and the month, which its styles put in words."""
    if not date:
        return
    year, *rest = date.split("-")
    yield "date", f"{{{date}}}"
    yield "year", f"{{{year}}}"
    if rest:
        yield "month", _MONTHS[int(rest[0]) - 1]


def _name_language(tag: str) -> tuple[str, str]:
    known = tag.lower()
    name = _BABEL.get(known) or _BABEL.get(known.partition("-")[0])
    return ("langid", f"{{{name}}}") if name else ("language", f"{{{escape_latex(tag)}}}")


def _write_name(name: str) -> str:
    """Family, Suffix, Given; a name without parts in braces, so that nothing parts it."""
    parted = part_name(name)
    if not parted.given:
        return f"{{{escape_latex(parted.direct)}}}"
    parts = filter(None, [parted.family, parted.suffix, parted.given])
    return ", ".join(map(_escape_part, parts))


def _escape_part(part: str) -> str:
    """In braces where it holds the word that stands between two people."""
    escaped = escape_latex(part)
    return f"{{{escaped}}}" if " and " in f" {part.lower()} " else escaped


def escape_latex(text: str) -> str:
    """A text that LaTeX sets as it is, and that leaves BibTeX's braces in pairs."""
    written = ""
    for letter in text:
        sign = _LATEX.get(letter, letter)
        written += "{}" + sign if written[-1:] + sign[0] in _JOINED else sign
    return written
