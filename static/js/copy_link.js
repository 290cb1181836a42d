// The copy buttons beside an address or a quotation; they say aloud what they did.
async function copy(button) {
  const shown = button.previousElementSibling;
  const answer = button.parentElement.parentElement.querySelector("[role=status]");
  const { copy: address, copyText: text } = button.dataset;
  answer.textContent = "";
  try {
    await navigator.clipboard.writeText(text ?? new URL(address, location.href).href);
    answer.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(shown);
    answer.textContent = "Selected: press Ctrl+C or ⌘C to copy";
  }
}

for (const button of document.querySelectorAll("[data-copy], [data-copy-text]")) {
  button.addEventListener("click", () => copy(button));
}
