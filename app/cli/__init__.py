"""The command line: what an archivist types. Answers go to stdout, messages to stderr."""

from typing import Any

import click

from app import __version__
from app.cli.annotating import turns
from app.cli.checking import check
from app.cli.exporting import export
from app.cli.ingesting import ingest
from app.cli.keeping import reindex, verify
from app.cli.looking import list_all, search
from app.cli.serving import serve
from app.cli.shared import tell
from app.cli.withdrawing import remove, withdraw
from app.errors import OnrecordError

COMMANDS = (
    *(serve, ingest, export, turns, list_all, search, check),
    *(remove, withdraw, reindex, verify),
)


class Cli(click.Group):
    """Shows an error of ours as the one sentence it is, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            tell(f"onrecord: {error}")
            ctx.exit(1)


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn interview transcripts into a searchable web archive."""


for command in COMMANDS:
    main.add_command(command)
