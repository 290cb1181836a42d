"""What somebody could not read or use in a page."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 × 1024 at 400 %."""
# Of a whole conversation its first chapter is enough: the others are made of the same parts.
OPENING = "{ exclude: ['.chapter ~ .chapter'] }"
SHORTEN = """() => {
  for (const each of document.querySelectorAll(".chapter ~ .chapter")) each.remove();
  const name = (part) => part.tagName + part.getAttribute("class");
  for (const each of document.querySelectorAll("main *"))
    for (const part of [...each.children].slice(12))
      if (name(part) === name(each.children[6])) part.remove();
}"""
"""Leaves a dozen of what there are hundreds of, which axe would read for half a minute."""
Search = Callable[[Page], list[str]]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that a theme can break."""

# Style sheets that scripts construct are no business of the policy's.
STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
LARGE_TEXT = "html { font-size: 200% !important }"
WIDE_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
"""WCAG 2.2, 1.4.12."""

CLIPPED = """() => {
  const cut = (each) => {
    const style = getComputedStyle(each);
    const across = style.overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
    const down = style.overflowY !== "visible" && each.scrollHeight > each.clientHeight + 1;
    const hides = (across && !/auto|scroll/.test(style.overflowX)) ||
      (down && !/auto|scroll/.test(style.overflowY));
    const shown = each.clientWidth > 1 && each.checkVisibility();  // or meant for ears alone
    return hides && shown && each.textContent.trim();
  };
  // For screen readers alone; room in which nothing stands; what is shortened because it stands
  // in full elsewhere: in the caption of a line, in the title of a link.
  const meant = ".visually-hidden, .skip-link, .conversation, textarea, " +
    ".conversation-line-names *, .topic-map-title";
  return [...document.querySelectorAll("body *:not(svg *)")]
    .filter((each) => !each.closest(meant) && cut(each))
    .map((each) => `clipped: ${each.className} “${each.textContent.trim().slice(0, 40)}”`);
}"""
WIDE = """() => {
  const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
  return wide > room ? [`scrolls sideways: ${wide} in ${room}`] : [];
}"""
# What another site gives a frame is its own business.
COVERED = """() => [...document.querySelectorAll("body:not(.embedded) *")]
  .filter((each) => {
    const { position, top, bottom } = getComputedStyle(each);
    return /fixed|sticky/.test(position) && (top !== "auto" || bottom !== "auto");
  })
  .filter((each) => each.clientHeight > innerHeight / 2 && each.clientWidth > innerWidth / 2)
  .map((each) => `covers the page: ${each.className}`)
"""
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"

MOVING = """() => [...document.querySelectorAll("*")]
  .filter((each) => {
    const style = getComputedStyle(each);
    return style.transitionDuration !== "0s" || style.animationName !== "none";
  })
  .map((each) => `moves: ${each.className}`)
"""


def open_whole(page: Page, address: str) -> None:
    """Opens a page with all that it has folded in."""
    page.goto(address)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def find_violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds, by rule, with the places; evaluated beside the page, with the policy on."""
    page.evaluate(AXE_SCRIPT)
    only = f", runOnly: {list(rules)}" if rules else ""
    results = page.evaluate(f"axe.run({OPENING}, {{ resultTypes: ['violations']{only} }})")
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def find_violations_in_both_themes(page: Page) -> list[str]:
    """The same; in the dark only what the colours can break."""
    in_the_light = find_violations(page)
    page.emulate_media(color_scheme="dark")
    in_the_dark = find_violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return in_the_light + in_the_dark


def find_violations_in_the_first_dozen(page: Page) -> list[str]:
    """The same in a page whose repetitions are taken out: the last to be looked for."""
    page.evaluate(SHORTEN)
    return find_violations_in_both_themes(page)


def find_disorder(page: Page) -> list[str]:
    """Headings that leave out a level, and a page without one of the first, or with two."""
    levels: list[int] = page.evaluate(LEVELS)
    fine = levels.count(1) == 1 and levels[0] == 1
    steps = all(after - before <= 1 for before, after in pairwise(levels))
    return [] if fine and steps else [f"headings of the levels {levels}"]


def find_too_wide(page: Page) -> list[str]:
    """Whether a page scrolls sideways."""
    found: list[str] = page.evaluate(WIDE)
    return found


def find_crowding(page: Page) -> list[str]:
    """What is cut off where text is twice as large or set wide, or covered where there is little
    room (WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12).
    """
    found = []
    for css in (LARGE_TEXT, WIDE_SPACING):
        page.evaluate(STYLE, css)
        found += page.evaluate(CLIPPED)
    page.evaluate(STYLE, "")
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size(ZOOMED)
    found += find_too_wide(page) + page.evaluate(COVERED)
    page.set_viewport_size(size)
    return found


def find_motion(page: Page) -> list[str]:
    """What moves where somebody asked for rest."""
    found: list[str] = page.evaluate(MOVING)
    return found


def find_useless(page: Page) -> list[str]:
    """Buttons that nothing answers to without scripts."""
    buttons = page.locator("button:not([type=submit])").all()
    return [f"does nothing: {button.inner_text()}" for button in buttons if button.is_visible()]


def look_at_each(
    page: Page, addresses: Mapping[str, str], *searches: Search
) -> dict[str, list[str]]:
    """The faults of each kind of page that has any."""
    faults = {}
    for kind, address in addresses.items():
        open_whole(page, address)
        found = [fault for search in searches for fault in search(page)]
        if found:
            faults[kind] = found
    return faults
