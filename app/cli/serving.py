"""The web server: `onrecord serve`."""

import logging
import socket

import click

from app.cli.shared import tell
from app.errors import OnrecordError, SettingError
from app.ingest.healing import find_changed_seeds, prepare_archive
from app.ingest.library import Library, open_library
from app.settings import Settings, read_settings

WEB_APP = "app.main:create_app"
LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--reload", is_flag=True, help="Start again when the code changes.")
def serve(host: str, port: int, workers: int, reload: bool) -> None:
    """Serve the archive; fill it from the seeds if it is empty."""
    import uvicorn  # here, so that no other command waits for it

    settings = read_settings()
    logging.basicConfig(level=settings.log_level.upper(), format=LOG_FORMAT)
    _refuse_taken_port(host, port)
    # Before workers start, so that none of them does it twice.
    library = open_library(settings.find_database_url(), settings.data_dir)
    prepare_archive(library, settings.seeds_dir)
    _tell_about_seeds(library, settings)
    library.close()
    if not settings.base_url and host not in {"127.0.0.1", "localhost", "::1"}:
        tell(
            "ONRECORD_BASE_URL is not set, so permalinks are shown without an origin. "
            "Set it to the public address, such as https://example.org."
        )
    uvicorn.run(
        WEB_APP,
        factory=True,
        host=host,
        port=port,
        workers=workers,
        reload=reload,
        log_level=settings.log_level,
        # A folder that happens to hold an app.py is none of our business.
        app_dir=None,
        server_header=False,
    )


def _refuse_taken_port(host: str, port: int) -> None:
    """Asked before anything is written; the server itself would ask last."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise SettingError(
            f"the server cannot listen on {host}, port {port} ({error.strerror}). "
            "Stop what listens there, or choose another place with --host and --port."
        ) from error


def _tell_about_seeds(library: Library, settings: Settings) -> None:
    try:
        changed = find_changed_seeds(library, settings.seeds_dir)
    except OnrecordError as error:
        # A slip in the seeds is no reason to take the archive off the web.
        tell(f"The seeds cannot be compared with what was ingested: {error}")
        return
    if changed:
        names = ", ".join(changed)
        tell(
            f"The seeds differ from what was ingested ({names}). "
            f"Bring them in with: onrecord ingest {settings.seeds_dir}"
        )
