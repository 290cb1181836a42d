"""Which of the lines that look like labels are labels, weighed over a whole transcript."""

import re
from collections.abc import Sequence

from app.transcript.formats.evidence import are_believed, find_repeated
from app.transcript.formats.labels import Style, read_label
from app.transcript.formats.preamble import is_preamble, list_names
from app.transcript.formats.sayings import Labels, drop_fields, drop_unlike
from app.transcript.formats.single_labels import drop_chance, meet_company, pick_slips

FEWEST_BOLD = 3
FEWEST_PLAIN = 4

# What opens a paragraph of prose and comes back, too, and nobody is called.
_PROSE = re.compile(
    r"(?:abstract|address|advantage|author|caution|chapter|comment|con|conclusion|copyright|date"
    r"|definition|description|disclaimer|edit|email|example|fact|figure|file|fix|format|from|goal"
    r"|hint|idea|important|input|keyword|lesson|licen[cs]e|location|myth|name|note|option|output"
    r"|part|phone|place|pro|problem|proof|reason|remark|result|section|solution|source|status|step"
    r"|subject|summary|table|theorem|time|tip|title|tldr|to|todo|update|url|version|warning)s?"
    r"(?: \d+)?"
)


def find_labels(lines: Sequence[str], is_markdown: bool) -> Labels:
    """The labels by the numbers of their lines; none where too little speaks for them."""
    found = _read_labels(lines, is_markdown)
    for labels, fewest in _sort_by_style(found):
        if are_believed(labels, lines, fewest):
            announced = [name for line in lines[: min(found)] for name in list_names(line)]
            company = meet_company(labels, lines, announced)
            others = {number: label for number, label in found.items() if number not in labels}
            believed = {**drop_chance(labels, lines, company), **pick_slips(others, company)}
            return dict(sorted(believed.items()))
    return {}


def _read_labels(lines: Sequence[str], is_markdown: bool) -> Labels:
    """What has the form of a label and may be one."""
    read = ((number, read_label(line, is_markdown)) for number, line in enumerate(lines))
    found = {number: label for number, label in read if label and not _PROSE.fullmatch(label.key)}
    return drop_unlike(drop_fields(_drop_preamble(found, lines), lines), lines)


def _drop_preamble(found: Labels, lines: Sequence[str]) -> Labels:
    """The labels without `Host: Ada King` and the like above the first that comes back."""
    keys = find_repeated(found)
    turns = (number for number, label in found.items() if label.key in keys)
    first = next((number for number in turns if not is_preamble(lines[number], keys)), 0)
    return {
        number: label
        for number, label in found.items()
        if number >= first or not is_preamble(lines[number], keys)
    }


def _sort_by_style(found: Labels) -> list[tuple[Labels, int]]:
    """Labels that may be believed together, the likeliest first, and the fewest that will do."""
    bold = {number: label for number, label in found.items() if label.style is Style.BOLD}
    timed = {number: label for number, label in found.items() if label.style is Style.TIMED}
    others = {number: label for number, label in found.items() if number not in timed}
    plain = sorted((others, timed), key=len, reverse=True)
    return [(bold, FEWEST_BOLD), *((labels, FEWEST_PLAIN) for labels in plain)]
