// Results follow the typing: the results part of the same page, fetched after a short pause.
const PAUSE_MS = 200;
const LEAST = 2;
const form = document.querySelector(".search-form-large");
const box = form.querySelector("input[type=search]");
const results = document.getElementById("results");
const status = document.getElementById("results_status");
let shown = box.value.trim();
let timer = 0;
let asking = new AbortController();

// The address of what the form asks for, without what is empty.
function address() {
  const asked = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...asked]) if (!value.trim()) asked.delete(name);
  asked.set("q", box.value.trim());
  if (!asked.get("q")) asked.delete("q");
  const query = asked.toString();
  return form.action + (query ? `?${query}` : "");
}

async function follow() {
  const wanted = box.value.trim();
  // Whatever is still asked for is overtaken, also by what is shown already.
  asking.abort();
  asking = new AbortController();
  if (wanted === shown || (wanted && wanted.length < LEAST)) return;
  const { signal } = asking;
  const url = address();
  try {
    const answer = await fetch(url + (url.includes("?") ? "&" : "?") + "part=results", { signal });
    if (!answer.ok && answer.status !== 400) throw new Error(answer.statusText);
    const html = await answer.text();
    // An answer that was overtaken while its words came in must not be shown.
    if (signal.aborted) return;
    results.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    shown = wanted;
    history.replaceState(null, "", url);
    document.title = document.title.replace(/^.*? · (?=[^·]*$)/, `${wanted ? `Search: ${wanted}` : "Search"} · `);
    const count = results.querySelector("[data-count]")?.dataset.count;
    status.textContent = count ?? results.querySelector(".notice")?.textContent.trim() ?? "";
  } catch {
    // Offline, or broken there: what is shown belongs to other words, and Enter still works.
    if (!signal.aborted) status.textContent = "No answer. Press Enter to search again.";
  }
}

box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(follow, PAUSE_MS);
});
box.addEventListener("compositionend", () => {
  clearTimeout(timer);
  timer = setTimeout(follow, PAUSE_MS);
});
