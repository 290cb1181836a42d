"""The words of a line of Markdown, without its marks."""

import re
from collections.abc import Sequence

_SIGNS = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | \\(?P<blank>\s)
    | `(?P<code>[^`]+)`
    | !\[(?:\\.|[^\[\]\\])*\]\([^()]*\)
    | \[(?P<link>(?:\\.|[^\[\]\\])*)\]\((?:[^()]|\([^()]*\))*\)
    | <(?P<address>https?://[^<>\s]+)>
    | </?(?:sup|sub|i|b|u|em|strong)>
    | (?P<newline><br[ ]?/?>)
    | (?<!\*)\*\*(?P<sign>[^\w\s*])\*\*(?!\*)
    | (?<![*\w])(?P<stars>\*{2,3})(?![\s*])
      (?P<strong>(?:\\.|(?!(?P=stars))[^\\])+)(?<![\s*])(?P=stars)(?!\*)
    | (?<![\w*])\*(?![\s*])(?P<emphasis>(?:\\.|[^*\\])+)(?<!\s)\*(?![\w*])
    | (?<!\w)(?P<bars>__?)(?![\s_])(?P<slanted>(?:\\.|(?!(?P=bars))[^\\])+)(?<!\s)(?P=bars)(?!\w)
    """,
    re.VERBOSE,
)
_PLAIN = ("escaped", "code", "address", "sign")
_NESTING = ("link", "strong", "emphasis", "slanted")
_USED = re.compile(r"\\[\[\]*_#]|\]\(https?:|^\s*(?:\S{4,12} )?(?:\*\*|__)\S", re.MULTILINE)
_LAYOUT = re.compile(r" {0,3}#{1,6}\s.*|\s*([-*_=])(?:\s*\1){2,}\s*")

_KEY = re.compile(r"[\w\"'][^:]{0,60}:(?=\s|$)")
_SETTING = re.compile(rf"{_KEY.pattern}|-\s|\s|#")


def uses_markdown(text: str) -> bool:
    """Whether a text has escapes, links or lines that open in bold, which plain text has not."""
    return bool(_USED.search(text))


def is_layout(line: str) -> bool:
    """Whether a line is a heading or a rule."""
    return bool(_LAYOUT.fullmatch(line))


def read_markdown(line: str) -> str:
    """The words of a line: emphasis, links and code give their text, escapes their sign."""
    return _SIGNS.sub(_read_sign, line)


def _read_sign(sign: re.Match[str]) -> str:
    for name in _PLAIN:
        if sign[name]:
            return sign[name]
    for name in _NESTING:
        if sign[name]:
            return read_markdown(sign[name])
    return " " if sign["blank"] or sign["newline"] else ""


def drop_front_matter(lines: list[str]) -> list[str]:
    """The lines below the block of settings between `---` with which a file may open."""
    if not lines or lines[0].rstrip() != "---":
        return lines
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = next(ends, 0)
    return lines[end + 1 :] if _are_settings(lines[1:end], lines[end + 1 :]) else lines


def _are_settings(block: Sequence[str], others: Sequence[str]) -> bool:
    """Whether lines are settings, and not the talk between two rules: no key comes back."""
    if not block or not block[0].strip():
        return False
    if not all(_SETTING.match(line) for line in block if line.strip()):
        return False
    keys = [key[0] for line in block if (key := _KEY.match(line))]
    return len(set(keys)) == len(keys) and not any(
        line.lstrip("*_ ").startswith(tuple(keys)) for line in others
    )
