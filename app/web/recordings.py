"""Addresses into recordings: where a chapter can be heard."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

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
