"""A line that opens with a speaker's label, in the ways in which people write them.

**Ada Lovelace:** words      [00:12] Ada Lovelace: words      Ada Lovelace (00:12): words
ADA LOVELACE:                Ada Lovelace 00:12               [Ada Lovelace]: words
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.transcript.formats.markdown import read_markdown
from app.transcript.formats.times import CLOCK, TIME, read_seconds
from app.transcript.voices import MOST_NAME_LETTERS

MOST_NAME_WORDS = 5

_WIDE_COLON = "\uff1a"  # of Chinese and Japanese; no blank stands behind it
_COLONS = f":{_WIDE_COLON}"
_NAME = rf"(?P<name>(?:[^\W_]|\[(?=[^\W\d_]))(?:[^{_COLONS}]{{0,240}}?[^\s{_COLONS}])?)"
_LABEL = re.compile(
    rf"\s*(?:>>\s*)?(?:(?:{TIME}|{CLOCK})\s*[-–]?\s*)?{_NAME}\s*(?:{TIME})?"
    rf"\s*(?:{_WIDE_COLON}|:(?=\s|$|{TIME}))(?:\s*{TIME})?\s*(?P<words>.*)",
)
_NAME_AND_TIME = re.compile(rf"\s*{_NAME}\s*(?:[ \t|,–-]|(?=[\[(]))\s*(?P<time>{TIME}|{CLOCK})\s*")
_BOLD = re.compile(
    rf"\s*(?P<time>(?:{TIME}|{CLOCK})\s*)?(?P<mark>\*\*|__)(?P<label>(?:(?!(?P=mark)).)+)(?P=mark)"
    rf"(?P<behind>\s*(?:{TIME})?\s*[{_COLONS}]|\s*(?:{TIME})?\s*$)?(?P<words>.*)",
)
_REMARK = re.compile(r"\s*[\[(][^()\[\]]*[\])]$")
_NO_NAME = re.compile(r"[\"“”„«»!?…;,|<>{}=*@\\。]|\w{5}\.(?!\S)|(?<!\b\w)(?<!\b[JSjs]r)\.$")
_PARTICLE = re.compile(
    r"a|al|and|bin|da|del?|della|de[nr]|di|dos?|du|el?|en|für|i|la|le|of|te[nr]|the|und|van"
    r"|vo[nm]|y|zur?"
)


class Style(StrEnum):
    """How a label is set off from what is said."""

    BOLD = "bold"
    LINE = "bold words alone on a line"  # they may as well be a heading
    PLAIN = "plain"
    TIMED = "a name and a time alone on a line"  # `John 3:16` is one, too


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label at the start of a line, and the words behind it."""

    name: str
    words: str
    style: Style
    seconds: int = 0
    """The time of a timed label."""

    @property
    def key(self) -> str:
        """By what labels are compared: how they are spelled does not matter."""
        return " ".join(self.name.casefold().split())


def read_label(line: str, is_markdown: bool) -> Label | None:
    """The label with which a line of single blanks opens, if that has the form of a name."""
    bold = _BOLD.fullmatch(line) if is_markdown else None
    text = _unbold(bold) if bold else line
    text = read_markdown(text) if is_markdown else text
    if form := _LABEL.fullmatch(text):
        name = _trim_name(form["name"])
        style = _find_style(bold, name)
        is_free = style is not Style.PLAIN
        return Label(name, form["words"], style) if is_name(name, is_free) else None
    if form := _NAME_AND_TIME.fullmatch(text):
        name = _trim_name(form["name"])
        timed = Label(name, "", Style.TIMED, read_seconds(form["time"]))
        return timed if is_name(name) else None
    return None


def _find_style(bold: re.Match[str] | None, name: str) -> Style:
    """Bold only if all of the name is: in `**Some** people say: …` it is not."""
    if bold is None or name not in read_markdown(bold["label"]):
        return Style.PLAIN
    return Style.BOLD if ":" in bold[0] or _WIDE_COLON in bold[0] else Style.LINE


def _unbold(bold: re.Match[str]) -> str:
    """A line with a bold label as one with a plain label; as it is, if it opens in bold words."""
    label = bold["label"].rstrip()
    if bold["behind"] is None and not label.endswith(tuple(_COLONS)):
        return bold[0]
    if ": " in label:  # the words are bold, too
        return bold[0]
    return f"{bold['time'] or ''}{label.rstrip(_COLONS + ' ')}: {bold['words']}"


def _trim_name(name: str) -> str:
    """A name without the time or remark behind it, such as `(host)`."""
    while shorter := _REMARK.search(name):
        if not shorter.start():
            break
        name = name[: shorter.start()]
    return name.strip("[] \t")


def is_name(name: str, is_free: bool = False) -> bool:
    """Whether words have the form of a name: few, without stops and, unless free, in capitals."""
    words = name.split()
    if not 0 < len(words) <= MOST_NAME_WORDS or len(name) > MOST_NAME_LETTERS:
        return False
    if _NO_NAME.search(name) or not any(letter.isalpha() for letter in name):
        return False
    return is_free or (_is_capital(words[-1]) and all(map(_is_name_word, words)))


def _is_name_word(word: str) -> bool:
    return bool(_PARTICLE.fullmatch(word)) or _is_capital(word) or not any(map(str.isalpha, word))


def _is_capital(word: str) -> bool:
    """Whether a word has a capital letter, or is of a script that has none; a number is one."""
    return word != word.lower() or word.upper() == word
