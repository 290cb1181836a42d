"""Reference lists as Markdown, in each style."""

from collections.abc import Sequence

from app.web.citing.references import Reference
from app.web.citing.styles import STYLES, Run
from app.web.quoting.markdown import escape_markdown


def write_reference_lists(references: Sequence[Reference]) -> str:
    """A heading for each style, and the references below it in the order they are given."""
    if not references:
        return ""
    blocks = ["## References"]
    for style, write in STYLES:
        entries = ["".join(map(_write_run, write(reference))) for reference in references]
        blocks += [f"### {style}", "\n".join(f"- {entry}" for entry in entries)]
    return "\n\n".join(blocks)


def _write_run(run: Run) -> str:
    """A stretch with the blanks around it outside of the asterisks, where they belong."""
    text = escape_markdown(run.text)
    before = " " if run.text[:1].isspace() else ""
    behind = " " if run.text[-1:].isspace() else ""
    return f"{before}*{text}*{behind}" if run.is_italic else f"{before}{text}{behind}"
