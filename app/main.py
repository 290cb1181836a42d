"""Joins the parts into a web application."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.bundled import find_bundled_folder
from app.ingest.healing import prepare_archive
from app.ingest.library import open_library
from app.settings import Settings, read_settings
from app.web import (
    about,
    check,
    corrections,
    embeds,
    files,
    front,
    interview_search,
    interviews,
    machines,
    names,
    opensearch,
    passages,
    search,
    sentences,
    speakers,
    suggestions,
    topics,
)
from app.web.api import check as api_check
from app.web.api import docs
from app.web.api import interviews as api_interviews
from app.web.api import names as api_names
from app.web.api import passages as api_passages
from app.web.api import search as api_search
from app.web.api import topics as api_topics
from app.web.cards import pictures
from app.web.dependencies import Rooms
from app.web.feeds import archive_feed, robots, sitemaps, topic_feed, transcripts
from app.web.middleware import AnswerHead, GuardAnswers, LimitBodies, TagAnswers, TidyAddresses
from app.web.problems import add_problem_handlers
from app.web.statics import add_statics, find_version
from app.web.templating import Site, make_environment
from app.web.urls import Urls

log = logging.getLogger(__name__)

PAGES = (
    *(front, interviews, interview_search, sentences, passages, corrections),
    *(topics, names, speakers, search, check, about, docs, machines, opensearch, suggestions),
    *(files, embeds, pictures, archive_feed, topic_feed, sitemaps, robots, transcripts),
)
API = (api_interviews, api_passages, api_topics, api_names, api_search, api_check)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The archive as an ASGI application; it opens the archive when it starts."""
    settings = settings or read_settings()
    library = open_library(settings.find_database_url(), settings.data_dir)
    static = find_bundled_folder("static")
    urls = Urls(settings.base_url, find_version(static))
    site = Site(settings.site_name, settings.contact or None)

    @asynccontextmanager
    async def run(_: FastAPI) -> AsyncIterator[None]:
        prepare_archive(library, settings.seeds_dir)
        yield
        library.close()

    app = FastAPI(
        title=f"{settings.site_name} API",
        version=__version__,
        description="Every sentence of the archive with its permanent address, as JSON.",
        openapi_url=urls.openapi(),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=run,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.rooms = Rooms(
        library.database,
        library.engine,
        make_environment(find_bundled_folder("templates"), site, urls),
        site,
        urls,
        library.cards,
    )
    for page in PAGES:
        app.include_router(page.router)
    for part in API:
        app.include_router(part.router, prefix="/api/v1")
    add_statics(app, static, urls.version)
    add_problem_handlers(app)
    _add_middleware(app)
    return app


def _add_middleware(app: FastAPI) -> None:
    """The last one added meets a request first."""
    app.add_middleware(TagAnswers)
    app.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=6)
    app.add_middleware(TidyAddresses)
    app.add_middleware(LimitBodies)
    app.add_middleware(GuardAnswers)
    # Outside of redirects and failures, so that scripts elsewhere can follow and read them.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST"],
        allow_headers=["Content-Type"],
        expose_headers=["ETag"],
    )
    app.add_middleware(AnswerHead)
