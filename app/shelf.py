"""A folder of cards that were drawn, so that each is drawn once; several processes may share it."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time
from typing import NamedTuple
from uuid import uuid4

log = logging.getLogger(__name__)

_CARD, _DRAFT = ".png", ".draft"
_MARK = "cleared"
_PNG_END = b"IEND\xae\x42\x60\x82"
_ABANDONED_S = 600
"""The age at which nobody is writing on a draft any more."""
_PARTS = 20
"""A shelf is tidied whenever a part of it is new, and one part is left free then."""


class _File(NamedTuple):
    used_at: float
    size: int
    path: Path


class Shelf:
    """Keeps cards by what is on them; those that nobody has asked for the longest go first.

    A folder that cannot be used is no failure: every card is drawn anew, and the log says so once.
    """

    def __init__(
        self, folder: Path, most_files: int = 1000, most_bytes: int = 64 * 1024 * 1024
    ) -> None:
        self._folder = folder
        self._most_files = most_files
        self._most_bytes = most_bytes
        self._until_tidying = 0
        self._has_complained = False

    def read_mark(self) -> str:
        """What changes whenever the shelf is cleared; to be asked before the words are read."""
        try:
            return (self._folder / _MARK).read_text("ascii")
        except (OSError, ValueError):
            return ""

    def fetch(self, name: str, make: Callable[[], bytes], mark: str | None = None) -> bytes:
        """The card of that name, which may hold anything; it is made where it is not there.

        It is not kept if the shelf was cleared since `mark`: its words may have been withdrawn.
        """
        mark = self.read_mark() if mark is None else mark
        # Nothing of a name gets into the path but its hash.
        path = self._folder / (sha256(name.encode("utf-8", "surrogatepass")).hexdigest() + _CARD)
        kept = _read_card(path)
        if kept is not None:
            return kept
        made = make()
        try:
            self._keep(path, made, mark)
        except FileNotFoundError:
            log.debug("A card was cleared away while it was being kept.")
        except OSError as error:
            self._complain(error)
        return made

    def clear(self) -> None:
        """Leaves no card here, nor one that is being drawn; raises OSError where one stays."""
        self._folder.mkdir(parents=True, exist_ok=True)
        # The mark first: whoever keeps a card from now on sees it, and takes the card away again.
        _write_whole(self._folder / _MARK, uuid4().hex.encode())
        for path in self._list_files():
            path.unlink(missing_ok=True)

    def _keep(self, path: Path, card: bytes, mark: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        _write_whole(path, card)
        if self.read_mark() != mark:
            path.unlink(missing_ok=True)
            return
        self._until_tidying -= 1
        if self._until_tidying < 0:
            self._until_tidying = self._most_files // _PARTS
            self._tidy()

    def _tidy(self) -> None:
        """Takes away what is too much, and what writers left that were stopped."""
        files = sorted(self._look_at_files(), reverse=True)
        cards = [file for file in files if file.path.suffix == _CARD]
        drafts = [file for file in files if file.path.suffix == _DRAFT]
        old = [file for file in drafts if file.used_at < time() - _ABANDONED_S]
        for file in [*self._choose_surplus(cards), *old]:
            file.path.unlink(missing_ok=True)

    def _choose_surplus(self, newest_first: list[_File]) -> Iterator[_File]:
        share = (_PARTS - 1) / _PARTS
        used = 0
        for count, file in enumerate(newest_first, 1):
            used += file.size
            if count > self._most_files * share or used > self._most_bytes * share:
                yield file

    def _look_at_files(self) -> Iterator[_File]:
        for path in self._list_files():
            with suppress(FileNotFoundError):  # another process may be tidying, too
                stat = path.stat()
                yield _File(stat.st_mtime, stat.st_size, path)

    def _list_files(self) -> list[Path]:
        """What is ours in the folder, and nothing that somebody else put there."""
        return [path for path in self._folder.iterdir() if path.suffix in {_CARD, _DRAFT}]

    def _complain(self, error: OSError) -> None:
        if not self._has_complained:
            self._has_complained = True
            log.warning(
                "Cards cannot be kept, so each is drawn anew (%s). Let the server write to %s.",
                error.strerror,
                self._folder,
            )


def _read_card(path: Path) -> bytes | None:
    """A card with all of its bytes, which is then the newest."""
    try:
        card = path.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        os.utime(path)
    # A machine that lost its power may have kept the name of a file and not its end.
    return card if card.endswith(_PNG_END) else None


def _write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is there with all of its bytes, or not at all."""
    draft = path.with_name(uuid4().hex + _DRAFT)
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
