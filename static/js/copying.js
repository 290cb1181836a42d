// Copying, by whoever imports this and by the copy buttons beside an address or a quotation.
export const BY_HAND = "Selected: press Ctrl+C or ⌘C to copy";

export async function copyText(text) {
  await navigator.clipboard.writeText(text);
}

// With the source as text for editors that take no HTML.
export async function copyHtml(html) {
  const forms = ["text/html", "text/plain"].map((type) => [type, new Blob([html], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
}

// They say aloud what they did.
async function copy(button) {
  const shown = button.previousElementSibling;
  const answer = button.parentElement.parentElement.querySelector("[role=status]");
  const { copy: address, copyText: text } = button.dataset;
  answer.textContent = "";
  try {
    await copyText(text ?? new URL(address, location.href).href);
    answer.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(shown);
    answer.textContent = BY_HAND;
  }
}

for (const button of document.querySelectorAll("[data-copy], [data-copy-text]")) {
  button.addEventListener("click", () => copy(button));
}
