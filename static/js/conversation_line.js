// Along a conversation line: what lies under the pointer is told below it. Arrows step from place to
// place, Page Up and Page Down from chapter to chapter, Enter opens. Lines may come later, with results.
const LINE = ".conversation-line";
const SLIDER = ".conversation-line-slider";
const TOLD = ".conversation-line-told";
const CHAPTER = "a:has(.conversation-line-tick)";
// What a line is there for: passages that are lit, or else turns, or else chapters.
const PLACES = ["a:has(.conversation-line-lit)", ".conversation-line-lane a", CHAPTER];
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
const GOALS = { Home: () => 0, End: () => way.places.length, PageUp: () => turn(-1), PageDown: () => turn(1) };
// Along the line whose slider has the focus.
let way;

export function measure(element, name = "x") {
  return Number.parseFloat(element.getAttribute(name));
}

function list(line, kind) {
  const places = Array.from(line.querySelectorAll(kind), (link) => ({ link, x: measure(link.querySelector("rect")) }));
  return places.sort((one, other) => one.x - other.x);
}

// The places of a line with the number of their chapter, and where one is: at what is lit, or where
// the reader is, or where one left it.
function read(slider) {
  const line = slider.closest(LINE);
  const chapters = list(line, CHAPTER);
  const places = PLACES.map((kind) => list(line, kind)).find((found) => found.length);
  for (const place of places) place.chapter = chapters.filter(({ x }) => x <= place.x).length;
  const mark = line.querySelector(".conversation-line-here:not([hidden]), .conversation-line-frame");
  const here = mark ? places.findLastIndex(({ x }) => x <= measure(mark)) : Number(slider.ariaValueNow);
  return { slider, line, places, here };
}

// The first place of the next chapter that has one, or of the one before.
function turn(by) {
  const { places, here } = way;
  const isBeyond = ({ chapter }) => by * (chapter - places[here].chapter) > 0;
  const beyond = by > 0 ? places.find(isBeyond) : places.findLast(isBeyond);
  return beyond ? places.findIndex(({ chapter }) => chapter === beyond.chapter) : by * places.length;
}

function tell(line, link) {
  line.querySelector("a.active")?.classList.remove("active");
  link?.classList.add("active");
  line.querySelector(TOLD).textContent = link?.firstChild.textContent ?? "";
}

function go(number) {
  const { slider, line, places } = way;
  way.here = Math.max(0, Math.min(places.length - 1, number));
  tell(line, places[way.here].link);
  Object.assign(slider, {
    ariaValueMax: places.length - 1,
    ariaValueNow: way.here,
    ariaValueText: line.querySelector(TOLD).textContent,
  });
}

document.addEventListener("focusin", ({ target }) => {
  way = target.matches(SLIDER) && read(target);
  if (way) go(way.here);
});
document.addEventListener("focusout", () => {
  if (way) tell(way.line);
  way = null;
});
document.addEventListener("keydown", (event) => {
  const { key } = event;
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === "Enter") location.href = way.places[way.here].link.href.baseVal;
  else if (key in STEPS) go(way.here + STEPS[key]);
  else if (key in GOALS) go(GOALS[key]());
  else return;
  event.preventDefault();
});
document.addEventListener("pointerover", ({ target, relatedTarget }) => {
  const line = target.closest(LINE) ?? relatedTarget?.closest(LINE);
  if (line) tell(line, target.closest(`${LINE} svg a`));
});
