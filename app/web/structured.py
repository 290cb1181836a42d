"""What a page is about, for programs that read pages: JSON-LD in the words of schema.org."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from app.archive.permalinks import Passage
from app.archive.values import Interview, Turn
from app.web.components import Link
from app.web.urls import Urls

Data = dict[str, Any]

# What could end the element or begin another one within it; JSON reads the same letters.
_ESCAPED = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})


def write_data(*things: Data) -> Markup:
    """The things of a page as one JSON-LD document, safe within a <script> element."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    return Markup(json.dumps(document, ensure_ascii=False).translate(_ESCAPED))  # noqa: S704


def describe_conversation(urls: Urls, interview: Interview, guessed: Collection[str] = ()) -> Data:
    """An interview, with who takes part in it; not those, by slug, of whom that is a guess."""
    series = {"@type": "CreativeWorkSeries", "name": interview.series} if interview.series else None
    return _keep_known(
        {
            "@type": "Conversation",
            "@id": urls.absolute(urls.interview(interview)),
            "url": urls.absolute(urls.interview(interview)),
            "name": interview.title,
            "datePublished": interview.date,
            "inLanguage": interview.language,
            "isPartOf": series,
            "isBasedOn": interview.source_url,
            "author": [
                _describe_person(urls, one.name, one.slug)
                for one in interview.participants
                if one.slug not in guessed
            ],
        }
    )


def describe_quotation(urls: Urls, passage: Passage, turns: Iterable[Turn], url: str) -> Data:
    """The words of a passage, and who says them where that is known of all of them for sure."""
    holding = [turn for turn in turns if any(map(turn.holds, passage.sentences))]
    is_known = all(turn.speaker and not turn.is_guessed for turn in holding)
    known = {turn.speaker.slug: turn.speaker.name for turn in holding if turn.speaker and is_known}
    return _keep_known(
        {
            "@type": "Quotation",
            "url": url,
            "text": passage.text,
            "inLanguage": passage.interview.language,
            "creator": [_describe_person(urls, name, slug) for slug, name in known.items()],
            "isPartOf": {"@id": urls.absolute(urls.interview(passage.interview))},
        }
    )


def describe_trail(urls: Urls, trail: Sequence[Link]) -> Data:
    """The way to a page from the front page, as its pages are called."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": link.text,
                "item": urls.absolute(link.url),
            }
            for number, link in enumerate(trail, start=1)
        ],
    }


def _describe_person(urls: Urls, name: str, slug: str) -> Data:
    return {"@type": "Person", "name": name, "url": urls.absolute(urls.speaker(slug))}


def _keep_known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}
