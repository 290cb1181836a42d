"""Draws an interview as one line: who speaks when, where chapters start, what is lit."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.archive.database import Session
from app.archive.interviews import read_chapters, read_turns
from app.archive.segments import read_segment_spans
from app.archive.values import Chapter, Interview, Participant, Segment, Sentence, Turn
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import ConversationLine, Lane, Stretch
from app.web.line_captions import write_caption, write_chapters, write_percent
from app.web.urls import Urls

_WORDS = 24
"""Code points of a turn in the title of its bar: a page may hold hundreds of bars."""
_DIGIT = 2.5
"""Percent that one digit of a chapter's number takes on the narrowest screen."""
_MOST_LINKS = 400
"""The longest turns of a conversation of many hours are links, the others only drawn."""
_THIN = 10
"""The narrowest bar of an outline, in hundredths of a percent: a single word is still seen."""


def read_bars(session: Session, interview: Interview) -> list[Turn]:
    """What the bars of an interview's line stand for."""
    turns = read_turns(session, interview)
    if is_named(turns):
        return turns
    return [_make_bar(span) for span in read_segment_spans(session, interview)]


def is_named(turns: Iterable[Turn]) -> bool:
    """Whether any speaker is known."""
    return any(turn.speaker for turn in turns)


def cut_bars(segments: Iterable[Segment]) -> list[Turn]:
    """A bar for each passage: where nobody is named, no turn is known to begin or end."""
    return [_make_bar(Span(segment.start, segment.end)) for segment in segments]


def _make_bar(span: Span) -> Turn:
    return Turn(None, "unknown", 0, span.start, span.end)


def draw_lit_line(
    session: Session,
    urls: Urls,
    interview: Interview,
    segments: Sequence[Segment],
    *,
    are_all: bool = True,
) -> ConversationLine:
    """A whole interview with some of its passages lit, each a link; perhaps those of a page."""
    bars, chapters = read_bars(session, interview), read_chapters(session, interview)
    line = draw_line(urls, interview, bars, chapters)
    line = light_segments(line, urls, interview, chapters, segments, bars[-1].end)
    return line if are_all else replace(line, where=f"On this page: {line.where}")


def draw_line(
    urls: Urls,
    interview: Interview,
    bars: Sequence[Turn],
    chapters: Sequence[Chapter],
    sentences: Sequence[Sentence] = (),
) -> ConversationLine:
    """A whole interview; where its sentences are given, each bar leads to its first one."""
    return ConversationLine(
        language=interview.language,
        lanes=tuple(_make_lanes(interview, bars, _link_bars(urls, interview, bars, sentences))),
        chapters=tuple(_mark_chapters(urls, interview, chapters, bars[-1].end)),
        lit=(),
        where=None,
        chapter=None,
        caption=write_caption(interview, bars, named=is_named(bars)),
    )


def light_place(
    line: ConversationLine, chapters: Sequence[Chapter], span: Span, length: int, what: str
) -> ConversationLine:
    """The line with one sentence or passage lit; `length` is the text's."""
    within = [each for each in chapters if span.overlap(Span(each.start, each.end))]
    way = (
        f"{write_percent(span.start, length)} of the way in" if span.start else "at the very start"
    )
    return replace(
        line,
        lit=(_place(span.start, span.end, length),),
        where=f"This {what} stands {way}{write_chapters(chapters, within)}",
        chapter=within[0].title if len(within) == 1 else None,
    )


def light_segments(
    line: ConversationLine,
    urls: Urls,
    interview: Interview,
    chapters: Sequence[Chapter],
    segments: Sequence[Segment],
    length: int,
) -> ConversationLine:
    """The line with some of the interview's passages lit, each a link."""
    within = [each for each in chapters if any(part.chapter == each for part in segments)]
    count = f"{len(segments)} passage{'' if len(segments) == 1 else 's'}"
    return replace(
        line,
        lit=tuple(
            _place(
                each.start,
                each.end,
                length,
                title=shorten(each.text, _WORDS),
                url=urls.sentence(interview, each.key),
            )
            for each in segments
        ),
        where=f"{count}{write_chapters(chapters, within)}",
        chapter=within[0].title if len(within) == 1 else None,
    )


def _place(start: int, end: int, length: int, title: str = "", url: str | None = None) -> Stretch:
    """A part of the line; parts that meet in the text meet on the line."""
    x, until = (round(100 * offset / length, 2) for offset in (start, end))
    return Stretch(x, round(until - x, 2), title, url)


def _link_bars(
    urls: Urls, interview: Interview, bars: Sequence[Turn], sentences: Sequence[Sentence]
) -> list[Stretch]:
    """The bars on the line. A turn ends before a blank: its bar goes on to the next one's start."""
    length = bars[-1].end
    starts = [sentence.start for sentence in sentences]
    linked = set(sorted(bars, key=_measure, reverse=True)[:_MOST_LINKS]) if sentences else ()
    stretches = []
    for bar, end in zip(bars, [*(bar.start for bar in bars[1:]), length], strict=True):
        stretch = _place(bar.start, end, length)
        if bar in linked:
            first = sentences[bisect_right(starts, bar.start) - 1]
            title, url = _write_title(bar, first), urls.in_context(interview, first)
            stretch = replace(stretch, title=title, url=url)
        stretches.append(stretch)
    return stretches


def _measure(bar: Turn) -> int:
    return bar.end - bar.start


def _write_title(bar: Turn, first: Sentence) -> str:
    words = shorten(first.text, _WORDS)
    doubt = ", inferred" if bar.basis == "inferred" else ""
    return f"{bar.speaker.name}{doubt}: {words}" if bar.speaker else words


def _make_lanes(
    interview: Interview, bars: Sequence[Turn], stretches: Sequence[Stretch]
) -> Iterator[Lane]:
    """A lane for each who speaks, in the order of the interview's people; the unknown last."""
    for hue, speaker in enumerate([*interview.participants, None]):
        mine = [
            stretch for bar, stretch in zip(bars, stretches, strict=True) if _names(bar, speaker)
        ]
        if mine:
            yield Lane(
                name=_name_lane(speaker, bars),
                hue=hue if speaker else None,
                bars=tuple(each for each in mine if each.url),
                path=_draw_path(each for each in mine if not each.url),
            )


def _names(bar: Turn, speaker: Participant | None) -> bool:
    return (bar.speaker and bar.speaker.slug) == (speaker and speaker.slug)


def _name_lane(speaker: Participant | None, bars: Sequence[Turn]) -> str:
    if speaker:
        return speaker.name
    return "Speaker not identified" if is_named(bars) else "Speakers not identified"


def _draw_path(bars: Iterable[Stretch]) -> str:
    """Bars as the outline of their skyline: along the ground, up, along the roof, down."""
    steps = [f"H{round(bar.x * 100)}V0h{max(_THIN, round(bar.width * 100))}V1" for bar in bars]
    return f"M0 1{''.join(steps)}" if steps else ""


def _mark_chapters(
    urls: Urls, interview: Interview, chapters: Sequence[Chapter], length: int
) -> Iterator[Stretch]:
    """The chapters on the line; a number that would run into the one before it is left out."""
    free = 0.0
    for number, chapter in enumerate(chapters, 1):
        title, url = f"{number}. {chapter.title}", urls.chapter(interview, chapter)
        stretch = _place(chapter.start, chapter.end, length, title, url)
        if stretch.x >= free:
            stretch = replace(stretch, number=number)
            free = stretch.x + _DIGIT * len(str(number))
        yield stretch
