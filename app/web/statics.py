"""Serves the static files: under a version, so that browsers keep them for good."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import APIRouter, FastAPI, Response
from fastapi.staticfiles import StaticFiles

FOR_GOOD = "public, max-age=31536000, immutable"
_FIRST_SHEETS = ("tokens.css", "base.css", "layout.css")
_NOTES = re.compile(r"/\*.*?\*/", re.DOTALL)
"""What a style sheet says to its editors."""
_NOTE_LINES = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
"""The same in a script: whole lines only, for elsewhere two slashes may be part of a word."""
_INDENTS = re.compile(r"\n\s+")


class VersionedFiles(StaticFiles):
    """Static files whose address changes when any of them does."""

    def file_response(self, *args: object, **options: object) -> Response:
        """The file, to be kept for good."""
        response = super().file_response(*args, **options)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOR_GOOD
        return response


def find_version(folder: Path) -> str:
    """A fingerprint over all static files."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return total.hexdigest()[:12]


def join_stylesheets(folder: Path) -> str:
    """All style sheets as one, so that a page needs one request: tokens first, print last."""
    sheets = [folder / name for name in _FIRST_SHEETS]
    sheets += sorted((folder / "components").glob("*.css"))
    sheets.append(folder / "print.css")
    joined = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return _INDENTS.sub("\n", _NOTES.sub("", joined)).strip()


def read_scripts(folder: Path) -> dict[str, str]:
    """The scripts by name, without what they say to their editors."""
    return {
        path.name: _INDENTS.sub("\n", _NOTE_LINES.sub("", path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.js"))
    }


def add_statics(app: FastAPI, folder: Path, version: str) -> None:
    """Puts the static files, the scripts and the joined style sheet under /static/{version}."""
    router = APIRouter(include_in_schema=False)
    files = {"site.css": ("text/css", join_stylesheets(folder / "css"))}
    for name, script in read_scripts(folder / "js").items():
        files[f"js/{name}"] = ("text/javascript", script)
    for name, (media_type, text) in files.items():
        router.get(f"/static/{version}/{name}")(_serve(text, media_type))
    app.include_router(router)
    app.mount(f"/static/{version}", VersionedFiles(directory=folder), name="static")


def _serve(text: str, media_type: str) -> Callable[[], Awaitable[Response]]:
    """A route that answers with a text, to be kept for good."""

    async def show_text() -> Response:
        return Response(text, media_type=media_type, headers={"Cache-Control": FOR_GOOD})

    return show_text
