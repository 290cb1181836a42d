"""Writes the same words another way: what a printer changes, and no reader minds."""

import re
from collections.abc import Callable
from random import Random

from app.search.words import list_words
from tests.benchmarks.edits import FEWEST, MOST
from tests.benchmarks.said import Said

MARKS = (
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("„", "“"),
    ("‘", "’"),
    ("> ", ""),
    ("", "…"),
    ("…", ""),
)


def change_typography(random: Random, said: Said) -> str | None:
    run = said.take(random, FEWEST, MOST).text
    quote = run
    for change in random.sample(CHANGES, random.randint(1, 4)):
        quote = change(random, quote)
    if quote == run or list_words(quote) != list_words(run):
        return None
    return _break_word(random, quote) if random.random() < 0.2 else quote


def _change_case(random: Random, text: str) -> str:
    return random.choice([str.lower, str.upper, str.title, str.swapcase, _start_large])(text)


def _start_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _drop_marks(random: Random, text: str) -> str:
    marks = random.choice([",", ",;:", ",.;:?!—–"])
    return re.sub(rf"(?<!\d)[{marks}](?!\w)", "", text)


def _add_marks(random: Random, text: str) -> str:
    return re.sub(r"(?<=[a-z]) (?=[a-z])", lambda _: random.choice([" "] * 6 + [", ", "—"]), text)


def _curl(random: Random, text: str) -> str:
    opened = re.sub(r'(?<!\S)"', "“", text).replace('"', "”")
    return opened.replace("'", random.choice("’ʼ"))


def _change_blanks(random: Random, text: str) -> str:
    return re.sub(" ", lambda _: random.choice([" "] * 6 + ["\n", "\u00a0", "  ", "\r\n"]), text)


def _change_hyphens(random: Random, text: str) -> str:
    return text.replace("-", random.choice("\u2010\u2011–"))


def _end_otherwise(random: Random, text: str) -> str:
    return text.rstrip(".,;:!? ") + random.choice([",", ".", "!", "?", ";", " –", "…"])


def _wrap(random: Random, text: str) -> str:
    opening, closing = random.choice(MARKS)
    return text if re.search(r"[\"“”‘’]", text) else f"{opening}{text}{closing}"


def _break_word(random: Random, text: str) -> str:
    """At the end of a line."""
    words = list(re.finditer(r"(?<![\w'’])[A-Za-z]{8,}(?![\w'’])", text))
    if not words:
        return text
    place = random.choice(words).start() + random.randint(3, 5)
    return f"{text[:place]}-\n{text[place:]}"


CHANGES: tuple[Callable[[Random, str], str], ...] = (
    _change_case,
    _drop_marks,
    _add_marks,
    _curl,
    _change_blanks,
    _change_hyphens,
    _end_otherwise,
    _wrap,
)
