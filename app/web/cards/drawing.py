"""Draws cards: the words large, below a rule who says them and where, and the site.

Pure: the same card is the same bytes with the same Pillow. Nothing but pixels goes into the file.
"""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache

from app.web.cards.fonts import Face, can_draw, clean_text
from app.web.cards.setting import break_lines, shorten
from app.web.cards.sheet import ACCENT, HEIGHT, INK, QUIET, WIDTH, Hand, Sheet

VERSION = 1
"""Raise it with whatever changes how a card looks, so that kept ones are drawn anew."""

MARGIN = 52
"""In which nothing is drawn."""
_LEFT = 124
"""Where lines start; the opening mark hangs out to the left of it."""
_RIGHT = WIDTH - 92
_TOP = 62
_RULE_TOP = 476
_BREATH = 40
"""Between the words and the rule."""

_STEPS_PX = {108: 130, 92: 112, 78: 97, 66: 84, 56: 72, 48: 62, 42: 54}
"""Sizes of the words, and from line to line; the larger they are, the closer. The smallest can
still be read where a site shows the card 400 pixels wide.
"""
_CAPITALS = 0.67
_DEPTHS = 0.25
"""How far letters reach above and below the line, by their size."""
_OPENING, _CLOSING = "“”"
_MOST_CHARACTERS = 4000
"""Far more than there is room for, even of the thinnest letters."""

_SPEAKER_LINE, _SOURCE_LINE, _ONLY_LINE = 527, 570, 551
"""On which the letters of the foot stand."""
_SPEAKER = Hand(Face.SEMIBOLD, 34, INK)
_SOURCE = Hand(Face.REGULAR, 30, QUIET)
_SITE = Hand(Face.SEMIBOLD, 30, ACCENT)
_MOST_OF_SITE = 360
_STAMP_PX = 36
_GAP = 40

_NAME = Hand(Face.SEMIBOLD, 104, INK)
_SIGN_PX = 260
_ABOUT = Hand(Face.REGULAR, 42, QUIET)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows."""

    words: str
    speaker: str | None
    source: str
    """The show and the date, such as "Dwarkesh Podcast, 25 November 2025"."""
    site: str


def name_card(card: Card) -> str:
    """Tells what is drawn from all else that may be, also from the card of another version."""
    return json.dumps([VERSION, *astuple(card)])


def draw_card(card: Card) -> bytes:
    """A PNG of a quotation; the site's card where its words or their origin cannot be drawn."""
    words, speaker, source = map(_take, (card.words, card.speaker or "", card.source))
    hand, lines = _set_words(words)
    if not words or not can_draw(" ".join([*lines, speaker, source])):
        origin = ", ".join(text for text in map(_take_drawable, (speaker, source)) if text)
        return draw_site_card(card.site, origin)
    sheet = Sheet()
    _draw_words(sheet, hand, lines)
    _draw_foot(sheet, speaker, source, _take_drawable(card.site))
    return sheet.write_png()


def draw_site_card(site: str, line: str) -> bytes:
    """A PNG of the site's sign and name with a line about it, each where it can be drawn."""
    sheet = Sheet()
    name, about = _take_drawable(site), _take_drawable(line)
    if not name and not about:
        sheet.stamp((WIDTH - _SIGN_PX) // 2, (HEIGHT - _SIGN_PX) // 2, _SIGN_PX)
        return sheet.write_png()
    sheet.stamp(_LEFT, 112, 116)
    sheet.write(_LEFT - 3, 376, _cut(name, _NAME, _RIGHT - _LEFT), _NAME)
    sheet.rule(_LEFT, _RIGHT, 428)
    for number, text in enumerate(_set_lines(about, _ABOUT, 2)):
        sheet.write(_LEFT, 492 + number * 54, text, _ABOUT)
    return sheet.write_png()


def _take(text: str) -> str:
    return clean_text(text)[:_MOST_CHARACTERS]


def _take_drawable(text: str) -> str:
    taken = _take(text)
    return taken if can_draw(taken) else ""


def _set_words(words: str) -> tuple[Hand, list[str]]:
    """In the largest letters that have room for all of them; else as many as the smallest have."""
    hands = [Hand(Face.REGULAR, size, INK) for size in _STEPS_PX]
    for hand in hands:
        lines = break_lines(words + _CLOSING, hand.measure, _RIGHT - _LEFT, _count_lines(hand))
        if lines is not None:
            return hand, lines
    return hands[-1], _set_lines(words, hands[-1], _count_lines(hands[-1]), _CLOSING)


def _set_lines(text: str, hand: Hand, most_lines: int, mark: str = "") -> list[str]:
    """As much of a text as the lines hold, with a mark behind it."""
    measure = cache(hand.measure)

    def set_all(part: str) -> list[str] | None:
        return break_lines(part + mark, measure, _RIGHT - _LEFT, most_lines)

    return set_all(shorten(text, lambda part: set_all(part) is not None)) or []


def _count_lines(hand: Hand) -> int:
    room = _RULE_TOP - _BREATH - _TOP - hand.size_px * (_CAPITALS + _DEPTHS)
    return int(room // _STEPS_PX[hand.size_px]) + 1


def _cut(text: str, hand: Hand, width: float) -> str:
    """As much of a text as one line of that width holds."""
    return shorten(text, lambda part: hand.measure(part) <= width)


def _draw_words(sheet: Sheet, hand: Hand, lines: Sequence[str]) -> None:
    """In the middle of the room above the rule, between marks in the accent."""
    marks = replace(hand, face=Face.SEMIBOLD, ink=ACCENT)
    baselines = _place_lines(hand, len(lines))
    last = lines[-1].removesuffix(_CLOSING)
    sheet.write(_LEFT - marks.measure(_OPENING), baselines[0], _OPENING, marks)
    for baseline, line in zip(baselines, [*lines[:-1], last], strict=True):
        sheet.write(_LEFT, baseline, line, hand)
    sheet.write(_LEFT + hand.measure(last), baselines[-1], _CLOSING, marks)


def _place_lines(hand: Hand, count: int) -> list[int]:
    step = _STEPS_PX[hand.size_px]
    capitals = hand.size_px * _CAPITALS
    # A little above the middle, where the eye looks for it.
    first = (_RULE_TOP + _TOP - _BREATH + capitals - (count - 1) * step) / 2
    return [round(first) + number * step for number in range(count)]


def _draw_foot(sheet: Sheet, speaker: str, source: str, site: str) -> None:
    """Who says it, where, and the site; a name or a title that is too long is shortened."""
    line = _SOURCE_LINE if speaker else _ONLY_LINE
    name = _cut(site, _SITE, _MOST_OF_SITE)
    left = _RIGHT - round(_SITE.measure(name)) - 12 - _STAMP_PX
    sheet.rule(_LEFT, _RIGHT, _RULE_TOP)
    sheet.write(_LEFT, _SPEAKER_LINE, _cut(speaker, _SPEAKER, _RIGHT - _LEFT), _SPEAKER)
    sheet.write(_LEFT, line, _cut(source, _SOURCE, left - _GAP - _LEFT), _SOURCE)
    sheet.stamp(left, line - 28, _STAMP_PX)
    sheet.write(left + _STAMP_PX + 12, line, name, _SITE)
