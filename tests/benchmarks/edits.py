"""What becomes of words that are quoted: each takes some of a text, and changes them in one way.

None is given where what was taken cannot be changed in this way.
"""

import re
from random import Random

from tests.benchmarks.said import Run, Said

FEWEST, MOST = 5, 45
ELLIPSES = (
    *("… ", " … ", "…", "... ", " ... ", "...", " .... ", " . . . "),
    *(" [...] ", " […] ", " […], ", ". [...] ", " (…) ", " (...) ", ", … ", "… . "),
)
_DIGITS = re.compile(r"\d[\d,]*")
_NUMBERS = "two three four five six seven eight nine ten fifteen twenty hundred thousand million"
NUMBERS = _NUMBERS.split()
_AUXILIARIES = "is are was were will would can could do does did have has had should"
AUXILIARIES = frozenset(_AUXILIARIES.split())
_DENYING = {"won't": ["will"], "can't": ["can"], "cannot": ["can"], "not": [], "never": []}
_DENIED = {"will": "won't", "can": "can't"}
_TURNS = (
    "don't doesn't didn't isn't not never if maybe perhaps think believe guess suppose said say "
    "says saying would"
)
_TURNING = frozenset(_TURNS.split())
_SENTENCE = re.compile(r"(?<=[.?!] )[A-Z][^.?!\"“”]+[.?!]")
TURNS_WITHIN = 8


def drop_word(random: Random, said: Said) -> str:
    """One that stands between others."""
    run = said.take_plain(random, FEWEST, MOST)
    return run.change(random.randrange(1, len(run.words) - 1))


def replace_word(random: Random, said: Said) -> str:
    run = said.take_plain(random, FEWEST, MOST)
    return run.change(random.randrange(len(run.words)), said.take_word(random))


def shorten_last_word(random: Random, said: Said) -> str | None:
    """To another word of the text that it begins with: really to real, 2020 to 20."""
    run = said.take_plain(random, FEWEST, MOST)
    last = run.words[-1]
    others = [last[:end] for end in range(2, len(last)) if said.has(last[:end])]
    return run.change(len(run.words) - 1, random.choice(others)) if others else None


def swap_words(random: Random, said: Said) -> str:
    run = said.take_plain(random, FEWEST, MOST)
    number = random.randrange(len(run.words) - 1)
    one, other = run.words[number : number + 2]
    return run.change(number, other, one, instead_of=2)


def turn_denial(random: Random, said: Said) -> str | None:
    """With a denial taken out, or else one put in."""
    run = said.take_plain(random, FEWEST, MOST)
    words = [word.lower().replace("’", "'") for word in run.words]
    denying = [n for n, word in enumerate(words) if word in _DENYING or word.endswith("n't")]
    if denying and random.random() < 0.8:
        number = random.choice(denying)
        without = _DENYING.get(words[number], [run.words[number][:-3]])
        return run.change(number, *without)
    helping = [number for number, word in enumerate(words) if word in AUXILIARIES]
    if not helping:
        return None
    number = random.choice(helping)
    if random.random() < 0.5:
        return run.change(number, run.words[number], random.choice(["not", "never"]))
    return run.change(number, _DENIED.get(words[number], f"{run.words[number]}n't"))


def change_number(random: Random, said: Said) -> str | None:
    """Digits for other digits, a word for another."""
    run = said.take_plain(random, FEWEST, MOST)
    places = [n for n, word in enumerate(run.words) if word in NUMBERS or _DIGITS.search(word)]
    if not places:
        return None
    number = random.choice(places)
    word = run.words[number]
    if word in NUMBERS:
        return run.change(number, random.choice([each for each in NUMBERS if each != word]))
    return run.change(number, _DIGITS.sub(lambda digits: _vary(random, digits[0]), word))


def _vary(random: Random, digits: str) -> str:
    place = random.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
    other = random.choice([digit for digit in "123456789" if digit != digits[place]])
    return digits[:place] + other + digits[place + 1 :]


def glue_runs(random: Random, said: Said) -> str | None:
    """Two runs that stand far from one another."""
    one, other = (said.take_plain(random, FEWEST, MOST // 2) for _ in range(2))
    return f"{one.text} {other.text}" if abs(one.first - other.first) > 300 else None


def cut_middle(random: Random, said: Said) -> str | None:
    """With words left out, and a mark where they stood."""
    before, gap, after = (random.randint(*ends) for ends in ((4, 20), (2, 60), (4, 20)))
    first = random.randrange(len(said.words) - before - gap - after)
    parts: list[Run] = [said.cut(first, before), said.cut(first + before + gap, after)]
    if not all(part.is_plain for part in parts):
        return None
    return f"{parts[0].text}{random.choice(ELLIPSES)}{parts[1].text}"


def cut_beginning(random: Random, said: Said) -> str | None:
    """A sentence without what it begins with, which denies, doubts or attributes."""
    sentence = random.choice(_SENTENCE.findall(said.text))
    words = list(re.finditer(r"[\w'’-]+", sentence))
    turning = [
        number
        for number, word in enumerate(words[:TURNS_WITHIN])
        if word[0].lower().replace("’", "'") in _TURNING
    ]
    if not turning or len(words) - turning[-1] <= FEWEST:
        return None
    first = random.choice(turning) + 1
    ends = [word.start() for word in words[first + 4 :]] + [len(sentence)]
    end = random.choice([len(sentence), random.choice(ends)])
    return sentence[words[first].start() : end].strip()


def shuffle_words(random: Random, said: Said) -> str:
    """Words of the text that never stood together."""
    return " ".join(said.take_word(random) for _ in range(random.randint(8, 20)))
