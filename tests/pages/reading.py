"""Reads a page as a visitor's browser would: its elements, its words, its links."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path", "circle"}


class _Parser(HTMLParser):
    """Fails on tags that are not nested, and on an attribute given twice."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


def read(html: str) -> Element:
    """The document's root element."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.builder.close()


def words(element: Element) -> str:
    """All the text in an element, every run of white space made one space."""
    return " ".join("".join(element.itertext()).split())


def pick(root: Element, tag: str = "*", css_class: str | None = None) -> list[Element]:
    """The elements of a kind, in order."""
    return [
        element
        for element in root.iter()
        if tag in {"*", element.tag}
        and (css_class is None or css_class in element.get("class", "").split())
    ]


def one(root: Element, tag: str = "*", css_class: str | None = None) -> Element:
    """The only element of a kind."""
    (found,) = pick(root, tag, css_class)
    return found


def marks(root: Element) -> list[str]:
    """The words of every <mark>."""
    return [words(mark) for mark in pick(root, "mark")]


def links(root: Element) -> dict[str, str]:
    """Addresses by the words of their links; the first one where words occur twice."""
    found: dict[str, str] = {}
    for link in pick(root, "a"):
        found.setdefault(words(link), link.get("href", ""))
    return found


def addresses(root: Element) -> Iterator[str]:
    """Every address that a page links to, loads or sends to."""
    for element in root.iter():
        for name in ("href", "src", "action", "srcset", "data", "poster", "formaction"):
            if name in element.attrib:
                yield element.attrib[name]


def loads(root: Element) -> list[str]:
    """What a browser fetches by itself to show a page."""
    return [
        element.get("src") or element.get("href") or ""
        for element in root.iter()
        if "src" in element.attrib
        or (element.tag == "link" and element.get("rel") in {"stylesheet", "icon", "preload"})
    ]


def first_link(element: Element) -> str:
    """Where the first link leads."""
    return pick(element, "a")[0].get("href", "")
