"""What somebody pastes without what a page or a program put into it."""

import html
import re
from urllib.parse import unquote

from app.search.words import compose

_NOTE_MARK = re.compile(r"<sup\b.*?</sup\s*>", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(r"<(/?)q\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol|h\d|tr|blockquote))\b[^<>]*>", re.IGNORECASE)
_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|"
    "footer|h[1-6]|head|header|hr|html|i|img|ins|li|main|mark|ol|p|path|pre|q|s|script|section|small|"
    "span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|wbr"
)
_TAG = re.compile(
    rf"</?(?:{_NAMES})(?:\s+[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']*))*\s*/?>|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:https?:|mailto:|/|#)[^()\s]*\)")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_HASHTAGS = re.compile(r"(?:\s+#\w+)+\s*$")
_APOSTROPHE = re.compile(r"(?<=\w)[`\u00b4](?=\w)")
_BLOCK_MARK = re.compile(r"^[ \t]*(?:>[> \t]*)?(?:[*•-][ \t]+|\d{1,2}[.)][ \t]+)?", re.MULTILINE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?"
_FRAME = re.compile(
    rf"WEBVTT.*|\(?{_CLOCK}\)?(?:\s*-->.*)?"  # captions
    r"|On .{5,120} wrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}"  # mail
    r"|(?:From|To|Cc|Sent|Date|Subject|Betreff|Von|An): .*"
    rf"|@\w+|·|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|(?:[\d.,]+[KM]?\s*)+"  # posts
    rf"|{_CLOCK} ?[AP]M\b.*|[\d.,]+[KM]? (?:Views|Likes|Reposts|replies)\b.*",
)
"""A line that a program puts around what somebody said."""
_POSTED = re.compile(
    rf"^(\D{{2,60}}?) @\w+ · (?:{_MONTH} \d{{1,2}}.*|\d+[smhd]\b.*)$", re.MULTILINE
)
_POSTER = re.compile(r"^(\D{2,60})\n+@\w+$", re.MULTILINE)
_FOOT = re.compile(
    rf"\s+{_CLOCK} ?[AP]M\s*·.*$|\s*(?:read|show|see) more\W*$|\s*continue reading\W*$",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*\n\s*(?=[^\W\d_])")
_SUPERSCRIPT = re.compile(r"(?<![\d⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+|[†‡]+|(?<=[\w.,;:!?”’\"'])\*+(?!\w)")


def clean_paste(text: str) -> str:
    """The words alone, line by line: no markup, no broken words, no signs of footnotes."""
    plain = unquote(text) if "%20" in text and " " not in text.strip() else text
    plain = _BLOCK_MARK.sub("", html.unescape(_drop_tags(plain)).replace("\r\n", "\n"))
    plain = _FOOT.sub("", _POSTER.sub(r"\1:", _POSTED.sub(r"\1:", plain)))
    plain = _BROKEN_WORD.sub("", plain)
    plain = _SUPERSCRIPT.sub("", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", plain)))
    plain = plain.replace("``", "“").replace("''", "”")
    plain = _APOSTROPHE.sub("'", _HASHTAGS.sub("", _ADDRESS.sub("", plain)))
    lines = [line for line in map(compose, plain.splitlines()) if line]
    return "\n".join([line for line in lines if not _FRAME.fullmatch(line)] or lines)


def _drop_tags(text: str) -> str:
    plain = _NOTE_MARK.sub("", text)
    plain = _QUOTED.sub(lambda tag: "”" if tag[1] else "“", plain)
    return _TAG.sub("", _BLOCK_TAG.sub("\n", plain))
