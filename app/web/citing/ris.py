"""References as a RIS file, for EndNote, Zotero, Mendeley, Citavi and others.

RIS knows no interviews. Zotero writes its own as PCOMM, a personal communication, but reads PCOMM
as a letter and A2, the interviewer, as the one it was sent to. What is cited here can be read by
everybody on a page of the web, so it is ELEC, with its kind in M3. No tag of a web page takes an
interviewer (what A2 means differs, and Zotero has no place for it): they are named in the note.
"""

from collections.abc import Iterable, Iterator

from app.web.citing.entries import list_entries
from app.web.citing.person_names import part_name
from app.web.citing.references import Reference
from app.web.citing.wording import KIND, write_note

TYPE = "ELEC"
LINE_END = "\r\n"


def write_ris(references: Iterable[Reference]) -> str:
    """A record for each reference."""
    return "".join(
        f"{tag}  - {value}{LINE_END}"
        for reference in list_entries(references)
        for tag, value in _list_tags(reference)
    )


def _list_tags(reference: Reference) -> Iterator[tuple[str, str]]:
    """The type comes first and the end last; in between, RIS asks for no order."""
    yield "TY", TYPE
    yield "ID", reference.key
    for author in reference.authors:
        yield "AU", part_name(author).inverted
    yield "TI", reference.title
    yield "T2", reference.series or reference.site
    yield from _list_dates(reference.date)
    yield "M3", KIND
    yield "UR", reference.url
    # The publisher, PB, is nothing that web pages have in Zotero; the provider is.
    yield "DP", reference.site
    yield "LA", reference.language
    yield "N1", write_note(reference)
    if reference.words:
        yield "AB", reference.words
    yield "ER", ""


def _list_dates(date: str | None) -> Iterator[tuple[str, str]]:
    """2025/11/25/: always three slashes, with nothing between them where it is not known."""
    if not date:
        return
    year, month, day, *_ = [*date.split("-"), "", ""]
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/"
