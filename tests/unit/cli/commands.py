"""Types a command, and takes its answer or its complaint."""

from click.testing import CliRunner, Result

from app.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def answer(*arguments: object) -> str:
    """What a command that has to succeed says on stdout."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def complaint(*arguments: object) -> str:
    """The one sentence of a command that has to fail over its input; stdout stays empty."""
    result = run(*arguments)
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: ")
    assert result.stderr.count("\n") == 1
    return result.stderr
