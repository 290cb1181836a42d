"""The about page."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.archive.interviews import list_interviews
from app.web.dependencies import RoomsHere, SessionHere, show
from app.web.page import Page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class AboutPage(Page):
    """What this is, and how far to trust it."""

    template: ClassVar[str] = "about/about.html"

    interviews: int
    words: int
    kinds: tuple[str, ...]
    """The kinds of source in this archive."""


@router.get("/about")
def show_about(rooms: RoomsHere, session: SessionHere) -> HTMLResponse:
    """What this is, where the texts come from, how links work."""
    interviews = list_interviews(session)
    page = AboutPage(
        title="About",
        description="Where the texts come from and how far to trust them, how links stay right, "
        "and who owns what.",
        canonical=rooms.urls.absolute(rooms.urls.about()),
        section="about",
        interviews=len(interviews),
        words=sum(interview.words for interview in interviews),
        kinds=tuple(sorted({interview.source_kind for interview in interviews})),
    )
    return show(rooms, page)
