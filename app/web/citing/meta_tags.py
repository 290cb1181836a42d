"""Meta tags from which reference managers take an entry: Dublin Core, as Zotero reads it.

See https://www.dublincore.org/specifications/dublin-core/dc-html/.
"""

from collections.abc import Iterator

from app.web.citing.entries import clean_reference
from app.web.citing.references import Reference
from app.web.citing.wording import find_interviewers, write_note

SCHEMA = ("schema.DC", "http://purl.org/dc/elements/1.1/")
TYPE = "interview"
"""The name of Zotero's item type, which it takes as it is."""


def write_meta_tags(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Names and contents; nothing for what is not known."""
    cited = clean_reference(reference)
    return tuple((f"DC.{name}", content) for name, content in _list_elements(cited) if content)


def _list_elements(cited: Reference) -> Iterator[tuple[str, str]]:
    yield "type", TYPE
    yield "title", cited.title
    yield from (("creator", name) for name in cited.authors)
    yield from (("contributor", name) for name in find_interviewers(cited))
    yield "date", cited.date or ""
    yield "publisher", cited.site
    yield "source", cited.series or ""
    yield "identifier", cited.url
    yield "language", cited.language
    yield "description", write_note(cited)
