"""What a page offers to take along: the words in all forms, references, files."""

from collections.abc import Sequence

from markupsafe import Markup

from app.archive.database import Session
from app.archive.feeds import list_guessed
from app.archive.permalinks import Passage
from app.archive.values import Interview
from app.transcript.reading import shorten
from app.web.citing.references import Reference, refer_to_interview
from app.web.citing.styles import STYLES, join_runs
from app.web.components import Link
from app.web.page import Alternate
from app.web.quoting.html import write_html
from app.web.quoting.markdown import write_markdown
from app.web.quoting.plain_text import write_text
from app.web.quoting.quotations import Quotation
from app.web.sharing_components import CopyView, ReferenceView, SharingView, WideningView
from app.web.surroundings import read_beside
from app.web.urls import Urls

OF_A_LINE = 54
"""Characters, in a frame 600 wide."""
LINE_PX, ABOVE_AND_BELOW_PX = 32, 150
LEAST_FRAME_PX, MOST_FRAME_PX = 220, 640
MOST_COPIED = 5000
"""Characters of a passage that stand on its page once more, to copy; of a longer one only the files
have them.
"""
_FILES = {
    "csv": "Table",
    "txt": "Plain text",
    "md": "Markdown",
    "bib": "BibTeX",
    "ris": "RIS",
    "csl.json": "CSL-JSON",
}
_TYPES = {
    "csv": "text/csv",
    "txt": "text/plain",
    "md": "text/markdown",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
OF_WORDS = ("txt", "md", "bib", "ris", "csl.json")
OF_TOPICS = ("csv", "md", "bib", "ris", "csl.json")


def offer_passage(urls: Urls, quotation: Quotation, reference: Reference, page: str) -> SharingView:
    """A passage to copy, cite and embed; `page` is its address on this site."""
    is_short = len(quotation.text) <= MOST_COPIED
    return SharingView(
        copies=(
            CopyView("Quote", write_text(quotation)),
            CopyView("Markdown", write_markdown(quotation)),
            CopyView("HTML", write_html(quotation)),
        )
        if is_short
        else (),
        references=list_references(reference),
        # A frame without an origin would show the other site's own page.
        embeds=(CopyView("Frame", _write_frame(urls, quotation, page)),) if urls.origin else (),
        files=list_files(urls, page, OF_WORDS),
    )


def refer_to_whole(session: Session, interview: Interview, site: str, urls: Urls) -> Reference:
    """A whole interview as it is cited; a guess at who speaks stays one."""
    guessed = list_guessed(session, interview)
    return refer_to_interview(interview, site, urls.absolute(urls.interview(interview)), guessed)


def offer_interview(urls: Urls, interview: Interview, reference: Reference) -> SharingView:
    """A whole interview to cite and to take along."""
    files = list_files(urls, urls.interview(interview), OF_WORDS)
    player = Link("Podcast transcript", urls.transcript_html(interview))
    return SharingView((), list_references(reference), (), (*files, player))


def list_references(reference: Reference) -> tuple[ReferenceView, ...]:
    """An entry in each style."""
    styled = [(style, write(reference)) for style, write in STYLES]
    return tuple(ReferenceView(style, runs, join_runs(runs)) for style, runs in styled)


def list_files(urls: Urls, page: str, endings: Sequence[str]) -> tuple[Link, ...]:
    """The files that a page has."""
    return tuple(Link(_FILES[ending], urls.file(page, ending)) for ending in endings)


def list_alternates(urls: Urls, page: str, endings: Sequence[str]) -> tuple[Alternate, ...]:
    """The same for programs."""
    return tuple(
        Alternate(_TYPES[ending], urls.file(page, ending), _FILES[ending]) for ending in endings
    )


def _write_frame(urls: Urls, quotation: Quotation, page: str) -> str:
    title = f"{shorten(quotation.text, 60)} ({quotation.where})"
    frame = Markup(
        '<iframe src="{}" title="{}" width="600" height="{}" loading="lazy" '
        'style="border: 0; max-width: 100%"></iframe>'
    )
    height = measure_frame(quotation)
    return str(frame.format(urls.absolute(urls.embed(page)), title, height))


def measure_frame(quotation: Quotation) -> int:
    """The height that a quotation takes in a frame 600 wide, in CSS pixels; less of a long one."""
    lines = -(-len(quotation.told) // OF_A_LINE) + len(quotation.parts)
    return min(max(ABOVE_AND_BELOW_PX + lines * LINE_PX, LEAST_FRAME_PX), MOST_FRAME_PX)


def offer_widening(session: Session, urls: Urls, passage: Passage) -> WideningView:
    """The passage with a sentence more or less at either end."""
    before, after = read_beside(session, passage)
    first, last = passage.sentences[0], passage.sentences[-1]
    is_single = first == last
    return WideningView(
        earlier=_link(urls, passage, before.key, last.key) if before else None,
        later=_link(urls, passage, first.key, after.key) if after else None,
        without_first=None
        if is_single
        else _link(urls, passage, passage.sentences[1].key, last.key),
        without_last=None
        if is_single
        else _link(urls, passage, first.key, passage.sentences[-2].key),
    )


def _link(urls: Urls, passage: Passage, first: str, last: str) -> str:
    if first == last:
        return urls.sentence(passage.interview, first)
    return urls.passage(passage.interview, first, last)
