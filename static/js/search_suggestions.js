// Suggestions below the search box: a combobox with a list that follows the typing.
const PAUSE_MS = 150;
const PATIENCE_MS = 1000;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
// Whoever moves in the words means them, and no option.
const INSIDE = ["ArrowLeft", "ArrowRight", "Home", "End"];
const list = document.querySelector(".search-suggestions");
const box = list.parentElement.querySelector("input");
const options = list.children;
// Of the option that the arrows have reached; after the last one comes what was typed.
let place = 0;
let latest = 0;

function mark(next) {
  const { [place]: before, [next]: option } = options;
  if (before) before.ariaSelected = null;
  if (option) option.ariaSelected = true;
  option?.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", option?.id ?? "");
  place = next;
}

function show([, texts = [], notes, urls]) {
  list.replaceChildren();
  texts.forEach((text, number) => {
    const option = document.createElement("a");
    const note = document.createElement("small");
    note.append(notes[number]);
    option.append(text, note);
    // The address bars of browsers get whole addresses; a page stays where it is.
    const { pathname, search, hash } = new URL(urls[number], location);
    list.append(Object.assign(option, { id: `suggestion_${number}`, href: pathname + search + hash, role: "option", tabIndex: -1 }));
  });
  mark(options.length);
  list.hidden = !options.length;
  box.ariaExpanded = !list.hidden;
}

function close() {
  latest += 1;
  show([]);
}

async function ask({ isComposing }) {
  if (isComposing) return;
  mark(options.length);
  const asked = (latest += 1);
  if (!box.value.trim()) return show([]);
  await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  if (asked !== latest) return;
  // Offline, or broken there: the box searches without.
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`${list.dataset.source}?q=${encodeURIComponent(box.value)}`, { signal })
    .then((found) => (found.ok ? found.json() : []))
    .catch(() => []);
  if (asked === latest) show(answer);
}

function press(event) {
  const { key } = event;
  const stops = options.length + 1;
  if (event.isComposing) return;
  if (INSIDE.includes(key)) return mark(options.length);
  if (key in STEPS && !list.hidden) mark((place + STEPS[key] + stops) % stops);
  else if (key === "ArrowDown") ask(event);
  else if (key === "Enter" && options[place]) options[place].click();
  else if (key === "Escape" && !list.hidden) close();
  else return;
  event.preventDefault();
}

Object.assign(box, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: false });
box.setAttribute("aria-controls", list.id);
box.addEventListener("input", ask);
box.addEventListener("compositionend", ask);
box.addEventListener("keydown", press);
box.addEventListener("blur", close);
box.form.addEventListener("submit", close);
addEventListener("pagehide", close);
// The box keeps the focus while an option is pressed.
list.addEventListener("mousedown", (event) => event.preventDefault());
