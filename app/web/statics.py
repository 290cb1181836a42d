"""Serves the static files: under a version, so that browsers keep them for good."""

import hashlib
from pathlib import Path

from fastapi import APIRouter, FastAPI, Response
from fastapi.staticfiles import StaticFiles

FOR_GOOD = "public, max-age=31536000, immutable"
_FIRST_SHEETS = ("tokens.css", "base.css", "layout.css")


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
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def add_statics(app: FastAPI, folder: Path, version: str) -> None:
    """Puts the static files and the joined style sheet under /static/{version}."""
    router = APIRouter(include_in_schema=False)
    stylesheet = join_stylesheets(folder / "css")

    @router.get(f"/static/{version}/site.css")
    async def show_stylesheet() -> Response:
        return Response(stylesheet, media_type="text/css", headers={"Cache-Control": FOR_GOOD})

    app.include_router(router)
    app.mount(f"/static/{version}", VersionedFiles(directory=folder), name="static")
