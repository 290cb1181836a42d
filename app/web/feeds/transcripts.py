"""An interview as podcast players take it: the HTML transcript of Podcasting 2.0.

See https://github.com/Podcastindex-org/podcast-namespace, transcripts/transcripts.md. No times are
known here, so none are told.
"""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from app.archive.segments import read_segments
from app.archive.values import Interview, Segment
from app.web.dependencies import InterviewHere, SessionHere, UrlsHere
from app.web.presenting import name_speaker
from app.web.quoting.quotations import UNKNOWN

router = APIRouter(include_in_schema=False)

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{url}">
</head>
<body>
{spoken}
</body>
</html>
""")


@router.get("/interviews/{interview:slug}.transcript.html")
def show_transcript(session: SessionHere, urls: UrlsHere, interview: InterviewHere) -> HTMLResponse:
    """Every word of one interview, with who says it where that is known."""
    url = urls.absolute(urls.interview(interview))
    return HTMLResponse(write_transcript(interview, read_segments(session, interview), url))


def write_transcript(interview: Interview, segments: Sequence[Segment], url: str) -> str:
    """A page without any style; `url` is the page that stands for these words."""
    return _PAGE.format(
        language=interview.language,
        title=interview.title,
        url=url,
        spoken=Markup("\n").join(_write_turns(segments)),
    )


def _write_turns(segments: Sequence[Segment]) -> Iterator[Markup]:
    """A name for each turn, and a paragraph for each segment that holds some of it."""
    is_anybody_known = any(segment.speakers for segment in segments)
    before = None
    for segment in segments:
        for turn in segment.turns:
            if turn != before and is_anybody_known:
                # Also where it is not known: players give words without a name to the last one.
                yield Markup("<cite>{}:</cite>").format(name_speaker(turn) or UNKNOWN)
            before = turn
            spoken = [one.text for one in segment.sentences if turn.holds(one)]
            yield Markup('<p dir="auto">{}</p>').format(" ".join(spoken))
