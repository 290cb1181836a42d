"""Makes references, with a default for everything."""

from app.web.citing.references import Reference

PASSAGE = Reference(
    key="ada-2025-bcdfghjk",
    title="A talk with Ada",
    authors=("Ada Lovelace",),
    interviewers=("Charles Babbage",),
    guests=("Ada Lovelace",),
    series="The Engine Room",
    date="2025-11-25",
    language="en",
    kind="edited captions",
    site="Onrecord",
    url="https://archive.example/interviews/ada-2025/bcdfghjk",
    revision=1,
    words="An engine that weaves algebraic patterns.",
    gaps=(),
)
"""What Ada said, with all that can be known of it."""
HOSTILE = "</script>]]> --> \\end{document} %$&#_{}~^ \N{PILE OF POO} \N{RIGHT-TO-LEFT MARK}"
INJECTED = "One\r\nER  - \r\nTY  - BOOK\n},\n@misc{evil,\x00\x0b\x1b\u2028\u0085end"
