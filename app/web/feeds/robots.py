"""What crawlers may ask for (RFC 9309)."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from app.web.dependencies import UrlsHere
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

# Embedded quotes are not refused, nor are pages that ask not to be listed: only who reads them sees
# that they ask for it, and which page they name in their place. Pictures are for previews.
RULES = """\
User-agent: *
Allow: /api/docs
Disallow: /api/
Disallow: /oembed
Disallow: /search?
Disallow: /suggestions?
Disallow: /check?
Disallow: /interviews/*/search$
Disallow: /interviews/*/search?
Disallow: /*?speaker=
Disallow: /*&speaker=
Disallow: /*?kind=
Disallow: /*&kind=
"""


@router.get("/robots.txt")
async def show_robots(urls: UrlsHere) -> PlainTextResponse:
    """The rules, and where the sitemap is if the origin is known."""
    return PlainTextResponse(write_robots(urls))


def write_robots(urls: Urls) -> str:
    """Everything is allowed but answers that are made anew for each question."""
    return f"{RULES}\nSitemap: {urls.absolute(urls.sitemap())}\n" if urls.origin else RULES
