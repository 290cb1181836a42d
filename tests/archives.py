"""Opens archives and applications for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from fastapi import FastAPI

from app.bundled import find_bundled_folder
from app.ingest.library import Library, open_library

SEEDS = find_bundled_folder("seeds")
FIRST = "ilya-sutskever-2025"


def open_test_library(data_dir: Path) -> Library:
    return open_library(f"sqlite:///{data_dir / 'onrecord.db'}", data_dir)


@asynccontextmanager
async def visit(
    app: FastAPI, base_url: str = "http://localhost"
) -> AsyncIterator[httpx.AsyncClient]:
    """Starts an application, and gives a client of it."""
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 123))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url=base_url) as client,
    ):
        yield client
