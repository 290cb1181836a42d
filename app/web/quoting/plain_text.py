"""A quotation, and a whole interview, as plain text: what somebody pastes into a message."""

from app.web.quoting.quotations import UNKNOWN, Quotation
from app.web.quoting.scripts import Script


def write_text(quotation: Quotation) -> str:
    """“…” — who, where, when, link; with several speakers a line for each."""
    place = f"{quotation.where}, {quotation.url}"
    if quotation.speaker:
        return f"“{quotation.text}” — {quotation.speaker}, {place}"
    lines = [f"{part.speaker or UNKNOWN}: “{part.text}”" for part in quotation.parts]
    return "\n".join([*lines, f"— {place}"])


def write_script(script: Script) -> str:
    """An interview with its facts at the head; paragraphs are parted by an empty line."""
    blocks = [script.title, "\n".join([*script.facts, script.url])]
    for part in script.parts:
        if part.title:
            blocks.append(f"{part.title}\n{'-' * len(part.title)}")
        blocks += [f"{speaker}: {text}" if speaker else text for speaker, text in part.paragraphs]
    return "\n\n".join(blocks)
