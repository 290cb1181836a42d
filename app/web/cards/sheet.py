"""A sheet of warm paper that can be written on with a few inks, and becomes a small PNG."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from app.web.cards.fonts import Face, load_font

WIDTH = 1200
HEIGHT = 630
PAPER, INK, QUIET, RULE, ACCENT = "#faf7f0", "#231f19", "#665e51", "#dfd7c8", "#1b5a47"
"""As in static/css/tokens.css, by day."""
_SHADES = 10
"""From paper to each ink, for the soft edges of letters; more cannot be told from these."""
_SIGN = 32
"""The sides of the square in which static/img/favicon.svg draws the site's sign."""
_FINE = 16


@dataclass(frozen=True, slots=True)
class Hand:
    """How something is written."""

    face: Face
    size_px: int
    ink: str

    def measure(self, text: str) -> float:
        """The width of a text, in pixels."""
        return load_font(self.face, self.size_px).getlength(text)


class Sheet:
    """Paper of the size that sites ask for."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._pen = ImageDraw.Draw(self._image)

    def write(self, x: float, baseline: float, text: str, hand: Hand) -> None:
        """Writes a line that starts at `x`."""
        font = load_font(hand.face, hand.size_px)
        self._pen.text((x, baseline), text, hand.ink, font=font, anchor="ls")

    def rule(self, left: int, right: int, top: int) -> None:
        """Draws a thin line from left to right."""
        self._pen.rectangle((left, top, right - 1, top + 1), RULE)

    def stamp(self, left: int, top: int, size_px: int) -> None:
        """Draws the site's sign."""
        self._image.paste(_draw_sign(size_px), (left, top))

    def write_png(self) -> bytes:
        """The sheet as a file, without a word in it."""
        file = BytesIO()
        few = self._image.quantize(palette=_mix_inks(), dither=Image.Dither.NONE)
        # Pressing it harder takes eight times as long, and saves a twentieth.
        few.save(file, "PNG")
        return file.getvalue()


@lru_cache(maxsize=1)
def _mix_inks() -> Image.Image:
    """The colours in use: nothing else is ever drawn but the shades between paper and an ink."""
    palette = Image.new("P", (1, 1))
    shades = [shade for ink in (INK, QUIET, ACCENT) for shade in _mix(ink)]
    palette.putpalette(
        bytes(part for shade in [ImageColor.getrgb(RULE), *shades] for part in shade)
    )
    return palette


def _mix(ink: str) -> list[tuple[int, ...]]:
    pairs = list(zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(ink), strict=True))
    return [
        tuple(round(paper + (dark - paper) * shade / (_SHADES - 1)) for paper, dark in pairs)
        for shade in range(_SHADES)
    ]


@lru_cache(maxsize=4)
def _draw_sign(size_px: int) -> Image.Image:
    """The pilcrow of the favicon; drawn much larger first, so that its edges are soft."""
    image = Image.new("RGB", (_SIGN * _FINE, _SIGN * _FINE), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, _SIGN * _FINE - 1, _SIGN * _FINE - 1), 6 * _FINE, ACCENT)
    pen.ellipse(_enlarge(7.5, 6, 18.5, 17), PAPER)
    for box in ((13, 6, 23, 9), (13, 6, 16, 26), (18, 6, 21, 26)):
        pen.rectangle(_enlarge(*box), PAPER)
    pen.rectangle(_enlarge(16, 9, 18, 26), ACCENT)
    return image.resize((size_px, size_px), Image.Resampling.LANCZOS)


def _enlarge(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    return (left * _FINE, top * _FINE, right * _FINE - 1, bottom * _FINE - 1)
