"""Types for the parts of an address, so that no route swallows another's."""

import re

from starlette.convertors import Convertor, register_url_convertor

from app.transcript import keys, slugs


class SlugConvertor(Convertor[str]):
    """An interview's, topic's or person's name in an address."""

    regex = slugs.PATTERN

    def convert(self, value: str) -> str:
        """The slug itself."""
        return value

    def to_string(self, value: str) -> str:
        """The slug itself."""
        return value


class KeyConvertor(SlugConvertor):
    """A sentence's key."""

    regex = keys.PATTERN


class RangeConvertor(SlugConvertor):
    """Two keys with two points between them."""

    regex = rf"{keys.PATTERN}\.\.{keys.PATTERN}"


class FileConvertor(Convertor[str]):
    """The ending by which a page's content is asked for as a file."""

    regex = r"txt|md|csv|bib|ris|csl\.json"

    def convert(self, value: str) -> str:
        """The ending itself."""
        return value

    def to_string(self, value: str) -> str:
        """The ending itself."""
        return value


def register_convertors() -> None:
    """Makes the types known to the router; has to happen before routes are declared."""
    register_url_convertor("slug", SlugConvertor())
    register_url_convertor("key", KeyConvertor())
    register_url_convertor("range", RangeConvertor())
    register_url_convertor("file", FileConvertor())


_KEY_IN_PATH = re.compile(
    rf"(?P<before>/interviews/[^/]+/(?:passages/)?)"
    rf"(?P<keys>{keys.PATTERN}(?:\.\.{keys.PATTERN})?)(?=/|$|\.(?:{FileConvertor.regex})$)",
    re.IGNORECASE,
)
_CAUGHT = "/.,;)]”\"’'>"


def tidy_path(path: str) -> str:
    """The address that a pasted one meant: keys in lower case, nothing caught behind it."""
    tidy = "/" + path.strip("/") if path.startswith("//") else path
    tidy = tidy.rstrip(_CAUGHT) or "/"
    return _KEY_IN_PATH.sub(lambda found: found["before"] + found["keys"].lower(), tidy)
