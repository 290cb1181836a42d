// The copy buttons beside an address or a quotation; they say aloud what they did.
import { BY_HAND, copyText } from "./clipboard.js";

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
