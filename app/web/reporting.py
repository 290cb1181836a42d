"""Where a visitor tells of a mistake, with the words and their address filled in."""

from urllib.parse import quote

from app.transcript.reading import shorten

MOST_CHARACTERS = 400
"""Of the words, so that the address stays one that mail programs take."""


def link_report(contact: str | None, words: str, address: str) -> str | None:
    """A mail that is begun, or the page that was named; None where there is no contact."""
    if not contact or "://" in contact:
        return contact
    lines = [
        address,
        "",
        f"“{shorten(words, MOST_CHARACTERS)}”",
        "",
        "What should stand there:",
        "",
    ]
    body = "\r\n".join(lines)  # RFC 6068, section 5
    subject = "A mistake in a transcript"
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(body)}"
