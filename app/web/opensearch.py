"""Describes the search for browsers, so that one can add it to the engines they know.

See https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Response

from app.errors import NotFoundError
from app.web.dependencies import RoomsHere, UrlsHere
from app.web.suggestions import MEDIA_TYPE as SUGGESTIONS

router = APIRouter(include_in_schema=False)

MEDIA_TYPE = "application/opensearchdescription+xml"
MOST_CHARACTERS = 16
"""Of a short name."""
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
_NO_ORIGIN = (
    "This archive does not know its public address, so browsers cannot add its search. "
    "Set ONRECORD_BASE_URL to its origin, such as https://example.org."
)


@router.get("/opensearch.xml")
async def show_description(rooms: RoomsHere, urls: UrlsHere) -> Response:
    """The search as a browser's search engine; not found where the origin is not known."""
    if not urls.origin:
        raise NotFoundError(_NO_ORIGIN)
    icon = urls.absolute(urls.static("img/favicon.svg"))
    search = urls.absolute(urls.search_template())
    suggestions = urls.absolute(urls.suggestions_template())
    description = describe_search(rooms.site.name, icon, search, suggestions)
    return Response(description, media_type=MEDIA_TYPE)


def describe_search(site: str, icon: str, search: str, suggestions: str) -> bytes:
    """An OpenSearch description; `search` and `suggestions` have {searchTerms} in them."""
    root = Element("OpenSearchDescription", xmlns=_SPACE)
    SubElement(root, "ShortName").text = site[:MOST_CHARACTERS].strip()
    SubElement(root, "Description").text = f"Search the full text of every interview in {site}."
    SubElement(root, "Url", type="text/html", method="get", template=search)
    SubElement(root, "Url", type=SUGGESTIONS, method="get", template=suggestions)
    SubElement(root, "Image", width="16", height="16", type="image/svg+xml").text = icon
    SubElement(root, "InputEncoding").text = "UTF-8"
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
