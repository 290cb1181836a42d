"""A quotation, and a whole interview, as Markdown (CommonMark 0.31)."""

import re

from app.web.quoting.quotations import UNKNOWN, Quotation
from app.web.quoting.scripts import Script

_SIGNS = re.compile(r"([\\`*_\[\]<>&~|#])")
# What means something at the start of a line alone: a list, a rule.
_OPENING = re.compile(r"^([+=-]|\d+(?=[.)]))")
_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})


def write_markdown(quotation: Quotation) -> str:
    """A block quotation, a paragraph for each speaker, and a line that says who and where."""
    place = f"[{escape_markdown(quotation.where)}]({quotation.url.translate(_ADDRESS)})"
    if quotation.speaker:
        paragraphs = [escape_markdown(quotation.text)]
        source = f"— {escape_markdown(quotation.speaker)}, {place}"
    else:
        paragraphs = [
            f"**{escape_markdown(part.speaker or UNKNOWN)}:** {escape_markdown(part.text)}"
            for part in quotation.parts
        ]
        source = f"— {place}"
    return "\n>\n".join(f"> {paragraph}" for paragraph in [*paragraphs, source])


def write_script(script: Script) -> str:
    """An interview with its facts at the head, and chapters as headings."""
    facts = [escape_markdown(fact) for fact in script.facts]
    blocks = [f"# {escape_markdown(script.title)}", "\\\n".join([*facts, f"<{script.url}>"])]
    for part in script.parts:
        if part.title:
            blocks.append(f"## {escape_markdown(part.title)}")
        blocks += [
            f"**{escape_markdown(speaker)}:** {escape_markdown(text)}"
            if speaker
            else escape_markdown(text)
            for speaker, text in part.paragraphs
        ]
    return "\n\n".join(blocks)


def escape_markdown(text: str) -> str:
    """A line of text that Markdown takes for nothing but text."""
    return _OPENING.sub(_escape_opening, _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _escape_opening(found: re.Match[str]) -> str:
    sign = found[1]
    return f"\\{sign}" if not sign.isdigit() else f"{sign}\\"
