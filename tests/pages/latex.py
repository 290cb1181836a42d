"""Reads what LaTeX would set."""

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

# Commands of LaTeX itself that the decoder does not know.
_SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">"}


def read_latex(text: str) -> str:
    """The words of a field; LaTeX sets both kinds of apostrophes alike, so these come as one."""
    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    known.add_context_category("signs", macros=macros, prepend=True)
    decoder = LatexNodes2Text(latex_context=known, strict_latex_spaces=True)
    words: str = decoder.latex_to_text(text)
    return words.replace("’", "'")
