"""Recordings: their clock, and where in them a chapter can be heard."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from app.archive.values import Chapter, Interview
from app.web.components import Link

_YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"}
_MEDIA_ENDINGS = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm", ".ogv")


def point_into(recording: str, time_s: int) -> str:
    """The address of a recording at a time, where its host lets one point into it.

    YouTube takes `t`; a sound or film file takes a media fragment (W3C Media Fragments URI 1.0);
    any other address stays as it is, and is not guessed at.
    """
    parts = urlsplit(recording)
    if parts.hostname in _YOUTUBE:
        asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "t"]
        return urlunsplit(parts._replace(query=urlencode([*asked, ("t", f"{time_s}s")])))
    if parts.path.lower().endswith(_MEDIA_ENDINGS):
        return urlunsplit(parts._replace(fragment=f"t={time_s}"))
    return recording


def write_time(time_s: int | None) -> str | None:
    """Seconds as on a recording's clock: 9:39, 1:18:13."""
    if time_s is None:
        return None
    hours, minutes, seconds = time_s // 3600, time_s // 60 % 60, time_s % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def link_recording(interview: Interview, chapter: Chapter | None) -> Link | None:
    """Where a chapter can be heard; None where its time or the recording is not known."""
    if chapter is None or chapter.time_s is None or not interview.source_url:
        return None
    text = f"Hear this chapter ({write_time(chapter.time_s)})"
    return Link(text, point_into(interview.source_url, chapter.time_s))
