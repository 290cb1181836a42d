"""What stands at an address, as a file: text, Markdown, citations, a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from fastapi import APIRouter, Request, Response

from app.archive.database import Session
from app.archive.interviews import read_turns
from app.archive.permalinks import Passage
from app.errors import NotFoundError
from app.web.citing.bibtex import write_bibtex
from app.web.citing.csl_json import write_csl_json
from app.web.citing.reference_lists import write_reference_lists
from app.web.citing.references import Reference, refer_to_passage
from app.web.citing.ris import write_ris
from app.web.dependencies import (
    EndsHere,
    InterviewHere,
    MovedError,
    RoomsHere,
    SessionHere,
    TopicHere,
    UrlsHere,
    keep_query,
)
from app.web.following import find_address, find_passage, follow, take_passage
from app.web.quoting import markdown, plain_text
from app.web.quoting.quotations import Quotation, make_quotation
from app.web.quoting.scripts import make_script
from app.web.quoting.topics import list_topic_passages, write_topic_markdown, write_topic_table
from app.web.sharing import OF_TOPICS, OF_WORDS, refer_to_whole

router = APIRouter(include_in_schema=False)

TEXT = "text/plain; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
TABLE = "text/csv; charset=utf-8"

Writer = Callable[[Iterable[Reference]], str]
CITATIONS: Mapping[str, tuple[Writer, str]] = {
    "bib": (write_bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (write_ris, "application/x-research-info-systems; charset=utf-8"),
    "csl.json": (write_csl_json, "application/vnd.citationstyles.csl+json"),
}


@router.get("/interviews/{interview:slug}.{ending:file}")
def show_interview_file(
    rooms: RoomsHere, session: SessionHere, urls: UrlsHere, interview: InterviewHere, ending: str
) -> Response:
    """A whole interview."""
    page = urls.absolute(urls.interview(interview))
    if ending in CITATIONS:
        reference = refer_to_whole(session, interview, rooms.site.name, urls)
        return _answer_citations(ending, [reference], page)
    write = {"txt": plain_text.write_script, "md": markdown.write_script}.get(ending)
    if write is None:
        raise _tell_missing(ending, OF_WORDS)
    return _answer_text(ending, write(make_script(session, urls, interview)), page)


@router.get("/interviews/{interview:slug}/{key:key}.{ending:file}")
def show_sentence_file(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    key: str,
    ending: str,
) -> Response:
    """One sentence."""
    passage = find_passage(session, interview, (key, key))
    url = urls.absolute(find_address(urls, passage, single=True))
    return _answer_passage(session, rooms.site.name, passage, url, ending)


@router.get("/interviews/{interview:slug}/{ends:range}.{ending:file}")
def show_passage_file(
    request: Request,
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    ends: EndsHere,
    ending: str,
) -> Response:
    """Everything between two sentences."""
    destination = follow(session, interview, ends)
    if destination.is_reversed:
        address = urls.passage(interview, *reversed(ends))
        raise MovedError(keep_query(request, urls.file(address, ending)))
    passage = take_passage(interview, destination)
    url = urls.absolute(find_address(urls, passage, single=False))
    return _answer_passage(session, rooms.site.name, passage, url, ending)


@router.get("/topics/{topic:slug}.{ending:file}")
def show_topic_file(
    rooms: RoomsHere, session: SessionHere, urls: UrlsHere, topic: TopicHere, ending: str
) -> Response:
    """All passages of a topic, in the order they were said."""
    page = urls.absolute(urls.topic(topic.slug))
    if ending == "txt":
        raise _tell_missing(ending, OF_TOPICS)
    passages = list_topic_passages(session, urls, topic)
    if ending == "csv":
        return _answer(write_topic_table(passages), TABLE, page)
    references = [
        refer_to_passage(one.passage, one.turns, rooms.site.name, one.url) for one in passages
    ]
    if ending in CITATIONS:
        return _answer_citations(ending, references, page)
    quoted, cited = write_topic_markdown(topic, passages), write_reference_lists(references)
    return _answer_text(ending, f"{quoted}\n\n{cited}".strip(), page)


def _answer_passage(
    session: Session, site: str, passage: Passage, url: str, ending: str
) -> Response:
    turns = read_turns(session, passage.interview, passage.start, passage.end)
    if ending in CITATIONS:
        return _answer_citations(ending, [refer_to_passage(passage, turns, site, url)], url)
    writers: Mapping[str, Callable[[Quotation], str]] = {
        "txt": plain_text.write_text,
        "md": markdown.write_markdown,
    }
    if ending not in writers:
        raise _tell_missing(ending, OF_WORDS)
    return _answer_text(ending, writers[ending](make_quotation(passage, turns, url)), url)


def _answer_text(ending: str, text: str, page: str) -> Response:
    return _answer(f"{text}\n", MARKDOWN if ending == "md" else TEXT, page)


def _answer_citations(ending: str, references: Iterable[Reference], page: str) -> Response:
    write, media_type = CITATIONS[ending]
    return _answer(write(references), media_type, page)


def _answer(text: str, media_type: str, page: str) -> Response:
    """A file, and the page whose words it has, for search engines (RFC 6596)."""
    headers = {"Link": f'<{page}>; rel="canonical"'}
    return Response(text, headers=headers, media_type=media_type)


def _tell_missing(ending: str, endings: Sequence[str]) -> NotFoundError:
    others = ", ".join(f".{each}" for each in endings)
    return NotFoundError(f"There is no .{ending} of this; there are {others}.")
