// Single keys: / search, j and k next and previous passage, ? help. They can be switched off (WCAG 2.1.4).
const SEARCH = "input[type=search]";
const STEPS = ".passage-card, .turn";
const help = document.querySelector(".keys-help dialog");
const control = help.querySelector("[role=switch]");

function stored() {
  try {
    return localStorage.getItem("keys");
  } catch {
    return null;
  }
}

function switchKeys(on) {
  control.setAttribute("aria-checked", String(on));
  try {
    if (on) localStorage.removeItem("keys");
    else localStorage.setItem("keys", "off");
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function follow(rel) {
  const link = document.querySelector(`.neighbours a[rel=${rel}]`);
  link?.click();
  return link !== null;
}

function step(by) {
  const stops = [...document.querySelectorAll(STEPS)];
  const here = document.activeElement.closest(STEPS);
  const last = stops.findLastIndex((stop) => stop.getBoundingClientRect().top < 8);
  const from = here ? stops.indexOf(here) : by > 0 ? last : last + 1;
  stops[from + by]?.querySelector("a")?.focus();
}

// A page adds keys of its own.
export const ACTIONS = {
  "/": () => {
    const box = document.querySelector(SEARCH);
    box?.focus();
    box?.select();
  },
  "j": () => follow("next") || step(1),
  "k": () => follow("prev") || step(-1),
  "?": () => (help.open ? help.close() : help.showModal()),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (control.getAttribute("aria-checked") !== "true" || isTyping(event.target)) return;
  const act = ACTIONS[event.key];
  if (!act || (help.open && event.key !== "?")) return;
  event.preventDefault();
  act();
});

document.querySelector(".keys-help-open").addEventListener("click", () => help.showModal());
// The list fills the dialog: a click on the dialog itself was one beside it.
help.addEventListener("click", ({ target }) => target === help && help.close());
control.addEventListener("click", () => switchKeys(control.getAttribute("aria-checked") !== "true"));
if (stored() === "off") switchKeys(false);
