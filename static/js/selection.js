// Quoting what a reader chooses: selected words, tapped sentences, or sentences from a focused ¶ on.
import { BY_HAND, copyHtml, copyText } from "./copying.js";
import { ACTIONS } from "./keys.js";
import { fetchQuote, listParts, makePassage } from "./selected_passage.js";

const PAUSE_MS = 150;
const GAP = 8;
const FAR = 40;
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const root = document.documentElement;
const sentences = [...document.querySelectorAll(".conversation .sentence")];
const shown = findShown();
const tools = document.querySelector(".selection-tools");
const count = tools.querySelector(".selection-count");
const field = tools.querySelector(".selection-field");
const status = document.querySelector(".selection-status");
const handheld = matchMedia("(hover: none)");
const room = new CSSStyleSheet();
let touching = handheld.matches;
let pressed = false;
let settling = 0;
let asking = 0;
// A passage with the places of its `first` and `last` sentence. Where sentences were chosen, not
// words: `anchor` is the place where that began, `head` the one it has reached.
let chosen = null;

function findShown() {
  const words = document.querySelector(".quotation p");
  const lit = sentences.filter((sentence) => sentence.querySelector(".lit"));
  return words && lit.length === 1 ? { sentence: lit[0], words } : undefined;
}

function findPlace(element) {
  return sentences.indexOf(element.closest(".sentence"));
}

function findSign(place) {
  return sentences[place]?.querySelector("a");
}

function close() {
  clearTimeout(asking);
  for (const { sentence } of chosen?.parts ?? []) {
    sentence.classList.remove("chosen", "tapped");
    sentence.removeAttribute("aria-current");
  }
  chosen = null;
  tools.hidden = field.hidden = true;
  status.textContent = "";
  room.replaceSync("");
}

function choose(parts, ends) {
  close();
  const [first, last] = [parts[0], parts.at(-1)].map(({ sentence }) => findPlace(sentence));
  chosen = { ...makePassage(parts), first, last, ...ends };
  for (const { sentence } of parts) {
    sentence.classList.add("chosen");
    if (ends) sentence.setAttribute("aria-current", "true");
  }
  show();
  // Before anybody clicks: a click counts for the clipboard only while it is fresh.
  asking = setTimeout(ask, PAUSE_MS, chosen);
}

function chooseSentences(anchor, head) {
  if (!sentences[head]) return;
  const range = document.createRange();
  range.setStartBefore(sentences[Math.min(anchor, head)]);
  range.setEndAfter(sentences[Math.max(anchor, head)]);
  choose(listParts(range, sentences), { anchor, head });
  reveal(sentences[head]);
  status.textContent = `${count.textContent} chosen`;
}

function moveEnd(by) {
  const { first, last } = chosen;
  if (last + by >= first) chooseSentences(first, last + by);
}

// Where the tools stand

function show() {
  const { first, last, path } = chosen;
  count.textContent = first === last ? "1 whole sentence" : `${last - first + 1} whole sentences`;
  tools.querySelector("[data-act=shorten]").ariaDisabled = String(first === last);
  tools.querySelector("[data-act=extend]").ariaDisabled = String(!sentences[last + 1]);
  for (const link of tools.querySelectorAll("a")) link.href = `${path}#${link.dataset.part}`;
  tools.classList.toggle("selection-bar", touching);
  tools.hidden = false;
  place();
}

function place() {
  const { left, top } = touching ? {} : findRoom();
  const bar = `:root { --selection-bar: ${tools.offsetHeight}px; }`;
  room.replaceSync(touching ? bar : `.selection-tools { left: ${left}px; top: ${top}px; }`);
}

// Below the last chosen line or above the first; a choice that fills the window has it at the foot.
// In the page, not in the window, so that it goes along when the words are scrolled.
function findRoom() {
  const { offsetWidth: width, offsetHeight: height } = tools;
  const [first, last] = [chosen.parts[0].range, chosen.parts.at(-1).range];
  const { bottom, right } = [...last.getClientRects()].findLast((line) => line.width > 0);
  const foot = root.clientHeight - GAP - height;
  const sides = [bottom + GAP, first.getBoundingClientRect().top - GAP - height];
  const top = sides.find((side) => side >= GAP && side <= foot) ?? foot;
  const left = Math.max(GAP, Math.min(right - width / 2, root.clientWidth - GAP - width));
  return { left: left + scrollX, top: top + scrollY };
}

// What was chosen last stays in sight, with room for the tools below it.
function reveal(sentence) {
  const { top, bottom } = sentence.getBoundingClientRect();
  const hidden = bottom - (root.clientHeight - tools.offsetHeight - 2 * GAP);
  if (hidden > 0 || top < GAP) scrollBy(0, Math.max(hidden, Math.min(top - GAP, 0)));
  place();
}

// What they do

function tell(text) {
  count.textContent = status.textContent = text;
  place();
}

function ask(passage) {
  passage.asked ??= fetchQuote(passage.source).then((quote) => (passage.quote = quote));
  // The next click asks again.
  passage.asked.catch(() => delete passage.asked);
  return passage.asked;
}

function offer(text) {
  field.hidden = false;
  field.value = text;
  field.select();
  tell(BY_HAND);
}

async function copy(form) {
  const passage = chosen;
  status.textContent = "";
  let text = form === "link" ? passage.link : passage.quote?.[form];
  try {
    text ??= (await ask(passage))[form];
    await (form === "html" ? copyHtml : copyText)(text);
    if (passage === chosen) tell("Copied");
  } catch {
    if (passage !== chosen) return;
    if (text) offer(text);
    else tell("No answer. Try again.");
  }
}

async function share() {
  const { url, quote } = chosen;
  try {
    const { text } = quote ?? (await ask(chosen));
    // The address goes beside the words, not in them.
    await navigator.share({ text: text.replace(/,? \S+$/, ""), url });
  } catch (error) {
    if (chosen && error.name !== "AbortError") tell("Not shared");
  }
}

function leave() {
  const { anchor, last } = chosen;
  const isInside = tools.contains(document.activeElement);
  close();
  if (isInside) findSign(anchor ?? last).focus({ preventScroll: true });
}

const ACTS = { shorten: () => moveEnd(-1), extend: () => moveEnd(1), close: leave, share };

tools.addEventListener("click", (event) => {
  const { act } = event.target.dataset;
  if (act) (ACTS[act] ?? copy)(act);
});

// A press on a tool must not take the selection away.
tools.addEventListener("mousedown", (event) => {
  if (event.target !== field) event.preventDefault();
});

// Selected words, by whatever means but touch: there the system has tools of its own

function settle() {
  const selection = getSelection();
  // By touch the system has tools of its own for words: ours, for whole sentences, make way.
  if (touching && !selection.isCollapsed) close();
  if (pressed || touching || tools.contains(document.activeElement)) return;
  const parts = selection.isCollapsed ? [] : listParts(selection.getRangeAt(0), sentences, shown);
  if (parts.length > 0) choose(parts);
  else if (chosen && chosen.anchor === undefined) close();
}

function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(settle, PAUSE_MS);
}

function release() {
  if (pressed) settleSoon();
  pressed = false;
}

document.addEventListener("selectionchange", settleSoon);
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", release);
document.addEventListener("pointerdown", (event) => {
  // A pen is a finger where nothing hovers, and else a mouse.
  touching = event.pointerType === "touch" || (event.pointerType === "pen" && handheld.matches);
  if (touching || event.button !== 0 || tools.contains(event.target)) return;
  pressed = true;
  close();
});

// Tapped sentences

function tap(sentence) {
  const here = findPlace(sentence);
  const { anchor = here, head } = chosen ?? {};
  if (anchor === here && head === here) return close();
  // Whoever taps far from where they began means something else.
  chooseSentences(Math.abs(here - anchor) > FAR ? here : anchor, here);
  sentence.classList.add("tapped");
}

// On the conversation itself: some phones give taps on plain text to nothing further out.
document.querySelector(".conversation").addEventListener("click", (event) => {
  const sentence = event.target.closest(".sentence");
  if (touching && sentence && !event.target.closest("a") && getSelection().isCollapsed) tap(sentence);
});

document.addEventListener("click", ({ target }) => {
  if (touching && chosen && !tools.contains(target) && findPlace(target) < 0) close();
});

// Keys: the tools stand right after the chosen sentences

function isBeside(element) {
  return chosen.parts.some(({ sentence }) => sentence.contains(element) || element.contains(sentence));
}

function findGoal({ key, shiftKey }) {
  const controls = [...tools.querySelectorAll("a, button, textarea")].filter((control) => control.checkVisibility());
  const here = controls.indexOf(document.activeElement);
  if (here < 0) return key === "Tab" && !shiftKey && isBeside(document.activeElement) && controls[0];
  if (key !== "Tab") return controls.at((here + STEPS[key]) % controls.length);
  if (shiftKey) return here === 0 && findSign(chosen.last);
  return here === controls.length - 1 && findSign(chosen.last + 1);
}

function moveFocus(event) {
  const goal = findGoal(event);
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

function extend(event) {
  const here = findPlace(document.activeElement);
  if (here < 0 || !getSelection().isCollapsed) return;
  event.preventDefault();
  const { anchor = here, head = here } = chosen ?? {};
  chooseSentences(anchor, head + STEPS[event.key]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isArrow = event.key in STEPS;
  if (isArrow && event.shiftKey) extend(event);
  else if (chosen && event.key === "Escape") leave();
  else if (chosen && (event.key === "Tab" || (isArrow && event.target !== field))) moveFocus(event);
});

ACTIONS.c = () => {
  const here = findPlace(document.activeElement);
  if (!chosen) chooseSentences(here, here);
  if (chosen) copy("link");
  else document.querySelector(".permalink button")?.click();
};

document.addEventListener("focusin", ({ target }) => {
  if (chosen && !tools.contains(target) && !isBeside(target)) close();
});

addEventListener("resize", () => chosen && place());

document.adoptedStyleSheets.push(room);
tools.querySelector("[data-act=share]").hidden = !navigator.share;
