"""The text of an annotation file after changes to some of its lines."""

import re
from collections.abc import Iterable, Sequence

from app.transcript.annotations import read_lines
from app.transcript.updates.changes import LineChange

_BOM = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")


def apply_changes(text: str, changes: Iterable[LineChange]) -> str:
    """The file after its changes; blank lines, comments and line ends are kept."""
    bom = _BOM if text.startswith(_BOM) else ""
    parts = _LINE_END.split(text.removeprefix(_BOM))
    contents, ends = parts[::2], [*parts[1::2], ""]
    usual = ends[0] or "\n"
    lines = [
        (content, usual if place else end)
        for piece, end in zip(_Lines(contents).change(changes), ["", *ends], strict=True)
        for place, content in enumerate(piece)
    ]
    return bom + _join(lines, usual)


class _Lines:
    """The lines of a file by number, each with those that go behind it; 0 stands above all."""

    def __init__(self, contents: Sequence[str]) -> None:
        self._contents = contents
        self._pieces = [[], *([content] for content in contents)]
        first = next(read_lines("\n".join(contents), ""))
        self._top = self._find_comments(first.number).start - 1

    def change(self, changes: Iterable[LineChange]) -> list[list[str]]:
        """The lines after some changes."""
        for change in changes:
            self._change(change, self._pieces[change.number or self._top])
        return self._pieces

    def _change(self, change: LineChange, piece: list[str]) -> None:
        if change.after is None:
            del piece[0]
        elif change.before is None:
            piece.append(change.after)
        else:
            piece[0] = piece[0].replace(change.before, change.after, 1)
        if change.moved_behind is not None:
            moved = (*self._find_comments(change.number), change.number)
            behind = self._pieces[change.moved_behind or self._top]
            behind += [self._pieces[number].pop(0) for number in moved]

    def _find_comments(self, number: int) -> range:
        """The comment lines that belong to a line: right above it, yet not at the top of the file,
        where they speak of the whole.
        """
        first = number
        while first > 1 and self._contents[first - 2].lstrip().startswith("#"):
            first -= 1
        return range(number, number) if first == 1 else range(first, number)


def _join(lines: Sequence[tuple[str, str]], usual: str) -> str:
    """The lines with their ends; only the last one has none."""
    *above, (last, _) = lines or [("", "")]
    return "".join(content + (end or usual) for content, end in above) + last
